import { cut, joined } from './markdown.ts'
import type { Run } from './run.ts'
import { sectionsOf } from './summary.ts'

/** GitHub takes at most 65,536 characters a comment; this counts bytes. */
const atMost = 60_000

/** A comment on a pull request: what the summary says, below a line by which the next run finds it again. */
export function commentOf(run: Run): string {
  const mark = `<!-- lambda-layer-everywhere: ${run.layerName} -->`
  return cut(`${mark}\n${joined(sectionsOf(run))}\n`, 'The job summary has the rest.', atMost)
}
