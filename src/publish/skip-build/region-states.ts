import type { Region } from '../../layer/layer.ts'
import type { CommonRegions, Observations } from '../regions/observe.ts'

/** The argument with which this action only reads the Regions. */
export const readRegionsTask = 'read-regions'

/** The state of all layers of a step in each Region. */
export interface RegionStates {
  readonly common: CommonRegions
  /** In the order of the layers of the step. */
  readonly layers: readonly LayerStates[]
}

/** The state of a layer in each Region, and the values of its SSM parameters by Region and name. */
export interface LayerStates {
  readonly observations: Observations
  readonly parameters: ReadonlyMap<Region, ReadonlyMap<string, string | undefined>>
}

/** The answer of the process that reads the Regions. `failed` is why it could not, as a sentence. */
export type RegionsAnswer = RegionStates | { readonly failed: string }
