import { about, withoutDuplicates } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import { cacheOf } from '../../build-records/cache.ts'
import type { Cache } from '../../build-records/cache.ts'
import type { BuildRecord } from '../../build-records/record.ts'
import { askOwnProcess } from '../../runner/own-process.ts'
import { inGroup } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import { eachOf, inEachLayer, warnInStep } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import type { PreparedLayer } from '../prepare/prepare.ts'
import { logObservations, shareConnection } from '../regions/observe.ts'
import { plansFor, withWanted } from '../regions/plans.ts'
import { endUnchanged, hasNothingToDo } from './end-unchanged.ts'
import { withFingerprints } from './fingerprints.ts'
import { lookTask } from './look-answer.ts'
import type { Look, LookAnswer } from './look-answer.ts'
import { recordOf, remember } from './records.ts'
import type { RecordedLayer } from './records.ts'

/** The builds of earlier runs, in the cache of GitHub Actions. */
export interface EarlierBuilds {
  /**
   * Whether a run with the same inputs built what every Region has now. If so, the run is reported, and nothing remains to do. No AWS
   * credentials of this process are used.
   */
  readonly areUpToDate: () => Promise<boolean>
  /** Records what was built for later runs. Warns if the same inputs produced other content before. Never rejects. */
  readonly remember: (built: Layers<PreparedLayer>) => Promise<void>
}

/** Returns the earlier builds of the layers. Warns, and returns undefined, if the build of this step can never be skipped. */
export function earlierBuilds(step: Step): Promise<EarlierBuilds | undefined> {
  const { runner, jobs } = step
  return inGroup('Lookup', { ...jobs[0], runner }, async () => {
    const network = { connections: runner.connections, timeout: runner.deadlines.cache }
    const cache = cacheOf(runner.env, network)
    if (!cache) {
      warnInStep([about('the-build-is-not-skipped', noCache)], step)
      return undefined
    }
    const layers = await recordedLayers(cache, step)
    return (
      layers && {
        areUpToDate: () => areUpToDate(layers, step),
        remember: (built) => remember(built, layers, cache),
      }
    )
  })
}

const noCache =
  'Input "skip-build-if-unchanged" has no effect, because this runner has no cache service of GitHub Actions. The layer is built. ' +
  'Remove the input, or use a runner with a cache service.'

/** Returns the records of all layers. Undefined if a layer has no fingerprint. */
async function recordedLayers(cache: Cache, step: Step): Promise<Layers<RecordedLayer> | undefined> {
  const layers = await withFingerprints(step)
  const reasons = layers.flatMap(({ fingerprint }) => ('unusable' in fingerprint ? fingerprint.unusable : []))
  if (reasons.length > 0) {
    warnInStep(withoutDuplicates(reasons), step)
    return undefined
  }
  return inEachLayer(layers as Layers<RecordedLayer>, async (layer) => ({
    record: await recordOf(layer, cache),
  }))
}

async function areUpToDate(layers: Layers<RecordedLayer>, step: Step): Promise<boolean> {
  const records = layers.flatMap(({ record }) => record ?? [])
  if (records.length < layers.length) return false
  const { runner, jobs } = step
  const looked = await inGroup('Observe', { ...jobs[0], runner }, async () => {
    const answer = await lookAtRegions(step)
    if ('failed' in answer) {
      runner.log.info(`The layer is built, because the Regions could not be checked before. ${answer.failed}`)
      return undefined
    }
    shareConnection(answer.regions, jobs)
    logObservations(new Map(jobs.map((job, index) => [job, observationsIn(answer, index)])), step)
    return answer
  })
  if (!looked) return false
  const wanted = eachOf(layers, ({ job, record }) => {
    const { archive, license } = record as BuildRecord
    return withWanted(job, { path: '', ...archive }, license)
  })
  const planned = plansFor(wanted, (job) => observationsIn(looked, jobs.indexOf(job)))
  const isDone = planned.every((layer, index) => {
    const seen = looked.layers[index]
    return seen !== undefined && hasNothingToDo(layer, seen)
  })
  if (!isDone) {
    runner.log.info('The layer is built, because at least one Region needs a change.')
    return false
  }
  runner.log.info('The build is skipped: the inputs are those of an earlier build, and every Region has it.')
  for (const { job, record } of layers) takeFrom(record as BuildRecord, job)
  await endUnchanged(planned, step)
  return true
}

function observationsIn({ layers }: Look, index: number): Look['layers'][number]['observations'] {
  return layers[index]?.observations ?? new Map()
}

/** Looks at the Regions in a process that has ended when this resolves, so that its credentials are gone. Never rejects. */
async function lookAtRegions({ runner }: Step): Promise<LookAnswer> {
  const { entry, env, cancelled, deadlines } = runner
  const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.look)])
  try {
    const answer = await askOwnProcess({ entry, task: lookTask, env, end })
    const failed = end.aborted ? 'They did not respond in time.' : 'The process that reads them ended early.'
    return (answer as LookAnswer | undefined) ?? { failed }
  } catch (error) {
    return { failed: `${messageOf(error)}.` }
  }
}

/** Adds what a build would have recorded to the run. There is no archive. */
function takeFrom({ archive, madeBy, largest, leftOut }: BuildRecord, { run }: Job): void {
  Object.assign(run, { archive: { path: '', ...archive }, madeBy, largest, leftOut })
}
