import { mkdirSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RegionSelection } from '../../../src/aws-names/region-selection.ts'
import { parsers as ofCollect } from '../../../src/collect/inputs.ts'
import { parsers as ofCopy } from '../../../src/copy/parsers.ts'
import { readInputs } from '../../../src/publish/inputs/inputs.ts'
import { parsers as ofPublish } from '../../../src/publish/inputs/parsers.ts'
import { readAll } from '../../../src/inputs/read-all.ts'
import type { Parser } from '../../../src/inputs/parse.ts'
import type { LayerArns } from '../../../src/inputs/layer-arns.ts'
import { destinationOf, isInRoots } from '../../../src/base/paths.ts'
import { parsers as ofRollout } from '../../../src/rollout/parsers.ts'
import type { TagPattern } from '../../../src/rollout/plan/types.ts'
import type { ExpectedLayer } from '../../../src/verify/expected-layer.ts'
import { parsers as ofVerify } from '../../../src/verify/inputs.ts'
import { parsers as ofYank } from '../../../src/yank/inputs.ts'
import { textsOf } from '../../../src/base/message.ts'
import { everyVersion } from '../../rig/tools.mjs'

const root = mkdtempSync(join(tmpdir(), 'fuzz-'))
const workspace = join(root, 'workspace')
const temporary = join(root, 'temp')
mkdirSync(join(workspace, 'layer'), { recursive: true })
mkdirSync(temporary)
writeFileSync(join(workspace, 'a.zip'), '')
symlinkSync(tmpdir(), join(workspace, 'out'))
symlinkSync('loop', join(workspace, 'loop'))
const surroundings = { workspace, temporary, env: { AWS_REGION: 'eu-west-1' } }

/** Texts that are valid for at least one input. The generator changes them. */
const valid = [
  ...[
    'my-layer',
    '.',
    'layer',
    'a.zip',
    'npm',
    'aws, dev',
    'true',
    'false',
    'sharp, @scope/x',
    '3',
    '1-4, 7',
  ],
  ...['nodejs24.x, python3.13', 'x86_64', 'arm64', 'eu-west-1, us-east-1', 'all', '3600', 'keep', 'rollback'],
  ...['arn:aws:lambda:eu-west-1:111122223333:layer:x:3', `${'A'.repeat(43)}=`, 'latest', 'mirror'],
  ...['arn:aws:iam::111122223333:role/x', '111122223333, o-a1b2c3d4e5', '*', 'layers-{account}-{region}'],
  ...[
    'drift',
    'none',
    `${'A'.repeat(43)}=`,
    '5c'.repeat(32),
    'arn:aws:lambda:eu-west-1:111122223333:layer:x:7',
  ],
  '{"eu-west-1": "arn:aws:lambda:eu-west-1:111122223333:layer:x:7"}',
  ...['orders-*, *', 'team, ManagedBy=terraform', 'live', '100'],
  ...['staging/{region}/', '/layers/{name}/arn', 'json: a.json\nmarkdown: b.md', 'reports/x', 'python/**'],
]

/** Texts that YAML does not read as a text, and texts that are special for shells, runners and file systems. */
const tricky = [
  ...['yes', 'on', 'null', '~', '0x1f', '0o17', '1e3', '1_000', '.inf', '.nan', '-0', '+1', '1.0', '12:30'],
  ...[
    '[a, b]',
    '{a: b}',
    '"x"',
    "'x'",
    '- a',
    '!!str x',
    '&a',
    '*a',
    '|\n a',
    '>-',
    '%YAML 1.2',
    '<<: *a',
    '#',
  ],
  ...['$(id)', '`id`', '${{ github.token }}', '::error::x', '##[error]x', '\n::add-mask::x', '%0A', '--all'],
  ...['..', '../..', '/etc/passwd', '~', 'out/x', 'loop', 'a/../..', 'C:\\x', 'file:///etc', '\0', '\r\n'],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '\u202e',
    '\u2028',
    '\u0085',
    '\ud800',
    '\ufeff',
  ],
  ...['１２', '٣', 'İ', 'ﬀ', 'e\u0301', '😀', 'a'.repeat(256), '9'.repeat(400), '-'.repeat(50), ',,', ' , '],
]

