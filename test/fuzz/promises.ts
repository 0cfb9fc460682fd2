import { hasPlaceholderDescription, isPlaceholder } from '../../src/plan/placeholder.ts'
import type { Made } from './ledger.ts'
import { standingIn } from './ledger.ts'
import { isWanted } from './facts.ts'
import type { Facts } from './facts.ts'
import { deletions, permissions } from './promises-to-others.ts'

/**
 * What a run promises, whatever happens to its calls. Each is held against what AWS truly did.
 */

/** What a run told. */
export interface Told {
  readonly by: string
  readonly exitCode: number
  readonly failure: readonly string[]
  readonly warnings: readonly string[]
  /** Region to ARN, as in the outputs. */
  readonly arns: Readonly<Record<string, string>>
  readonly failedRegions: readonly string[]
  /** Whether a Region could not be seen. */
  readonly isBlind: boolean
  /** Log, summary, outputs and manifest. */
  readonly shown: string
  readonly secrets: readonly string[]
  readonly milliseconds: number
}

/** What a run broke. `told` is undefined if it was killed. */
export function broken(by: string, told: Told | undefined, facts: Facts): string[] {
  if (facts.scene.isDry) return brokenByDryRun(by, told, facts)
  return [
    ...facts.scene.regions.flatMap((region) => [
      ...duplicates(by, region, facts),
      ...(told ? unnamed(told, region, facts) : []),
      ...(told ? wrongArn(told, region, facts) : []),
      ...(told?.exitCode === 0 ? unfinished(told, region, facts) : []),
    ]),
    ...deletions(by, facts),
    ...permissions(by, facts),
    ...(told ? shownSecrets(told) : []),
    ...(told?.exitCode === 0 ? apart(told, facts) : []),
    ...(told ? blindWrites(told, facts) : []),
    ...(told ? unequal(told, facts) : []),
    ...(told ? leftInBuckets(told, facts) : []),
    ...(told && told.milliseconds > longest ? [`it took ${told.milliseconds} ms`] : []),
  ]
}

function brokenByDryRun(by: string, told: Told | undefined, { ledger }: Facts): string[] {
  return [...(ledger.writesOf(by) > 0 ? ['it wrote in a dry run'] : []), ...(told ? shownSecrets(told) : [])]
}

/** A run does not wait here, except for what hangs. */
const longest = 60_000

function ownIn(by: string, region: string, { ledger }: Facts): Made[] {
  return ledger.made.filter((one) => one.by === by && one.region === region)
}

/** A run that aligns may have to go on to a higher number. */
function duplicates(by: string, region: string, facts: Facts): string[] {
  const own = ownIn(by, region, facts).filter((one) => !hasPlaceholderDescription(one))
  const most = facts.scene.numbering.kind === 'aligned' ? 4 : 1
  return own.length > most ? [`${region}: it made ${numbers(own)}`] : []
}

/** Each version that a run made and that stands is named. */
function unnamed(told: Told, region: string, facts: Facts): string[] {
  const texts = textsOn(told, region)
  const above = texts.flatMap((text) =>
    [...text.matchAll(/version above (\d+) may exist/g)].map(([, number]) => Number(number)),
  )
  const isNamed = ({ arn, version }: Made): boolean =>
    told.arns[region] === arn ||
    texts.some((text) => new RegExp(`[Vv]ersions? (\\d+, )*${version}\\b`).test(text)) ||
    above.some((number) => version > number)
  const lost = ownIn(told.by, region, facts).filter((one) => !one.deleted && !isNamed(one))
  return lost.length === 0 || hasTwin(region, facts) ? [] : [`${region}: ${numbers(lost)} is named nowhere`]
}

/** Of two versions that are the same, nobody can say whose is whose. */
function hasTwin(region: string, { ledger, peers }: Facts): boolean {
  return ledger.made.some((one) => one.region === region && (one.by === 'twin' || peers.includes(one.by)))
}

function textsOn({ failure, warnings }: Told, region: string): string[] {
  return [...failure, ...warnings].filter((text) => text.startsWith(`${region}: `))
}

/** Every ARN that is told is of a version that stands, of this layer, with what was to be published. */
function wrongArn({ arns, by }: Told, region: string, facts: Facts): string[] {
  const arn = arns[region]
  if (arn === undefined) return []
  const made = facts.ledger.made.find((one) => one.arn === arn)
  if (made?.region !== region) return [`${region}: there is no ${arn}`]
  if (made.deleted?.by === by) return [`${region}: ${arn} is told of, and it deleted that`]
  return isWanted(made, facts) ? [] : [`${region}: ${arn} is not what was to be published`]
}

