import { hasPlaceholderDescription, isPlaceholder } from '../../src/plan/placeholder.ts'
import type { Made } from './ledger.ts'
import { existingIn } from './ledger.ts'
import { isWanted } from './facts.ts'
import type { Facts } from './facts.ts'
import { deletions, permissions } from './promises-to-others.ts'

/**
 * The promises of a run, which are kept under every fault. Each is checked against the record of what AWS did.
 */

/** The report of a run. */
export interface RunReport {
  readonly by: string
  readonly exitCode: number
  readonly failure: readonly string[]
  readonly warnings: readonly string[]
  /** The ARNs by Region, as in the outputs. */
  readonly arns: Readonly<Record<string, string>>
  readonly failedRegions: readonly string[]
  /** Whether a Region could not be observed. */
  readonly isBlind: boolean
  /** Log, summary, outputs and manifest. */
  readonly shown: string
  readonly secrets: readonly string[]
  readonly milliseconds: number
}

/** Returns the broken promises of a run. `report` is undefined if it was killed. */
export function broken(by: string, report: RunReport | undefined, facts: Facts): string[] {
  if (facts.scene.isDry) return brokenByDryRun(by, report, facts)
  return [
    ...facts.scene.regions.flatMap((region) => [
      ...duplicates(by, region, facts),
      ...(report ? unnamed(report, region, facts) : []),
      ...(report ? wrongArn(report, region, facts) : []),
      ...(report?.exitCode === 0 ? unfinished(report, region, facts) : []),
    ]),
    ...deletions(by, facts),
    ...permissions(by, facts),
    ...(report ? shownSecrets(report) : []),
    ...(report?.exitCode === 0 ? apart(report, facts) : []),
    ...(report ? blindWrites(report, facts) : []),
    ...(report ? unequal(report, facts) : []),
    ...(report ? leftInBuckets(report, facts) : []),
    ...(report && report.milliseconds > longest ? [`it took ${report.milliseconds} ms`] : []),
  ]
}

function brokenByDryRun(by: string, report: RunReport | undefined, { ledger }: Facts): string[] {
  return [
    ...(ledger.writesOf(by) > 0 ? ['it wrote in a dry run'] : []),
    ...(report ? shownSecrets(report) : []),
  ]
}

/** The longest duration of a run in milliseconds. Runs wait only for calls without a response. */
const longest = 60_000

function ownIn(by: string, region: string, { ledger }: Facts): Made[] {
  return ledger.made.filter((one) => one.by === by && one.region === region)
}

/** With aligned version numbers, a run can need several versions to reach a higher number. */
function duplicates(by: string, region: string, facts: Facts): string[] {
  const own = ownIn(by, region, facts).filter((one) => !hasPlaceholderDescription(one))
  const most = facts.scene.numbering.kind === 'aligned' ? 4 : 1
  return own.length > most ? [`${region}: it made ${numbers(own)}`] : []
}

/** Each existing version that a run created is reported. */
function unnamed(report: RunReport, region: string, facts: Facts): string[] {
  const texts = textsOn(report, region)
  const above = texts.flatMap((text) =>
    [...text.matchAll(/version above (\d+) may exist/g)].map(([, number]) => Number(number)),
  )
  const isNamed = ({ arn, version }: Made): boolean =>
    report.arns[region] === arn ||
    texts.some((text) => new RegExp(`[Vv]ersions? (\\d+, )*${version}\\b`).test(text)) ||
    above.some((number) => version > number)
  const lost = ownIn(report.by, region, facts).filter((one) => !one.deleted && !isNamed(one))
  return lost.length === 0 || hasTwin(region, facts) ? [] : [`${region}: ${numbers(lost)} is not reported`]
}

/** If two versions are the same, their publishers cannot be distinguished. */
function hasTwin(region: string, { ledger, peers }: Facts): boolean {
  return ledger.made.some((one) => one.region === region && (one.by === 'twin' || peers.includes(one.by)))
}

function textsOn({ failure, warnings }: RunReport, region: string): string[] {
  return [...failure, ...warnings].filter((text) => text.startsWith(`${region}: `))
}

/** Every reported ARN belongs to an existing version of this layer with the wanted content. */
function wrongArn({ arns, by }: RunReport, region: string, facts: Facts): string[] {
  const arn = arns[region]
  if (arn === undefined) return []
  const made = facts.ledger.made.find((one) => one.arn === arn)
  if (made?.region !== region) return [`${region}: there is no ${arn}`]
  if (made.deleted?.by === by) return [`${region}: ${arn} is reported, but the run deleted it`]
  return isWanted(made, facts) ? [] : [`${region}: ${arn} does not have the wanted content`]
}

