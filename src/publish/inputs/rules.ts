import type { EndpointSettings } from '../../aws-names/endpoints.ts'
import { namesIn } from '../../aws-names/region-selection.ts'
import { pathsConflict } from '../../base/paths.ts'
import { awsRules } from '../../inputs/aws-inputs.ts'
import { bucketRules } from '../../inputs/bucket.ts'
import { encryptionRules } from '../../inputs/encryption.ts'
import { parameterRules } from '../../inputs/parameter.ts'
import type { Surroundings } from '../../inputs/parse.ts'
import { publicRule } from '../../inputs/principals.ts'
import type { Rule } from '../../inputs/read-all.ts'
import { wantedRegions } from '../../inputs/regions.ts'
import { releaseRules } from '../../inputs/release.ts'
import type { Region } from '../../layer/layer.ts'
import { runtimesWithoutSdk } from '../../layer/slim.ts'
import type { Given } from './parsers.ts'

/** Returns the rules for combinations of inputs, and for inputs and the environment. An invalid input has no value here. */
export function rulesFor(
  inputs: Partial<Given>,
  surroundings: Surroundings,
  settings: EndpointSettings,
): Rule[] {
  return [
    publicRule(inputs.principals ?? [], inputs['allow-public']),
    ...(['build-command', 'exclude', 'slim', ...ofManagers] as const).map((other): Rule => [
      inputs.archive !== undefined && isGiven(other, inputs),
      {
        topic: 'two-inputs-contradict-each-other',
        text: `Inputs "archive" and "${other}" are both given, but an archive is published as it is. Remove one of them.`,
      },
    ]),
    ...ofManagers.map((other): Rule => [
      inputs['build-command'] !== undefined && isGiven(other, inputs),
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          `Inputs "build-command" and "${other}" are both given, but the command runs instead of a package manager. ` +
          'Remove one of them.',
      },
    ]),
    [
      isGiven('build-inputs', inputs) && inputs['build-command'] === undefined,
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          'Input "build-inputs" is given, but not "build-command". It names the files that the command reads. ' +
          'Remove it, or set "build-command".',
      },
    ],
    ...bucketRules(inputs),
    ...rulesForRegions(inputs, namesIn(wantedRegions(inputs, surroundings.env))),
    ...releaseRules(inputs),
    ...sdkRules(inputs),
    ...awsRules(inputs, surroundings, settings),
    ...fileRules(inputs),
    [
      inputs.version !== undefined && inputs['align-versions'] === true,
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          'Inputs "version" and "align-versions" are both given, but "version" already sets the same version number in every Region. ' +
          'Remove one of them.',
      },
    ],
  ]
}

/** Returns the rules that depend on the Regions. Those of a pattern are known only after the action has connected to AWS. */
export function rulesForRegions(inputs: Partial<Given>, regions: readonly Region[]): Rule[] {
  const bucket = inputs['s3-bucket']
  return [
    ...encryptionRules(inputs['s3-encryption'] ?? {}, { regions, bucket }),
    ...parameterRules(
      inputs['ssm-parameter'] ?? [],
      { name: inputs['layer-name'], release: inputs.release },
      regions,
    ),
  ]
}

/** A layer without the SDK works only if every runtime includes it. */
function sdkRules({ slim = [], 'compatible-runtimes': runtimes = [] }: Partial<Given>): Rule[] {
  const without = runtimesWithoutSdk(runtimes)
  const isRequested = slim.includes('runtime-sdk')
  return [
    [
      isRequested && runtimes.length === 0,
      {
        topic: 'the-target-was-not-declared',
        text:
          'Input "slim" has "runtime-sdk", but "compatible-runtimes" is not set. Only some runtimes include an AWS SDK. ' +
          'Set "compatible-runtimes", or remove "runtime-sdk".',
      },
    ],
    [
      isRequested && without.length > 0,
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          `Input "slim" has "runtime-sdk", but "compatible-runtimes" has ${without.join(', ')}, which ${without.length === 1 ? 'does' : 'do'} ` +
          'not include an AWS SDK that a layer can use. Remove "runtime-sdk", or publish a separate layer for these runtimes.',
      },
    ],
  ]
}

/** Files are checked before the build. A conflict that is found after the publish would fail a run whose version exists. */
function fileRules({ export: exports = [], sbom, archive }: Partial<Given>): Rule[] {
  const files = { export: exports.map(({ path }) => path), sbom: given(sbom), archive: given(archive) }
  const pairs = [
    ['export', 'sbom'],
    ['export', 'archive'],
    ['sbom', 'archive'],
  ] as const
  return pairs.map(([one, other]) => [
    files[one].some((path) => files[other].some((second) => pathsConflict(path, second))),
    {
      topic: 'a-file-cannot-be-written',
      text: `Inputs "${one}" and "${other}" name the same file, or one path is inside the other. Use separate paths.`,
    },
  ])
}

function given(path: string | undefined): string[] {
  return path === undefined ? [] : [path]
}

/** The inputs that configure a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'] as const

/** Whether an input has another value than its default. */
function isGiven(name: keyof Given, inputs: Partial<Given>): boolean {
  const value = inputs[name]
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== false && value !== 'auto'
}
