import type { Message, Warning } from '../base/message.ts'
import { reworded } from '../base/message.ts'
import type { Run } from '../report/run.ts'
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

/** Each error and warning begins with the architecture. */
function labelled(label: string, { merged, warnings, errors }: Gathered): Gathered {
  return { merged, warnings, errors: errors.map((error) => withLabel(label, error)) }
}

function withLabel<M extends Warning>(label: string, message: M): M {
  return reworded(message, (text) => `${label}: ${text}`)
}

/** Returns the runs of the layers, with the results that were merged. */
export function runsOf(run: Run, layers: GatheredLayers): readonly [Run, ...Run[]] {
  const withResults = ({ merged }: Gathered): Run => ({ ...run, ...merged, warnings: [...run.warnings] })
  const [first, ...others] = layers
  return [withResults(first), ...others.map(withResults)]
}

/** Returns each error once. Errors about a manifest are about all layers in it. */
export function errorsOf(layers: GatheredLayers): Message[] {
  return [...new Map(layers.flatMap(({ errors }) => errors).map((error) => [error.text, error])).values()]
}
