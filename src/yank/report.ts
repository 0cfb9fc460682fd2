import { counted } from '../base/figures.ts'
import { textsOf } from '../base/message.ts'
import type { Region } from '../layer/layer.ts'
import { numbered } from '../layer/version-ranges.ts'
import { linkFrom } from '../report/guide-links.ts'
import { escapeMarkdown, joinSections, listSection, truncate } from '../report/markdown.ts'
import { missingRegions } from '../report/missing-regions.ts'
import { regionOutputNames, regionOutputs } from '../report/region-outputs.ts'
import { patternsSection } from '../report/region-patterns.ts'
import { describeVersions } from '../report/sentences.ts'
import type { RegionPlan } from './plan.ts'
import type { Run } from './run.ts'

/** The outputs that yank/action.yml declares. A test compares the two. */
export const outputNames = ['deleted', 'plan', 'failed-regions', ...regionOutputNames] as const

/** Returns all outputs of a run, also of one that failed early. An output without a value is `{}` or `[]`. */
export function outputsOf(run: Run): Record<(typeof outputNames)[number], string> {
  const deleted = [...run.outcomes].filter(([, outcome]) => outcome.deleted.length > 0)
  const plans = [...(run.plan ?? [])]
  return {
    deleted: JSON.stringify(
      Object.fromEntries(deleted.map(([region, outcome]) => [region, outcome.deleted])),
    ),
    plan: JSON.stringify(Object.fromEntries(plans.map(([region, planned]) => [region, stepsOf(planned)]))),
    'failed-regions': JSON.stringify(failedRegions(run)),
    ...regionOutputs(run, missingRegions(run)),
  }
}

/** Returns the result of a run in a few sentences. */
export function verdict(run: Run): string {
  if (run.dryRun && run.plan) return dryVerdict([...run.plan.values()])
  if (run.outcomes.size === 0) return 'Nothing was deleted: the run stopped before it wrote to AWS.'
  const deleted = [...run.outcomes.values()].map((outcome) => outcome.deleted)
  const failed = failedRegions(run)
  const missing = [...missingRegions(run).keys()]
  return [
    `${describeVersions(deleted, 'deleted') ?? 'Nothing was deleted'}.`,
    ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
    ...(failed.length > 0
      ? [`Failed in ${failed.join(', ')}. Re-run the job. It deletes only what is left.`]
      : []),
  ].join(' ')
}

function dryVerdict(plans: readonly RegionPlan[]): string {
  const observed = plans.filter((planned) => 'deletes' in planned)
  const all = counted(plans.length, 'Region')
  if (observed.length === 0) return `Dry run: none of ${all} could be observed.`
  const toDelete = describeVersions(
    observed.map(({ deletes }) => deletes),
    'would be deleted',
  )
  const missing = plans.filter((planned) => 'missing' in planned).length
  const unobserved = plans.length - observed.length - missing
  return [
    toDelete === undefined
      ? 'Dry run: nothing would be deleted.'
      : `Dry run: ${toDelete}. To delete, set "dry-run: false".`,
    ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
    ...(missing > 0 ? [`${missing} of ${all} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
  ].join(' ')
}

/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
export function summaryOf(run: Run): string {
  const parts = [
    `## Lambda layer${run.layerName ? ` \`${run.layerName}\`` : ''}: ${run.dryRun ? 'versions to delete' : 'deleted versions'}`,
    verdict(run),
    table(run),
    patternsSection(run.patterns),
    listSection('Errors', run.failure ?? [], linkFrom(run.guide)),
    listSection('Warnings', run.warnings, linkFrom(run.guide)),
  ]
  return truncate(`${joinSections(parts)}\n`, 'The rest is in the log.')
}

/** Returns a short phrase on the plan of a Region. */
export function describeSteps(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${planned.unobserved.text}`
  if ('missing' in planned) return `skipped, because it was not available: ${planned.missing.text}`
  const { deletes, refusals } = planned
  const steps = [...(deletes.length > 0 ? [`delete ${numbered(deletes)}`] : []), ...textsOf(refusals)]
  return steps.join('; ') || 'nothing to delete'
}

function table(run: Run): string {
  if (run.regions.length === 0) return ''
  const head = [`| Region | ${run.outcomes.size > 0 ? 'What happened' : 'To do'} |`, '|---|---|']
  const rows = run.regions.map((region) => `| ${region} | ${escapeMarkdown(row(region, run))} |`)
  return [...head, ...rows].join('\n')
}

function row(region: Region, run: Run): string {
  const outcome = run.outcomes.get(region)
  const planned = run.plan?.get(region)
  if (!outcome) return planned ? describeSteps(planned) : 'not started'
  const { deleted, failures, missing } = outcome
  if (missing) return `skipped, because it was not available: ${missing.text}`
  const result = deleted.length > 0 ? `deleted ${numbered(deleted)}` : 'nothing was deleted'
  return [result, ...failures.map(({ text }) => `failed: ${text}`)].join('; ')
}

function failedRegions(run: Run): Region[] {
  if (run.dryRun && run.plan) return []
  return run.regions.filter((region) => {
    const outcome = run.outcomes.get(region)
    return outcome ? outcome.failures.length > 0 : run.failure !== undefined
  })
}

function stepsOf(planned: RegionPlan): object[] {
  if ('unobserved' in planned) return [{ do: 'unobserved', because: planned.unobserved.text }]
  if ('missing' in planned) return [{ do: 'skip', because: planned.missing.text }]
  return [
    ...(planned.deletes.length > 0 ? [{ do: 'delete', versions: planned.deletes }] : []),
    ...planned.refusals.map(({ text }) => ({ do: 'refuse', because: text })),
  ]
}
