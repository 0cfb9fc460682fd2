import { counted } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import { inRanges, numbered } from '../layer/version-ranges.ts'
import { linkFrom } from '../report/guide-links.ts'
import { escapeMarkdown, joinSections, listSection, table, truncate } from '../report/markdown.ts'
import { missingRegions } from '../report/missing-regions.ts'
import { currentVersions, failedRegions } from '../report/outputs.ts'
import { regionOutputNames, regionOutputs } from '../report/region-outputs.ts'
import { patternsSection } from '../report/region-patterns.ts'
import { describeUncheckedPermissions, describeVersions } from '../report/sentences.ts'
import type { RegionPlan, Step } from './plan.ts'
import { copiedIn } from './run.ts'
import type { RegionOutcome, Run } from './run.ts'

/** The outputs that copy/action.yml declares. A test compares the two. */
export const outputNames = [
  'arns',
  'copied',
  'manifest',
  'plan',
  'failed-regions',
  ...regionOutputNames,
] as const

/** Returns all outputs of a run, also of one that failed early. An output without a value is an empty text, `{}` or `[]`. */
export function outputsOf(run: Run): Record<(typeof outputNames)[number], string> {
  const copied = [...run.copies].map(([region, outcome]) => [region, copiedIn(outcome)] as const)
  const arns = [...currentVersions(run)].map(([region, { arn }]) => [region, arn] as const)
  const plans = [...(run.copyPlan ?? [])].map(([region, planned]) => [region, planAsSteps(planned)] as const)
  return {
    arns: JSON.stringify(Object.fromEntries(arns)),
    copied: JSON.stringify(Object.fromEntries(copied.filter(([, numbers]) => numbers.length > 0))),
    manifest: run.manifest ?? '',
    plan: JSON.stringify(Object.fromEntries(plans)),
    'failed-regions': JSON.stringify(failedRegions(run)),
    ...regionOutputs(run, missingRegions(run)),
  }
}

/** Returns the result of a run in a few sentences. */
export function verdict(run: Run): string {
  if (run.dryRun && run.copyPlan) return dryVerdict([...run.copyPlan.values()])
  if (run.copies.size === 0) return 'Nothing was copied: the run stopped before it wrote to AWS.'
  const failed = failedRegions(run)
  const missing = [...missingRegions(run).keys()]
  return [
    ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
    ...(failed.length > 0 ? [`Failed in ${failed.join(', ')}.`] : []),
    `${describeVersions([...run.copies.values()].map(copiedIn), 'copied') ?? 'Nothing was copied'}.`,
    `The highest version is in ${currentVersions(run).size} of ${counted(run.regions.length, 'Region')}.`,
    ...(failed.length > 0 ? ['Re-run the job. It does only what is missing.'] : []),
  ].join(' ')
}

/** Returns the verdict of a run, and a line with the ARN of the highest version in each Region. */
export function verdictWithArns(run: Run): string {
  const arns = [...currentVersions(run)].map(([region, { arn }]) => `${region}: ${arn}`)
  return [verdict(run), ...arns].join('\n')
}

