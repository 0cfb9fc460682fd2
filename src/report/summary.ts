import { counted } from '../base/figures.ts'
import type { Check, Numbered, Outcome, Region, RegionPlan } from '../layer/layer.ts'
import { writes } from '../plan/plan.ts'
import { whatChanged } from './changes.ts'
import { consoleUrl } from './console.ts'
import { collapsed, cut, joined, notes, plain, table } from './markdown.ts'
import { failedRegions, failuresIn, standingVersions } from './outputs.ts'
import { timesOf } from './profile.ts'
import type { Run } from './run.ts'
import { sizeOf } from './size.ts'
import { linkFromComplaint, linkFromWarning } from './guide-links.ts'
import { whatHappened, whatIsToDo, whatOnlyWritesShow } from './sentences.ts'

/** Returns the job summary as Markdown: the verdict, the Regions, errors and warnings, changes, size and times. */
export function summaryOf(run: Run, sentence = verdict(run)): string {
  const pointer = `The manifest has the rest: ${run.manifest ?? ''}`
  return cut(`${joined([...sectionsOf(run, sentence), timesOf(run.profile)])}\n`, pointer)
}

/** Returns the Markdown sections that the summary and the comment share. A section without content is an empty text. */
export function sectionsOf(run: Run, sentence = verdict(run)): string[] {
  return [
    run.layerName ? `## Lambda layer \`${run.layerName}\`` : '## Lambda layer',
    `${sign(run)} **${sentence}**`,
    regions(run),
    arns(run),
    notes('What went wrong', complaintsOf(run), linkFromComplaint(run.guide)),
    notes('Warnings', run.warnings, linkFromWarning(run.guide)),
    whatChanged(run.changes),
    sizeOf(run),
    checked(run),
  ]
}

/** The errors of the run, and those of Regions that the run could not report before it stopped. */
function complaintsOf(run: Run): string[] {
  const told = run.failure ?? []
  return [...told, ...failuresIn(run).filter((failure) => !told.includes(failure))]
}

function sign(run: Run): string {
  if (run.failure !== undefined) return '❌'
  return run.dryRun ? '🔎' : '✅'
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
  return [
    ...(failed.length > 0 ? [`Failed in ${failed.join(', ')}.`] : []),
    published > 0 ? `Published in ${inRegions(published)}.` : 'Nothing was published.',
    ...(completed > 0 ? [`Permissions were completed in ${inRegions(completed)}.`] : []),
    `The layer stands in ${standingVersions(run).size} of ${inRegions(run.regions.length)}.`,
    ...(failed.length > 0 ? ['Running again does only what is missing.'] : []),
  ].join(' ')
}

function dryVerdict(plans: readonly RegionPlan[]): string {
  const all = inRegions(plans.length)
  const count = (fits: (planned: RegionPlan) => boolean): number => plans.filter(fits).length
  const publish = count((planned) => 'ending' in planned && planned.ending.do === 'publish')
  const complete = count((planned) => 'ending' in planned && planned.ending.do === 'reuse' && writes(planned))
  const blocked = count((planned) => 'blocked' in planned)
  const unobserved = count((planned) => 'unobserved' in planned)
  if (unobserved === plans.length) return `Dry run: none of ${all} could be observed.`
  return [
    publish > 0
      ? `Dry run: a version would be published in ${publish} of ${all}.`
      : 'Dry run: nothing would be published.',
    ...(complete > 0 ? [`Permissions would be completed in ${inRegions(complete)}.`] : []),
    ...(blocked > 0 ? [`${blocked} of ${all} ${blocked === 1 ? 'is' : 'are'} blocked.`] : []),
    ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
  ].join(' ')
}

function inRegions(number: number): string {
  return counted(number, 'Region')
}

/** The maximum number of Regions in a table. If there are more, the Regions that did not fail are collapsed. */
const mostRegions = 10

function regions(run: Run): string {
  if (run.regions.length === 0) return ''
  const head = ['Region', run.outcomes.size > 0 ? 'What happened' : 'To do', '-Version']
  const standing = standingVersions(run)
  const rowsOf = (some: readonly Region[]): string =>
    some.length === 0
      ? ''
      : table(
          head,
          some.map((region) => row(region, standing.get(region), run)),
        )
  if (run.regions.length <= mostRegions) return rowsOf(run.regions)
  const failed = failedRegions(run)
  const others = run.regions.filter((region) => !failed.includes(region))
  const title = failed.length === 0 ? inRegions(others.length) : `The other ${inRegions(others.length)}`
  return joined([rowsOf(failed), collapsed(title, rowsOf(others))])
}

function row(region: Region, standing: Numbered | undefined, run: Run): string[] {
  const outcome = run.outcomes.get(region)
  const planned = run.plan?.get(region)
  const what = outcome ? howItEnded(outcome, planned) : planned ? whatIsToDo(planned) : 'not reached'
  return [region, plain(what), standing ? linked(standing) : '']
}

function howItEnded(outcome: Outcome, planned: RegionPlan | undefined): string {
  const before = outcome.published || outcome.standing ? 0 : headBefore(planned)
  return [whatHappened(outcome), ...(before > 0 ? [`version ${before} stays the newest`] : [])].join('; ')
}

function headBefore(planned: RegionPlan | undefined): number {
  if (!planned || !('ending' in planned) || planned.ending.do !== 'publish') return 0
  return planned.ending.expected - 1 - planned.fill
}

function linked(standing: Numbered): string {
  const url = consoleUrl(standing)
  return url === undefined ? `${standing.version}` : `[${standing.version}](${url})`
}

/** A code block, because GitHub adds a button to copy it. */
function arns(run: Run): string {
  const all = [...standingVersions(run).values()].map(({ arn }) => arn)
  if (all.length === 0) return ''
  const block = ['```text', ...all, '```'].join('\n')
  return all.length <= mostRegions ? block : collapsed('The ARNs', block)
}

const signs: Readonly<Record<Check['found'], string>> = { ready: '✅', missing: '❌', unknown: '❔' }

function checked(run: Pick<Run, 'checks' | 'permissionsToWrite'>): string {
  const { checks = [] } = run
  if (checks.length === 0) return ''
  const rows = checks.map(({ what, found, detail }) => [signs[found], plain(what), plain(detail)])
  const known = table(['', 'What', 'Found'], rows)
  return joined(['### What a publish needs', known, ...whatOnlyWritesShow(run).map(plain)])
}
