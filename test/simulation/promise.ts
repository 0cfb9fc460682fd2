import type { Outcome } from '../../src/layer/layer.ts'
import type { Made, Truth } from './truth.ts'
import type { Ran, World } from './world.ts'

/** What a run has promised and not kept: no duplicate, no lost ARN, nothing half-granted unnamed. Empty where all is kept. */
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

/** A run, and the world that it is in. */
interface Own {
  readonly world: World
  readonly name: string
}

function brokenIn(truth: Truth, { outcomes, warnings }: Ran, { world, name }: Own): string[] {
  const outcome = outcomes.get(truth.region)
  if (!outcome) return ['nothing is told of it']
  const own = truth.versions.filter((made) => made.by === name && !made.hasPlaceholderDescription)
  const standing = own.filter((made) => !made.deleted)
  const granted = truth.versions.filter(
    (made) => made.hasPlaceholderDescription && made.statements.length > 0,
  )
  return [
    ...(world.wanted.numbering.kind !== 'aligned' && own.length > 1
      ? [`${own.length} versions were made`]
      : []),
    ...standing
      .filter((made) => !isNamed(made, outcome, warnings.filter(isOf(truth))))
      .map((made) => `version ${made.version.version} is lost`),
    ...granted.map((made) => `the filler ${made.version.version} is granted`),
    ...truth.versions
      .filter((made) => made.deletion?.by === name && !mayGo(made, { world, name }))
      .map((made) => `version ${made.version.version}, which is of ${made.by}, was deleted`),
    ...(outcome.failure === undefined ? notAsWanted(truth, outcome, { world, warnings, standing }) : []),
  ]
}

/** What goes is the run's own, a filler, one too many, or what an earlier run of the same contents left and granted to nobody. */
function mayGo(
  { by, hasPlaceholderDescription, version, deletion, statements }: Made,
  { world, name }: Own,
): boolean {
  const { retain, codeSha256, numbering } = world.wanted
  const isSurplus = retain !== undefined && !deletion?.releases.slice(0, retain).includes(version.version)
  const isLeftover =
    numbering.kind === 'aligned' && version.codeSha256 === codeSha256 && statements.length === 0
  return by === name || hasPlaceholderDescription || isSurplus || isLeftover
}

/** Whether a version that stands is told of: as the one, by its number, or as one that may stand above another. */
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
  { region, versions }: Truth,
  { layerVersion: told }: Outcome,
  { world, warnings, standing }: { world: World; warnings: readonly string[]; standing: readonly Made[] },
): string[] {
  const { wanted } = world
  const made = told && versions[told.version - 1]
  if (!made || made.deleted) return ['it is called whole, and nothing stands']
  const principals = made.statements.map(({ principal }) => principal).sort()
  const fillers = versions.filter(
    (one) => one.hasPlaceholderDescription && !one.deleted && one.version.version < told.version,
  )
  const isWarned = warnings.some(isOf({ region }))
  return [
    ...(made.version.codeSha256 === wanted.codeSha256 ? [] : ['it is called whole with other contents']),
    ...(standing.length > 1 && !isWarned ? ['two versions stand'] : []),
    ...(wanted.principals && String(principals) !== String([...wanted.principals].sort())
      ? [`it is granted to ${principals.join() || 'nobody'}`]
      : []),
    ...(fillers.length > 0 && !isWarned ? ['fillers are left'] : []),
    ...(wanted.numbering.kind === 'exact' && told.version !== wanted.numbering.version
      ? [`it is at ${told.version}`]
      : []),
  ]
}

/** Whether a warning is about a Region. */
function isOf({ region }: Pick<Truth, 'region'>): (warning: string) => boolean {
  return (warning) => warning.startsWith(`${region}: `)
}

/** Where all is called whole, the numbers that shall be the same are. */
function apart({ wanted }: World, { outcomes }: Ran): string[] {
  if (wanted.numbering.kind === 'next') return []
  const numbers = new Set([...outcomes.values()].map(({ layerVersion }) => layerVersion?.version))
  return numbers.size === 1 ? [] : [`the Regions are at ${[...numbers].join()}`]
}
