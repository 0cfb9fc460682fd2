import type { Message, Reason } from '../base/message.ts'
import { reworded } from '../base/message.ts'
import type { FunctionConfiguration } from '../layer/lambda-function.ts'
import { changeLayers } from './change-layers.ts'
import type { LayersResult } from './change-layers.ts'
import type { Outcome } from './outcome.ts'
import { hasSameCode } from './plan/layer-entry.ts'
import type { FunctionUpdate, LayerChange } from './plan/types.ts'
import { changedInBetween } from './reads-after-write.ts'
import type { FunctionContext } from './reads-after-write.ts'
import { releaseFunction } from './release-function.ts'

/**
 * Carries out the plan of one function: changes its layers, and releases it. If Lambda cannot update or start the function with the new
 * version, the previous layers are restored. Never rejects.
 */
export async function updateFunction(update: FunctionUpdate, context: FunctionContext): Promise<Outcome> {
  const { change, release } = update
  const changed = change ? await changeLayers(change, update.latest, context) : update
  if ('skipped' in changed) return { result: 'skipped', because: changed.skipped }
  if ('missing' in changed) return { result: 'missing', because: changed.missing }
  if ('failed' in changed) return { result: 'failed', because: changed.failed, state: changed.state }
  const { latest } = changed
  if ('rejected' in changed) return restore(change, { latest, because: changed.rejected }, context)
  if (!release) return { result: 'updated' }
  // Somebody can have deployed other code since the plan was made. A release would contain it.
  if (!hasSameCode(latest, update.latest))
    return { result: 'failed', because: changedInBetween, state: 'partly-updated' }
  const released = await releaseFunction(release, latest, context)
  if ('missing' in released) return { result: 'missing', because: released.missing }
  if (!('failed' in released)) return { result: 'updated', ...released }
  if (released.isUnusable) return restore(change, { latest, because: released.failed }, context)
  return { result: 'failed', because: released.failed, state: 'partly-updated' }
}

/** Restores the previous layers. A function whose layers an earlier run changed keeps them, because its previous list is not known. */
async function restore(
  change: LayerChange | undefined,
  { latest, because }: { readonly latest: FunctionConfiguration; readonly because: Reason },
  context: FunctionContext,
): Promise<Outcome> {
  if (!change) return { result: 'failed', because, state: 'partly-updated' }
  const back = await changeLayers({ before: change.after, after: change.before }, latest, context)
  const why = whyNotDone(back)
  if (why === undefined) return { result: 'failed', because, state: 'restored' }
  return {
    result: 'failed',
    because: reworded(because, (text) => `${text} The previous layers could not be restored. ${why.text}`),
    state: 'partly-updated',
  }
}

function whyNotDone(result: LayersResult): Message | undefined {
  if ('skipped' in result) return result.skipped
  if ('missing' in result) return result.missing
  if ('failed' in result) return result.failed
  return 'rejected' in result ? result.rejected : undefined
}
