import { otherwise } from '../inputs/parse.ts'
import type { Parser } from '../inputs/parse.ts'
import type { Values } from '../inputs/read-all.ts'
import { boolean } from '../inputs/values.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** Whether the action comments on the pull request, and with which token: the inputs of every action that does so. */
export const commentParsers = {
  'pull-request-comment': otherwise(false, boolean),
  // It is not checked: an error would show it.
  'github-token': (given: string) => ({ value: given }),
} satisfies Record<string, Parser<unknown>>

/** Puts the token for the comment into `run`, if a comment is requested, and masks it in the log. */
export function takeCommentToken(
  inputs: Values<typeof commentParsers>,
  { runner, run }: { readonly runner: Pick<Runner, 'mask'>; readonly run: Pick<Run, 'commentToken'> },
): void {
  if (!inputs['pull-request-comment']) return
  const token = inputs['github-token']
  if (token !== '') runner.mask(token)
  run.commentToken = token
}
