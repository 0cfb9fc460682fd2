import type { Reason } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import type { RunInRegions } from './run.ts'

/** The outputs about Regions that all actions with AWS calls have. */
export const regionOutputNames = ['missing-regions', 'regions', 'optional-regions'] as const

/** Returns these outputs as JSON. `missing` is why each optional Region was skipped. */
export function regionOutputs(
  { regions, optionalRegions }: Pick<RunInRegions, 'regions' | 'optionalRegions'>,
  missing: ReadonlyMap<Region, Reason>,
): Record<(typeof regionOutputNames)[number], string> {
  const reasons = [...missing].map(([region, { text }]) => [region, text] as const)
  return {
    'missing-regions': JSON.stringify(Object.fromEntries(reasons)),
    regions: JSON.stringify(regions),
    'optional-regions': JSON.stringify(optionalRegions),
  }
}
