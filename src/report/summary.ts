import { count, megabytes, unzippedLimit } from '../pack/size.ts'
import type { Region } from '../layer.ts'
import { failedRegions, standingVersions } from './outputs.ts'
import type { Run } from './run.ts'
import { whatHappened, whatWould } from './words.ts'

/** GitHub takes at most 1 MiB a step (GitHub: "Adding a job summary"); the rest of that is left to other steps' taste. */
const atMost = 900_000

/** The job summary in Markdown: the verdict, a row for each Region, the size of the layer, what to know. */
export function summaryOf(run: Run): string {
  const parts = [
    `## Lambda layer \`${run.layerName}\``,
    verdict(run),
    table(run),
    size(run),
    largest(run),
    notes('Warnings', run.warnings),
    notes('What went wrong', run.failure ?? []),
  ].filter((part) => part !== '')
  const markdown = `${parts.join('\n\n')}\n`
  return markdown.length <= atMost
    ? markdown
    : `${markdown.slice(0, atMost)}\n\nCut here; the manifest has the rest: ${run.manifest ?? ''}\n`
}

/** What came of a run, in a sentence. */
export function verdict(run: Run): string {
  const all = run.regions.length
  const failed = failedRegions(run)
  const regions = (number: number): string => `${number} ${number === 1 ? 'Region' : 'Regions'}`
  if (run.dryRun && run.plan) return dryVerdict(run)
  if (!run.outcomes) return 'Nothing was published: the run stopped before it reached AWS.'
  const published = run.outcomes.filter((outcome) => outcome.published).length
  const stands = `It stands in ${regions(standingVersions(run).size)} of ${all}`
  if (failed.length > 0)
    return `**Failed in ${failed.join(', ')}.** ${stands}; running again does only what is missing.`
  return published > 0
    ? `Published in ${regions(published)}. ${stands}.`
    : `Unchanged: nothing was published. ${stands}.`
}

function dryVerdict(run: Run): string {
  const steps = [...(run.plan?.values() ?? [])].flat()
  const publishes = steps.filter((step) => step.do === 'publish').length
  const unseen = steps.filter((step) => step.do === 'unobserved').length
  const unobserved = unseen > 0 ? ` ${unseen} of ${run.regions.length} Regions were not observed.` : ''
  return publishes > 0
    ? `Dry run: a version would be published in ${publishes} of ${run.regions.length} Regions.${unobserved}`
    : `Dry run: nothing would be published.${unobserved}`
}

function table(run: Run): string {
  const rows = run.regions.map((region) => row(region, run))
  return ['| Region | What happened | Version | ARN |', '|---|---|---|---|', ...rows].join('\n')
}

function row(region: Region, run: Run): string {
  const outcome = run.outcomes?.find((candidate) => candidate.region === region)
  const standing = standingVersions(run).get(region)
  const what = outcome
    ? whatHappened(outcome)
    : (run.plan?.get(region) ?? []).map(whatWould).join('; ') || 'not reached'
  const arn = standing ? `\`${standing.arn}\`` : ''
  return `| ${region} | ${cell(what)} | ${standing?.version ?? ''} | ${arn} |`
}

function size({ archive, madeBy }: Run): string {
  if (!archive) return ''
  const full = ((archive.unzippedSize / unzippedLimit) * 100).toFixed(1)
  return (
    `Made by ${madeBy ?? 'a finished archive'}: ${count(archive.files)} files, ${megabytes(archive.size)} zipped, ` +
    `${megabytes(archive.unzippedSize)} unzipped (${full} % of Lambda's limit). CodeSha256 \`${archive.sha256}\`.`
  )
}

function largest({ largest: shares = [] }: Run): string {
  if (shares.length === 0) return ''
  const rows = shares.map((share) => `| ${cell(share.name)} | ${megabytes(share.size)} |`)
  const table = ['| Package | Unzipped |', '|---|--:|', ...rows].join('\n')
  return `<details><summary>The largest packages</summary>\n\n${table}\n\n</details>`
}

function notes(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `### ${title}\n\n${lines.map((line) => `- ${cell(line)}`).join('\n')}`
}

/** Texts of AWS and of packages must not change the table, or bring markup of their own. */
function cell(text: string): string {
  return text.replace(/\r?\n/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;')
}
