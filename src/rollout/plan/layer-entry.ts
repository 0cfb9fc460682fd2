import type { FunctionConfiguration, ListedFunction } from '../../layer/lambda-function.ts'
import type { LayerVersion } from '../../layer/layer.ts'
import { layerOf } from '../../layer/version-arn.ts'
import type { LayerChange } from './types.ts'

/** Returns the entries of a function that are versions of the same layer. Lambda allows at most one. */
export function entriesOf(
  { layers }: Pick<ListedFunction, 'layers'>,
  target: Pick<LayerVersion, 'arn'>,
): string[] {
  return layers.filter((arn) => layerOf(arn) === layerOf(target.arn))
}

/** Returns the change that replaces exactly one entry. The order and the other layers stay the same. */
export function replaceEntry(layers: readonly string[], target: Pick<LayerVersion, 'arn'>): LayerChange {
  return { before: layers, after: withTarget(layers, target) }
}

/**
 * Returns whether two versions of a function have the same code and settings, and the same layers except for the version of one layer.
 */
export function isSameExceptLayer(
  one: FunctionConfiguration,
  other: FunctionConfiguration,
  target: Pick<LayerVersion, 'arn'>,
): boolean {
  return (
    hasSameCode(one, other) && isSameList(withTarget(one.layers, target), withTarget(other.layers, target))
  )
}

/** Returns whether two versions of a function have the same code and settings. Layers are not compared. */
export function hasSameCode(one: FunctionConfiguration, other: FunctionConfiguration): boolean {
  return one.codeSha256 === other.codeSha256 && one.settings === other.settings
}

/** Returns whether two lists have the same texts in the same order. */
export function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

function withTarget(layers: readonly string[], { arn: target }: Pick<LayerVersion, 'arn'>): string[] {
  return layers.map((arn) => (layerOf(arn) === layerOf(target) ? target : arn))
}
