import { otherwise } from '../inputs/parse.ts'
import type { Parser } from '../inputs/parse.ts'
import type { Values } from '../inputs/read-all.ts'
import { boolean } from '../inputs/values.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** Whether and by whom a pull request is commented on: what every action that does so has among its inputs. */
export const commentParsers = {
  'pull-request-comment': otherwise(false, boolean),
  // Taken as it is: a complaint would show it.
  'github-token': (given: string) => ({ value: given }),
} satisfies Record<string, Parser<unknown>>

/** Puts the token to comment with into `run`, where a comment is asked for, and keeps it out of the log. */
export function takeCommentToken(
  inputs: Values<typeof commentParsers>,
  { runner, run }: { readonly runner: Pick<Runner, 'mask'>; readonly run: Pick<Run, 'commentToken'> },
): void {
  if (!inputs['pull-request-comment']) return
  const token = inputs['github-token']
  if (token !== '') runner.mask(token)
  run.commentToken = token
}
