import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Target } from '../../install/builder.ts'
import type { LoadTarget } from '../../layer/layer-to-check.ts'
import type {
  Architecture,
  ArchitectureSets,
  Archive,
  Environment,
  Metadata,
  Numbering,
  WantedLayer,
} from '../../layer/layer.ts'
import type { Inputs } from './inputs.ts'

/** The architecture of this runner. */
export const runnerArchitecture: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'

/** Returns the target of the build: the declared architecture and runtimes. The default architecture is that of this runner. */
export function targetOf(inputs: Inputs): Target {
  const declared = inputs['compatible-architectures']
  const [first = runnerArchitecture] = declared
  const architecture = declared.includes(runnerArchitecture) ? runnerArchitecture : first
  return {
    runtimes: inputs['compatible-runtimes'],
    architecture,
    matchesRunner: architecture === runnerArchitecture,
  }
}

/** Returns the architecture and the runtimes in which the layer must load. */
export function loadTargetOf(inputs: Inputs): LoadTarget {
  const { architecture } = targetOf(inputs)
  return { runtimes: inputs['compatible-runtimes'], architecture }
}

/**
 * Returns the declared architectures of the versions that the layer replaces. If the inputs declare none, the content decides, which is not
 * known before the archive is written. So versions with and without the default are compared.
 */
export function architectureSetsOf({ 'compatible-architectures': declared }: Inputs): ArchitectureSets {
  return declared.length > 0 ? [declared] : [[], [runnerArchitecture]]
}

/**
 * Returns the layer that every Region should have. `license` is that of the manifest. The default description contains GITHUB_REPOSITORY and
 * GITHUB_SHA.
 */
export function wantedFrom(
  inputs: Inputs,
  archive: Archive,
  license: string | undefined,
  env: Environment,
): WantedLayer {
  return {
    codeSha256: archive.sha256,
    runtimes: inputs['compatible-runtimes'],
    architectures: architecturesOf(inputs, archive),
    description: inputs.description ?? defaultDescription(env),
    licenseInfo: inputs['license-info'] ?? license?.slice(0, 512) ?? '',
    isExplicit: {
      description: inputs.description !== undefined,
      licenseInfo: inputs['license-info'] !== undefined,
    },
    principals: inputs.principals,
    skipUnchanged: inputs['skip-unchanged'],
    numbering: numberingOf(inputs),
    inAllRegions: inputs['on-failure'] === 'rollback',
    retain: inputs['retain-versions'],
  }
}

/** Returns the metadata of the layer version. */
export function metadataOf({ runtimes, architectures, description, licenseInfo }: WantedLayer): Metadata {
  return { runtimes, architectures, description, licenseInfo }
}

/** Returns the version number that the inputs require. */
export function numberingOf({ version, 'align-versions': aligned }: Inputs): Numbering {
  if (version !== undefined) return { kind: 'exact', version }
  return { kind: aligned ? 'aligned' : 'next' }
}

/** Returns a warning if the layer has native code but no declared runtimes. */
export function warningsAbout(inputs: Inputs, { hasNativeCode }: Archive): Message[] {
  if (!hasNativeCode || inputs['compatible-runtimes'].length > 0) return []
  return [
    about(
      'the-target-was-not-declared',
      'The layer contains native code, but "compatible-runtimes" is not set. The layer is built for the language version of ' +
        'this runner. Set "compatible-runtimes" to the runtimes of the functions that use it.',
    ),
  ]
}

function architecturesOf(inputs: Inputs, { hasNativeCode }: Archive): readonly Architecture[] {
  const declared = inputs['compatible-architectures']
  if (hasNativeCode && declared.length > 1) {
    throw new Problem({
      topic: 'native-code-does-not-load',
      text:
        `Input "compatible-architectures" has ${declared.join(' and ')}, but the layer contains native code, which runs ` +
        'on only one of them. To publish one layer for each architecture, add "{architecture}" to "layer-name".',
    })
  }
  return declared.length === 0 && hasNativeCode ? [runnerArchitecture] : declared
}

function defaultDescription({ GITHUB_REPOSITORY: repository, GITHUB_SHA: sha }: Environment): string {
  return repository && sha ? `${repository}@${sha}`.slice(0, 256) : ''
}
