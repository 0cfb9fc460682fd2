import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import { existingIn } from './ledger.ts'
import type { Facts } from './facts.ts'
import { isWanted } from './facts.ts'

/** What a run without faults must do, according to the state before it. */

/** Returns the highest number of versions that a run can publish in each Region, 0 if the wanted version exists. */
export function mustPublish(facts: Facts): { readonly region: string; readonly most: number }[] {
  const { scene, ledger } = facts
  const { numbering } = scene
  const isThere = (region: string): boolean => {
    const existing = existingIn(ledger, region)
    if (numbering.kind === 'exact')
      return existing.some((one) => one.version === numbering.version && isWanted(one, facts))
    const newest = existing.find((one) => !hasPlaceholderDescription(one))
    return newest !== undefined && isWanted(newest, facts)
  }
  if (numbering.kind !== 'aligned')
    return scene.regions.map((region) => ({
      region,
      most: isThere(region) ? 0 : numbering.kind === 'next' ? 1 : 51,
    }))
  const heads = scene.regions.map((region) => existingIn(ledger, region)[0]?.version ?? 0)
  const isWhole =
    new Set(heads).size === 1 && scene.regions.every((region) => isThere(region) && newestIs(region))
  return scene.regions.map((region) => ({ region, most: isWhole ? 0 : 200 }))

  /** Returns whether the highest version is not a placeholder version. */
  function newestIs(region: string): boolean {
    const [head] = existingIn(ledger, region)
    return head !== undefined && !hasPlaceholderDescription(head)
  }
}

/** Returns whether the run can succeed. It cannot if the requested version number was used before. */
export function mustEndWell({ scene, ledger, ...facts }: Facts): boolean {
  const { numbering } = scene
  if (numbering.kind !== 'exact') return true
  return scene.regions.every((region) => {
    const existing = existingIn(ledger, region)
    if (existing.some((one) => one.version === numbering.version && isWanted(one, { scene, ...facts })))
      return true
    const taken = Math.max(
      0,
      ...ledger.made.filter((one) => one.region === region).map(({ version }) => version),
    )
    const head = existing[0]?.version ?? 0
    return taken === head && head < numbering.version
  })
}
