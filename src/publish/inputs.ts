import { awsParsers, awsRules, awsWarnings, layerName, unknownValue } from '../inputs/aws-inputs.ts'
import { packageManagers } from '../install/manager-names.ts'
import { commentParsers } from '../steps/comment-inputs.ts'
import { encryption, encryptionRules } from '../inputs/encryption.ts'
import { exportLines } from '../steps/export.ts'
import type { Endpoints, Judged } from '../aws-names/endpoints.ts'
import { endpointsIn } from '../aws-names/endpoints.ts'
import { isKnownRuntime, knownRuntimes } from '../aws-names/known.ts'
import { fillParameterName, whyNoParameterName } from '../aws-names/parameter-name.ts'
import { organizationForm } from '../regions/calls/policy.ts'
import type { Architecture, Principal, Runtime } from '../layer/layer.ts'
import {
  boolean,
  booleanMeant,
  existing,
  list,
  oneOf,
  optional,
  otherwise,
  positiveNumber,
  readAll,
  refuse,
  text,
  wholeNumber,
  withoutTypo,
  writable,
} from '../inputs/parse.ts'
import { quote } from '../base/quote.ts'
import type { Parsed, Parser, Rule, Surroundings, Values } from '../inputs/parse.ts'
import type { Job as JobOf } from '../steps/job.ts'
import { areInTheWay } from '../base/paths.ts'
import { runtimeMeantBy } from '../inputs/typos.ts'

/** The most minutes that a job can run, on a runner of one's own (GitHub: "Actions limits"). */
const longestJob = 7_200

/** What action.yml declares, by its names there: one parser for each input. A test holds the two together. */
export const parsers = {
  'layer-name': layerName,
  source: (given: string, surroundings: Surroundings) => existing('directory')(given || '.', surroundings),
  archive: optional(existing('file')),
  'package-manager': otherwise('auto', oneOf(packageManagers)),
  extras: list(
    text({
      atMost: 100,
      form: {
        pattern: /^\w[\w.-]*$/,
        must: 'the name of a group has only letters, digits, "_", "." and "-", and does not begin with "-"',
      },
    }),
  ),
  'build-command': optional(text({ atMost: 100_000 })),
  'test-command': optional(text({ atMost: 100_000 })),
  'build-timeout-minutes': otherwise(20, positiveNumber(longestJob)),
  'install-scripts': otherwise(false, installScripts),
  'require-lockfile': otherwise(false, boolean),
  'compatible-runtimes': list<Runtime>(
    withoutTypo(
      text({
        atMost: 40,
        form: {
          pattern: /^[a-z][a-z0-9.]*$/,
          must: 'a runtime looks like nodejs24.x or python3.13',
          near: knownRuntimes,
        },
      }),
      (given) => runtimeMeantBy(given, knownRuntimes),
    ),
    ({ length }) => (length > 15 ? [{ text: 'Lambda takes at most 15 runtimes. Remove some' }] : []),
  ),
  'compatible-architectures': list(
    oneOf<Architecture>(['x86_64', 'arm64'], {
      x64: 'x86_64',
      amd64: 'x86_64',
      x86: 'x86_64',
      'x86-64': 'x86_64',
      arm: 'arm64',
      aarch64: 'arm64',
      armv8: 'arm64',
    }),
  ),
  description: optional(text({ atMost: 256 })),
  'license-info': optional(text({ atMost: 512 })),
  include: list(glob),
  exclude: list(glob),
  ...awsParsers,
  principals: optional(list(principal)),
  'allow-public': otherwise(false, boolean),
  's3-bucket': optional(bucket),
  's3-prefix': otherwise('', keyPrefix),
  's3-encryption': optional(encryption),
  'ssm-parameter': optional(parameterTemplate),
  export: exportLines,
  sbom: optional(writable),
  'skip-unchanged': otherwise(true, boolean),
  version: optional(wholeNumber(1, 1_000_000)),
  'align-versions': otherwise(false, boolean),
  'retain-versions': optional(wholeNumber(1, 1_000_000)),
  'on-failure': otherwise('keep', oneOf(['keep', 'rollback'])),
  'dry-run': otherwise(false, boolean),
  ...commentParsers,
} satisfies Record<string, Parser<unknown>>

type Name = keyof typeof parsers
/** Every input by its name in action.yml, parsed. */
export type Inputs = Values<typeof parsers> & {
  /** What is worth knowing although nothing is refused. */
  readonly warnings: readonly string[]
  /** Where AWS is spoken to. */
  readonly endpoints: Endpoints
}

/** What every step of this action works with. */
export type Job = JobOf<Inputs>

/**
 * All inputs as one value; `read` gives an input's text, empty where it was not given.
 * Throws one Problem that lists everything that is wrong.
 */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  const judged = endpointsIn(surroundings.env)
  const rules = (given: Partial<Given>): Rule[] => contradictions(given, surroundings, judged)
  const inputs = readAll(parsers, { read, surroundings, rules })
  return { ...inputs, warnings: warningsFor(inputs, judged), endpoints: judged.endpoints }
}

type Given = Values<typeof parsers>

