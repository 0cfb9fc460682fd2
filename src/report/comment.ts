import { joinSections, truncate } from './markdown.ts'
import type { Run } from './run.ts'
import { summarySections } from './summary.ts'

/** The maximum length of a comment in bytes. GitHub accepts at most 65,536 characters. */
const maximumBytes = 60_000

/** Returns the comment on a pull request as Markdown: a hidden line, and the summary. The next run finds its comment by that line. */
export function commentBody(run: Run): string {
  const mark = `<!-- lambda-layer-everywhere: ${run.layerName} -->`
  return truncate(
    `${mark}\n${joinSections(summarySections(run))}\n`,
    'The rest is in the job summary.',
    maximumBytes,
  )
}
