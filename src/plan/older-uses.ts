import type { LayerUse } from '../layer/lambda-function.ts'
import type { LayerVersion, Observation, Plan, Region } from '../layer/layer.ts'
import { layerOf, numberIn } from '../layer/version-arn.ts'
import { finalVersionOf } from './plan.ts'

/** The number of functions that use older versions of a layer in a Region. */
export interface OlderUses {
  /** Each function counts once, however many of its versions use the layer. */
  readonly functions: number
  /** Those of them whose `$LATEST` uses no older version. A published version cannot be changed. */
  readonly onlyPublished: number
}

/** Returns how many functions use versions of the same layer with a lower version number. */
export function olderUses(
  uses: readonly LayerUse[],
  { arn, version }: Pick<LayerVersion, 'arn' | 'version'>,
): OlderUses {
  const older = uses.filter((use) => layerOf(use.arn) === layerOf(arn) && numberIn(use.arn) < version)
  const namesOf = (some: readonly LayerUse[]): number => new Set(some.map((use) => use.functionName)).size
  const functions = namesOf(older)
  return { functions, onlyPublished: functions - namesOf(older.filter(({ isPublished }) => !isPublished)) }
}

/**
 * Returns how many functions use versions that are older than the one that each Region has after the run. A Region is missing if this is not
 * known. Versions that another job publishes for other architectures do not count.
 */
export function olderUsesIn(
  plan: Plan,
  observations: ReadonlyMap<Region, Observation>,
): ReadonlyMap<Region, OlderUses> {
  return new Map(
    [...observations].flatMap(([region, observed]) => {
      const planned = plan.get(region)
      const version = planned && finalVersionOf(planned)
      const [listed] = observed.seen ? observed.versions : []
      if (!observed.seen || !observed.usage.known || version === undefined || listed === undefined) return []
      const others = new Set(observed.ofOtherArchitectures.map(({ arn }) => arn))
      const uses = observed.usage.uses.filter(({ arn }) => !others.has(arn))
      return [[region, olderUses(uses, { arn: listed.arn, version })]]
    }),
  )
}
