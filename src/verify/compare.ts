import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import type { LayerVersion, Region } from '../layer/layer.ts'
import { olderUses } from '../plan/older-uses.ts'
import type { OlderUses } from '../plan/older-uses.ts'
import { compareConsumer, compareParameters, comparePermissions } from './compare-access.ts'
import type { Context, Expectation } from './context.ts'
import { seenIn, unreadIn, versionIn } from './context.ts'
import type {
  Aspect,
  AspectResult,
  Comparison,
  DriftValue,
  Finding,
  RegionResult,
  Unchecked,
} from './drift.ts'
import { aspects } from './drift.ts'
import type { RegionLooks } from './observe.ts'
import type { Property } from './reference.ts'
import { contentProperties, metadataProperties, mostFrequent } from './reference.ts'

/** Returns the differences from what is expected in each Region. This is a pure function. */
export function compare(expectation: Expectation, looks: ReadonlyMap<Region, RegionLooks>): Comparison {
  const found = new Map<Region, LayerVersion>()
  for (const [region, one] of looks) {
    const version = versionIn(one)
    if (version && !expectation.versions.get(region)?.isBehind) found.set(region, version)
  }
  return new Map(
    [...looks].map(([region, one]) => [region, resultIn({ region, looks: one, expectation, found })]),
  )
}

/** The comparisons, by what they compare. Each returns undefined if nothing is expected, or if there is no version to compare. */
const comparisons: Readonly<Record<Aspect, (context: Context) => AspectResult | undefined>> = {
  version: compareVersion,
  content: (context) => compareProperties(contentProperties, context),
  metadata: (context) => compareProperties(metadataProperties, context),
  permissions: comparePermissions,
  parameter: compareParameters,
  consumer: compareConsumer,
}

function resultIn(context: Context): RegionResult {
  const results = aspects.flatMap((aspect) => {
    const result = comparisons[aspect](context)
    return result ? [[aspect, result] as const] : []
  })
  const compared = results.length > 0 ? results : [['version', { findings: [], unchecked: noArn }] as const]
  return {
    version: versionIn(context.looks)?.version,
    aspects: new Map(compared),
    notes: notesIn(context),
    olderUses: olderUsesOf(context),
  }
}

function olderUsesOf({ looks: { uses, version } }: Context): OlderUses | undefined {
  const [used, owned] = [seenIn(uses), seenIn(version)]
  return used && owned && olderUses(used, owned)
}

/** Nothing was compared, so the Region must not count as in sync. */
const noArn: Unchecked = {
  reason: about(
    'the-expected-file-cannot-be-used',
    'Input "expected" has no ARN of this Region. Only the account of the layer can read a version without its ARN. ' +
      'Add the ARN, or set "role-to-assume".',
  ),
  isTolerated: false,
}

function compareVersion({ region, looks, expectation }: Context): AspectResult | undefined {
  const arn = expectation.versions.get(region)?.arn
  const { newest, version } = looks
  const inArn = arn ? wrongArn(arn, region, expectation) : []
  if (inArn.length === 0 && !newest && !version && !versionIn(looks)) return undefined
  // The listing is not needed if the version itself was read.
  const unchecked = version === undefined ? unreadIn(newest) : unreadIn(version)
  return {
    findings: [...inArn, ...absent(looks)],
    unchecked,
  }
}

/** Returns the difference if the owner of the layer does not see the expected version. */
function absent({ expected, newest, version }: RegionLooks): Finding[] {
  const decides = version ?? newest
  if (decides === undefined || 'unread' in decides || seenIn(version)) return []
  const head = seenIn(newest)
  const facts = { expected, found: head }
  if (newest && 'seen' in newest && head === undefined)
    return [{ kind: 'missing', text: 'The layer has no version in this Region.', ...facts }]
  if (head !== undefined && expected !== undefined && head < expected) {
    return [
      { kind: 'older', text: `Version ${expected} does not exist. The newest version is ${head}.`, ...facts },
    ]
  }
  const text = `Version ${expected ?? '?'} does not exist. It was deleted, or it was never published.`
  return [{ kind: 'missing', text, ...facts }]
}

function wrongArn(
  { text, region, account, layerName }: LayerVersionArn,
  wanted: Region,
  expectation: Expectation,
): Finding[] {
  const parts: readonly [found: string, expected: string, what: string][] = [
    [region, wanted, 'the Region'],
    [account, expectation.account, 'account'],
    [layerName, expectation.layerName, 'the layer'],
  ]
  return parts
    .filter(([found, expected]) => found !== expected)
    .map(([found, expected, what]) => ({
      kind: 'wrong-arn',
      text: `The expected ARN ${text} is of ${what} ${found} instead of ${expected}.`,
      expected,
      found: text,
    }))
}

function compareProperties(properties: readonly Property[], context: Context): AspectResult | undefined {
  const version = versionIn(context.looks)
  const { isBehind } = context.expectation.versions.get(context.region) ?? {}
  if (!version || isBehind) return undefined
  const findings = properties.flatMap((property) => compareProperty(property, version, context))
  // If the hash of the content differs, its size differs too.
  const isFirst = ({ kind }: Finding, at: number): boolean =>
    findings.findIndex((one) => one.kind === kind) === at
  return { findings: findings.filter(isFirst) }
}

function compareProperty(
  { kind, noun, valueOf, keyOf }: Property,
  version: LayerVersion,
  { region, expectation, found }: Context,
): Finding[] {
  const given = valueOf({ ...expectation.content, ...expectation.versions.get(region)?.metadata })
  const reference =
    given === undefined
      ? mostFrequent({ kind, noun, valueOf, keyOf }, found)
      : { value: given, regions: [] as readonly Region[] }
  const value = valueOf(version)
  if (!reference || value === undefined || keyOf(value) === keyOf(reference.value)) return []
  const where = reference.regions.length > 0 ? ` as in ${reference.regions.join(', ')}` : ''
  const text = `Version ${version.version} has the ${noun} ${shown(value)} instead of ${shown(reference.value)}${where}.`
  return [{ kind, text, expected: reference.value, found: value }]
}

function shown(value: DriftValue): string {
  if (typeof value === 'object') return value.join(', ') || 'none'
  return typeof value === 'number' || /^[\w+/=]{44}$/.test(value) ? String(value) : quote(value)
}

/** Returns what is worth knowing about a Region, although it is no difference. */
function notesIn({ region, looks, expectation: { versions } }: Context): string[] {
  const { expected } = looks
  const newest = seenIn(looks.newest)
  return [
    ...(versions.get(region)?.isBehind
      ? [
          'A run skipped this Region, so the file has the version of an earlier release. Its content is not compared.',
        ]
      : []),
    ...(newest !== undefined && expected !== undefined && newest > expected
      ? [`Version ${newest} is newer than the expected version ${expected}.`]
      : []),
    ...(looks.uses && 'unread' in looks.uses
      ? [`The functions that use the layer could not be listed. ${looks.uses.unread.text}`]
      : []),
    ...(versions.size > 0 && !versions.has(region)
      ? ['The input "expected" has no version of this Region, so it is compared with the other Regions.']
      : []),
  ]
}
