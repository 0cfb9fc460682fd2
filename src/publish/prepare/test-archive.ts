import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { copyJudged } from '../../layer/judged-archive.ts'
import type { Archive } from '../../layer/layer.ts'
import { inGroup, requireNone, warn } from '../../steps/job.ts'
import { unpack } from '../../zip/unpack.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { inEachLayer } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { targetOf } from '../inputs/wanted.ts'
import type { LayerToBuild } from './build-context.ts'
import { newDirectory } from './build-context.ts'
import type { LayerSource } from './build.ts'
import { onThisRunner } from './other-architecture.ts'

/** A layer whose archive is in the directory of the build. */
export interface PackedLayer extends LayerToBuild {
  readonly source: LayerSource
  readonly archive: Archive
}

/** Returns whether the inputs require a test, which runs code of the layer before it is published. */
export function isTested(inputs: Inputs): boolean {
  return inputs['smoke-test'] || inputs['test-command'] !== undefined
}

/**
 * Runs the tests in the inputs on unpacked copies of the archives. Returns the archives at paths that the code of the layers cannot know.
 * Throws a Problem.
 */
export async function testArchives(layers: Layers<PackedLayer>, step: Step): Promise<Layers<PackedLayer>> {
  // The outputs must not contain an archive while the code of a layer can change it.
  for (const { job } of layers) job.run.archive = undefined
  try {
    await onThisRunner(layers, (layer) => inGroup('Test', layer.job, () => testArchive(layer)))
  } catch (error) {
    // The user can inspect an archive that failed its test, unless the test changed it.
    await moveOutOfReach(layers, step).catch(() => undefined)
    throw error
  }
  return moveOutOfReach(layers, step)
}

/** Copies the archives to paths that neither a test nor a process that it left running knows. Throws a Problem if one was changed. */
async function moveOutOfReach(layers: Layers<PackedLayer>, step: Step): Promise<Layers<PackedLayer>> {
  const directory = newDirectory(step)
  return inEachLayer(layers, async ({ archive, job }) => {
    const path = join(directory, basename(archive.path))
    await copyJudged(archive, path)
    const moved = { ...archive, path }
    job.run.archive = moved
    return { archive: moved }
  })
}

async function testArchive(layer: PackedLayer): Promise<object> {
  const { 'smoke-test': isSmokeTested, 'test-command': command } = layer.job.inputs
  if (isSmokeTested) await runSmokeTest(layer)
  if (command !== undefined) await runCommand(command, layer)
  return {}
}

async function runSmokeTest({ archive: { path }, source, context, job }: PackedLayer): Promise<void> {
  const { smokeTest } = await import('../../layer-tests/smoke-test.ts')
  const { directory, env, log } = context
  const work = join(directory, 'smoke-test')
  await mkdir(work)
  const manifest = source.tree?.manifest
  const target = targetOf(job.inputs)
  const test = { unpack: (to: string) => unpack(path, to), work, manifest, target, env, log }
  const { errors, warnings } = await smokeTest(test)
  warn(warnings, job)
  requireNone(errors)
}

async function runCommand(command: string, { archive, context, job }: PackedLayer): Promise<void> {
  const { testLayer } = await import('../../layer-tests/test-command.ts')
  const { directory, env, log } = context
  const layer = join(directory, 'test', 'opt')
  await unpack(archive.path, layer)
  const { runtimes, architecture } = targetOf(job.inputs)
  await testLayer(command, { layer, runtimes, architecture, workspace: job.runner.workspace, env, log })
}
