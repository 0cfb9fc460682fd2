import type { Message } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import type { Outcome } from './outcome.ts'
import type { FunctionPlan } from './plan/types.ts'
import type { Run } from './run.ts'

/** What is known about a function at the end of a run, also of one that failed early. */
export interface FunctionResult {
  readonly region: Region
  readonly plan: FunctionPlan
  /** Undefined if the plan does not update the function, or if the update was not begun. */
  readonly outcome: Outcome | undefined
  /**
   * `up-to-date`: the function uses the new version. `behind`: it uses an older one. `unclear`: the update was begun, and the function may
   * use either of them, or is released only in part.
   */
  readonly state: 'up-to-date' | 'behind' | 'unclear'
  /** Why the function is behind or unclear. Undefined if a run without `dry-run` would update it. */
  readonly because: Message | undefined
}

/** Returns the selected functions that use the layer, in the order of the plan. */
export function resultsOf({ plan, outcomes }: Pick<Run, 'plan' | 'outcomes'>): FunctionResult[] {
  return [...(plan ?? [])].flatMap(([region, planned]) =>
    'functions' in planned
      ? planned.functions.map((one) => resultOf(region, one, outcomes.get(region)?.get(one.name)))
      : [],
  )
}

function resultOf(region: Region, plan: FunctionPlan, outcome: Outcome | undefined): FunctionResult {
  const { action } = plan
  const result = (state: FunctionResult['state'], because?: Message): FunctionResult => ({
    ...{ region, plan, outcome, state },
    because,
  })
  if (action.do === 'keep' || outcome?.result === 'updated') return result('up-to-date')
  if (action.do === 'report') return result('behind', action.because)
  if (outcome?.result !== 'failed') return result('behind', outcome?.because)
  const isAsBefore = outcome.state === 'unchanged' || outcome.state === 'restored'
  return result(isAsBefore ? 'behind' : 'unclear', outcome.because)
}

/** Returns the layers of a function before the update, if the function may not have them any more. */
export function previousLayers({ plan: { action }, state }: FunctionResult): readonly string[] | undefined {
  return state === 'unclear' && action.do === 'update' ? action.change?.before : undefined
}
