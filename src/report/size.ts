import { bytes, count, counted } from '../base/figures.ts'
import { unzippedLimit } from '../layer/size-limits.ts'
import type { LeftOut } from '../layer/slim.ts'
import { collapsible, escapeMarkdown, joinSections, table } from './markdown.ts'
import type { Run } from './run.ts'
import { describeLeftOut } from './sentences.ts'

type SizedRun = Pick<Run, 'archive' | 'largest' | 'leftOut' | 'madeBy'>

/** Returns a Markdown section on the size of a layer, its share of Lambda's limit, what was left out, and its largest packages. */
export function sizeSection({ archive, largest = [], leftOut, madeBy }: SizedRun): string {
  const { unzippedSize, size, files, sha256 } = archive ?? {}
  if (unzippedSize === undefined || size === undefined || files === undefined) return ''
  const builtBy = escapeMarkdown(madeBy ?? 'your archive')
  const parts = [
    '### Size',
    `${gauge(unzippedSize)} **${bytes(unzippedSize)}** unzipped, of the ${bytes(unzippedLimit)} that Lambda allows for a function with all its layers`,
    `${counted(files, 'file')} from ${builtBy}, ${bytes(size)} zipped. CodeSha256 \`${sha256 ?? ''}\``,
    ...(leftOut
      ? [escapeMarkdown(describeLeftOut(leftOut)), collapsible('Left out', leftOutTable(leftOut))]
      : []),
    collapsible('Largest packages', joinSections([packageTable(largest), pieChart(unzippedSize, largest)])),
  ]
  return joinSections(parts)
}

function packageTable(largest: NonNullable<Run['largest']>): string {
  if (largest.length === 0) return ''
  return table(
    ['Package', '-Unzipped'],
    largest.map((share) => [escapeMarkdown(share.name), bytes(share.size)]),
  )
}

function leftOutTable({ kinds, packages }: LeftOut): string {
  if (kinds.length === 0) return ''
  const rows = kinds.map(({ kind, files, size }) => [kind, count(files), bytes(size)])
  const names = packages.map(({ name, version }) => escapeMarkdown(`${name} ${version}`.trim()))
  return joinSections([
    table(['Kind', '-Files', '-Unzipped'], rows),
    names.length === 0 ? '' : `Whole packages: ${names.join(', ')}`,
  ])
}

/** The width of the gauge in characters. The full width is Lambda's limit. */
const gaugeWidth = 20

function gauge(unzippedSize: number): string {
  const share = unzippedSize / unzippedLimit
  const filled = Math.min(gaugeWidth, Math.ceil(share * gaugeWidth))
  return `\`${'█'.repeat(filled)}${'░'.repeat(gaugeWidth - filled)}\` ${(share * 100).toFixed(1)} %:`
}

/** The maximum number of packages in the chart, and the minimum share of each. The labels of thinner slices would overlap. */
const [maximumSlices, minimumShare] = [6, 0.03]

/** A Mermaid pie chart of the packages, which GitHub renders. Empty if fewer than two packages are large enough. */
function pieChart(unzippedSize: number, largest: NonNullable<Run['largest']>): string {
  const slices = largest.slice(0, maximumSlices).filter((share) => share.size / unzippedSize > minimumShare)
  if (slices.length < 2) return ''
  const rest = unzippedSize - slices.reduce((sum, share) => sum + share.size, 0)
  const lines = [
    ...slices.map(({ name, size }) => `    "${labelOf(name)}, ${bytes(size)}" : ${size}`),
    ...(rest > 0 ? [`    "everything else, ${bytes(rest)}" : ${rest}`] : []),
  ]
  return ['```mermaid', 'pie title Unzipped size by package', ...lines, '```'].join('\n')
}

/** Mermaid cannot escape a quotation mark in a label. */
function labelOf(name: string): string {
  return name.replace(/[^\w@/.+ -]/g, '_').slice(0, 60)
}
