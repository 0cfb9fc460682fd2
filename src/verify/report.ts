import { counted } from '../base/figures.ts'
import type { Message, Reason } from '../base/message.ts'
import { textsOf } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import type { OlderUses } from '../plan/older-uses.ts'
import { inRegion, withAdvice } from '../report/advice.ts'
import { linkFrom } from '../report/guide-links.ts'
import { escapeMarkdown, joinSections, listSection, table, truncate } from '../report/markdown.ts'
import { olderUsesSection, olderUsesSentence } from '../report/older-uses.ts'
import { regionOutputNames, regionOutputs } from '../report/region-outputs.ts'
import { patternsSection } from '../report/region-patterns.ts'
import type { Aspect, Comparison, DriftKind, DriftValue, RegionResult } from './drift.ts'
import { aspects, findingsIn, messageOn, missingIn, uncheckedIn } from './drift.ts'
import type { Run } from './run.ts'

/** The outputs that verify/action.yml declares. A test compares the two. */
export const outputNames = ['in-sync', 'drift', 'not-checked', 'markdown', ...regionOutputNames] as const

/** A difference in the output "drift". Further fields can be added, but these stay. */
interface ReportedFinding {
  readonly kind: DriftKind
  readonly message: string
  readonly expected?: DriftValue | undefined
  readonly found?: DriftValue | undefined
}

/** Returns all outputs of a run, also of one that failed early. An output without a value is empty, `{}` or `[]`. */
export function outputsOf(run: Run): Record<(typeof outputNames)[number], string> {
  const { comparison } = run
  return {
    'in-sync': comparison === undefined ? '' : String(isInSync(comparison)),
    drift: jsonOf(comparison, (result) => {
      const findings = findingsIn(result)
      return findings.length === 0
        ? undefined
        : findings.map((finding): ReportedFinding => {
            const { kind, expected, found } = finding
            return { kind, message: messageOn(finding).text, expected, found }
          })
    }),
    'not-checked': jsonOf(comparison, (result) => textsOf(uncheckedIn(result)).join(' ') || undefined),
    markdown: comparison === undefined ? '' : markdownOf(run, comparison),
    ...regionOutputs(run, missingRegionsIn(comparison)),
  }
}

/** Returns whether every Region was compared completely and has no difference. Optional Regions can be missing, but not all Regions. */
function isInSync(comparison: Comparison): boolean {
  const states = [...comparison.values()].map(stateOf)
  return (
    states.every((state) => state === 'in sync' || state === 'not available') && states.includes('in sync')
  )
}

function missingRegionsIn(comparison: Comparison = new Map()): ReadonlyMap<Region, Reason> {
  return new Map(
    [...comparison].flatMap(([region, result]) => {
      const reason = missingIn(result)
      return reason ? [[region, reason]] : []
    }),
  )
}

/** Returns the values of Regions as JSON, without those that are undefined. */
function jsonOf(comparison: Comparison | undefined, valueOf: (result: RegionResult) => unknown): string {
  const values = [...(comparison ?? [])].map(([region, result]) => [region, valueOf(result)] as const)
  return JSON.stringify(Object.fromEntries(values))
}

