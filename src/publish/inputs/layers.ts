import type { Log } from '../../base/log.ts'
import type { Message, Warning } from '../../base/message.ts'
import { reworded } from '../../base/message.ts'
import { destinationOf } from '../../base/paths.ts'
import { errorsOf, withErrors } from '../../base/problem.ts'
import type { Runner } from '../../runner/runner.ts'
import type { ExportedRun } from '../../steps/export.ts'
import { warnOnce } from '../../steps/job.ts'
import type { Job } from './inputs.ts'
import { targetOf } from './wanted.ts'

/** A value for each layer of a step, in the order of the declared architectures. */
export type Layers<T> = readonly [T, ...T[]]

/** A step of a workflow: one job for each layer. There are two if "layer-name" has `{architecture}` and both are declared. */
export interface Step {
  readonly runner: Runner
  readonly jobs: Layers<Job>
}

/** What is known about a layer. Each phase of the recipe adds to it. */
interface Layer {
  readonly job: Job
}

/** Returns a value for each layer. */
export function eachOf<T, R>([first, ...others]: Layers<T>, value: (one: T, index: number) => R): Layers<R> {
  return [value(first, 0), ...others.map((one, index) => value(one, index + 1))]
}

/**
 * Does a phase for one layer after the other, and returns the layers with its results. The architecture of this runner is the first one,
 * because a failure for the other one can then be due to the architecture. Each error begins with the label of its layer.
 */
export async function inEachLayer<T extends Layer, R extends object>(
  layers: Layers<T>,
  phase: (layer: T) => Promise<R>,
): Promise<Layers<T & R>> {
  const results = new Map<T, T & R>()
  const isForeign = ({ job }: T): number => Number(!targetOf(job.inputs).matchesRunner)
  for (const layer of layers.toSorted((one, other) => isForeign(one) - isForeign(other))) {
    const result = await phase(layer).catch((error: unknown) => {
      throw withLabel(layer.job, error)
    })
    results.set(layer, { ...layer, ...result })
  }
  return eachOf(layers, (layer) => results.get(layer) as T & R)
}

/** Without a label, the error stays as it is. */
function withLabel({ label }: Job, error: unknown): unknown {
  return label === '' ? error : withErrors(error, labelled(label, errorsOf(error)))
}

/** Returns messages that begin with the label of their layer. */
export function labelled<M extends Warning>(label: string, messages: readonly M[]): M[] {
  return messages.map((message) => reworded(message, (text) => `${label}${text}`))
}

/** Returns a log that shows the label of a layer. */
export function labelledLog(log: Log, label: string): Log {
  if (label === '') return log
  return {
    ...log,
    info: (text) => log.info(`${label}${text}`),
    warning: (text) => log.warning(`${label}${text}`),
    group: (name, run) => log.group(`${label}${name}`, run),
  }
}

/** Shows warnings about the whole step in the log, and adds them to the record of each layer. */
export function warnInStep(warnings: readonly Message[], { runner, jobs }: Step): void {
  warnOnce(
    warnings,
    runner,
    jobs.map(({ run }) => run),
  )
}

/** Returns what each layer of a step exports. The versions are known only after the run. */
export function exportedBy({ jobs }: Step): ExportedRun[] {
  return jobs.map(({ inputs: { export: exports, release }, run }) => ({ exports, release, run }))
}

/** Returns the files that a step writes for other tools. */
export function writtenBy({ jobs }: Step): string[] {
  const paths = jobs.flatMap(({ inputs }) => [...inputs.export.map(({ path }) => path), inputs.sbom])
  return paths.filter((path) => path !== undefined).map(destinationOf)
}
