import { counted } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import { linkFrom } from '../report/guide-links.ts'
import { escapeMarkdown, joinSections, listSection, table, truncate } from '../report/markdown.ts'
import { functionsBehind } from '../report/older-uses.ts'
import { regionOutputNames, regionOutputs } from '../report/region-outputs.ts'
import { patternsSection } from '../report/region-patterns.ts'
import { fittedJson } from './fitted-json.ts'
import type { FittedJson, ListsByRegion } from './fitted-json.ts'
import type { RegionPlan } from './plan/types.ts'
import { missingIn, previousLayers, resultsOf } from './results.ts'
import type { FunctionResult } from './results.ts'
import type { Run } from './run.ts'
import { describeRegion, describeResult } from './sentences.ts'

/** The outputs that rollout/action.yml declares. A test compares the two. */
export const outputNames = [
  'behind',
  'up-to-date',
  'updated',
  'failed',
  'report',
  'truncated',
  'failed-regions',
  ...regionOutputNames,
] as const

type ListName = 'behind' | 'up-to-date' | 'updated' | 'failed'

/** Returns the functions in the outputs that list functions, all of them. */
export function listsOf(run: Run): Record<ListName, ListsByRegion> {
  const results = resultsOf(run)
  const names = (some: readonly FunctionResult[]): ListsByRegion => byRegion(some, ({ plan }) => plan.name)
  return {
    behind: byRegion(
      results.filter((result) => result.state === 'behind' || isUnfinished(result)),
      describeBehind,
    ),
    'up-to-date': names(results.filter(({ state }) => state === 'up-to-date')),
    updated: names(results.filter(isUpdated)),
    failed: byRegion(results.filter(isFailed), describeFailure),
  }
}

/** Returns all outputs of a run, also of one that failed early. An output without a value is empty, `{}` or `[]`. */
export function outputsOf(run: Run): Record<(typeof outputNames)[number], string> {
  const { behind, 'up-to-date': upToDate, updated, failed } = fittedLists(run)
  return {
    behind: behind.json,
    'up-to-date': upToDate.json,
    updated: updated.json,
    failed: failed.json,
    report: run.report ?? '',
    truncated: JSON.stringify(truncatedOutputs(run)),
    'failed-regions': JSON.stringify(failedRegions(run)),
    ...regionOutputs(run, missingIn(run)),
  }
}

function fittedLists(run: Run): Record<ListName, FittedJson> {
  const { behind, 'up-to-date': upToDate, updated, failed } = listsOf(run)
  return {
    behind: fittedJson(behind),
    'up-to-date': fittedJson(upToDate),
    updated: fittedJson(updated),
    failed: fittedJson(failed),
  }
}

/** Returns the outputs that do not have all functions, because GitHub limits their size. */
function truncatedOutputs(run: Run): string[] {
  return Object.entries(fittedLists(run)).flatMap(([name, { isComplete }]) => (isComplete ? [] : [name]))
}

function byRegion(
  results: readonly FunctionResult[],
  describe: (result: FunctionResult) => unknown,
): ListsByRegion {
  const regions: Record<Region, unknown[]> = {}
  for (const result of results) (regions[result.region] ??= []).push(describe(result))
  return regions
}

function describeBehind({ plan: { name, current, runtime, manager }, because }: FunctionResult): object {
  return {
    function: name,
    version: current,
    ...(runtime !== undefined && { runtime }),
    ...(manager !== undefined && { 'managed-by': manager }),
    ...(because && { because: because.text }),
  }
}

function describeFailure(result: FunctionResult): object {
  const { plan, outcome, because } = result
  const layers = previousLayers(result)
  return {
    function: plan.name,
    state: outcome?.result === 'failed' ? outcome.state : '',
    because: because?.text ?? '',
    ...(layers && { 'previous-layers': layers }),
  }
}

function isUpdated({ outcome }: FunctionResult): boolean {
  return outcome?.result === 'updated'
}

/** Whether the function lists the new version, but an update that this run did not begin is not done. */
function isUnfinished(result: FunctionResult): boolean {
  return result.state === 'unclear' && !isFailed(result)
}

