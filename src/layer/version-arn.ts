import type { LayerUse } from './lambda-function.ts'

/** Returns the ARN of a layer, without the version number. */
export function layerOf(versionArn: string): string {
  return versionArn.slice(0, versionArn.lastIndexOf(':'))
}

/** Returns the version number in the ARN of a layer version. */
export function numberIn(versionArn: string): number {
  return Number(versionArn.slice(versionArn.lastIndexOf(':') + 1))
}

/** Returns the version numbers of a layer that functions use. */
export function numbersInUse(uses: readonly LayerUse[]): ReadonlySet<number> {
  return new Set(uses.map(({ arn }) => numberIn(arn)))
}