function contradictions(inputs: Partial<Given>, surroundings: Surroundings, judged: Judged): Rule[] {
  return [
    [
      (inputs.principals ?? []).includes('*') && inputs['allow-public'] === false,
      'Input "principals" has "*", which lets every AWS account use the layer. Set "allow-public: true" if that is meant.',
    ],
    ...(['build-command', 'exclude', ...ofManagers] as const).map((other): Rule => [
      inputs.archive !== undefined && isGiven(other, inputs),
      `Inputs "archive" and "${other}" are both given, but an archive is published as it is. Remove one of them.`,
    ]),
    ...ofManagers.map((other): Rule => [
      inputs['build-command'] !== undefined && isGiven(other, inputs),
      `Inputs "build-command" and "${other}" are both given, but the command runs instead of a package manager. ` +
        'Remove one of them.',
    ]),
    [
      Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
      'Input "s3-prefix" is given, but not "s3-bucket". Name the bucket that large zips go through, or remove the prefix.',
    ],
    [
      inputs['s3-encryption'] !== undefined && inputs['s3-bucket'] === undefined,
      'Input "s3-encryption" is given, but not "s3-bucket". Name the bucket that large zips go through, or remove the encryption.',
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
      'Inputs "version" and "align-versions" are both given, but a number that is given is the same in every Region already. ' +
        'Remove one of them.',
    ],
  ]
}

/** Files must not be in each other's way: what is found only once it is written leaves a version that nothing tells of. */
function fileRules({ export: exports = [], sbom, archive }: Partial<Given>): Rule[] {
  const files = { export: exports.map(({ path }) => path), sbom: given(sbom), archive: given(archive) }
  const pairs = [
    ['export', 'sbom'],
    ['export', 'archive'],
    ['sbom', 'archive'],
  ] as const
  return pairs.map(([one, other]) => [
    files[one].some((path) => files[other].some((second) => areInTheWay(path, second))),
    `Inputs "${one}" and "${other}" name the same file, or one inside the other. Give each a path of its own.`,
  ])
}

function given(path: string | undefined): string[] {
  return path === undefined ? [] : [path]
}

/** A parameter's name is judged as it will be, with the placeholders filled in: by stand-ins for inputs that are wrong themselves. */
function parameterRules(inputs: Partial<Given>): Rule[] {
  const { 'ssm-parameter': template, 'layer-name': name = 'name', regions = ['us-east-1'] } = inputs
  if (template === undefined) return []
  const rules = regions.map((region): Rule => {
    const filled = fillParameterName(template, { name, version: 1_000_000, region })
    const why = whyNoParameterName(filled, region)
    return [why !== undefined, `Input "ssm-parameter" makes ${quote(filled)}, but ${why ?? ''}.`]
  })
  return rules.filter(([isBroken]) => isBroken).slice(0, 1)
}

/** The inputs that speak to a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'] as const

/** Whether an input says other than its default. */
function isGiven(name: Name, inputs: Partial<Given>): boolean {
  const value = inputs[name]
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== false && value !== 'auto'
}

function warningsFor(inputs: Given, judged: Judged): string[] {
  const unknown = inputs['compatible-runtimes'].filter((runtime) => !isKnownRuntime(runtime))
  return [
    ...awsWarnings(inputs, judged),
    ...unknown.map((runtime) => unknownValue('compatible-runtimes', runtime)),
  ]
}

/** A comma parts patterns also where it stands in braces, and neither half would fit what was meant. */
function glob(given: string, surroundings: Surroundings): Parsed<string> {
  const pattern = { test: (one: string) => one.lastIndexOf('{') <= one.lastIndexOf('}') }
  const must =
    'its braces are not closed: a comma begins the next pattern. Give each alternative a line of its own'
  return text({ atMost: 1_000, form: { pattern, must } })(given, surroundings)
}

function installScripts(given: string, surroundings: Surroundings): Parsed<boolean | string[]> {
  const whole = boolean(given, surroundings)
  if ('value' in whole || booleanMeant(given) !== undefined) return whole
  return list(
    text({
      atMost: 1_000,
      form: {
        // A package from git is named with its address, such as name@git+https://...
        pattern:
          /^(?!(?:true|false)$)(@[\w.~-]+\/)?[\w.~-]+(@(git|https?|ssh|file|github|gitlab|bitbucket|gist)[+:@][^\s"'`$]+)?$/i,
        must: 'it must be "true", "false" or names of packages',
      },
    }),
  )(given, surroundings)
}

function principal(given: string): Parsed<Principal> {
  if (given === '*' || /^\d{12}$/.test(given) || organizationForm.test(given)) return { value: given }
  return refuse(
    'a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
      'an organization id such as o-a1b2c3d4e5, or "*"',
  )
}

/** A bucket's name; its length and form are judged with the placeholders filled in (AWS: "General purpose bucket naming rules"). */
function bucket(given: string): Parsed<string> {
  const filled = given.replaceAll('{region}', 'us-gov-west-1').replaceAll('{account}', '111122223333')
  return /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(filled)
    ? { value: given }
    : refuse(
        'a bucket has 3 to 63 lower-case letters, digits, "-" and "."; "{region}" and "{account}" are filled in',
      )
}

/** What keys begin with; it leaves room for the layer's name and the hash (S3: keys have at most 1,024 bytes). */
function keyPrefix(given: string): Parsed<string> {
  if (Buffer.byteLength(given) > 700) return refuse('it has more than 700 bytes. Shorten it')
  return /^(?:[\w!.*'()/-]|\{(?:region|account)\})*$/.test(given) &&
    !given.split('/').includes('..') &&
    !given.startsWith('/')
    ? { value: given }
    : refuse(
        'it may have letters, digits and any of _!.*\'()-/, no ".." and no leading "/"; "{region}" and "{account}" are filled in',
      )
}

/** A parameter's name, with placeholders or without. */
function parameterTemplate(given: string): Parsed<string> {
  return /^(?:[\w./-]|\{(?:name|version|region)\})+$/.test(given)
    ? { value: given }
    : refuse(
        'a parameter has only letters, digits and any of _.-/; "{name}", "{version}" and "{region}" are filled in',
      )
}