/** What must be true in a Region without a reported failure. */
function unfinished({ arns, by, warnings }: RunReport, region: string, facts: Facts): string[] {
  const { scene, ledger } = facts
  const made = ledger.made.find((one) => one.arn === arns[region])
  if (!made) return [`${region}: it ended well, and reports no version`]
  if (made.deleted)
    return facts.peers.includes(made.deleted.by) ? [] : [`${region}: it ended well, and ${made.arn} is gone`]
  const granted = made.statements.map(({ principal }) => principal)
  const missing = (scene.principals ?? []).filter((principal) => !granted.includes(principal))
  const left = made.statements.filter(
    ({ id, principal }) => id.startsWith('layer-everywhere-') && !scene.principals?.includes(principal),
  )
  const name = scene.parameter?.replace('{name}', 'x')
  const value = ledger.parameters.get(`${region} ${name}`)
  const placeholders = ownIn(by, region, facts).filter(
    (one) =>
      isPlaceholder({ ...one, codeSha256: one.sha256, licenseInfo: '', architectures: [] }) && !one.deleted,
  )
  return [
    ...(missing.length > 0 ? [`${region}: it ended well, and is not granted to ${missing.join()}`] : []),
    ...(scene.principals && left.length > 0
      ? [`${region}: it ended well, and still has ${left.map(({ id }) => id).join()}`]
      : []),
    ...(name !== undefined && value !== made.arn && facts.peers.length === 0
      ? [`${region}: it ended well, and ${name} is ${value}`]
      : []),
    ...(scene.numbering.kind === 'exact' && made.version !== scene.numbering.version
      ? [`${region}: it ended well, at ${made.version}`]
      : []),
    ...(placeholders.length > 0 &&
    !hasTwin(region, facts) &&
    !warnings.some((text) => text.startsWith(`${region}: `))
      ? [`${region}: it ended well, and left the placeholder ${numbers(placeholders)}`]
      : []),
  ]
}

/** Aligned version numbers are the same. */
function apart({ arns }: RunReport, { scene }: Facts): string[] {
  if (scene.numbering.kind === 'next') return []
  const report = new Set(Object.values(arns).map((arn) => arn.split(':').at(-1)))
  return report.size > 1 ? [`it ended well, at ${[...report].join()}`] : []
}

/** Nothing is published while the common version number is not known. */
function blindWrites({ by, isBlind, exitCode }: RunReport, { scene, ledger }: Facts): string[] {
  if (scene.numbering.kind !== 'aligned' || !isBlind) return []
  return [
    ...(ledger.writesOf(by) > 0 ? ['it wrote, although a Region could not be seen'] : []),
    ...(exitCode === 0 ? ['it ended well, although a Region could not be seen'] : []),
  ]
}

/** The exit code and the failed Regions agree. A version without all permissions is reported as a failure. */
function unequal({ arns, exitCode, failedRegions, shown }: RunReport, { scene, ledger }: Facts): string[] {
  const isHalf = (one: Made): boolean =>
    scene.principals?.some((id) => !one.statements.some(({ principal }) => principal === id)) === true
  const half = ledger.made.filter((one) => arns[one.region] === one.arn && !one.deleted && isHalf(one))
  const unreported = half.filter(({ region }) => !failedRegions.includes(region))
  const isCancelled = exitCode >= 128 || shown.includes('cancelled')
  return [
    ...(exitCode === 0 && failedRegions.length > 0
      ? [`it ended well, and ${failedRegions.join()} failed`]
      : []),
    ...(exitCode !== 0 && failedRegions.length === 0 && !isCancelled ? ['it failed, and no Region did'] : []),
    ...unreported.map(
      ({ region, version }) => `${region}: ${version} is half granted, and the Region did not fail`,
    ),
  ]
}

/** Objects that a run left in S3 are reported. */
function leftInBuckets({ by, failure, warnings }: RunReport, { ledger }: Facts): string[] {
  const report = [...failure, ...warnings]
  return ledger
    .stagedBy(by)
    .filter(
      (region) => !report.some((text) => text.startsWith(`${region}: `) && text.includes('in the bucket')),
    )
    .filter(
      (region) => !report.some((text) => text.startsWith(`${region}: `) && text.includes('from the bucket')),
    )
    .map((region) => `${region}: it left a zip in S3`)
}

function shownSecrets({ shown, secrets }: RunReport): string[] {
  const found = secrets.filter((secret) => shown.includes(secret))
  const token = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/.exec(shown)
  return [...found.map((secret) => `it shows the secret ${secret}`), ...(token ? ['it shows a token'] : [])]
}

/** Returns the promises that are broken after the last run, which has no faults. */
export function brokenInTheEnd(runs: readonly string[], facts: Facts): string[] {
  const { scene, ledger } = facts
  if (scene.numbering.kind !== 'aligned' || !scene.principals?.length) return []
  // Versions of others, and versions that were not rolled back, use version numbers.
  if (scene.rollsBack || ledger.made.some(({ by }) => ['stranger', 'twin', 'beside'].includes(by))) return []
  return scene.regions.flatMap((region) => {
    const twice = existingIn(ledger, region).filter(
      (one) => runs.includes(one.by) && isWanted(one, facts) && one.statements.length > 0,
    )
    return twice.length > 1
      ? [`${region}: ${numbers(twice)} exist with the same content, and are granted`]
      : []
  })
}

function numbers(made: readonly Made[]): string {
  return made.map(({ version }) => version).join(', ')
}
