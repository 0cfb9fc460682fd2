import type { Message, Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import { inRegion } from './advice.ts'

const topic = 'an-optional-region-was-not-available'

/** A run, as far as it is known which optional Regions were skipped. */
interface Skipping {
  readonly plan?: ReadonlyMap<Region, { readonly missing?: Reason } | object> | undefined
  readonly outcomes: ReadonlyMap<Region, { readonly missing?: Reason | undefined }>
}

/** Returns why each optional Region was skipped, by Region. It was not available before the first write there. */
export function missingRegions({ plan = new Map(), outcomes }: Skipping): ReadonlyMap<Region, Reason> {
  const planned = [...plan].flatMap(([region, one]) =>
    'missing' in one && one.missing ? [[region, one.missing] as const] : [],
  )
  const ended = [...outcomes].flatMap(([region, { missing }]) =>
    missing ? [[region, missing] as const] : [],
  )
  return new Map([...planned, ...ended])
}

/** Returns the warning about an optional Region that was skipped. */
export function skippedRegion(region: Region, { text }: Reason): Message {
  return inRegion(
    region,
    about(
      topic,
      `This optional Region was not available, so it was skipped. ${text} The next run does what is missing here.`,
    ),
  )
}

/**
 * Returns an error if all Regions were skipped. A run in one Region is a job of a matrix, and there the other jobs decide.
 */
export function noRegionWasAvailable(run: Skipping & { readonly regions: readonly Region[] }): Message[] {
  const missing = missingRegions(run)
  const isAnyAvailable = run.regions.some((region) => !missing.has(region))
  if (isAnyAvailable || run.regions.length < 2) return []
  return [
    about(
      topic,
      `No Region was available: all ${run.regions.length} are optional and were skipped. The warnings show the reasons. ` +
        'Re-run the job when a Region is available again.',
    ),
  ]
}
