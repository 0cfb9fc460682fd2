import type { Message } from '../../base/message.ts'
import { reworded } from '../../base/message.ts'
import type { LayerVersion, Region } from '../../layer/layer.ts'
import { numberIn } from '../../layer/version-arn.ts'
import { reasonToReport, reasonToWait } from './judge.ts'
import { entriesOf, replaceEntry } from './layer-entry.ts'
import { managerOf } from './managers.ts'
import { numberUsedBy, planRelease } from './release.ts'
import { hasTag, isSelectedByName } from './selection.ts'
import type {
  FunctionAction,
  FunctionDetails,
  FunctionPlan,
  FunctionState,
  Observation,
  Plan,
  RegionPlan,
  RegionState,
  RolloutRequest,
} from './types.ts'

/**
 * Returns which functions a run updates, in the order of the Regions and of the names, and why it does not update others. After the plan
 * was applied, a second plan updates nothing, except what `atMost` left.
 */
export function plan(request: RolloutRequest, observations: ReadonlyMap<Region, Observation>): Plan {
  let remaining = request.atMost ?? Infinity
  const deferIfTooMany = (planned: FunctionPlan): FunctionPlan => {
    if (planned.action.do !== 'update') return planned
    remaining -= 1
    return remaining < 0 ? { ...planned, action: { do: 'defer' } } : planned
  }
  return new Map(
    [...observations].map(([region, observed]) => {
      const planned = planFor(request, observed)
      return [
        region,
        'functions' in planned ? { ...planned, functions: planned.functions.map(deferIfTooMany) } : planned,
      ]
    }),
  )
}

function planFor(request: RolloutRequest, observed: Observation): RegionPlan {
  if (!observed.seen) {
    const { reason, denied, isTolerated } = observed
    if (isTolerated) return { missing: reason }
    return { unobserved: reason, ...(denied && { denied }) }
  }
  const { target } = observed
  const users = observed.functions.filter((state) => usesLayer(state, target))
  const selected = users.filter((state) => isSelected(state, request))
  return {
    target,
    functions: selected.map((state) => planFunction(state, { request, observed })).sort(byName),
    notSelected: users.length - selected.length,
  }
}

/** The details are newer than the list. */
function usesLayer({ listed, details }: FunctionState, target: LayerVersion): boolean {
  return entriesOf(details?.latest ?? listed, target).length > 0
}

/** A function whose tags could not be read counts as selected, so that it is reported. */
function isSelected({ listed, details }: FunctionState, request: RolloutRequest): boolean {
  if (!isSelectedByName(listed.name, request)) return false
  return details === undefined || request.tags.every((pattern) => hasTag(details.tags, pattern))
}

interface Context {
  readonly request: RolloutRequest
  readonly observed: RegionState
}

function planFunction({ listed, details, unread }: FunctionState, context: Context): FunctionPlan {
  const { target } = context.observed
  if (details) return planDetailed(details, context)
  const { name, runtime } = listed
  const current = lowestNumber(listed, target)
  if (unread) return { name, runtime, current, action: report(notRead(unread)) }
  if (current < target.version) throw new Error(`the details of ${name} were not read`)
  return { name, runtime, current, action: { do: 'keep' } }
}

function planDetailed(details: FunctionDetails, { request, observed }: Context): FunctionPlan {
  const { latest, tags } = details
  const { target } = observed
  const number = lowestNumber(latest, target)
  const isBehind = number < target.version
  const manager = managerOf(tags, request.managedTags)
  const releasing = planRelease(details, { request: request.release, target })
  const planned = (current: number, action: FunctionAction): FunctionPlan => ({
    name: latest.name,
    runtime: latest.runtime,
    current,
    manager,
    action,
  })
  const unfinished = number === target.version ? reasonToWait(latest) : undefined
  const kept = planned(number, unfinished ? report(unfinished) : { do: 'keep' })
  if (!isBehind && 'release' in releasing && releasing.release === undefined) return kept
  // If `$LATEST` already has the new layer version, the report shows that of the published version.
  const current = isBehind ? number : (numberUsedBy(details.release?.current, target) ?? number)
  const because =
    reasonToReport({ latest, manager, request, region: observed }) ??
    ('refused' in releasing ? releasing.refused : undefined)
  // A function that nobody released is up to date if `$LATEST` is.
  if (because && !isBehind && !isReleased(details)) return kept
  if (because) return planned(current, report(because))
  return planned(current, {
    do: 'update',
    change: isBehind ? replaceEntry(latest.layers, target) : undefined,
    release: 'release' in releasing ? releasing.release : undefined,
    latest,
  })
}

function isReleased({ release }: FunctionDetails): boolean {
  return release?.alias !== undefined || release?.current !== undefined
}

/** A function that lists several versions is reported with the lowest one. */
function lowestNumber(of: Parameters<typeof entriesOf>[0], target: LayerVersion): number {
  return Math.min(...entriesOf(of, target).map(numberIn))
}

function report(because: Message): FunctionAction {
  return { do: 'report', because }
}

function notRead(reason: Message): Message {
  return reworded(
    reason,
    (text) => `The action could not read the function, so it does not update it. ${text}`,
  )
}

function byName(one: FunctionPlan, other: FunctionPlan): number {
  return one.name < other.name ? -1 : 1
}