function dryVerdict(plans: readonly RegionPlan[]): string {
  const all = counted(plans.length, 'Region')
  const steps = plans.map((planned) => ('steps' in planned ? planned.steps.filter(isPublished) : []))
  const toCopy = describeVersions(steps, 'would be copied')
  const blocked = plans.filter((planned) => 'blocked' in planned).length
  const unobserved = plans.filter((planned) => 'unobserved' in planned).length
  const missing = plans.filter((planned) => 'missing' in planned).length
  return [
    toCopy === undefined
      ? 'Dry run: nothing would be copied.'
      : `Dry run: ${toCopy}. To copy, set "dry-run: false".`,
    ...(blocked > 0 ? [`${blocked} of ${all} ${blocked === 1 ? 'is' : 'are'} blocked.`] : []),
    ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
    ...(missing > 0 ? [`${missing} of ${all} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
  ].join(' ')
}

/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
export function summaryOf(run: Run): string {
  const name = run.layerName ? ` \`${run.layerName}\`` : ''
  const parts = [
    `## Lambda layer${name}: ${run.dryRun ? 'versions to copy' : 'copied versions'}`,
    run.from === '' ? '' : `Source: \`${run.from}\``,
    verdict(run),
    regionTable(run),
    patternsSection(run.patterns),
    arnBlock(run),
    listSection('Errors', run.failure ?? [], linkFrom(run.guide)),
    listSection('Warnings', run.warnings, linkFrom(run.guide)),
    describeUncheckedPermissions(run).map(escapeMarkdown).join('\n'),
  ]
  return truncate(`${joinSections(parts)}\n`, 'The rest is in the log.')
}

function regionTable(run: Run): string {
  if (run.regions.length === 0) return ''
  const rows = run.regions.map((region) => [region, escapeMarkdown(row(region, run))])
  return table(['Region', run.copies.size > 0 ? 'What happened' : 'To do'], rows)
}

function row(region: Region, run: Run): string {
  const outcome = run.copies.get(region)
  if (outcome) return describeOutcome(outcome)
  const planned = run.copyPlan?.get(region)
  return planned ? describeSteps(planned) : 'not started'
}

function arnBlock(run: Run): string {
  const arns = [...currentVersions(run).values()].map(({ arn }) => arn)
  return arns.length === 0 ? '' : ['```text', ...arns, '```'].join('\n')
}

/** Returns a short phrase on the plan of a Region. */
export function describeSteps(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${planned.unobserved.text}`
  if ('missing' in planned) return `skipped, because it was not available: ${planned.missing.text}`
  if ('blocked' in planned) return `blocked: ${planned.blocked.text}`
  const { steps } = planned
  const published = steps.filter(isPublished)
  const kept = steps.filter((step) => !isPublished(step))
  const sum = (count: (step: Step) => number): number => steps.reduce((all, step) => all + count(step), 0)
  const fill = sum(({ plan }) => plan.fill)
  const prunes = steps.flatMap(({ plan }) => plan.prunes.map(({ version }) => version))
  const grants = sum(({ plan }) => plan.grants.length)
  const revokes = sum(({ plan }) => plan.revokes.length)
  return [
    ...(published.length > 0
      ? [`copy ${numbered(published.map(({ source }) => source))}${asNumbers(published)}`]
      : []),
    ...(fill > 0 ? [`fill gaps with ${counted(fill, 'placeholder version')}`] : []),
    ...(kept.length > 0 ? [`keep ${numbered(kept.map(({ source }) => source))}`] : []),
    ...(grants > 0 ? [`grant ${counted(grants, 'permission')}`] : []),
    ...(revokes > 0 ? [`revoke ${counted(revokes, 'permission')}`] : []),
    ...(prunes.length > 0 ? [`delete ${counted(prunes.length, 'placeholder version')}`] : []),
  ].join('; ')
}

/** Shows the numbers of the copies if they differ from those of the source. */
function asNumbers(steps: readonly Step[]): string {
  const expected = steps.flatMap(({ plan: { target } }) => (target.do === 'publish' ? [target.expected] : []))
  const isSame = steps.every(({ source }, index) => source === expected[index])
  return isSame ? '' : ` as ${inRanges(expected)}`
}

function describeOutcome(outcome: RegionOutcome): string {
  const { versions, failure, missing } = outcome
  if (missing) return `skipped, because it was not available: ${missing.text}`
  const all = [...versions.values()]
  const copied = copiedIn(outcome)
  const kept = all.filter(({ published, layerVersion }) => !published && layerVersion !== undefined).length
  const granted = all.reduce((sum, one) => sum + one.granted.length, 0)
  const revoked = all.reduce((sum, one) => sum + one.revoked.length, 0)
  const deleted = all.flatMap((one) => one.deleted)
  return [
    ...(copied.length > 0 ? [`copied ${numbered(copied)}`] : []),
    ...(kept > 0 ? [`kept ${counted(kept, 'version')}`] : []),
    ...(granted > 0 ? [`granted ${counted(granted, 'permission')}`] : []),
    ...(revoked > 0 ? [`revoked ${counted(revoked, 'permission')}`] : []),
    ...(deleted.length > 0 ? [`deleted placeholder ${numbered(deleted)}`] : []),
    ...(failure === undefined ? [] : [`failed: ${failure.text}`]),
  ].join('; ')
}

function isPublished({ plan: { target } }: Step): boolean {
  return target.do === 'publish'
}

/** Returns the plan of a Region as a list of steps, as in the output `plan`. */
function planAsSteps(planned: RegionPlan): object[] {
  if ('unobserved' in planned) return [{ do: 'unobserved', because: planned.unobserved.text }]
  if ('missing' in planned) return [{ do: 'skip', because: planned.missing.text }]
  if ('blocked' in planned) return [{ do: 'blocked', because: planned.blocked.text }]
  return planned.steps.map(({ source, plan: { target, fill, grants, revokes } }) => ({
    do: target.do === 'publish' ? 'copy' : 'keep',
    version: source,
    as: target.do === 'publish' ? target.expected : target.version,
    ...(fill > 0 && { placeholders: fill }),
    ...(grants.length > 0 && { grant: grants.map(({ principal }) => principal) }),
    ...(revokes.length > 0 && { revoke: revokes.map(({ id }) => id) }),
  }))
}
