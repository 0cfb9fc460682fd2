import { counted } from '../../base/figures.ts'
import { about } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Numbering } from '../../layer/layer.ts'
import { tooFar } from '../../plan/placeholder.ts'
import { policyChangeOf } from './permissions.ts'
import { publishLayer, publishPlaceholder } from './publish.ts'
import type { RegionRun } from './region-run.ts'
import { inEachHealthy } from './region-run.ts'

/** How often the common version number can increase. It does if a Region assigns a higher one, because deleted versions had the number. */
const mostRounds = 3

/** The required version number. */
interface Goal {
  readonly numbering: Numbering
  readonly rollsBack: boolean
  /** Whether a Region failed and the run is rolled back, so that nothing more is published. */
  readonly mustRollBack: () => boolean
  /** What to do if a required number is not available: a sentence. `next` is the lowest number that is available. */
  readonly adviceIfTaken?: (next: number) => string
}

/**
 * Publishes until every Region has a version with the content of the layer at the required number. A failure is recorded in its
 * Region.
 */
export async function reachVersion(
  regionRuns: readonly RegionRun[],
  { numbering, rollsBack, mustRollBack, adviceIfTaken = otherVersion }: Goal,
): Promise<void> {
  const toPublish = regionRuns.filter(({ task }) => task.plan.target.do === 'publish')
  switch (numbering.kind) {
    case 'next':
      return inEachHealthy(toPublish, async (regionRun) => void (await publishLayer(regionRun)))
    case 'exact':
      return inEachHealthy(toPublish, (regionRun) =>
        // In a run that is rolled back, the other Regions need one more number, for their first placeholder version.
        reachExactly(regionRun, numbering.version, (reached) => adviceIfTaken(reached + (rollsBack ? 2 : 1))),
      )
    case 'aligned':
      await align(regionRuns, toPublish, mustRollBack)
      return regionRuns.filter(({ hasFailed }) => hasFailed).forEach(reportCurrentVersion)
  }
}

/** If AWS assigns a higher number, that version is kept. It shows the next run which numbers are taken. */
async function reachExactly(
  regionRun: RegionRun,
  target: number,
  adviceAfter: (reached: number) => string,
): Promise<void> {
  const reached = await publishUpTo(target, regionRun)
  if (reached === target && regionRun.currentVersion === target) return
  regionRun.keepAsMarker = reached
  regionRun.advance({ layerVersion: undefined })
  const why =
    reached === target
      ? 'A placeholder version has it, because deleted versions had lower numbers'
      : `A deleted version had it, so AWS assigned ${reached}`
  throw new Problem({
    topic: 'the-version-number-is-not-available',
    text:
      `Version number ${target} is not available. ${why}. Version ${reached} is kept without permissions, to show which numbers are taken. ` +
      adviceAfter(reached),
  })
}

function otherVersion(next: number): string {
  return `Set "version" to ${next} or higher, or use "align-versions" instead.`
}

/** Reports the current version of a Region that could not reach the number, and its permissions. */
function reportCurrentVersion(regionRun: RegionRun): void {
  const { currentVersion: version } = regionRun
  if (version === undefined) return
  const { grants, revokes } = policyChangeOf(regionRun, version)
  if (regionRun.published.includes(version))
    regionRun.addToFailure(
      about(
        'the-version-exists-but-is-not-granted',
        `Version ${version} exists${grants.length > 0 ? ', but is not granted' : ''}.`,
      ),
    )
  else if (grants.length + revokes.length > 0)
    regionRun.addToFailure(
      about('another-region-failed', `Version ${version} keeps the permissions that it had.`),
    )
}

/**
 * Publishes placeholder versions, and then the layer at a number. Returns the number that was reached, which is higher if
 * deleted versions took this one.
 */
async function publishUpTo(target: number, regionRun: RegionRun): Promise<number> {
  const { progress } = regionRun.task
  let highest = regionRun.highestNumber
  const obstacle = tooFar(highest, target, regionRun.placeholders.length)
  if (obstacle !== undefined) throw new Problem(obstacle)
  const count = target - 1 - highest
  if (count > 0) progress(`publishing ${counted(count, 'placeholder version')}, up to version ${target - 1}`)
  while (highest < target - 1) {
    highest = await publishPlaceholder(regionRun)
    if (highest % 10 === 0 && highest < target - 1) progress(`published version ${highest} of ${target}`)
  }
  return highest < target ? publishLayer(regionRun) : highest
}

/**
 * Brings all Regions to the same number. The Region with the highest number publishes first, and the number that AWS assigns
 * there is the target.
 */
async function align(
  regionRuns: readonly RegionRun[],
  toPublish: readonly RegionRun[],
  mustRollBack: Goal['mustRollBack'],
): Promise<void> {
  const existing = regionRuns
    .map(({ currentVersion }) => currentVersion)
    .find((version) => version !== undefined)
  let target = existing ?? (await publishFirst(toPublish, mustRollBack))
  for (let round = 1; round <= mostRounds; round += 1) {
    if (mustRollBack()) return
    const goal = target
    const behind = regionRuns.filter(({ hasEnded, currentVersion }) => !hasEnded && currentVersion !== goal)
    const reached = await Promise.all(behind.map((regionRun) => moveTo(goal, regionRun)))
    target = Math.max(goal, ...reached)
  }
  for (const regionRun of regionRuns) {
    const { hasEnded, currentVersion = 'none' } = regionRun
    if (hasEnded || currentVersion === target) continue
    regionRun.advance({
      failure: about(
        'the-version-number-is-not-available',
        `The Regions did not reach the same version number in ${mostRounds} attempts. This Region is at ${currentVersion}, ` +
          `but ${target} is required. Re-run the job.`,
      ),
    })
  }
}

/**
 * Publishes in a Region with the highest number, and returns the number that AWS assigns. If all of these Regions fail, returns the number
 * that was expected there.
 */
async function publishFirst(
  regionRuns: readonly RegionRun[],
  mustRollBack: Goal['mustRollBack'],
): Promise<number> {
  const highest = Math.max(0, ...regionRuns.map(({ highestNumberBefore }) => highestNumberBefore))
  for (const regionRun of regionRuns.filter((one) => one.highestNumberBefore === highest)) {
    if (mustRollBack()) break
    await inEachHealthy([regionRun], async () => void (await publishLayer(regionRun)))
    const { currentVersion } = regionRun
    if (currentVersion !== undefined) return currentVersion
  }
  return highest + 1
}

/**
 * Brings a Region to a number. Returns the number that the Region can reach, which is higher if this one is taken, or 0 if the
 * Region failed.
 */
async function moveTo(target: number, regionRun: RegionRun): Promise<number> {
  const { currentVersion: before } = regionRun
  let reached = 0
  await inEachHealthy([regionRun], async () => {
    reached = await publishUpTo(target, regionRun)
  })
  const { currentVersion: after } = regionRun
  if (before !== undefined && before !== after && regionRun.published.includes(before))
    regionRun.superseded.push(before)
  // If a placeholder version has the number, the layer can have the next one.
  return reached > 0 && after !== reached ? reached + 1 : reached
}
