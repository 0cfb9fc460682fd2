import type { Archive } from '../../layer/layer.ts'
import { inGroup } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { inEachLayer } from '../inputs/layers.ts'
import type { LayerToBuild } from './build-context.ts'
import { newDirectory, withBuildContexts } from './build-context.ts'
import type { LayerSource } from './build.ts'
import { buildLayer } from './build.ts'
import { onThisRunner } from './other-architecture.ts'
import { judgeLayer, writeArchive } from './pack.ts'
import { writeSbom } from './sbom.ts'
import { isTested, testArchives } from './test-archive.ts'

/** A layer whose archive is ready to be published. */
export interface PreparedLayer {
  readonly job: Job
  readonly source: LayerSource
  readonly archive: Archive
}

/**
 * Builds, checks and packs each layer. Third-party code runs only here: in the builds, and in the tests of "smoke-test" and "test-command".
 * This process requests no credentials before all of it has ended, for all layers. Then `observe` contacts AWS, while the last archive is
 * written. It is not called if there are tests, because they run later.
 */
export function prepareLayers(observe: () => void, step: Step): Promise<Layers<PreparedLayer>> {
  const tested = isTested(step.jobs[0].inputs)
  return withBuildContexts(step, async (layers) => {
    const built = await onThisRunner(layers, async ({ job, context }) => ({
      source: await buildLayer(context, job),
    }))
    const startAfterLast = tested ? () => undefined : afterCalls(built.length, observe)
    const directoryFor = archiveDirectories(tested, step)
    const packed = await onThisRunner(built, (layer) =>
      inGroup('Pack', layer.job, async () => {
        const { log } = layer.context
        const judged = await log.timed('check the layer', () =>
          judgeLayer(layer.source, directoryFor(layer), layer.job),
        )
        startAfterLast()
        return { archive: await log.timed('write the archive', () => writeArchive(judged, layer.job)) }
      }),
    )
    const prepared = tested ? await testArchives(packed, step) : packed
    return inEachLayer(prepared, async ({ job, archive }) => {
      job.run.archive = archive
      await writeSbom(archive, job)
      return {}
    })
  })
}

/** Before a test, an archive is in the directory of its build. Otherwise, all archives are in a directory that no command knows. */
function archiveDirectories(tested: boolean, step: Step): (layer: LayerToBuild) => string {
  if (tested) return ({ context }) => context.directory
  const directory = newDirectory(step)
  return () => directory
}

/** Returns a function that calls `action` when it is called for the last time. */
function afterCalls(calls: number, action: () => void): () => void {
  let left = calls
  return () => {
    left -= 1
    if (left === 0) action()
  }
}
