import { counted } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'

/** How patterns were resolved. `added` are the Regions that an existing export does not have yet. */
export interface ReportedPatterns extends ResolvedRegions {
  readonly added?: readonly Region[]
}

/** Returns sentences on the Regions that the patterns of an input resolved to. */
export function describePatterns({ matches, notEnabled, added = [] }: ReportedPatterns): string[] {
  return [
    ...[...matches].map(
      ([pattern, regions]) =>
        `The pattern "${pattern}" matches ${counted(regions.length, 'Region')}: ${regions.join(', ')}.`,
    ),
    ...(notEnabled.length > 0
      ? [`These Regions match, but are not enabled in the account: ${notEnabled.join(', ')}.`]
      : []),
    ...(added.length > 0
      ? [`These Regions are new compared with the exported files: ${added.join(', ')}.`]
      : []),
  ]
}
