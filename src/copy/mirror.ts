import type { Principal, Statement } from '../layer/layer.ts'

/** The principals that a copy can have too, and what cannot be mirrored, as the user knows it. */
export interface Mirror {
  readonly principals: readonly Principal[]
  readonly left: readonly string[]
}

/**
 * Returns the principals of the statements of a version. An account or an organization exists in only one partition, so in another partition
 * only `*` has a meaning. A statement with another form is not mirrored, because the copy could be visible to more than the source.
 */
export function mirrored(
  statements: readonly Statement[],
  { from, to }: { readonly from: string; readonly to: string },
): Mirror {
  const isMirrored = ({ principal }: Statement): boolean =>
    principal !== undefined && (from === to || principal === '*')
  return {
    principals: [...new Set(statements.filter(isMirrored).flatMap(({ principal }) => principal ?? []))],
    left: statements.filter((one) => !isMirrored(one)).map(({ id, principal }) => principal ?? `"${id}"`),
  }
}
