import { packageManagers } from './build/managers.ts'
import { isKnownRegion, isKnownRuntime, partitionOf } from './regions/known.ts'
import type { Architecture, Principal, Region, Runtime } from './layer.ts'
import {
  boolean,
  list,
  oneOf,
  optional,
  otherwise,
  existing,
  quote,
  refuse,
  required,
  text,
  wholeNumber,
  writable,
} from './parse.ts'
import type { Complaint, Parsed, Parser, Surroundings } from './parse.ts'
import { Problem } from './problem.ts'

/** What action.yml declares, by its names there: one parser for each input. A test holds the two together. */
export const parsers = {
  'layer-name': required(
    text({
      atMost: 140,
      form: {
        pattern: /^[a-zA-Z0-9-_]+$/,
        must: 'a layer name has only letters, digits, "-" and "_". Give the name alone, not an ARN',
      },
    }),
  ),
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
  'install-scripts': otherwise(false, installScripts),
  'require-lockfile': otherwise(false, boolean),
  'compatible-runtimes': runtimes,
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
  include: list(text({ atMost: 1_000 })),
  exclude: list(text({ atMost: 1_000 })),
  regions,
  'role-to-assume': optional(
    text({
      atMost: 2048,
      form: {
        pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
        must: 'a role ARN looks like arn:aws:iam::111122223333:role/name',
      },
    }),
  ),
  'role-session-name': otherwise(
    'lambda-layer-everywhere',
    text({
      atMost: 64,
      form: { pattern: /^[\w+=,.@-]{2,}$/, must: 'it must be 2 to 64 letters, digits or any of _+=,.@-' },
    }),
  ),
  'role-duration-seconds': otherwise(3600, wholeNumber(900, 43_200)),
  audience: optional(text({ atMost: 255, form: { pattern: /^\S+$/, must: 'it must not have spaces' } })),
  'allowed-account-ids': list(accountId),
  principals: optional(list(principal)),
  'allow-public': otherwise(false, boolean),
  's3-bucket': optional(bucket),
  's3-prefix': otherwise('', keyPrefix),
  sbom: optional(writable),
  'skip-unchanged': otherwise(true, boolean),
  'dry-run': otherwise(false, boolean),
} satisfies Record<string, Parser<unknown>>

type Name = keyof typeof parsers
type ValueOf<P> = P extends Parser<infer T> ? T : never

/** Every input by its name in action.yml, parsed. */
export type Inputs = { readonly [N in Name]: ValueOf<(typeof parsers)[N]> } & {
  /** What is worth knowing although nothing is refused. */
  readonly warnings: readonly string[]
}

/** What can be told of a run whose inputs are wrong elsewhere: its layer and its Regions, where they are right. */
export function readSubject(
  read: (name: string) => string,
  surroundings: Surroundings,
): { layerName: string; regions: Region[] } {
  const valueOf = <T>(name: Name, parse: Parser<T>, otherwise: T): T => {
    const parsed = parse(read(name), surroundings)
    return 'value' in parsed ? parsed.value : otherwise
  }
  return {
    layerName: valueOf('layer-name', parsers['layer-name'], ''),
    regions: valueOf('regions', parsers.regions, []),
  }
}

/**
 * All inputs as one value; `read` gives an input's text, empty where it was not given.
 * Throws one Problem that lists everything that is wrong.
 */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  const complaints: string[] = []
  const values: Partial<Record<Name, unknown>> = {}
  for (const name of Object.keys(parsers) as Name[]) {
    const given = read(name)
    const parsed: Parsed<unknown> = parsers[name](given, surroundings)
    if ('value' in parsed) values[name] = parsed.value
    else complaints.push(...parsed.complaints.map((complaint) => sentence(name, given, complaint)))
  }
  complaints.push(...contradictions(values as Partial<Inputs>, surroundings))
  if (complaints.length > 0) throw new Problem(complaints)
  return { ...(values as Omit<Inputs, 'warnings'>), warnings: warningsFor(values as Inputs) }
}

function sentence(name: string, given: string, { item, text }: Complaint): string {
  const what =
    item !== undefined ? `has ${quote(item)}` : given === '' ? 'is not given' : `is ${quote(given)}`
  return `Input "${name}" ${what}, but ${text}.`
}

