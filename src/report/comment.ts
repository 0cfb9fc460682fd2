import { joinSections, truncate } from './markdown.ts'
import type { Runs } from './run.ts'
import { sectionsOfLayers } from './summary-of-layers.ts'

/** The maximum length of a comment in bytes. GitHub accepts at most 65,536 characters. */
const maximumBytes = 60_000

/** Returns the comment on a pull request as Markdown: a hidden line, and the summary. The next run finds its comment by that line. */
export function commentBody(runs: Pick<Runs, 'layers'>): string {
  const [first, ...others] = runs.layers
  const name = others.length > 0 ? first.variant?.name : undefined
  const mark = `<!-- lambda-layer-everywhere: ${name ?? first.layerName} -->`
  return truncate(
    `${mark}\n${joinSections(sectionsOfLayers(runs))}\n`,
    'The rest is in the job summary.',
    maximumBytes,
  )
}
