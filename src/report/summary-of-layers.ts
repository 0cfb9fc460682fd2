import type { Message, Warning } from '../base/message.ts'
import { linkFrom } from './guide-links.ts'
import { listSection } from './markdown.ts'
import { failuresIn } from './outputs.ts'
import { timesSection } from './profile.ts'
import { patternsSection } from './region-patterns.ts'
import type { Run, Runs } from './run.ts'
import {
  detailSections,
  resultSections,
  summaryFrom,
  summaryOf,
  summarySections,
  verdict,
  verdictWithArns,
} from './summary.ts'

type Reported = Pick<Runs, 'layers'>

/** Returns the result of each layer in a few sentences. */
export function verdictOfLayers({ layers }: Reported, verdictOf = verdict): string {
  return layers.map((run) => `${labelIn(layers, run)}${verdictOf(run)}`).join('\n')
}

/** Returns the verdict of each layer, and a line with the ARN of each current version. The log shows it outside of all groups. */
export function verdictOfLayersWithArns(runs: Reported): string {
  return verdictOfLayers(runs, verdictWithArns)
}

/** Returns the job summary as Markdown: the verdict, the Regions, errors and warnings, changes, size and durations of each layer. */
export function summaryOfLayers(runs: Reported, verdictOf = verdict): string {
  const [first, ...others] = runs.layers
  if (others.length === 0) return summaryOf(first, verdictOf(first))
  return summaryFrom([...sectionsOfLayers(runs, verdictOf), timesSection(first.profile)], first)
}

/**
 * Returns the Markdown sections that the summary and the comment share. If there are several layers, each has its own part after the errors
 * and warnings of the step.
 */
export function sectionsOfLayers({ layers }: Reported, verdictOf = verdict): string[] {
  const [first, ...others] = layers
  if (others.length === 0) return summarySections(first, verdictOf(first))
  const common = first.warnings.filter((warning) => others.every(({ warnings }) => has(warnings, warning)))
  return [
    ...layers.flatMap((run) => resultSections({ ...run, patterns: undefined }, verdictOf(run))),
    patternsSection(first.patterns),
    listSection('Errors', errorsOf(layers), linkFrom(first.guide)),
    listSection(
      'Warnings',
      [...common, ...layers.flatMap((run) => ownWarnings(run, common))],
      linkFrom(first.guide),
    ),
    ...layers.flatMap((run) => withHeading(run, detailSections(run))),
  ]
}

function ownWarnings(run: Run, common: readonly Warning[]): Warning[] {
  return labelled(
    run,
    run.warnings.filter((warning) => !has(common, warning)),
  )
}

/** The errors of the step. If it stopped early, it did not report all errors of Regions, so these are added. */
function errorsOf(layers: Runs['layers']): Message[] {
  const [{ failure = [] }] = layers
  const ofRegions = layers.flatMap((run) => labelled(run, failuresIn(run)))
  return [...failure, ...ofRegions.filter((error) => !has(failure, error))]
}

/** The sections have headings of the third level, so the name of the layer is one of the second level. */
function withHeading({ layerName }: Run, sections: readonly string[]): string[] {
  return sections.every((section) => section === '') ? [] : [`## Details of \`${layerName}\``, ...sections]
}

function labelled<M extends Warning>(run: Run, messages: readonly M[]): M[] {
  return messages.map((message) => ({ ...message, text: `${label(run)}${message.text}` }))
}

function labelIn(layers: Runs['layers'], run: Run): string {
  return layers.length > 1 ? label(run) : ''
}

function label({ variant }: Run): string {
  return variant ? `${variant.architecture}: ` : ''
}

function has(messages: readonly Warning[], { text }: Warning): boolean {
  return messages.some((one) => one.text === text)
}
