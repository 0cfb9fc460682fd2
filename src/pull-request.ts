import { context, getOctokit } from '@actions/github'
import { messageOf } from './problem.ts'
import { commentOf } from './report/comment.ts'
import type { Run } from './report/run.ts'

/** Milliseconds that a comment may take. */
const patience = 15_000

/**
 * Puts what is known of a run on the pull request that started it, where there is a token for that: in place of an earlier comment
 * on the same layer, so that there is never a second one. Rejects with a sentence on why there is none.
 */
export function commentOn(run: Run): Promise<void> {
  return run.commentToken === undefined
    ? Promise.resolve()
    : commentOnPullRequest(commentOf(run), run.commentToken)
}

async function commentOnPullRequest(text: string, token: string): Promise<void> {
  const { number } = context.payload.pull_request ?? {}
  if (number === undefined) throw new Error('this run was not started by a pull request.')
  if (token === '') throw new Error('the input "github-token" is empty.')
  const { rest, paginate } = getOctokit(token, { request: { signal: AbortSignal.timeout(patience) } })
  const place = { ...context.repo, issue_number: number }
  const [mark = ''] = text.split('\n')
  try {
    const comments = await paginate(rest.issues.listComments, { ...place, per_page: 100 })
    const standing = comments.find(({ body }) => body?.startsWith(mark))
    if (!standing) await rest.issues.createComment({ ...place, body: text })
    else if (standing.body !== text)
      await rest.issues.updateComment({ ...context.repo, comment_id: standing.id, body: text })
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  }
}

function reasonOf(error: unknown): string {
  const { status } = error as { status?: number }
  if (status === 401 || status === 403 || status === 404) {
    return (
      'the token may not write there. Add "permissions: pull-requests: write" to the job; ' +
      'pull requests from forks never get that.'
    )
  }
  return `GitHub did not take it: ${messageOf(error)}.`
}
