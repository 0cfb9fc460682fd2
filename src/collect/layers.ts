import type { Message } from '../base/message.ts'
import { reworded, withoutDuplicates } from '../base/message.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { warnOnce } from '../steps/job.ts'
import { gather } from './gather.ts'
import type { Gathered } from './gather.ts'
import type { JobResult } from './manifest.ts'
import type { Expected } from './merge.ts'

/** The merged results of each layer, in the order of the architectures. */
export type GatheredLayers = readonly [Gathered, ...Gathered[]]

/**
 * Merges the results of the jobs of a matrix. If their "layer-name" has `{architecture}`, each architecture is a layer of its own. Results of
 * different layers are merged as if they were of one, so that the errors show the difference.
 */
export function gatherLayers(results: readonly JobResult[], expected: Expected): GatheredLayers {
  const names = new Set(results.map(({ manifest }) => manifest.variant?.name))
  const byArchitecture = Map.groupBy(results, ({ manifest }) => manifest.variant?.architecture)
  if (names.size > 1 || byArchitecture.size < 2) return [gather(results, expected)]
  const layers = [...byArchitecture].toSorted(([one = ''], [other = '']) => other.localeCompare(one))
  const [first, ...others] = layers.map(([label = '', ofLayer]) => labelled(label, gather(ofLayer, expected)))
  return [first ?? gather(results, expected), ...others]
}

/** Each error begins with the architecture. Warnings can be about several layers. */
function labelled(label: string, { errors, ...gathered }: Gathered): Gathered {
  return { ...gathered, errors: errors.map((error) => reworded(error, (text) => `${label}: ${text}`)) }
}

/** Returns the runs of the layers, with the results that were merged. */
export function runsOf(run: Run, layers: GatheredLayers): readonly [Run, ...Run[]] {
  const withResults = ({ merged }: Gathered): Run => ({ ...run, ...merged, warnings: [...run.warnings] })
  const [first, ...others] = layers
  return [withResults(first), ...others.map(withResults)]
}

/** Shows each warning in the log once, and adds it to the record of each layer that it is about. */
export function warnAbout(
  layers: GatheredLayers,
  runner: Pick<Runner, 'log' | 'hide'>,
  runs: readonly Run[],
): void {
  const all = new Map(layers.flatMap(({ warnings }) => warnings).map((warning) => [warning.text, warning]))
  for (const [text, warning] of all) {
    const concerned = runs.filter((_run, index) => layers[index]?.warnings.some((one) => one.text === text))
    warnOnce([warning], runner, concerned)
  }
}

/** Returns each error once. Errors about a manifest are about all layers in it. */
export function errorsInLayers(layers: GatheredLayers): Message[] {
  return withoutDuplicates(layers.flatMap(({ errors }) => errors))
}
