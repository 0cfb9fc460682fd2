import type { Numbering } from '../../layer/layer.ts'
import { counted } from '../../base/figures.ts'
import { tooFar } from '../../plan/filler.ts'
import { Problem } from '../../base/problem.ts'
import { changeOf } from './permissions.ts'
import { publishFiller, publishLayer } from './publish.ts'
import type { Site } from './region-run.ts'
import { addFailure, each, headBefore, headOf, isHealthy } from './region-run.ts'

/** How often the common number may rise because a Region gave a higher one than was asked for: deleted versions hide numbers. */
const mostRounds = 3

/** Which number is asked for, and whether a failure, or one so far, means that nothing more is to be published. */
interface Goal {
  readonly numbering: Numbering
  readonly rollsBack: boolean
  readonly givesUp: () => boolean
}

/** Brings every Region to a version with the wanted contents, at the number that is asked for. What fails is told of. */
export async function raise(sites: readonly Site[], { numbering, rollsBack, givesUp }: Goal): Promise<void> {
  const open = sites.filter(({ plan }) => plan.ending.do === 'publish')
  switch (numbering.kind) {
    case 'next':
      return each(open, async (site) => void (await publishLayer(site)))
    case 'exact':
      return each(open, (site) => reachExactly(site, numbering.version, rollsBack))
    case 'aligned':
      await align(sites, open, givesUp)
      return sites.filter((site) => !isHealthy(site)).forEach(tellOfStanding)
  }
}

/** A version that landed above stays, and the next run can see how far the numbers are. */
async function reachExactly(site: Site, target: number, rollsBack: boolean): Promise<void> {
  const reached = await climb(site, target)
  if (reached === target && standingAt(site) === target) return
  site.trace = reached
  site.advance({ standing: undefined })
  const taken =
    reached === target
      ? 'versions that were deleted have taken numbers before it, so that a filler got it'
      : `versions that were deleted have taken it, and AWS gave version ${reached}`
  // Where others are rolled back, their first filler takes the next number.
  const next = reached + (rollsBack ? 2 : 1)
  throw new Problem(
    `Number ${target} cannot be had: ${taken}. That one stands, is not granted, and shows how far the numbers are: ` +
      `ask for version ${next} or higher, or let "align-versions" find the number.`,
  )
}

/** What stands where a Region could not come to the number: a version that was published, or one that was to be kept. */
function tellOfStanding(site: Site): void {
  const version = standingAt(site)
  if (version === undefined) return
  const isNew = site.published.includes(version)
  const lacks = changeOf(site, version)
  const ungranted = lacks.grants.length > 0 ? ', and is not granted' : ''
  if (isNew) addFailure(site, `Version ${version} stands${ungranted}.`)
  else if (lacks.grants.length + lacks.revokes.length > 0)
    addFailure(site, `Version ${version} keeps the permissions that it had.`)
}

/** Publishes up to a number, and gives the one that the Region has come to: a higher one where deleted versions have taken it. */
async function climb(site: Site, target: number): Promise<number> {
  let head = headOf(site)
  const obstacle = tooFar(head, target, site.fillers.length)
  if (obstacle !== undefined) throw new Problem(obstacle)
  const fillers = target - 1 - head
  if (fillers > 0) site.progress(`publishing ${counted(fillers, 'filler')}, up to version ${target - 1}`)
  while (head < target - 1) {
    head = await publishFiller(site)
    if (head % 10 === 0 && head < target - 1) site.progress(`version ${head} of ${target}`)
  }
  return head < target ? publishLayer(site) : head
}

/** The same number everywhere: the Region with the highest head goes first, and what AWS gives it is the number. */
async function align(sites: readonly Site[], open: readonly Site[], givesUp: Goal['givesUp']): Promise<void> {
  const standing = sites.map(standingAt).find((version) => version !== undefined)
  let target = standing ?? (await lead(open, givesUp))
  for (let round = 1; round <= mostRounds; round += 1) {
    if (givesUp()) return
    const goal = target
    const behind = sites.filter((site) => isHealthy(site) && standingAt(site) !== goal)
    const reached = await Promise.all(behind.map((site) => rise(site, goal)))
    target = Math.max(goal, ...reached)
  }
  for (const site of sites) {
    if (!isHealthy(site) || standingAt(site) === target) continue
    site.advance({
      failure:
        `The numbers did not come together in ${mostRounds} rounds: this Region is at ${standingAt(site) ?? 'none'}, ` +
        `and ${target} is needed. Run again.`,
    })
  }
}

/** The number that a Region with the highest head gets. Where none of them can publish, the others come to the planned one all the same. */
async function lead(sites: readonly Site[], givesUp: Goal['givesUp']): Promise<number> {
  const highest = Math.max(0, ...sites.map(headBefore))
  for (const site of sites.filter((one) => headBefore(one) === highest)) {
    if (givesUp()) break
    await each([site], async () => void (await publishLayer(site)))
    const got = standingAt(site)
    if (got !== undefined) return got
  }
  return highest + 1
}

/** One Region's way to the common number; gives a higher one where it can only come to that, and 0 where it failed. */
async function rise(site: Site, target: number): Promise<number> {
  const before = standingAt(site)
  let reached = 0
  await each([site], async () => {
    reached = await climb(site, target)
  })
  const landed = standingAt(site)
  if (before !== undefined && before !== landed && site.published.includes(before)) site.passed.push(before)
  // A filler took the number: the next one can have the contents.
  return reached > 0 && landed !== reached ? reached + 1 : reached
}

function standingAt(site: Site): number | undefined {
  return site.outcome().standing?.version
}
