import { awsParsers } from '../inputs/aws-inputs.ts'
import { commentParsers } from '../steps/comment-inputs.ts'
import { exportLines } from '../steps/export.ts'
import { boolean, list, otherwise, readAll, required, text } from '../inputs/parse.ts'
import type { Parser, Surroundings, Values } from '../inputs/parse.ts'

/** What collect/action.yml declares, by its names there. A test holds the two together. */
export const parsers = {
  manifests: required(list(text({ atMost: 1_000 }))),
  regions: required(awsParsers.regions),
  export: exportLines,
  'dry-run': otherwise(false, boolean),
  ...commentParsers,
} satisfies Record<string, Parser<unknown>>

/** Every input by its name in collect/action.yml, parsed. */
export type Inputs = Values<typeof parsers> & { readonly warnings: readonly string[] }

/** All inputs as one value; `read` gives an input's text. Throws one Problem that lists everything that is wrong. */
export function readInputs(read: (name: string) => string, surroundings: Surroundings): Inputs {
  // It calls no AWS: whether a Region is new, or calls would go elsewhere, is for the jobs that publish to say.
  return { ...readAll(parsers, { read, surroundings, rules: () => [] }), warnings: [] }
}
