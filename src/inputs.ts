import { isKnownRegion } from './regions/partition.ts'
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
} from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import { Problem } from './problem.ts'

/** What action.yml declares, by its names there: one parser for each input. A test holds the two together. */
export const parsers = {
  'layer-name': required(
    text({
      pattern: /^[a-zA-Z0-9-_]+$/,
      atMost: 140,
      must: 'a layer name has only letters, digits, "-" and "_". Give the name alone, not an ARN',
    }),
  ),
  source: (given: string, surroundings: Surroundings) => existing('directory')(given || '.', surroundings),
  archive: optional(existing('file')),
  'package-manager': otherwise('auto', oneOf(['auto', 'npm', 'none'])),
  'build-command': optional(text({ atMost: 100_000, must: '' })),
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
  description: optional(text({ atMost: 256, must: '' })),
  'license-info': optional(text({ atMost: 512, must: '' })),
  regions,
  'role-to-assume': optional(
    text({
      pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      atMost: 2048,
      must: 'a role ARN looks like arn:aws:iam::111122223333:role/name',
    }),
  ),
  'role-session-name': otherwise(
    'lambda-layer-everywhere',
    text({
      pattern: /^[\w+=,.@-]{2,}$/,
      atMost: 64,
      must: 'it must be 2 to 64 letters, digits or any of _+=,.@-',
    }),
  ),
  'role-duration-seconds': otherwise(3600, wholeNumber(900, 43_200)),
  audience: optional(text({ pattern: /^\S+$/, atMost: 255, must: 'it must not have spaces' })),
  'allowed-account-ids': list(accountId),
  principals: optional(list(principal)),
  'allow-public': otherwise(false, boolean),
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

function sentence(name: string, given: string, complaint: string): string {
  const what = given === '' ? 'is not given' : `is ${quote(given)}`
  return `Input "${name}" ${what}, but ${complaint}.`
}

function contradictions(inputs: Partial<Inputs>, { env }: Surroundings): string[] {
  const rules: [boolean, string][] = [
    [
      (inputs.principals ?? []).includes('*') && inputs['allow-public'] === false,
      'Input "principals" has "*", which lets every AWS account use the layer. Set "allow-public: true" if that is meant.',
    ],
    [
      inputs.archive !== undefined && inputs['build-command'] !== undefined,
      'Inputs "archive" and "build-command" are both given: an archive is published as it is. Remove one of them.',
    ],
    [
      inputs.archive !== undefined && ['npm', 'none'].includes(inputs['package-manager'] ?? 'auto'),
      'Inputs "archive" and "package-manager" are both given: an archive is published as it is. Remove one of them.',
    ],
    [
      inputs['build-command'] !== undefined && ['npm', 'none'].includes(inputs['package-manager'] ?? 'auto'),
      'Inputs "build-command" and "package-manager" are both given: the command runs instead of a package manager. Remove one of them.',
    ],
    [
      inputs['role-to-assume'] !== undefined && env['AWS_ACCESS_KEY_ID'] !== undefined,
      'Input "role-to-assume" is given, but AWS_ACCESS_KEY_ID is set too, and only one of them can be used. ' +
        'Remove the input, or the step that sets the keys.',
    ],
  ]
  return rules.flatMap(([broken, complaint]) => (broken ? [complaint] : []))
}

function warningsFor(inputs: Inputs): string[] {
  return inputs.regions
    .filter((region) => !isKnownRegion(region))
    .map(
      (region) =>
        `Input "regions" has ${quote(region)}, a Region that this action does not know yet. It is tried as it is.`,
    )
}

function installScripts(given: string, surroundings: Surroundings): Parsed<boolean | string[]> {
  const whole = boolean(given, surroundings)
  if ('value' in whole) return whole
  return list(
    text({
      pattern: /^(@[\w.~-]+\/)?[\w.~-]+$/,
      atMost: 214,
      must: 'it must be "true", "false" or names of packages',
    }),
  )(given, surroundings)
}

function runtimes(given: string, surroundings: Surroundings): Parsed<Runtime[]> {
  const parsed = list(
    text({ pattern: /^[a-z][a-z0-9.]*$/, atMost: 40, must: 'a runtime looks like nodejs24.x or python3.13' }),
  )(given, surroundings)
  if ('value' in parsed && parsed.value.length > 15)
    return refuse('Lambda takes at most 15 runtimes. Remove some')
  return parsed
}

function regions(given: string, surroundings: Surroundings): Parsed<Region[]> {
  const parsed = list(
    text({
      pattern: /^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/,
      atMost: 40,
      must: 'a Region looks like eu-central-1 (did you forget a "-"?)',
    }),
  )(given || (surroundings.env['AWS_REGION'] ?? ''), surroundings)
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
