import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { fillParameterName, whyInvalidParameterName } from '../aws-names/parameter-name.ts'
import { pathsConflict } from '../base/paths.ts'
import { quote } from '../base/quote.ts'
import { awsRules } from '../inputs/aws-inputs.ts'
import { encryptionRules } from '../inputs/encryption.ts'
import type { Surroundings } from '../inputs/parse.ts'
import type { Rule } from '../inputs/read-all.ts'
import type { Given } from './parsers.ts'

/** The rules that the inputs must follow together, and with the environment. An input that is wrong by itself has no value. */
export function rulesFor(
  inputs: Partial<Given>,
  surroundings: Surroundings,
  judged: EndpointSettings,
): Rule[] {
  return [
    [
      (inputs.principals ?? []).includes('*') && inputs['allow-public'] === false,
      {
        topic: 'the-layer-would-be-public',
        text: 'Input "principals" has "*", which lets every AWS account use the layer. Set "allow-public: true" if that is meant.',
      },
    ],
    ...(['build-command', 'exclude', ...ofManagers] as const).map((other): Rule => [
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
      Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
      {
        topic: 'two-inputs-contradict-each-other',
        text: 'Input "s3-prefix" is given, but not "s3-bucket". Name the bucket that large zips go through, or remove the prefix.',
      },
    ],
    [
      inputs['s3-encryption'] !== undefined && inputs['s3-bucket'] === undefined,
      {
        topic: 'two-inputs-contradict-each-other',
        text: 'Input "s3-encryption" is given, but not "s3-bucket". Name the bucket that large zips go through, or remove the encryption.',
      },
    ],
    ...encryptionRules(inputs['s3-encryption'] ?? {}, {
      regions: inputs.regions ?? [],
      bucket: inputs['s3-bucket'],
    }),
    ...awsRules(inputs, surroundings, judged),
    ...parameterRules(inputs),
    ...fileRules(inputs),
    [
      inputs.version !== undefined && inputs['align-versions'] === true,
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          'Inputs "version" and "align-versions" are both given, but a number that is given is the same in every Region already. ' +
          'Remove one of them.',
      },
    ],
  ]
}

/** A conflict between files that is found when they are written would leave a version that no output mentions. */
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
      text: `Inputs "${one}" and "${other}" name the same file, or one inside the other. Give each a path of its own.`,
    },
  ])
}

function given(path: string | undefined): string[] {
  return path === undefined ? [] : [path]
}

/** The name of a parameter is checked with the placeholders filled in. Inputs that are wrong themselves are replaced by examples. */
function parameterRules(inputs: Partial<Given>): Rule[] {
  const { 'ssm-parameter': template, 'layer-name': name = 'name', regions = ['us-east-1'] } = inputs
  if (template === undefined) return []
  const rules = regions.map((region): Rule => {
    const filled = fillParameterName(template, { name, version: 1_000_000, region })
    const why = whyInvalidParameterName(filled, region)
    return [
      why !== undefined,
      {
        topic: 'the-parameter-cannot-be-set',
        text: `Input "ssm-parameter" makes ${quote(filled)}, but ${why ?? ''}.`,
      },
    ]
  })
  return rules.filter(([isBroken]) => isBroken).slice(0, 1)
}

/** The inputs that configure a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'] as const

/** Whether an input has another value than its default. */
function isGiven(name: keyof Given, inputs: Partial<Given>): boolean {
  const value = inputs[name]
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== false && value !== 'auto'
}
