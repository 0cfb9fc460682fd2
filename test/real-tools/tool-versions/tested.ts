import { everyVersion } from '../../rig/tools.mjs'
import type { ToolVersions, VersionRow } from './table.mjs'

/**
 * Returns the versions that this run tests: the oldest of each tool, because other tests use the newest. The weekly run tests all versions
 * that can be installed.
 */
export function testedVersions<T extends ToolVersions>(
  tools: readonly T[],
): { tool: T['tool']; version: string }[] {
  return tools.flatMap(({ tool, rows }) => {
    const all = rows.filter(({ notTested }: VersionRow) => notTested === undefined)
    const tested = everyVersion ? all : all.slice(0, 1)
    return tested.map(({ version }) => ({ tool, version }))
  })
}
