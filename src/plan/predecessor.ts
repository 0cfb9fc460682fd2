import type { Observation, Plan, Predecessor } from '../layer/layer.ts'
import { hasPlaceholderDescription } from './placeholder.ts'

/**
 * Returns the newest version that is not a placeholder, in the first Region of the plan that publishes. A version of other architectures is
 * returned only if there is no other one. Returns undefined if no Region publishes, or if there is no such version.
 */
export function predecessorIn(
  plan: Plan,
  observations: ReadonlyMap<string, Observation>,
): Predecessor | undefined {
  for (const [region, planned] of plan) {
    const observed = observations.get(region)
    if (!observed?.seen || !('target' in planned) || planned.target.do !== 'publish') continue
    const others = observed.ofOtherArchitectures.map(({ version }) => version)
    const releases = observed.versions.filter((version) => !hasPlaceholderDescription(version))
    const newest = releases.find(({ version }) => !others.includes(version)) ?? releases[0]
    if (newest) return { region, version: newest.version }
  }
  return undefined
}

/** Returns whether the plan deletes that version. */
export function isPruned({ region, version }: Predecessor, plan: Plan): boolean {
  const planned = plan.get(region)
  return (
    planned !== undefined && 'prunes' in planned && planned.prunes.some((prune) => prune.version === version)
  )
}