function isFailed({ outcome }: FunctionResult): boolean {
  return outcome?.result === 'failed'
}

function failedRegions(run: Run): Region[] {
  const failed = resultsOf(run).filter(isFailed)
  return run.regions.filter((region) => {
    const planned = run.plan?.get(region)
    if (!planned) return run.failure !== undefined
    return 'unobserved' in planned || failed.some((one) => one.region === region)
  })
}

/** Returns the result of a run in a few sentences. */
export function verdict(run: Run): string {
  if (!run.plan) return 'Nothing was updated: the run stopped before it knew which functions use the layer.'
  const results = resultsOf(run)
  const behind = results.filter(({ state }) => state === 'behind')
  const unfinished = results.filter(isUnfinished).length
  const due = results.filter(({ plan: { action } }) => action.do === 'update')
  const all = counted(run.regions.length, 'Region')
  const unobserved = [...run.plan.values()].filter((planned) => 'unobserved' in planned).length
  const missing = [...missingIn(run).keys()]
  return [
    ...(run.dryRun ? [dryResult(due.length)] : [realResult(results)]),
    behind.length === 0 ? 'No function uses an older version.' : `${functionsBehind(behind.length)}.`,
    ...(unfinished > 0
      ? [
          `${counted(unfinished, 'function')} ${unfinished === 1 ? 'has' : 'have'} an update that is not done.`,
        ]
      : []),
    ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
    ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
    ...truncationNote(run),
  ].join(' ')
}

function truncationNote(run: Run): string[] {
  const truncated = truncatedOutputs(run)
  if (truncated.length === 0) return []
  const where = run.report === undefined ? 'The log has' : 'The file in the output "report" has'
  return [`There are too many functions for the outputs (${truncated.join(', ')}). ${where} all of them.`]
}

function dryResult(due: number): string {
  return due === 0
    ? 'Dry run: no function would be updated.'
    : `Dry run: ${counted(due, 'function')} would be updated. To update, set "dry-run: false".`
}

function realResult(results: readonly FunctionResult[]): string {
  const updated = results.filter(isUpdated).length
  const failed = results.filter(isFailed).length
  return [
    updated === 0 ? 'No function was updated.' : `${counted(updated, 'function')} updated.`,
    ...(failed > 0
      ? [`${counted(failed, 'function')} failed. Re-run the job. It updates only what is left.`]
      : []),
  ].join(' ')
}

/** Returns the job summary as Markdown: the verdict, a table of the functions for each Region, errors and warnings. */
export function summaryOf(run: Run): string {
  const name = run.layerName ? ` \`${run.layerName}\`` : ''
  const results = resultsOf(run)
  const lost = missingIn(run)
  const parts = [
    `## Lambda layer${name}: ${run.dryRun ? 'functions to update' : 'updated functions'}`,
    verdict(run),
    // Errors come first, because the tables of many functions are truncated.
    listSection('Errors', run.failure ?? [], linkFrom(run.guide)),
    listSection('Warnings', run.warnings, linkFrom(run.guide)),
    patternsSection(run.patterns),
    ...[...(run.plan ?? [])].map(([region, planned]) => {
      const missing = lost.get(region)
      return regionSection(region, missing ? { missing } : planned, results)
    }),
  ]
  return truncate(`${joinSections(parts)}\n`, 'The rest is in the log.')
}

function regionSection(region: Region, planned: RegionPlan, results: readonly FunctionResult[]): string {
  const rows = results
    .filter((one) => one.region === region)
    .map((one) => [
      one.plan.name,
      String(one.plan.current),
      one.plan.runtime ?? '',
      escapeMarkdown(one.plan.manager ?? ''),
      escapeMarkdown(describeResult(one)),
    ])
  const head = ['Function', '-Version', 'Runtime', 'Managed by', 'Result']
  return joinSections([
    `### ${region}`,
    escapeMarkdown(`${describeRegion(planned)}.`),
    rows.length > 0 ? table(head, rows) : '',
  ])
}