function contradictions(inputs: Partial<Inputs>, { env }: Surroundings): string[] {
  const rules: [boolean, string][] = [
    [
      (inputs.principals ?? []).includes('*') && inputs['allow-public'] === false,
      'Input "principals" has "*", which lets every AWS account use the layer. Set "allow-public: true" if that is meant.',
    ],
    ...(['build-command', 'exclude', ...ofManagers] as const).map((other): [boolean, string] => [
      inputs.archive !== undefined && isGiven(other, inputs),
      `Inputs "archive" and "${other}" are both given, but an archive is published as it is. Remove one of them.`,
    ]),
    ...ofManagers.map((other): [boolean, string] => [
      inputs['build-command'] !== undefined && isGiven(other, inputs),
      `Inputs "build-command" and "${other}" are both given, but the command runs instead of a package manager. ` +
        'Remove one of them.',
    ]),
    [
      Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
      'Input "s3-prefix" is given, but not "s3-bucket". Name the bucket that large zips go through, or remove the prefix.',
    ],
    ...partitionRules(inputs),
    [
      inputs['role-to-assume'] !== undefined && Boolean(env['AWS_ACCESS_KEY_ID']),
      'Input "role-to-assume" is given, but AWS_ACCESS_KEY_ID is set too, and only one of them can be used. ' +
        'Remove the input, or the step that sets the keys.',
    ],
  ]
  return rules.flatMap(([broken, complaint]) => (broken ? [complaint] : []))
}

/** A role, and all that it can reach, lies in one partition. */
function partitionRules({ regions = [], 'role-to-assume': role }: Partial<Inputs>): [boolean, string][] {
  const partitions = [...new Set(regions.map(partitionOf))]
  const ofRole = role?.split(':')[1]
  return [
    [
      partitions.length > 1,
      `Input "regions" has Regions of several partitions (${partitions.join(', ')}), and credentials are good for one. ` +
        'Use one step for each partition.',
    ],
    [
      ofRole !== undefined && partitions.length === 1 && !partitions.includes(ofRole),
      `Input "role-to-assume" is a role of the partition ${ofRole ?? ''}, but "regions" are in ${partitions.join()}. ` +
        'Use a role of that partition.',
    ],
  ]
}

/** The inputs that speak to a package manager. */
const ofManagers = ['package-manager', 'install-scripts', 'require-lockfile', 'extras', 'include'] as const

/** Whether an input says other than its default. */
function isGiven(name: Name, inputs: Partial<Inputs>): boolean {
  const value = inputs[name]
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== false && value !== 'auto'
}

function warningsFor(inputs: Inputs): string[] {
  const unknown = (name: 'regions' | 'compatible-runtimes', isKnown: (value: string) => boolean): string[] =>
    inputs[name]
      .filter((value) => !isKnown(value))
      .map(
        (value) =>
          `Input "${name}" has ${quote(value)}, which this action does not know. It is tried as it is.`,
      )
  return [...unknown('regions', isKnownRegion), ...unknown('compatible-runtimes', isKnownRuntime)]
}

function installScripts(given: string, surroundings: Surroundings): Parsed<boolean | string[]> {
  const whole = boolean(given, surroundings)
  if ('value' in whole) return whole
  return list(
    text({
      atMost: 214,
      form: {
        pattern: /^(?!(?:true|false)$)(@[\w.~-]+\/)?[\w.~-]+$/i,
        must: 'it must be "true", "false" or names of packages',
      },
    }),
  )(given, surroundings)
}

function runtimes(given: string, surroundings: Surroundings): Parsed<Runtime[]> {
  const parsed = list(
    text({
      atMost: 40,
      form: { pattern: /^[a-z][a-z0-9.]*$/, must: 'a runtime looks like nodejs24.x or python3.13' },
    }),
  )(given, surroundings)
  if ('value' in parsed && parsed.value.length > 15)
    return refuse('Lambda takes at most 15 runtimes. Remove some')
  return parsed
}

function regions(given: string, surroundings: Surroundings): Parsed<Region[]> {
  const parsed = list(
    text({
      atMost: 40,
      form: {
        pattern: /^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/,
        must: 'a Region looks like eu-central-1 (did you forget a "-"?)',
      },
    }),
  )(given || (surroundings.env['AWS_REGION'] ?? ''), surroundings)
  if ('complaints' in parsed && given === '') {
    return refuse(
      `AWS_REGION is ${quote(surroundings.env['AWS_REGION'] ?? '')}, which is not a Region. List the Regions`,
    )
  }
  if ('value' in parsed && parsed.value.length === 0) {
    return refuse(
      'neither it nor AWS_REGION names a Region. List the Regions, such as "eu-central-1, us-east-1"',
    )
  }
  return parsed
}

function accountId(given: string): Parsed<string> {
  return /^\d{12}$/.test(given)
    ? { value: given }
    : refuse('an account id has 12 digits. Put it in quotes, so that YAML keeps its leading zeros')
}

function principal(given: string): Parsed<Principal> {
  if (given === '*' || /^\d{12}$/.test(given) || /^o-[a-z0-9]{10,32}$/.test(given)) return { value: given }
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
  return /^[\w!.*'()/{}-]*$/.test(given) && !given.split('/').includes('..') && !given.startsWith('/')
    ? { value: given }
    : refuse(
        'it may have letters, digits and any of _!.*\'()-/, no ".." and no leading "/"; "{region}" and "{account}" are filled in',
      )
}
