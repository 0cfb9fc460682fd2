import { bytes, counted } from '../figures.ts'
import type { Outcome, Region, RegionPlan } from '../layer.ts'
import { unzippedLimit } from '../pack/size.ts'
import { writes } from '../plan/plan.ts'
import { cut, notes, plain } from './markdown.ts'
import { failedRegions, standingVersions } from './outputs.ts'
import type { Run } from './run.ts'
import { whatChanged } from './changes.ts'
import { whatHappened, whatIsToDo } from './words.ts'

/** The job summary in Markdown: the verdict, a row for each Region, the size of the layer, what to know. */
export function summaryOf(run: Run, sentence = verdict(run)): string {
  const parts = [
    run.layerName ? `## Lambda layer \`${run.layerName}\`` : '## Lambda layer',
    sentence,
    regions(run),
    size(run),
    largest(run),
    whatChanged(run.changes),
    notes('What went wrong', run.failure ?? []),
    notes('Warnings', run.warnings),
  ]
  const pointer = `The manifest has the rest: ${run.manifest ?? ''}`
  return cut(`${parts.filter((part) => part !== '').join('\n\n')}\n`, pointer)
}

/** What came of a run, in a sentence or two. */
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

function regions(run: Run): string {
  if (run.regions.length === 0) return ''
  const head = `| Region | ${run.outcomes.size > 0 ? 'What happened' : 'To do'} | Version | ARN |`
  return [head, '|---|---|--:|---|', ...run.regions.map((region) => row(region, run))].join('\n')
}

function row(region: Region, run: Run): string {
  const outcome = run.outcomes.get(region)
  const planned = run.plan?.get(region)
  const what = outcome ? whatHappened(outcome) : planned ? whatIsToDo(planned) : 'not reached'
  const standing = standingVersions(run).get(region)
  return `| ${region} | ${plain(what)} | ${standing?.version ?? ''} | ${standing ? `\`${standing.arn}\`` : ''} |`
}

function size({ archive, madeBy }: Run): string {
  if (!archive) return ''
  const full = ((archive.unzippedSize / unzippedLimit) * 100).toFixed(1)
  return (
    `${counted(archive.files, 'file')} from ${plain(madeBy ?? 'a finished archive')}: ${bytes(archive.size)} zipped, ` +
    `${bytes(archive.unzippedSize)} unzipped, which is ${full} % of what Lambda takes. CodeSha256 \`${archive.sha256}\`.`
  )
}

function largest({ largest: shares = [] }: Run): string {
  if (shares.length === 0) return ''
  const rows = shares.map((share) => `| ${plain(share.name)} | ${bytes(share.size)} |`)
  const table = ['| Package | Unzipped |', '|---|--:|', ...rows].join('\n')
  return `<details><summary>The largest packages</summary>\n\n${table}\n\n</details>`
}
