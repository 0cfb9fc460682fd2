import { Unread } from './changes/unread.ts'
import type { Job } from './job.ts'
import { inGroup } from './job.ts'
import { lazily } from './lazily.ts'
import type { Archive, Changes, Predecessor } from './layer.ts'
import { messageOf } from './problem.ts'
import type { Connection } from './regions/connect.ts'
import type { Download } from './regions/service.ts'
import { ServiceFailure } from './regions/service.ts'
import { inShort } from './report/changes.ts'

interface Sides {
  readonly archive: Archive
  readonly connection: Connection | undefined
}

/**
 * Begins to find out what is different from the version that a new one takes the place of. What it gives waits for that, tells of it, and
 * puts it into `run`; nothing happens where there was no such version. Whatever keeps that from being read is told as such: anybody may
 * have published it, and a run does not need to know.
 */
export function compare(
  predecessor: Predecessor | undefined,
  { archive, connection }: Sides,
  job: Job,
): () => Promise<void> {
  if (!predecessor) return () => Promise.resolve()
  const { runner, run } = job
  const { region, version } = predecessor
  const service = connection?.services.get(region)
  const changes = changesFrom(() => service?.download(run.layerName, version), archive, runner)
  return lazily(() =>
    inGroup('Compare', job, async () => {
      run.changes = { ...predecessor, ...(await changes) }
      runner.log.info(`Since version ${version}: ${inShort(run.changes)}`)
    }),
  )
}

async function changesFrom(
  find: () => Promise<Download | undefined> | undefined,
  archive: Archive,
  { cancelled, deadlines, log }: Pick<Job['runner'], 'cancelled' | 'deadlines' | 'log'>,
): Promise<Changes | { readonly unread: string }> {
  try {
    const download = await find()
    if (!download) throw new Unread('it is not there any more')
    const { changesBetween } = await import('./changes/between.ts')
    return await changesBetween(download, archive, { cancelled, milliseconds: deadlines.comparison })
  } catch (error) {
    if (error instanceof Error && error.cause !== undefined) log.debug(messageOf(error.cause))
    return { unread: reasonOf(error) }
  }
}

/** The end of a sentence. */
function reasonOf(error: unknown): string {
  if (error instanceof Unread || error instanceof ServiceFailure) return error.message
  return 'its contents are not what was expected'
}
