import type { RegionPlan } from '../layer/layer.ts'

/** Returns whether the plan of a Region publishes a version or changes permissions. Deleting old versions does not count. */
export function writes(planned: RegionPlan): boolean {
  if (!('target' in planned)) return false
  const { target, grants, revokes } = planned
  return target.do === 'publish' || grants.length > 0 || revokes.length > 0
}
