import type { Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Explained, reasonOf } from '../base/problem.ts'
import type { Alias, FunctionConfiguration } from '../layer/lambda-function.ts'
import { retryPolicy } from '../regions/calls/retry-policy.ts'
import { isTolerated } from '../regions/calls/service.ts'
import { hasSameCode, isSameList } from './plan/layer-entry.ts'
import { reasonOfStatus } from './plan/status-reason.ts'
import type { AliasChange, Release } from './plan/types.ts'
import {
  changedInBetween,
  isDecidedByRead,
  mostOutdatedReads,
  pauseBeforeRead,
  readLatest,
} from './reads-after-write.ts'
import type { FunctionContext } from './reads-after-write.ts'

/** The result of a release. `isUnusable`: Lambda could not start the published version, so that the update must be undone. */
export type ReleaseResult =
  | { readonly version: string; readonly alias?: string | undefined }
  /** The optional Region was not available before the first write there. An earlier run changed the layers. */
  | { readonly missing: Reason }
  | { readonly failed: Reason; readonly isUnusable: boolean }

/** Publishes `$LATEST`, and then moves the alias. `latest` is the configuration to release. Never rejects. */
export async function releaseFunction(
  { version: existing, alias }: Release,
  latest: FunctionConfiguration,
  context: FunctionContext,
): Promise<ReleaseResult> {
  try {
    const version = existing ?? (await publishVersion(latest, context))
    await requireActive(latest.name, version, context)
    if (alias) await moveAlias(alias, { functionName: latest.name, version }, context)
    return { version, alias: alias?.before.name }
  } catch (error) {
    if (isTolerated(error)) return { missing: error.reason }
    return { failed: reasonOf(error), isUnusable: error instanceof UnusableVersion }
  }
}

/** Publishes exactly the configuration that was checked. A different one is never published, because the request has its revision. */
async function publishVersion(
  checked: FunctionConfiguration,
  { functions, sleep }: FunctionContext,
): Promise<string> {
  const { name, codeSha256 } = checked
  let { revisionId } = checked
  for (let sent = 1; ; sent += 1) {
    try {
      const published = await functions.publishVersion({ name, codeSha256, revisionId })
      if (isSameList(published.layers, checked.layers)) return published.version
      throw new ReleaseFailure(changedInBetween)
    } catch (error) {
      const isFinal = sent >= retryPolicy.writes.PublishVersion.mostSent || !isDecidedByRead(error)
      if (isFinal || error instanceof ReleaseFailure) throw error
      await sleep(pauseBeforeRead(sent))
      const read = await readLatest(name, functions)
      if ('unread' in read) throw error
      const { latest } = read
      const isSame =
        latest !== undefined && hasSameCode(latest, checked) && isSameList(latest.layers, checked.layers)
      if (!isSame) throw new ReleaseFailure(changedInBetween)
      revisionId = latest.revisionId
    }
  }
}

/** Waits until Lambda can invoke a version. A version with SnapStart is initialized first, which takes minutes. */
async function requireActive(
  name: string,
  version: string,
  { functions, sleep }: FunctionContext,
): Promise<void> {
  let absent = 0
  for (const pause of [0, ...retryPolicy.readsOfUpdate]) {
    await sleep(pause)
    const published = await functions.configuration(name, version)
    absent += published === undefined ? 1 : 0
    if (absent > mostOutdatedReads) throw new ReleaseFailure(changedInBetween)
    if (published?.state === 'Failed') throw new UnusableVersion(version, published.statusReason)
    if (published !== undefined && published.state !== 'Pending') return
  }
  throw new ReleaseFailure(
    about(
      topic,
      `Version ${version} is not active after five minutes. The alias is unchanged. Re-run the job.`,
    ),
  )
}

interface AliasTarget {
  readonly functionName: string
  readonly version: string
}

async function moveAlias(
  { before, weight }: AliasChange,
  { functionName, version }: AliasTarget,
  { functions, sleep }: FunctionContext,
): Promise<void> {
  const wanted = {
    ...before,
    ...(weight === 1 ? { version, weights: {} } : { weights: { [version]: weight } }),
  }
  let { revisionId } = before
  for (let sent = 1; ; sent += 1) {
    try {
      const moved = await functions.updateAlias({ ...wanted, functionName, revisionId })
      if (isSameRouting(moved, wanted)) return
      throw new ReleaseFailure(movedInBetween(before))
    } catch (error) {
      if (error instanceof ReleaseFailure || !isDecidedByRead(error)) throw error
      await sleep(pauseBeforeRead(sent))
      const now = await functions.alias(functionName, before.name)
      if (now && isSameRouting(now, wanted)) return
      if (!now || !isSameRouting(now, before)) throw new ReleaseFailure(movedInBetween(before))
      if (sent >= retryPolicy.writes.UpdateAlias.mostSent) throw error
      revisionId = now.revisionId
    }
  }
}

function isSameRouting(one: Alias, other: Alias): boolean {
  const [weights, others] = [one, other].map((alias) => JSON.stringify(Object.entries(alias.weights).sort()))
  return one.version === other.version && weights === others
}

const topic = 'the-update-of-a-function-failed'

function movedInBetween({ name }: Alias): Reason {
  return about(
    topic,
    `Somebody else changed the alias ${name} during the run, so the action did not change it. Re-run the job.`,
  )
}

class ReleaseFailure extends Explained {}

/** Lambda could not initialize a published version. */
class UnusableVersion extends ReleaseFailure {
  constructor(version: string, statusReason: string) {
    const why = reasonOfStatus(statusReason)
    super(about(topic, `Lambda could not start version ${version}: ${why}. The alias is unchanged.`))
  }
}