/** Returns the result of a run in a few sentences. */
export function verdict({ comparison }: Run): string {
  if (comparison === undefined) return 'Nothing was compared: the run stopped before it read the layer.'
  const drifted = regionsWith('drift', comparison)
  const unchecked = [...comparison].flatMap(([region, result]) =>
    uncheckedIn(result).length > 0 ? [region] : [],
  )
  const missing = regionsWith('not available', comparison)
  const checked = comparison.size - unchecked.length - missing.length
  const have = drifted.length === 1 ? 'has' : 'have'
  return [
    ...(drifted.length > 0
      ? [`${drifted.length} of ${counted(comparison.size, 'Region')} ${have} drifted: ${drifted.join(', ')}.`]
      : checked > 0
        ? [`The layer is in sync in ${counted(checked, 'Region')}.`]
        : []),
    ...(unchecked.length > 0 ? [`Not checked completely: ${unchecked.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
  ].join(' ')
}

/** Returns the result, and the number of functions that use older versions. The log shows it outside of all groups. */
export function verdictWithUses(run: Run): string {
  return [verdict(run), olderUsesSentence(olderUsesIn(run.comparison))]
    .filter((line) => line !== '')
    .join('\n')
}

/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
export function summaryOf(run: Run): string {
  const parts = [
    ...head(run),
    listSection('Errors', run.failure ?? [], linkFrom(run.guide)),
    listSection('Warnings', run.warnings, linkFrom(run.guide)),
  ]
  return truncate(`${joinSections(parts)}\n`, 'The rest is in the log.')
}

/** The maximum length of an issue or comment is 65,536 characters (GitHub). */
const longestIssue = 60_000

/** Returns the text for an issue or a message: the verdict, a row for each Region, and all differences. */
function markdownOf(run: Run, comparison: Comparison): string {
  const parts = [
    ...head(run),
    listSection('Drift', messagesOf(comparison, findingsMessages), linkFrom(run.guide)),
    listSection('Not checked', messagesOf(comparison, uncheckedMessages), linkFrom(run.guide)),
  ]
  return truncate(joinSections(parts), 'The rest is in the job summary.', longestIssue)
}

/** Returns the messages about the differences in a Region. */
function findingsMessages(result: RegionResult): Message[] {
  return findingsIn(result).map(messageOn)
}

/** Returns the messages about what could not be compared in a Region, and what to do. */
export function uncheckedMessages(result: RegionResult): Message[] {
  return uncheckedIn(result).map(withAdvice)
}

/** Returns messages about each Region, with its name. */
export function messagesOf(
  comparison: Comparison,
  messagesIn: (result: RegionResult) => Message[],
): Message[] {
  return [...comparison].flatMap(([region, result]) => messagesIn(result).map((one) => inRegion(region, one)))
}

function head(run: Run): string[] {
  return [
    `## Lambda layer${run.layerName ? ` \`${run.layerName}\`` : ''}: comparison of the Regions`,
    `${signOf(run)} **${verdict(run)}**`,
    run.comparison ? regionTable(run.comparison) : '',
    olderUsesSection(olderUsesIn(run.comparison), run.guide),
    patternsSection(run.patterns),
  ]
}

function olderUsesIn(comparison: Comparison = new Map()): ReadonlyMap<Region, OlderUses> {
  return new Map(
    [...comparison].flatMap(([region, { olderUses }]) => (olderUses ? [[region, olderUses]] : [])),
  )
}

function signOf({ comparison, failure }: Run): string {
  if (comparison === undefined) return failure ? '❌' : '⚪'
  if (regionsWith('drift', comparison).length > 0) return signs.drift
  return isInSync(comparison) ? signs['in sync'] : signs['not checked']
}

type State = 'in sync' | 'drift' | 'not checked' | 'not available'

const signs: Readonly<Record<State, string>> = {
  'in sync': '✅',
  drift: '❌',
  'not checked': '⚪',
  'not available': '⚪',
}

/** Returns the state of a Region. A difference counts more than a part that could not be compared. */
export function stateOf(result: RegionResult): State {
  if (findingsIn(result).length > 0) return 'drift'
  if (uncheckedIn(result).length > 0) return 'not checked'
  return missingIn(result) ? 'not available' : 'in sync'
}

function regionsWith(state: State, comparison: Comparison): Region[] {
  return [...comparison].flatMap(([region, result]) => (stateOf(result) === state ? [region] : []))
}

/** The columns of what was compared in no Region are omitted. */
function regionTable(comparison: Comparison): string {
  const columns = aspects.filter((aspect) =>
    [...comparison.values()].some((result) => result.aspects.has(aspect)),
  )
  const rows = [...comparison].map(([region, result]) => [
    region,
    `${signs[stateOf(result)]} ${stateOf(result)}`,
    ...columns.map((aspect) => cell(aspect, result)),
    escapeMarkdown(result.notes.join(' ')),
  ])
  const hasNotes = [...comparison.values()].some(({ notes }) => notes.length > 0)
  const titles = ['Region', 'Verdict', ...columns.map(titleOf), 'Note']
  const shown = hasNotes ? titles.length : titles.length - 1
  return table(
    titles.slice(0, shown),
    rows.map((row) => row.slice(0, shown)),
  )
}

function titleOf(aspect: Aspect): string {
  return `${aspect.charAt(0).toUpperCase()}${aspect.slice(1)}`
}

function cell(aspect: Aspect, { aspects: results, version }: RegionResult): string {
  const result = results.get(aspect)
  if (result === undefined) return ''
  const sign = signs[result.findings.length > 0 ? 'drift' : result.unchecked ? 'not checked' : 'in sync']
  if (aspect !== 'version') return sign
  const [first] = result.findings
  const shown = version ?? (typeof first?.found === 'number' ? first.found : undefined)
  return shown === undefined ? sign : `${sign} ${shown}`
}
