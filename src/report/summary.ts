import { counted } from '../base/figures.ts'
import type { Message } from '../base/message.ts'
import { textsOf } from '../base/message.ts'
import type { Check, Numbered, Outcome, Region, RegionPlan } from '../layer/layer.ts'
import { writes } from '../plan/writes.ts'
import { changesSection } from './changes.ts'
import { consoleUrl } from './console.ts'
import { linkFrom } from './guide-links.ts'
import { collapsible, escapeMarkdown, joinSections, listSection, table, truncate } from './markdown.ts'
import { missingRegions } from './missing-regions.ts'
import { olderUsesSection, olderUsesSentence } from './older-uses.ts'
import { currentVersions, failedRegions, failuresIn } from './outputs.ts'
import { timesSection } from './profile.ts'
import { patternsSection } from './region-patterns.ts'
import type { Run } from './run.ts'
import { describeOutcome, describePlan, describeUncheckedPermissions } from './sentences.ts'
import { sizeSection } from './size.ts'

/** Returns the job summary of a step with one layer as Markdown: the verdict, the Regions, messages, changes, size and durations. */
export function summaryOf(run: Run, sentence = verdict(run)): string {
  return summaryFrom([...summarySections(run, sentence), timesSection(run.profile)], run)
}

/** Returns sections as a job summary that is not too long for GitHub. */
export function summaryFrom(sections: readonly string[], { manifest = '' }: Pick<Run, 'manifest'>): string {
  return truncate(`${joinSections(sections)}\n`, `The rest is in the manifest: ${manifest}`)
}

/** Returns the sections on a layer for the summary and the comment, as Markdown. A section without content is an empty text. */
export function summarySections(run: Run, sentence = verdict(run)): string[] {
  return [
    ...resultSections(run, sentence),
    listSection('Errors', allErrorsOf(run), linkFrom(run.guide)),
    listSection('Warnings', run.warnings, linkFrom(run.guide)),
    ...detailSections(run),
  ]
}

/** Returns the verdict on a layer, its Regions and ARNs as Markdown sections. */
export function resultSections(run: Run, sentence = verdict(run)): string[] {
  return [
    run.layerName ? `## Lambda layer \`${run.layerName}\`` : '## Lambda layer',
    `${statusSign(run)} **${sentence}**`,
    regionTable(run),
    olderUsesSection(olderUsesOf(run), run.guide),
    patternsSection(run.patterns),
    arnBlock(run),
  ]
}

/** Returns what changed in a layer, its size and the checks of a dry run as Markdown sections. */
export function detailSections(run: Run): string[] {
  return [changesSection(run.changes), sizeSection(run), checksSection(run)]
}

/** The errors of the run. If it stopped early, it did not report all errors of Regions, so these are added. */
function allErrorsOf(run: Run): Message[] {
  const failure = run.failure ?? []
  const reported = textsOf(failure)
  return [...failure, ...failuresIn(run).filter(({ text }) => !reported.includes(text))]
}

function statusSign(run: Run): string {
  if (run.failure !== undefined) return '❌'
  return run.dryRun ? '🔎' : '✅'
}

/** Returns the verdict of a run, and a line with the ARN of each current version. The log shows it outside of all groups. */
export function verdictWithArns(run: Run): string {
  const arns = [...currentVersions(run)].map(([region, { arn }]) => `${region}: ${arn}`)
  return [verdict(run), olderUsesSentence(olderUsesOf(run)), ...arns].filter((line) => line !== '').join('\n')
}

/** A function is not behind if the run could not publish the newer version. */
function olderUsesOf(run: Run): NonNullable<Run['olderUses']> {
  const current = currentVersions(run)
  return new Map([...(run.olderUses ?? [])].filter(([region]) => run.dryRun || current.has(region)))
}

/** Returns the result of a run in a few sentences. */
export function verdict(run: Run): string {
  if (run.dryRun && run.plan) return dryVerdict([...run.plan.values()])
  if (run.outcomes.size > 0) return appliedVerdict(run, [...run.outcomes.values()])
  return 'Nothing was published: the run stopped before it wrote to AWS.'
}

