import { withDefault } from '../inputs/parse.ts'
import type { Parser } from '../inputs/parse.ts'
import type { Values } from '../inputs/read-all.ts'
import { boolean } from '../inputs/values.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'

/** The parsers of the inputs that all actions with a comment have: whether to comment on the pull request, and with which token. */
export const commentParsers = {
  'pull-request-comment': withDefault(false, boolean),
  // The token is not checked, because an error message would contain it.
  'github-token': (given: string) => ({ value: given }),
} satisfies Record<string, Parser<unknown>>

/** If a comment is requested, adds the token for it to `run`, and masks the token in the log. */
export function takeCommentToken(
  inputs: Values<typeof commentParsers>,
  { runner, run }: { readonly runner: Pick<Runner, 'mask'>; readonly run: Pick<Run, 'commentToken'> },
): void {
  if (!inputs['pull-request-comment']) return
  const token = inputs['github-token']
  if (token !== '') runner.mask(token)
  run.commentToken = token
}
