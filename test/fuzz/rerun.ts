import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import { standingIn } from './ledger.ts'
import type { Facts } from './facts.ts'
import { isWanted } from './facts.ts'

/** What a run without faults has to do, by what stands before it. */

/** How many versions may be published in each Region: none where what is wanted stands. */
export function mustPublish(facts: Facts): { readonly region: string; readonly most: number }[] {
  const { scene, ledger } = facts
  const { numbering } = scene
  const isThere = (region: string): boolean => {
    const standing = standingIn(ledger, region)
    if (numbering.kind === 'exact')
      return standing.some((one) => one.version === numbering.version && isWanted(one, facts))
    const newest = standing.find((one) => !hasPlaceholderDescription(one))
    return newest !== undefined && isWanted(newest, facts)
  }
  if (numbering.kind !== 'aligned')
    return scene.regions.map((region) => ({
      region,
      most: isThere(region) ? 0 : numbering.kind === 'next' ? 1 : 51,
    }))
  const heads = scene.regions.map((region) => standingIn(ledger, region)[0]?.version ?? 0)
  const isWhole =
    new Set(heads).size === 1 && scene.regions.every((region) => isThere(region) && newestIs(region))
  return scene.regions.map((region) => ({ region, most: isWhole ? 0 : 200 }))

  /** Whether the highest number has contents. */
  function newestIs(region: string): boolean {
    const [head] = standingIn(ledger, region)
    return head !== undefined && !hasPlaceholderDescription(head)
  }
}

/** Whether nothing stands in the way: a number that was taken is never given again. */
export function mustEndWell({ scene, ledger, ...facts }: Facts): boolean {
  const { numbering } = scene
  if (numbering.kind !== 'exact') return true
  return scene.regions.every((region) => {
    const standing = standingIn(ledger, region)
    if (standing.some((one) => one.version === numbering.version && isWanted(one, { scene, ...facts })))
      return true
    const taken = Math.max(
      0,
      ...ledger.made.filter((one) => one.region === region).map(({ version }) => version),
    )
    const head = standing[0]?.version ?? 0
    return taken === head && head < numbering.version
  })
}
