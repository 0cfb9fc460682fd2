import { about, withoutDuplicates } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import { cacheOf } from '../../build-records/cache.ts'
import type { Cache } from '../../build-records/cache.ts'
import type { BuildRecord } from '../../build-records/record.ts'
import { askOwnProcess } from '../../runner/own-process.ts'
import { inGroup } from '../../steps/job.ts'
import { eachOf, inEachLayer, warnInStep } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import type { PreparedLayer } from '../prepare/prepare.ts'
import { logObservations, shareConnection } from '../regions/observe.ts'
import type { Observations } from '../regions/observe.ts'
import { plansFor, withWanted } from '../regions/plans.ts'
import type { LayerWithPlan } from '../regions/plans.ts'
import { endUnchanged, hasNothingToDo } from './end-unchanged.ts'
import { withFingerprints } from './fingerprints.ts'
import { findRecord, saveRecords } from './records.ts'
import type { FingerprintedLayer } from './records.ts'
import { readRegionsTask } from './region-states.ts'
import type { RegionsAnswer, RegionStates } from './region-states.ts'

/** The builds of earlier runs, in the cache of GitHub Actions. */
export interface EarlierBuilds {
  /**
   * Ends the run if every Region has what an earlier run built from the same inputs. Returns whether it did: then the run is reported, and
   * nothing remains to do. This process uses no AWS credentials for that. Throws a Problem if a file cannot be exported.
   */
  readonly endIfUpToDate: () => Promise<boolean>
  /** Saves what was built for later runs. Warns if the same inputs produced different content before. Never rejects. */
  readonly save: (built: Layers<PreparedLayer>) => Promise<void>
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
    const layers = await withRecords(cache, step)
    return (
      layers && {
        endIfUpToDate: () => endIfUpToDate(layers, step),
        save: (built) => saveRecords(built, layers, cache),
      }
    )
  })
}

const noCache =
  'Input "skip-build-if-unchanged" has no effect, because this runner has no cache service of GitHub Actions. The layer is built. ' +
  'Remove the input, or use a runner with a cache service.'

/** Returns the layers with their records. Undefined if a layer has no fingerprint. */
async function withRecords(cache: Cache, step: Step): Promise<Layers<FingerprintedLayer> | undefined> {
  const layers = await withFingerprints(step)
  const reasons = layers.flatMap(({ fingerprint }) => ('unusable' in fingerprint ? fingerprint.unusable : []))
  if (reasons.length > 0) {
    warnInStep(withoutDuplicates(reasons), step)
    return undefined
  }
  return inEachLayer(layers as Layers<FingerprintedLayer>, async (layer) => ({
    record: await findRecord(layer, cache),
  }))
}

/** A layer that an earlier run built from the same inputs. */
interface RecordedLayer extends FingerprintedLayer {
  readonly record: BuildRecord
}

async function endIfUpToDate(layers: Layers<FingerprintedLayer>, step: Step): Promise<boolean> {
  if (!areRecorded(layers)) return false
  const states = await observe(step)
  if (!states) return false
  const { log } = step.runner
  const planned = plansFromRecords(layers, states, step)
  if (!isUpToDate(planned, states)) {
    log.info('The layer is built, because at least one Region needs a change.')
    return false
  }
  log.info('The build is skipped: the inputs are those of an earlier build, and every Region has it.')
  for (const layer of layers) recordEarlierBuild(layer)
  await endUnchanged(planned, step)
  return true
}

function areRecorded(layers: Layers<FingerprintedLayer>): layers is Layers<RecordedLayer> {
  return layers.every(({ record }) => record !== undefined)
}

/** Reads the Regions, and shows their state. Undefined if that fails. */
function observe(step: Step): Promise<RegionStates | undefined> {
  const { runner, jobs } = step
  return inGroup('Observe', { ...jobs[0], runner }, async () => {
    const answer = await readRegionsInOwnProcess(step)
    if ('failed' in answer) {
      runner.log.info(`The layer is built, because the Regions could not be checked before. ${answer.failed}`)
      return undefined
    }
    shareConnection(answer.common, jobs)
    logObservations(new Map(jobs.map((job, index) => [job, observationsIn(answer, index)])), step)
    return answer
  })
}

/** Returns the answer of a process that has ended when this resolves, so that its credentials are gone. Never rejects. */
async function readRegionsInOwnProcess({ runner }: Step): Promise<RegionsAnswer> {
  const { entry, env, cancelled, deadlines } = runner
  const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.readRegions)])
  try {
    const answer = await askOwnProcess({ entry, task: readRegionsTask, env, end })
    const failed = end.aborted ? 'They did not respond in time.' : 'The process that reads them ended early.'
    return (answer as RegionsAnswer | undefined) ?? { failed }
  } catch (error) {
    return { failed: `${messageOf(error)}.` }
  }
}

/** Returns the plans for the archives that the records describe. These archives have no path. */
function plansFromRecords(
  layers: Layers<RecordedLayer>,
  states: RegionStates,
  { jobs }: Step,
): Layers<LayerWithPlan> {
  const wanted = eachOf(layers, ({ job, record: { archive, license } }) =>
    withWanted(job, { path: '', ...archive }, license),
  )
  return plansFor(wanted, (job) => observationsIn(states, jobs.indexOf(job)))
}

function observationsIn({ layers }: RegionStates, index: number): Observations {
  return layers[index]?.observations ?? new Map()
}

function isUpToDate(planned: Layers<LayerWithPlan>, { layers }: RegionStates): boolean {
  return planned.every((layer, index) => {
    const states = layers[index]
    return states !== undefined && hasNothingToDo(layer, states)
  })
}

/** Adds to the run what a build would have recorded. The archive has no path. */
function recordEarlierBuild({
  record: { archive, madeBy, largest, leftOut },
  job: { run },
}: RecordedLayer): void {
  Object.assign(run, { archive: { path: '', ...archive }, madeBy, largest, leftOut })
}