/** The maximum length of an environment variable (Linux: MAX_ARG_STRLEN, without the terminating null). */
const longest = 131_071

/** A text into which another one is inserted. The rest after that can be missing. */
const mutated = fc
  .tuple(fc.constantFrom(...valid), fc.oneof(fc.constantFrom(...tricky), fc.string()), fc.nat(), fc.boolean())
  .map(([text, other, at, isCut]) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + other + (isCut ? '' : text.slice(place))
  })

/** Texts of the maximum length, which repeat one text. Some have a different number after each repetition. */
const huge = fc
  .tuple(
    fc.oneof(fc.constantFrom(...valid, ...tricky), fc.string({ minLength: 1, maxLength: 5 })),
    fc.constantFrom('', ',', '/', '-', '\n'),
    fc.boolean(),
  )
  .map(([text, between, isCounted]) => {
    const times = Math.ceil(longest / (text.length + 1))
    return Array.from({ length: times }, (_, n) => (isCounted ? `${text}${n}` : text))
      .join(between)
      .slice(0, longest)
  })

const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 8, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }) },
  { weight: 8, arbitrary: fc.constantFrom(...valid, ...tricky) },
  { weight: 16, arbitrary: mutated },
  { weight: 4, arbitrary: fc.array(mutated, { maxLength: 20 }).map((items) => items.join(', ')) },
)

