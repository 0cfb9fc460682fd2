import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { copyJudged } from '../layer/judged-archive.ts'
import type { Archive, Tree } from '../layer/layer.ts'
import { inGroup, requireNone, warn } from '../steps/job.ts'
import { unpack } from '../zip/unpack.ts'
import { newDirectory } from './build-context.ts'
import type { BuildContext } from './build-context.ts'
import type { Inputs, Job } from './inputs.ts'
import { targetOf } from './wanted.ts'

/** Returns whether the inputs require a test, which runs code of the layer before it is published. */
export function isTested(inputs: Inputs): boolean {
  return inputs['smoke-test'] || inputs['test-command'] !== undefined
}

/**
 * Runs the tests in the inputs on unpacked copies of an archive. `tree` is the layer directory, if the action built one. Returns the archive
 * at a path that the code of the layer cannot know. Throws a Problem.
 */
export async function testArchive(
  archive: Archive,
  tree: Tree | undefined,
  context: BuildContext,
  job: Job,
): Promise<Archive> {
  // The outputs must not contain the archive while the code of the layer can change it.
  job.run.archive = undefined
  try {
    await inGroup('Test', job, async () => {
      if (job.inputs['smoke-test']) await runSmokeTest(archive, tree, context, job)
      if (job.inputs['test-command'] !== undefined)
        await runCommand(job.inputs['test-command'], archive, context, job)
    })
  } catch (error) {
    // The user can inspect an archive that failed its test, unless the test changed it.
    job.run.archive = await copyOutOfReach(archive, job).catch(() => undefined)
    throw error
  }
  return copyOutOfReach(archive, job)
}

/** Copies an archive to a path that neither a test nor a process that it left running knows. Throws a Problem if it was changed. */
async function copyOutOfReach(archive: Archive, job: Job): Promise<Archive> {
  const path = join(newDirectory(job), basename(archive.path))
  await copyJudged(archive, path)
  return { ...archive, path }
}

async function runSmokeTest(
  { path }: Archive,
  tree: Tree | undefined,
  { directory, env, log }: BuildContext,
  job: Job,
): Promise<void> {
  const { smokeTest } = await import('../layer-tests/smoke-test.ts')
  const work = join(directory, 'smoke-test')
  await mkdir(work)
  const manifest = tree?.manifest
  const target = targetOf(job.inputs)
  const test = { unpack: (to: string) => unpack(path, to), work, manifest, target, env, log }
  const { errors, warnings } = await smokeTest(test)
  warn(warnings, job)
  requireNone(errors)
}

async function runCommand(
  command: string,
  { path }: Archive,
  { directory, env, log }: BuildContext,
  { inputs, runner: { workspace } }: Job,
): Promise<void> {
  const { testLayer } = await import('../layer-tests/test-command.ts')
  const layer = join(directory, 'test', 'opt')
  await unpack(path, layer)
  await testLayer(command, { layer, runtimes: inputs['compatible-runtimes'], workspace, env, log })
}
