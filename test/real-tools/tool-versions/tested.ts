import { everyVersion } from '../../rig/tools.mjs'
import type { ToolVersions, VersionRow } from './table.mjs'

/**
 * Returns the versions that this run tests: the oldest and the newest of each tool. The weekly run tests all versions that
 * can be installed.
 */
export function testedVersions<T extends ToolVersions>(
  tools: readonly T[],
): { tool: T['tool']; version: string }[] {
  return tools.flatMap(({ tool, rows }) => {
    const all = rows.filter(({ notTested }: VersionRow) => notTested === undefined)
    const tested = everyVersion ? all : all.filter((_row, index) => index === 0 || index === all.length - 1)
    return tested.map(({ version }) => ({ tool, version }))
  })
}
