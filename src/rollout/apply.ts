import type { Message, Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { Region } from '../layer/layer.ts'
import type { FunctionService } from '../regions/calls/function-service.ts'
import type { Sleep } from '../regions/calls/retry.ts'
import type { Outcome } from './outcome.ts'
import type { FunctionUpdate, Plan } from './plan/types.ts'
import { updateFunction } from './update-function.ts'

/** What is needed to apply a plan. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, FunctionService>
  /** After this many failures in all Regions together, no further function is updated. */
  readonly stopAfter: number
  readonly sleep: Sleep
  /** After this is aborted, no further function is updated. */
  readonly cancelled: AbortSignal
  /** Called for each function that the plan updates, when its state changes: not started, in progress, and then the result. */
  readonly report: (region: Region, name: string, outcome: Outcome) => void
}

/** The largest number of functions that are updated at the same time. */
const mostAtOnce = 10

/** A function to update. */
interface Due {
  readonly region: Region
  readonly name: string
  readonly update: FunctionUpdate
}

/**
 * Updates the functions in the order of the plan. The number of functions that are updated at the same time is at most the number that may
 * still fail. So at most `stopAfter` functions fail. If an optional Region is not available, its other functions are not started. Never rejects, because
 * `report` receives failures too.
 */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  const { stopAfter, cancelled, report } = request
  const due = updatesIn(plan)
  for (const { region, name } of due) report(region, name, notStarted(interrupted))
  const running = new Set<Promise<void>>()
  const lost = new Map<Region, Reason>()
  let failures = 0
  let started = 0
  const limit = (): number => Math.min(mostAtOnce, stopAfter - failures)
  for (const one of due) {
    while (running.size > 0 && running.size >= limit()) await Promise.race(running)
    if (limit() <= 0 || cancelled.aborted) break
    started += 1
    const down = lost.get(one.region)
    if (down !== undefined) {
      report(one.region, one.name, notStarted(down))
      continue
    }
    report(one.region, one.name, underway)
    const work: Promise<void> = outcomeOf(one, request).then((outcome) => {
      running.delete(work)
      if (outcome.result === 'failed') failures += 1
      if (outcome.result === 'missing') lost.set(one.region, outcome.because)
      report(one.region, one.name, outcome)
    })
    running.add(work)
  }
  await Promise.all(running)
  if (cancelled.aborted || failures < stopAfter) return
  for (const { region, name } of due.slice(started)) report(region, name, notStarted(stopped(failures)))
}

function updatesIn(plan: Plan): Due[] {
  return [...plan].flatMap(([region, planned]) =>
    'functions' in planned
      ? planned.functions.flatMap(({ name, action }) =>
          action.do === 'update' ? [{ region, name, update: action }] : [],
        )
      : [],
  )
}

async function outcomeOf({ region, update }: Due, { services, sleep }: ApplyRequest): Promise<Outcome> {
  const functions = services.get(region)
  if (!functions) return notStarted(about('aws-refused', 'The action has no connection to this Region.'))
  try {
    return await updateFunction(update, { functions, sleep })
  } catch (error) {
    return { result: 'failed', because: reasonOf(error), state: 'unknown' }
  }
}

function notStarted(because: Message): Outcome {
  return { result: 'not-started', because }
}

/** The run can be cancelled or killed between two functions. */
const interrupted = about(
  'the-run-was-cancelled',
  'The run ended before this function was updated. Re-run the job. It updates only what is left.',
)

/** The run can be killed during the update. Then this is the last that is known. */
const underway: Outcome = {
  result: 'failed',
  because: about(
    'the-run-was-cancelled',
    'The run ended during the update of this function, which may already use the new version. Re-run the job.',
  ),
  state: 'unknown',
}

function stopped(failures: number): Message {
  return about(
    'the-update-of-a-function-failed',
    `The rollout stopped, because ${failures === 1 ? 'a function' : `${failures} functions`} failed ("stop-after"). Fix the cause, and re-run the job.`,
  )
}
