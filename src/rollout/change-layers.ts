import type { Message, Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import { reasonOf } from '../base/problem.ts'
import type { FunctionConfiguration } from '../layer/lambda-function.ts'
import { retryPolicy } from '../regions/calls/retry-policy.ts'
import { isTolerated, ServiceFailure } from '../regions/calls/service.ts'
import { updateInProgress } from './plan/judge.ts'
import { hasSameCode, isSameList } from './plan/layer-entry.ts'
import { reasonOfStatus } from './plan/status-reason.ts'
import type { LayerChange } from './plan/types.ts'
import {
  changedInBetween,
  isDecidedByRead,
  mostOutdatedReads,
  pauseBeforeRead,
  readLatest,
} from './reads-after-write.ts'
import type { FunctionContext } from './reads-after-write.ts'

/** The result of a change of layers. */
export type LayersResult =
  /** The update has ended, and the function uses the new list. */
  | { readonly latest: FunctionConfiguration }
  /** The action did not change the function. */
  | { readonly skipped: Message }
  /** The optional Region was not available before the first write there. */
  | { readonly missing: Reason }
  | { readonly failed: Reason; readonly state: 'unchanged' | 'partly-updated' | 'unknown' }
  /** Lambda accepted the new list, and then could not update the function with it. `latest` still has this list. */
  | { readonly rejected: Reason; readonly latest: FunctionConfiguration }

/** Replaces the layers of a function whose configuration is `planned`, and waits until the update has ended. Never rejects. */
export async function changeLayers(
  change: LayerChange,
  planned: FunctionConfiguration,
  context: FunctionContext,
): Promise<LayersResult> {
  const ended = await sendChange(change, planned, context)
  return ended ?? awaitUpdate(change, planned.name, context)
}

/**
 * Sends the change. Returns undefined if Lambda accepted it. After a lost response, or if the revision is another one, a read decides. A
 * request that arrives late does no harm, because its revision is outdated by then.
 */
async function sendChange(
  change: LayerChange,
  planned: FunctionConfiguration,
  { functions, sleep }: FunctionContext,
): Promise<LayersResult | undefined> {
  const { name } = planned
  let { revisionId } = planned
  let mayBeChanged = false
  for (let sent = 1; ; sent += 1) {
    try {
      await functions.updateLayers({ name, layers: change.after, revisionId })
      return undefined
    } catch (error) {
      const failed = (state: 'unchanged' | 'unknown'): LayersResult => ({ failed: reasonOf(error), state })
      mayBeChanged ||= !wasRefused(error)
      if (isTolerated(error)) return { missing: error.reason }
      if (!isDecidedByRead(error)) return failed(mayBeChanged ? 'unknown' : 'unchanged')
      await sleep(pauseBeforeRead(sent))
      const read = await readLatest(name, functions)
      if ('unread' in read) return failed(mayBeChanged ? 'unknown' : 'unchanged')
      const { latest } = read
      if (latest === undefined) return { skipped: deleted }
      if (isSameList(latest.layers, change.after)) return undefined
      if (!isAsPlanned(latest, { change, planned })) return { skipped: changedInBetween }
      if (latest.updateStatus === 'InProgress') return { skipped: anotherUpdate }
      // If AWS rejected the revision, the read can lag behind a request whose response was lost.
      if (sent >= retryPolicy.writes.UpdateFunctionConfiguration.mostSent)
        return failed(mayBeChanged && wasRefused(error) ? 'unknown' : 'unchanged')
      revisionId = latest.revisionId
    }
  }
}

function wasRefused(error: unknown): boolean {
  return error instanceof ServiceFailure && error.refused
}

function isAsPlanned(
  latest: FunctionConfiguration,
  { change, planned }: { readonly change: LayerChange; readonly planned: FunctionConfiguration },
): boolean {
  return isSameList(latest.layers, change.before) && hasSameCode(latest, planned)
}

/** Reads the function until its update has ended. A few reads can lag behind the accepted request, and show the previous list. */
async function awaitUpdate(
  { before, after }: LayerChange,
  name: string,
  { functions, sleep }: FunctionContext,
): Promise<LayersResult> {
  let outdated = 0
  for (const pause of retryPolicy.readsOfUpdate) {
    await sleep(pause)
    const read = await readLatest(name, functions)
    if ('unread' in read) return { failed: read.unread, state: 'partly-updated' }
    const { latest } = read
    if (latest === undefined) return { skipped: deleted }
    if (latest.updateStatus === 'InProgress' || latest.state === 'Pending') continue
    const hasFailed = latest.updateStatus === 'Failed'
    if (isSameList(latest.layers, after))
      return hasFailed ? { rejected: whyFailed(latest), latest } : { latest }
    if (!isSameList(latest.layers, before)) return { skipped: changedInBetween }
    if (hasFailed) return { failed: whyFailed(latest), state: 'unchanged' }
    outdated += 1
    if (outdated > mostOutdatedReads) return { skipped: changedInBetween }
  }
  return { failed: endless, state: 'partly-updated' }
}

const topic = 'the-update-of-a-function-failed'

function whyFailed({ statusReason }: FunctionConfiguration): Message {
  return about(topic, `Lambda could not update the function: ${reasonOfStatus(statusReason)}.`)
}

const endless = about(
  topic,
  'Lambda accepted the update, but did not complete it within five minutes. Check the function in the Lambda console, and re-run the job.',
)

const deleted = about('a-function-is-not-updated', 'The function no longer exists.')

const anotherUpdate = about('a-function-is-not-updated', updateInProgress)
