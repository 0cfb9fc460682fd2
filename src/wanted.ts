import type { Target } from './build/builder.ts'
import type { Inputs } from './inputs.ts'
import type { Architecture, Archive, Environment, Tree, Wanted } from './layer.ts'
import { Problem } from './problem.ts'

/** What the layer is built for: what was declared, or the runner's own architecture. */
export function targetOf(inputs: Inputs, own: Architecture): Target {
  const declared = inputs['compatible-architectures']
  const [first = own] = declared
  const architecture = declared.includes(own) ? own : first
  return { runtimes: inputs['compatible-runtimes'], architecture, isOwn: architecture === own }
}

/** The layer as every Region shall have it; `env` has GITHUB_REPOSITORY and GITHUB_SHA for the default description. */
export function wantedFrom(
  inputs: Inputs,
  archive: Archive,
  tree: Tree | undefined,
  { own, env }: { own: Architecture; env: Environment },
): Wanted {
  return {
    codeSha256: archive.sha256,
    runtimes: inputs['compatible-runtimes'],
    architectures: architecturesOf(inputs, archive, own),
    description: inputs.description ?? defaultDescription(env),
    licenseInfo: inputs['license-info'] ?? tree?.license?.slice(0, 512) ?? '',
    insistsOn: {
      description: inputs.description !== undefined,
      licenseInfo: inputs['license-info'] !== undefined,
    },
    principals: inputs.principals,
    skipUnchanged: inputs['skip-unchanged'],
  }
}

/** What a reader should know of a layer whose target was not declared. */
export function warningsAbout(inputs: Inputs, { hasNativeCode }: Archive): string[] {
  if (!hasNativeCode || inputs['compatible-runtimes'].length > 0) return []
  return [
    'The layer has native code inside, and no "compatible-runtimes" are given: it is built for the version that this ' +
      'runner has. Declare the runtimes of the functions that use it.',
  ]
}

function architecturesOf(
  inputs: Inputs,
  { hasNativeCode }: Archive,
  own: Architecture,
): readonly Architecture[] {
  const declared = inputs['compatible-architectures']
  if (hasNativeCode && declared.length > 1) {
    throw new Problem(
      `Input "compatible-architectures" has ${declared.join(' and ')}, but the layer has native code inside, which runs ` +
        'on one of them only. Publish two layers: one step for each architecture, with another "layer-name".',
    )
  }
  return declared.length === 0 && hasNativeCode ? [own] : declared
}

function defaultDescription({ GITHUB_REPOSITORY: repository, GITHUB_SHA: sha }: Environment): string {
  return repository && sha ? `${repository}@${sha}`.slice(0, 256) : ''
}