function appliedVerdict(run: Run, outcomes: readonly Outcome[]): string {
  const published = outcomes.filter((outcome) => outcome.published).length
  const completed = outcomes.filter(
    ({ published, granted, revoked }) => !published && granted.length + revoked.length > 0,
  ).length
  const failed = failedRegions(run)
  const missing = [...missingRegions(run).keys()]
  return [
    ...(failed.length > 0 ? [`Failed in ${failed.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
    published > 0 ? `Published in ${inRegions(published)}.` : 'Nothing was published.',
    ...(completed > 0 ? [`Permissions were updated in ${inRegions(completed)}.`] : []),
    `The layer is up to date in ${currentVersions(run).size} of ${inRegions(run.regions.length)}.`,
    ...(failed.length > 0 ? ['Re-run the job. It does only what is missing.'] : []),
  ].join(' ')
}

function dryVerdict(plans: readonly RegionPlan[]): string {
  const allRegions = inRegions(plans.length)
  const count = (fits: (planned: RegionPlan) => boolean): number => plans.filter(fits).length
  const publish = count((planned) => 'target' in planned && planned.target.do === 'publish')
  const complete = count((planned) => 'target' in planned && planned.target.do === 'reuse' && writes(planned))
  const blocked = count((planned) => 'blocked' in planned)
  const unobserved = count((planned) => 'unobserved' in planned)
  const missing = count((planned) => 'missing' in planned)
  if (unobserved === plans.length) return `Dry run: none of ${allRegions} could be observed.`
  return [
    publish > 0
      ? `Dry run: a version would be published in ${publish} of ${allRegions}.`
      : 'Dry run: nothing would be published.',
    ...(complete > 0 ? [`Permissions would be updated in ${inRegions(complete)}.`] : []),
    ...(blocked > 0 ? [`${blocked} of ${allRegions} ${blocked === 1 ? 'is' : 'are'} blocked.`] : []),
    ...(unobserved > 0 ? [`${unobserved} of ${allRegions} could not be observed.`] : []),
    ...(missing > 0 ? [`${missing} of ${allRegions} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
  ].join(' ')
}

function inRegions(number: number): string {
  return counted(number, 'Region')
}

/** The maximum number of Regions in a table. If there are more, the Regions that did not fail are collapsed. */
const maximumRows = 10

function regionTable(run: Run): string {
  if (run.regions.length === 0) return ''
  const head = ['Region', run.outcomes.size > 0 ? 'What happened' : 'To do', '-Version']
  const current = currentVersions(run)
  const rowsOf = (some: readonly Region[]): string =>
    some.length === 0
      ? ''
      : table(
          head,
          some.map((region) => regionRow(region, current.get(region), run)),
        )
  if (run.regions.length <= maximumRows) return rowsOf(run.regions)
  const failed = failedRegions(run)
  const others = run.regions.filter((region) => !failed.includes(region))
  const title = failed.length === 0 ? inRegions(others.length) : `The other ${inRegions(others.length)}`
  return joinSections([rowsOf(failed), collapsible(title, rowsOf(others))])
}

function regionRow(region: Region, version: Numbered | undefined, run: Run): string[] {
  const outcome = run.outcomes.get(region)
  const planned = run.plan?.get(region)
  const what = outcome ? outcomeCell(outcome, planned) : planned ? describePlan(planned) : 'not started'
  return [region, escapeMarkdown(what), version ? consoleLink(version) : plannedVersion(planned, run)]
}

/** The number that a dry run expects. Lambda can assign a higher one, because it does not list deleted versions. */
function plannedVersion(planned: RegionPlan | undefined, { dryRun }: Run): string {
  const isPublished = dryRun && planned && 'target' in planned && planned.target.do === 'publish'
  return isPublished ? `${planned.target.expected} (planned)` : ''
}

function outcomeCell(outcome: Outcome, planned: RegionPlan | undefined): string {
  const before = outcome.published || outcome.layerVersion ? 0 : newestVersionBefore(planned)
  return [describeOutcome(outcome), ...(before > 0 ? [`version ${before} is still the newest`] : [])].join(
    '; ',
  )
}

function newestVersionBefore(planned: RegionPlan | undefined): number {
  if (!planned || !('target' in planned) || planned.target.do !== 'publish') return 0
  return planned.target.expected - 1 - planned.fill
}

function consoleLink(version: Numbered): string {
  const url = consoleUrl(version)
  return url === undefined ? `${version.version}` : `[${version.version}](${url})`
}

/** A code block, because GitHub adds a button to copy it. */
function arnBlock(run: Run): string {
  const all = [...currentVersions(run).values()].map(({ arn }) => arn)
  if (all.length === 0) return ''
  const block = ['```text', ...all, '```'].join('\n')
  return all.length <= maximumRows ? block : collapsible('ARNs', block)
}

const checkSigns: Readonly<Record<Check['found'], string>> = { ready: '✅', missing: '❌', unknown: '❔' }

function checksSection(run: Pick<Run, 'checks' | 'permissionsToWrite'>): string {
  const { checks = [] } = run
  if (checks.length === 0) return ''
  const rows = checks.map(({ what, found, detail }) => [
    checkSigns[found],
    escapeMarkdown(what),
    escapeMarkdown(detail),
  ])
  const known = table(['', 'Check', 'Result'], rows)
  return joinSections([
    '### Checks for a publish',
    known,
    ...describeUncheckedPermissions(run).map(escapeMarkdown),
  ])
}
