import type { Message, Reason } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import { missingRegions } from '../report/missing-regions.ts'
import type { Outcome } from './outcome.ts'
import type { FunctionPlan } from './plan/types.ts'
import type { Outcomes, Run } from './run.ts'

/** What is known about a function at the end of a run, also of one that failed early. */
export interface FunctionResult {
  readonly region: Region
  readonly plan: FunctionPlan
  /** Undefined if the plan does not update the function, or if the update was not begun. */
  readonly outcome: Outcome | undefined
  /**
   * `up-to-date`: the function uses the new version. `behind`: it uses an older one. `unclear`: an update began, but is not done. The function
   * may use either version, or is released only in part.
   */
  readonly state: 'up-to-date' | 'behind' | 'unclear'
  /** Why the function is behind or unclear. Undefined if a run without `dry-run` would update it. */
  readonly because: Message | undefined
}

/** Returns the selected functions that use the layer, in the order of the plan. */
export function resultsOf({ plan, outcomes }: Pick<Run, 'plan' | 'outcomes'>): FunctionResult[] {
  return [...(plan ?? [])].flatMap(([region, planned]) => {
    if (!('functions' in planned)) return []
    const isLost = lossOf(outcomes.get(region)) !== undefined
    return planned.functions.map((one) => {
      const outcome = outcomes.get(region)?.get(one.name)
      return resultOf(one, {
        region,
        target: planned.target.version,
        outcome: isLost ? outcome : asInRequiredRegion(outcome),
      })
    })
  })
}

/** Returns why each optional Region was skipped, by Region: it was not available when it was observed, or at the first update. */
export function missingIn(run: Pick<Run, 'plan' | 'outcomes'>): ReadonlyMap<Region, Reason> {
  return missingRegions({ plan: run.plan, outcomes: lossesIn(run) })
}

/** Returns why each optional Region was not available at its first update, by Region. */
export function lossesIn({
  outcomes,
}: Pick<Run, 'outcomes'>): ReadonlyMap<Region, { readonly missing: Reason }> {
  return new Map(
    [...outcomes].flatMap(([region, ofRegion]) => {
      const missing = lossOf(ofRegion)
      return missing ? [[region, { missing }]] : []
    }),
  )
}

/** Returns why a Region was not available for any update. Undefined if at least one call that writes reached it. */
function lossOf(outcomes: Outcomes = new Map()): Reason | undefined {
  const begun = [...outcomes.values()].filter(({ result }) => result !== 'not-started')
  const missing = begun.flatMap((outcome) => (outcome.result === 'missing' ? [outcome.because] : []))
  return missing.length === begun.length ? missing[0] : undefined
}

/** From the first write on, an optional Region counts like any other. */
function asInRequiredRegion(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.result === 'missing' ? { ...outcome, result: 'failed', state: 'unchanged' } : outcome
}

interface Known {
  readonly region: Region
  /** The number of the new version. */
  readonly target: number
  readonly outcome: Outcome | undefined
}

function resultOf(plan: FunctionPlan, { region, target, outcome }: Known): FunctionResult {
  const { action } = plan
  const result = (state: FunctionResult['state'], because?: Message): FunctionResult => ({
    ...{ region, plan, outcome, state },
    because,
  })
  if (action.do === 'keep' || outcome?.result === 'updated') return result('up-to-date')
  if (action.do === 'report') return result(plan.current < target ? 'behind' : 'unclear', action.because)
  if (outcome?.result !== 'failed') return result('behind', outcome?.because)
  const isAsBefore = outcome.state === 'unchanged' || outcome.state === 'restored'
  return result(isAsBefore ? 'behind' : 'unclear', outcome.because)
}

/** Returns the layers of a function before the update, if the function may not have them any more. */
export function previousLayers({ plan: { action }, state }: FunctionResult): readonly string[] | undefined {
  return state === 'unclear' && action.do === 'update' ? action.change?.before : undefined
}
