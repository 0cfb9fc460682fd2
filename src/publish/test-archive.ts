import { basename, join } from 'node:path'
import { testLayer } from '../layer-tests/test-command.ts'
import { copyJudged } from '../layer/judged-archive.ts'
import type { Archive } from '../layer/layer.ts'
import { inGroup } from '../steps/job.ts'
import { unpack } from '../zip/unpack.ts'
import { newDirectory } from './build-context.ts'
import type { BuildContext } from './build-context.ts'
import type { Job } from './inputs.ts'

/** Runs `command` on an unpacked copy of an archive. Returns the archive at a path that the command cannot know. Throws a Problem. */
export async function testArchive(
  command: string,
  archive: Archive,
  context: BuildContext,
  job: Job,
): Promise<Archive> {
  // The outputs must not contain the archive while the command can change it.
  job.run.archive = undefined
  try {
    await runTest(command, archive, context, job)
  } catch (error) {
    // The user can inspect an archive that failed its test, unless the test changed it.
    job.run.archive = await copyOutOfReach(archive, job).catch(() => undefined)
    throw error
  }
  return copyOutOfReach(archive, job)
}

/** Copies an archive to a path that neither the test nor a process that it left running knows. Throws a Problem if it was changed. */
async function copyOutOfReach(archive: Archive, job: Job): Promise<Archive> {
  const path = join(newDirectory(job), basename(archive.path))
  await copyJudged(archive, path)
  return { ...archive, path }
}

async function runTest(
  command: string,
  { path }: Archive,
  { directory, env, log }: BuildContext,
  job: Job,
): Promise<void> {
  const { inputs, runner } = job
  await inGroup('Test', job, async () => {
    const layer = join(directory, 'test', 'opt')
    await unpack(path, layer)
    const { workspace } = runner
    await testLayer(command, { layer, runtimes: inputs['compatible-runtimes'], workspace, env, log })
  })
}
