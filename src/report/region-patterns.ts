import { counted } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'
import { escapeMarkdown } from './markdown.ts'

/** How patterns were resolved. `added` are the Regions that an existing export does not have yet. */
export interface ReportedPatterns extends ResolvedRegions {
  readonly added?: readonly Region[]
}

/** Returns sentences on the Regions that the patterns of an input resolved to. The list is empty if there are no patterns. */
export function describePatterns(patterns: ReportedPatterns | undefined): string[] {
  if (patterns === undefined) return []
  const { matches, notEnabled, added = [] } = patterns
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

/** Returns these sentences as Markdown. The text is empty if there are no patterns. */
export function patternsSection(patterns: ReportedPatterns | undefined): string {
  return describePatterns(patterns).map(escapeMarkdown).join('\n')
}
