import { boolean, otherwise, text } from './parse.ts'
import type { Parser, Values } from './parse.ts'

/** Whether and by whom a pull request is commented on: what every action that does so has among its inputs. */
export const commentParsers = {
  'pull-request-comment': otherwise(false, boolean),
  'github-token': otherwise('', text({ atMost: 2_000 })),
} satisfies Record<string, Parser<unknown>>

/** The token to comment with; undefined where no comment is asked for. */
export function commentTokenOf(inputs: Values<typeof commentParsers>): string | undefined {
  return inputs['pull-request-comment'] ? inputs['github-token'] : undefined
}
