import type { Region } from '../../layer/layer.ts'
import type { CommonRegions, Observations } from '../regions/observe.ts'

/** The argument with which this action only looks at the Regions. */
export const lookTask = 'look'

/** What a look at the Regions found. */
export interface Look {
  readonly regions: CommonRegions
  /** In the order of the layers of the step. */
  readonly layers: readonly LayerSeen[]
}

/** The state of a layer in each Region, and the values of its SSM parameters by Region and name. */
export interface LayerSeen {
  readonly observations: Observations
  readonly parameters: ReadonlyMap<Region, ReadonlyMap<string, string | undefined>>
}

/** The answer of the process that looks at the Regions. `failed` is why it could not, as a sentence. */
export type LookAnswer = Look | { readonly failed: string }