/** What must hold of a Region where nothing is told to have failed. */
function unfinished({ arns, by, warnings }: Told, region: string, facts: Facts): string[] {
  const { scene, ledger } = facts
  const made = ledger.made.find((one) => one.arn === arns[region])
  if (!made) return [`${region}: it ended well, and tells of no version`]
  if (made.deleted)
    return facts.peers.includes(made.deleted.by) ? [] : [`${region}: it ended well, and ${made.arn} is gone`]
  const granted = made.statements.map(({ principal }) => principal)
  const missing = (scene.principals ?? []).filter((principal) => !granted.includes(principal))
  const left = made.statements.filter(
    ({ id, principal }) => id.startsWith('layer-everywhere-') && !scene.principals?.includes(principal),
  )
  const name = scene.parameter?.replace('{name}', 'x')
  const value = ledger.parameters.get(`${region} ${name}`)
  const fillers = ownIn(by, region, facts).filter(
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
    ...(fillers.length > 0 &&
    !hasTwin(region, facts) &&
    !warnings.some((text) => text.startsWith(`${region}: `))
      ? [`${region}: it ended well, and left the placeholder ${numbers(fillers)}`]
      : []),
  ]
}

/** Aligned numbers are the same. */
function apart({ arns }: Told, { scene }: Facts): string[] {
  if (scene.numbering.kind === 'next') return []
  const told = new Set(Object.values(arns).map((arn) => arn.split(':').at(-1)))
  return told.size > 1 ? [`it ended well, at ${[...told].join()}`] : []
}

/** Nothing is published, and no number taken, while the common number is not known. */
function blindWrites({ by, isBlind, exitCode }: Told, { scene, ledger }: Facts): string[] {
  if (scene.numbering.kind !== 'aligned' || !isBlind) return []
  return [
    ...(ledger.writesOf(by) > 0 ? ['it wrote, although a Region could not be seen'] : []),
    ...(exitCode === 0 ? ['it ended well, although a Region could not be seen'] : []),
  ]
}

/** What is told as a whole and what is told of each Region go together; what is half granted is told to have failed. */
function unequal({ arns, exitCode, failedRegions, shown }: Told, { scene, ledger }: Facts): string[] {
  const isHalf = (one: Made): boolean =>
    scene.principals?.some((id) => !one.statements.some(({ principal }) => principal === id)) === true
  const half = ledger.made.filter((one) => arns[one.region] === one.arn && !one.deleted && isHalf(one))
  const unsaid = half.filter(({ region }) => !failedRegions.includes(region))
  const isCancelled = exitCode >= 128 || shown.includes('cancelled')
  return [
    ...(exitCode === 0 && failedRegions.length > 0
      ? [`it ended well, and ${failedRegions.join()} failed`]
      : []),
    ...(exitCode !== 0 && failedRegions.length === 0 && !isCancelled ? ['it failed, and no Region did'] : []),
    ...unsaid.map(
      ({ region, version }) => `${region}: ${version} is half granted, and the Region did not fail`,
    ),
  ]
}

/** What a run left in S3 is told. */
function leftInBuckets({ by, failure, warnings }: Told, { ledger }: Facts): string[] {
  const told = [...failure, ...warnings]
  return ledger
    .stagedBy(by)
    .filter(
      (region) => !told.some((text) => text.startsWith(`${region}: `) && text.includes('in the bucket')),
    )
    .filter(
      (region) => !told.some((text) => text.startsWith(`${region}: `) && text.includes('from the bucket')),
    )
    .map((region) => `${region}: it left a zip in S3`)
}

function shownSecrets({ shown, secrets }: Told): string[] {
  const found = secrets.filter((secret) => shown.includes(secret))
  const token = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}/.exec(shown)
  return [...found.map((secret) => `it shows the secret ${secret}`), ...(token ? ['it shows a token'] : [])]
}

/** How a scene ends by the last run, when nothing goes wrong any more. */
export function brokenInTheEnd(runs: readonly string[], facts: Facts): string[] {
  const { scene, ledger } = facts
  if (scene.numbering.kind !== 'aligned' || !scene.principals?.length) return []
  // What others publish, and what could not be rolled back, takes a number.
  if (scene.rollsBack || ledger.made.some(({ by }) => ['stranger', 'twin', 'beside'].includes(by))) return []
  return scene.regions.flatMap((region) => {
    const twice = standingIn(ledger, region).filter(
      (one) => runs.includes(one.by) && isWanted(one, facts) && one.statements.length > 0,
    )
    return twice.length > 1
      ? [`${region}: ${numbers(twice)} stand with the same contents, and are granted`]
      : []
  })
}

function numbers(made: readonly Made[]): string {
  return made.map(({ version }) => version).join(', ')
}
