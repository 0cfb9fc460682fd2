import type { Architecture } from '../layer/layer.ts'
import { outputsOf } from './outputs.ts'
import type { Run, Runs } from './run.ts'

type Outputs = Readonly<Record<string, string>>

/** The outputs about the whole step. They have no suffix. */
const ofStep = ['manifest', 'regions', 'optional-regions']

/**
 * How the values of several layers become the output without a suffix. An output that is not in this table has the common value, or none if
 * the values differ.
 */
const merges: Readonly<Record<string, (values: readonly string[]) => string>> = {
  changed: (values) => String(values.includes('true')),
  'failed-regions': (values) =>
    JSON.stringify([...new Set(values.flatMap((value) => JSON.parse(value) as string[]))]),
  'missing-regions': (values) =>
    JSON.stringify(Object.assign({}, ...values.map((value) => JSON.parse(value) as object))),
}

/**
 * Returns all outputs of a step, also of one that failed early. If "layer-name" has `{architecture}`, each output about a layer exists with
 * the architecture as a suffix too, such as `arns-arm64`.
 */
export function outputsOfLayers({ layers }: Pick<Runs, 'layers'>): Outputs {
  const outputs = layers.map((run): Outputs => outputsOf(run))
  const names = new Set(outputs.flatMap((one) => Object.keys(one)))
  const merged = [...names].map((name) => [name, mergedValue(name, outputs)] as const)
  const suffixed = layers.flatMap((run) => (run.variant ? withSuffix(run, run.variant.architecture) : []))
  return Object.fromEntries([...merged, ...suffixed])
}

function withSuffix(run: Run, architecture: Architecture): [string, string][] {
  return Object.entries(outputsOf(run))
    .filter(([name]) => !ofStep.includes(name))
    .map(([name, value]) => [`${name}-${architecture}`, value])
}

function mergedValue(name: string, outputs: readonly Outputs[]): string {
  const values = outputs.map((one) => one[name] ?? '')
  return (merges[name] ?? commonValue)(values)
}

/** An output without a value is an empty text, `{}` or `[]`. */
function commonValue(values: readonly string[]): string {
  const [first = '', ...others] = new Set(values)
  if (others.length === 0) return first
  return first.startsWith('{') ? '{}' : ''
}
