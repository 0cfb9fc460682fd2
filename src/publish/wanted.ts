import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { Target } from '../install/builder.ts'
import type { LoadTarget } from '../layer/layer-to-check.ts'
import type {
  Architecture,
  Archive,
  Environment,
  Metadata,
  Numbering,
  Tree,
  WantedLayer,
} from '../layer/layer.ts'
import type { Inputs } from './inputs.ts'

/** The architecture of this runner. */
const own: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'

/** The target of the build: what was declared, or the architecture of this runner. */
export function targetOf(inputs: Inputs): Target {
  const declared = inputs['compatible-architectures']
  const [first = own] = declared
  const architecture = declared.includes(own) ? own : first
  return { runtimes: inputs['compatible-runtimes'], architecture, isOwn: architecture === own }
}

/** Where the layer must load: what was declared, or the architecture of this runner. */
export function loadTargetOf(inputs: Inputs): LoadTarget {
  const { architecture } = targetOf(inputs)
  return { runtimes: inputs['compatible-runtimes'], architecture }
}

/** The layer that every Region should have. `env` contains GITHUB_REPOSITORY and GITHUB_SHA for the default description. */
export function wantedFrom(
  inputs: Inputs,
  archive: Archive,
  tree: Tree | undefined,
  env: Environment,
): WantedLayer {
  return {
    codeSha256: archive.sha256,
    runtimes: inputs['compatible-runtimes'],
    architectures: architecturesOf(inputs, archive),
    description: inputs.description ?? defaultDescription(env),
    licenseInfo: inputs['license-info'] ?? tree?.license?.slice(0, 512) ?? '',
    insistsOn: {
      description: inputs.description !== undefined,
      licenseInfo: inputs['license-info'] !== undefined,
    },
    principals: inputs.principals,
    skipUnchanged: inputs['skip-unchanged'],
    numbering: numberingOf(inputs),
    retain: inputs['retain-versions'],
  }
}

/** What a layer version declares in addition to its content. */
export function metadataOf({ runtimes, architectures, description, licenseInfo }: WantedLayer): Metadata {
  return { runtimes, architectures, description, licenseInfo }
}

/** The number that the version should get. */
export function numberingOf({ version, 'align-versions': aligned }: Inputs): Numbering {
  if (version !== undefined) return { kind: 'exact', version }
  return { kind: aligned ? 'aligned' : 'next' }
}

/** Warnings about a layer whose target was not declared. */
export function warningsAbout(inputs: Inputs, { hasNativeCode }: Archive): Message[] {
  if (!hasNativeCode || inputs['compatible-runtimes'].length > 0) return []
  return [
    about(
      'the-target-was-not-declared',
      'The layer has native code inside, and no "compatible-runtimes" are given: it is built for the version that this ' +
        'runner has. Declare the runtimes of the functions that use it.',
    ),
  ]
}

function architecturesOf(inputs: Inputs, { hasNativeCode }: Archive): readonly Architecture[] {
  const declared = inputs['compatible-architectures']
  if (hasNativeCode && declared.length > 1) {
    throw new Problem({
      topic: 'native-code-does-not-load',
      text:
        `Input "compatible-architectures" has ${declared.join(' and ')}, but the layer has native code inside, which runs ` +
        'on one of them only. Publish two layers: one step for each architecture, with another "layer-name".',
    })
  }
  return declared.length === 0 && hasNativeCode ? [own] : declared
}

function defaultDescription({ GITHUB_REPOSITORY: repository, GITHUB_SHA: sha }: Environment): string {
  return repository && sha ? `${repository}@${sha}`.slice(0, 256) : ''
}