const isWithin = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most
const isText = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value)
const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
const isList =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isItem) && new Set(value).size === value.length
const isOptional =
  (isValue: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || isValue(value)
const isWritable = (path: unknown): boolean =>
  typeof path === 'string' && isAbsolute(path) && isInRoots(surroundings, destinationOf(path))
const isRange = (value: unknown): boolean => {
  const { from, to } = value as { from: number; to: number }
  return isWithin(1, 999_999_999)(from) && isWithin(from, 999_999_999)(to)
}
const item = /^[^\n,\s](?:[^\n,]*[^\n,\s])?$/

/** Checks of the value of each input, for any text. */
const contracts: Record<string, (value: unknown) => boolean> = {
  'layer-name': isText(/^[a-zA-Z0-9_-]{1,140}$/),
  source: (path) => isInRoots(surroundings, String(path)) && statSync(String(path)).isDirectory(),
  archive: isOptional((path) => isInRoots(surroundings, String(path)) && statSync(String(path)).isFile()),
  'package-manager': isText(/^(auto|npm|pnpm|yarn|bun|pip|uv|poetry|pipenv|bundler|maven|gradle|none)$/),
  extras: isList(isText(/^\w[\w.-]{0,99}$/)),
  'build-command': isOptional(isText(/^[^]{1,100000}$/)),
  'skip-build-if-unchanged': isBoolean,
  'build-inputs': isList(isText(item)),
  'smoke-test': isBoolean,
  'test-command': isOptional(isText(/^[^]{1,100000}$/)),
  'build-timeout-minutes': (value) => Number(value) > 0 && Number(value) <= 7_200,
  'install-scripts': (value) => isBoolean(value) || isList(isText(/^(@[\w.~-]+\/)?[\w.~-]+$/))(value),
  'require-lockfile': isBoolean,
  'compatible-runtimes': (value) =>
    isList(isText(/^[a-z][a-z0-9.]{0,39}$/))(value) && (value as string[]).length <= 15,
  'compatible-architectures': isList(isText(/^(x86_64|arm64)$/)),
  description: isOptional(isText(/^[^]{1,256}$/)),
  'license-info': isOptional(isText(/^[^]{1,512}$/)),
  slim: isList(isText(/^(tests|docs|typings|source-maps|runtime-sdk)$/)),
  include: isList(isText(item)),
  exclude: isList(isText(item)),
  regions: isOptional(isSelection),
  'optional-regions': isOptional(isSelection),
  'role-to-assume': isOptional(isText(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
  'role-session-name': isText(/^[\w+=,.@-]{2,64}$/),
  'role-duration-seconds': isWithin(900, 43_200),
  audience: isOptional(isText(/^\S{1,255}$/)),
  'allowed-account-ids': isList(isText(/^\d{12}$/)),
  principals: isOptional(isList(isText(/^(\*|\d{12}|o-[a-z0-9]{10,32})$/))),
  'allow-public': isBoolean,
  's3-bucket': isOptional(isText(/^[a-z0-9{][a-z0-9.{}-]*[a-z0-9}]$/)),
  's3-encryption': isOptional((value) => /^(AES256|aws:kms)$/.test((value as { by: string }).by)),
  's3-prefix': isText(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[\w!.*'()/{}-]{0,700}$/),
  release: isOptional(isText(/^[A-Za-z0-9][\w.+/-]{0,127}$/)),
  'ssm-parameter': isList(isText(/^[\w./{}-]+$/)),
  export: (value) =>
    (value as { format: string; path: string }[]).every(
      ({ format, path }) =>
        /^(json|terraform|cloudformation|markdown|index)$/.test(format) && isWritable(path),
    ),
  sbom: isOptional(isWritable),
  'skip-unchanged': isBoolean,
  version: isOptional(isWithin(1, 1_000_000)),
  'align-versions': isBoolean,
  'retain-versions': isOptional(isWithin(1, 1_000_000)),
  'on-failure': isText(/^(keep|rollback)$/),
  'dry-run': isBoolean,
  'pull-request-comment': isBoolean,
  'github-token': (value) => typeof value === 'string',
  manifests: isList(isText(item)),
  versions: (value) => value === 'all' || isList(isRange)(value),
  force: isBoolean,
}

function isSelection(value: unknown): boolean {
  const { names, patterns, exclusions } = value as RegionSelection
  const isName = isList(isText(/^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/))
  const isPattern = isList(isText(/^[a-z0-9*-]{1,40}$/))
  return isName(names) && isPattern(patterns) && isPattern(exclusions) && names.length + patterns.length > 0
}

/** The inputs of verify whose values differ from those of the other actions. */
const contractsOfVerify: Record<string, (value: unknown) => boolean> = {
  'layer-name': isOptional(isText(/^[a-zA-Z0-9_-]{1,140}$/)),
  expected: isOptional((value) => (value as ExpectedLayer[]).every(({ versions }) => versions.size > 0)),
  'code-sha256': isOptional(isText(/^[A-Za-z0-9+/]{43}=$/)),
  'ssm-parameter': isList(isText(/^[\w./{}-]+$/)),
  regions: isOptional((value) => contracts['regions']?.(value) === true),
  'fail-on': isText(/^(drift|missing|nothing)$/),
  'consumer-role': isOptional(isText(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
}

/** The inputs of copy whose values differ from those of the other actions. */
const contractsOfCopy: Record<string, (value: unknown) => boolean> = {
  from: (value) =>
    /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]{1,140}$/.test((value as { arn: string }).arn),
  versions: (value) => value === undefined || value === 'latest' || isList(isRange)(value),
  'code-sha256': isOptional(isText(/^[A-Za-z0-9+/]{43}=$/)),
  'from-role': isOptional(isText(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/)),
  'layer-name': isOptional(isText(/^[a-zA-Z0-9_-]{1,140}$/)),
  'keep-version-numbers': isBoolean,
  principals: (value) => value === 'mirror' || contracts['principals']?.(value) === true,
}

type Outcome = { readonly value: unknown } | { readonly errors: readonly string[] }

/** Reads one input without the others. */
function outcomeOf(name: string, parse: Parser<unknown>, given: string): Outcome {
  const reading = { read: () => given, surroundings, rules: () => [], more: () => ({}) }
  const read = readAll({ [name]: parse }, reading)
  return 'inputs' in read ? { value: read.inputs[name] } : { errors: textsOf(read.errors) }
}

/** Returns whether a message is one line of limited length that names the input, without characters that control a terminal or a runner. */
function isSafeMessage(error: string, name: string): boolean {
  return (
    error.startsWith(`Input "${name}" `) &&
    /[.?]$/.test(error) &&
    !/[\p{C}\p{Zl}\p{Zp}]/u.test(error) &&
    error.length < 2_000
  )
}

/** Returns what is wrong with the result for a text, or undefined if nothing is. */
function faultOf({ name, parse, isValid }: Tested, given: string): unknown {
  const outcome = outcomeOf(name, parse, given)
  if ('value' in outcome) return isValid?.(outcome.value) === true ? undefined : outcome
  const { errors } = outcome
  if (errors.length === 0) return 'neither a value nor a error'
  return errors.find((error) => !isSafeMessage(error, name))
}

const isTag = (value: unknown): boolean => {
  const { key, value: expected } = value as TagPattern
  return isText(/^\S(?:[^]{0,126}\S)?$/)(key) && isOptional(isText(/^[^]{0,256}$/))(expected)
}

/** The inputs of rollout whose values differ from those of the other actions. */
const contractsOfRollout: Record<string, (value: unknown) => boolean> = {
  arns: (value) =>
    (value as LayerArns).size > 0 &&
    [...(value as LayerArns)].every(([region, arn]) => arn.region === region && arn.version > 0),
  functions: isList(isText(/^[\w*-]{1,64}$/)),
  exclude: isList(isText(/^[\w*-]{1,64}$/)),
  tags: isList(isTag),
  'managed-tags': isList(isTag),
  'include-managed': isBoolean,
  'publish-version': isBoolean,
  alias: isOptional(isText(/^[\w-]{1,128}$/)),
  'alias-weight': isWithin(1, 100),
  'at-most': isOptional(isWithin(1, 1_000_000)),
  'stop-after': isWithin(1, 1_000),
}

/** A parser, the name of its input, and the check of its value. */
interface Tested {
  readonly name: string
  readonly parse: Parser<unknown>
  readonly isValid: ((value: unknown) => boolean) | undefined
}

/** Each parser once. The actions share some parsers. */
const all = new Map(
  [
    [ofVerify, { ...contracts, ...contractsOfVerify }] as const,
    [ofCopy, { ...contracts, ...contractsOfCopy }] as const,
    [ofRollout, { ...contracts, ...contractsOfRollout }] as const,
    ...[ofPublish, ofCollect, ofYank].map((parsers) => [parsers, contracts] as const),
  ].flatMap(([parsers, checks]) =>
    Object.entries<Parser<unknown>>(parsers).map(([name, parse]): [Parser<unknown>, Tested] => [
      parse,
      { name, parse, isValid: checks[name] },
    ]),
  ),
)

describe('any text results in a valid value, or in errors that are safe to show', () => {
  test.each([...all.values()])('$name', (tested) => {
    const holds = (given: string): boolean => faultOf(tested, given) === undefined
    fc.assert(fc.property(text, holds), { numRuns: everyVersion ? 800 : 300 })
    fc.assert(fc.property(huge, holds), { numRuns: 2 })
  })
})

test('any texts for all inputs together result in inputs, or in errors that are safe to show', () => {
  const inputs = fc.dictionary(fc.constantFrom(...Object.keys(ofPublish)), text)
  fc.assert(
    fc.property(inputs, (given) => {
      const read = readInputs((name) => given[name] ?? '', surroundings)
      expect('inputs' in read ? '' : textsOf(read.errors).join('')).not.toMatch(/\p{C}/u)
    }),
    { numRuns: everyVersion ? 500 : 200 },
  )
})
