import { once } from 'node:events'
import { lazily } from '../../base/lazy.ts'
import { messageOf } from '../../base/problem.ts'
import { abortedReading, NotComparable } from '../../changes/not-comparable.ts'
import type { Changes } from '../../layer/changes.ts'
import type { Archive, Predecessor } from '../../layer/layer.ts'
import type { Download } from '../../regions/calls/service.ts'
import { ServiceFailure } from '../../regions/calls/service.ts'
import type { Connection } from '../../regions/connect.ts'
import { describeChanges } from '../../report/changes.ts'
import { inGroup } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'

/** The new archive, and the connection by which the previous one is downloaded. */
interface Comparison {
  readonly archive: Archive
  readonly connection: Connection | undefined
}

/**
 * Starts to compare the archive with the previous version, and returns a function that waits for the result and logs it. The result is also
 * recorded in `run`. If the previous version cannot be read, the result is the reason for that, and the run continues.
 */
export function startComparison(
  predecessor: Predecessor | undefined,
  { archive, connection }: Comparison,
  job: Job,
): () => Promise<void> {
  if (!predecessor) return () => Promise.resolve()
  const { runner, run } = job
  const { region, version } = predecessor
  const service = connection?.services.get(region)
  const found = changesFrom(async () => service?.download(run.layerName, version), archive, runner).then(
    (changes) => (run.changes = { ...predecessor, ...withoutSecrets(changes, runner.hide) }),
  )
  return lazily(() =>
    inGroup('Compare', job, async () => {
      const changes = await found
      runner.log.info(
        'unread' in changes
          ? describeChanges(changes)
          : `Since version ${version}: ${describeChanges(changes)}`,
      )
    }),
  )
}

async function changesFrom(
  find: () => Promise<Download | undefined>,
  archive: Archive,
  { cancelled, connections: { fetch }, deadlines, log, sleep }: Job['runner'],
): Promise<Changes | { readonly unread: string }> {
  const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.comparison)])
  const read = async (): Promise<Changes> => {
    const download = await find()
    if (!download) throw new NotComparable('it no longer exists')
    const { compareArchives: changesBetween } = await import('../../changes/compare-archives.ts')
    return changesBetween(download, archive, { fetch, sleep, end })
  }
  try {
    return await Promise.race([read(), rejectionAt(end)])
  } catch (error) {
    if (error instanceof Error && error.cause !== undefined) log.debug(messageOf(error.cause))
    return { unread: reasonOf(error) }
  }
}

/** Hides secrets, because the metadata of packages can contain any text. */
function withoutSecrets<T extends Changes | { readonly unread: string }>(
  changes: T,
  hide: (text: string) => string,
): T {
  if ('unread' in changes) return { ...changes, unread: hide(changes.unread) }
  const { packages, files } = changes
  return {
    ...changes,
    packages: packages.map((one) => ({
      ...one,
      name: hide(one.name),
      before: one.before.map(hide),
      after: one.after.map(hide),
    })),
    files: files.map((one) => ({ ...one, path: hide(one.path) })),
  }
}

/** Rejects when the signal is aborted. Not every call of a comparison listens to it. */
async function rejectionAt(end: AbortSignal): Promise<never> {
  if (!end.aborted) await once(end, 'abort')
  throw abortedReading(end)
}

/** Returns the reason as the end of a sentence. */
function reasonOf(error: unknown): string {
  if (error instanceof NotComparable || error instanceof ServiceFailure) return error.message
  return 'it has unexpected content'
}
