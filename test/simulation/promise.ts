import type { Outcome } from '../../src/layer/layer.ts'
import type { Made, Truth } from './truth.ts'
import type { Ran, World } from './world.ts'

/** Returns the broken promises of a run, empty if there are none: no duplicate version, no lost ARN, no missing permission without an error. */
export function broken(world: World, ran: Ran, name: string): string[] {
  const regions = [...world.aws.truths.values()]
  const hasFailed = [...ran.outcomes.values()].some(({ failure }) => failure !== undefined)
  return [
    ...regions.flatMap((truth) =>
      brokenIn(truth, ran, { world, name }).map((text) => `${truth.region}: ${text}`),
    ),
    ...(hasFailed ? [] : apart(world, ran)),
  ]
}

/** A run and its world. */
interface Own {
  readonly world: World
  readonly name: string
}

function brokenIn(truth: Truth, { outcomes, warnings }: Ran, { world, name }: Own): string[] {
  const outcome = outcomes.get(truth.region)
  if (!outcome) return ['its outcome is not reported']
  const own = truth.versions.filter((made) => made.by === name && !made.hasPlaceholderDescription)
  const existing = own.filter((made) => !made.deleted)
  const granted = truth.versions.filter(
    (made) => made.hasPlaceholderDescription && made.statements.length > 0,
  )
  return [
    ...(world.wanted.numbering.kind !== 'aligned' && own.length > 1
      ? [`${own.length} versions were created`]
      : []),
    ...existing
      .filter((made) => !isNamed(made, outcome, warnings.filter(isOf(truth))))
      .map((made) => `version ${made.version.version} is lost`),
    ...granted.map((made) => `the placeholder version ${made.version.version} is granted`),
    ...truth.versions
      .filter((made) => made.deletion?.by === name && !isDeletable(made, { world, name }))
      .map((made) => `version ${made.version.version}, which is of ${made.by}, was deleted`),
    ...(outcome.missing !== undefined ? notSkipped(truth, outcome, { world, name }) : []),
    ...(outcome.failure === undefined && outcome.missing === undefined
      ? notAsWanted(truth, outcome, { world, warnings, existing })
      : []),
  ]
}

/** Only an optional Region is skipped, and only before the run has written there. */
function notSkipped({ region, versions }: Truth, outcome: Outcome, { world, name }: Own): string[] {
  const isWritten = versions.some(({ by, deletion }) => by === name || deletion?.by === name)
  return [
    ...(world.optional.has(region) ? [] : ['it was skipped, but is required']),
    ...(isWritten ? ['it was skipped after a write'] : []),
    ...(outcome.failure === undefined ? [] : ['it was skipped, and failed']),
  ]
}

/** A run can delete its own version, a placeholder version, one over `retain-versions`, or a version with the same content that an earlier run left without permissions. */
function isDeletable(
  { by, hasPlaceholderDescription, version, deletion, statements }: Made,
  { world, name }: Own,
): boolean {
  const { retain, codeSha256, numbering } = world.wanted
  const isSurplus = retain !== undefined && !deletion?.releases.slice(0, retain).includes(version.version)
  const isLeftover =
    numbering.kind === 'aligned' && version.codeSha256 === codeSha256 && statements.length === 0
  return by === name || hasPlaceholderDescription || isSurplus || isLeftover
}

/** Returns whether an existing version is reported: as the result, by its version number, or as one that may exist above another. */
function isNamed(
  { version: { version } }: Made,
  { layerVersion, failure: reason }: Outcome,
  warnings: readonly string[],
): boolean {
  const failure = reason?.text ?? ''
  const above = [...failure.matchAll(/version above (\d+) may exist/g)].map(([, number]) => Number(number))
  return (
    layerVersion?.version === version ||
    [failure, ...warnings].some((text) => new RegExp(`[Vv]ersions? (\\d+, )*${version}\\b`).test(text)) ||
    above.some((number) => version > number)
  )
}

function notAsWanted(
  { region, rejectsArchitectures, versions }: Truth,
  { layerVersion: reported }: Outcome,
  { world, warnings, existing }: { world: World; warnings: readonly string[]; existing: readonly Made[] },
): string[] {
  const { wanted } = world
  const made = reported && versions[reported.version - 1]
  if (!made || made.deleted) return ['it succeeded, but the version does not exist']
  const principals = made.statements.map(({ principal }) => principal).sort()
  const placeholders = versions.filter(
    (one) => one.hasPlaceholderDescription && !one.deleted && one.version.version < reported.version,
  )
  const isWarned = warnings.some(isOf({ region }))
  const architectures = rejectsArchitectures ? [] : wanted.architectures
  return [
    ...(String(made.version.architectures) === String(architectures)
      ? []
      : [`it succeeded with the architectures ${made.version.architectures.join() || 'none'}`]),
    ...(made.version.codeSha256 === wanted.codeSha256 ? [] : ['it succeeded with different content']),
    ...(existing.length > 1 && !isWarned ? ['two versions exist'] : []),
    ...(wanted.principals && String(principals) !== String([...wanted.principals].sort())
      ? [`it is granted to ${principals.join() || 'nobody'}`]
      : []),
    ...(placeholders.length > 0 && !isWarned ? ['placeholder versions are left'] : []),
    ...(wanted.numbering.kind === 'exact' && reported.version !== wanted.numbering.version
      ? [`it is at ${reported.version}`]
      : []),
  ]
}

/** Returns a test whether a warning is about a version in a Region, and not only about its metadata. */
function isOf({ region }: Pick<Truth, 'region'>): (warning: string) => boolean {
  return (warning) => warning.startsWith(`${region}: `) && !warning.includes('in the metadata')
}

/** If every Region succeeded, version numbers that must be the same are the same. */
function apart({ wanted }: World, { outcomes }: Ran): string[] {
  if (wanted.numbering.kind === 'next') return []
  const reached = [...outcomes.values()].filter(({ missing }) => missing === undefined)
  const numbers = new Set(reached.map(({ layerVersion }) => layerVersion?.version))
  return numbers.size <= 1 ? [] : [`the Regions are at ${[...numbers].join()}`]
}
