import { count } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import type { LayerToCheck, LoadTarget } from '../../layer/layer-to-check.ts'
import type { Share } from '../../layer/layer.ts'
import { unzippedLimit } from '../../layer/size-limits.ts'
import type { LeftOut } from '../../layer/slim.ts'
import { runtimesWithoutSdk, safeSlimKinds, slimKinds } from '../../layer/slim.ts'
import { entriesLimit } from '../../zip/directory.ts'
import { slimmingOf } from '../slim/slim.ts'
import { collisionsIn } from './collisions.ts'
import { checkLayout } from './layout-check.ts'
import { checkPrograms } from './programs.ts'
import { sensitiveFilesIn } from './sensitive.ts'
import { largest, tooLargeUnzipped, total } from './size.ts'

/** The contents of a valid layer: its number of files, their size in bytes, and the ten largest packages. */
export interface Contents {
  readonly files: number
  readonly unzippedSize: number
  readonly largest: readonly Share[]
  readonly warnings: readonly Message[]
}

/**
 * Returns the contents of a layer. Throws one Problem with the errors that are already known, and with the errors of all checks: of the
 * size, of the layout, and for secrets.
 */
export async function inspect(
  layer: LayerToCheck,
  { runtimes }: LoadTarget,
  known: readonly Message[] = [],
): Promise<Contents> {
  const { files, from } = layer
  const amount = files.length === 0 && known.length > 0 ? [] : emptyOrTooMany(layer)
  // A zip that is rejected anyway is not inflated.
  const isRead = from === 'tree' || (known.length === 0 && total(files) <= unzippedLimit)
  const shares = await largest(isRead ? layer : { files, read: unread }, 10)
  const tooLarge = tooLargeUnzipped(layer, shares, await slimmable(layer, runtimes))
  const found = [
    await checkLayout(layer, runtimes),
    ...(isRead ? [await sensitiveFilesIn(layer)] : []),
    ...(isRead ? [await checkPrograms(layer, runtimes)] : []),
    collisionsIn(layer),
  ]
  const all = [...known, ...amount, ...found.flatMap(({ errors }) => errors), ...tooLarge]
  if (all.length > 0) throw new Problem(all)
  return {
    files: files.length,
    unzippedSize: total(files),
    largest: shares,
    warnings: found.flatMap(({ warnings }) => warnings),
  }
}

/** Returns what "slim" would leave out of a tree that is too large. */
async function slimmable(layer: LayerToCheck, runtimes: LoadTarget['runtimes']): Promise<LeftOut['kinds']> {
  if (layer.from === 'archive' || total(layer.files) <= unzippedLimit) return []
  const haveSdk = runtimes.length > 0 && runtimesWithoutSdk(runtimes).length === 0
  const { summary } = await slimmingOf(layer, { kinds: haveSdk ? slimKinds : safeSlimKinds, runtimes })
  return summary.kinds
}

function unread(): Promise<never> {
  return Promise.reject(new Error('entries of a rejected zip are not read'))
}

function emptyOrTooMany({ files, from }: LayerToCheck): Message[] {
  if (files.length === 0) {
    const remedy =
      from === 'tree' ? 'Check the inputs "source", "exclude" and "slim".' : 'Check how the zip was created.'
    return [
      { topic: 'the-layer-would-be-empty', text: `The layer is empty: it contains no files. ${remedy}` },
    ]
  }
  if (files.length <= entriesLimit) return []
  const text =
    `The layer has ${count(files.length)} files, and a zip can contain at most ${count(entriesLimit)}. ` +
    leaveOut(from, 'files that the functions do not need')
  return [{ topic: 'the-layer-is-too-large', text }]
}
