import { Unread } from './changes/unread.ts'
import type { Job } from './job.ts'
import { inGroup } from './job.ts'
import type { Archive, Changes, ChangesSince, Predecessor } from './layer.ts'
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
 * What is different from the version that a new one takes the place of; undefined where there is none. Whatever keeps it from
 * being read is told as such: anybody may have published that version, and a run does not need to know.
 */
export async function changesSince(
  predecessor: Predecessor | undefined,
  { archive, connection }: Sides,
  job: Job,
): Promise<ChangesSince | undefined> {
  if (!predecessor) return undefined
  const { runner, run } = job
  const { region, version } = predecessor
  const service = connection?.services.get(region)
  const changes = await inGroup('Compare', job, async () => {
    const found = await changesFrom(() => service?.download(run.layerName, version), archive, runner)
    runner.log.info(`Since version ${version}: ${inShort({ ...predecessor, ...found })}`)
    return found
  })
  return { ...predecessor, ...changes }
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
