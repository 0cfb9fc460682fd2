import type { getOctokit } from '@actions/github'
import { messageOf } from '../base/problem.ts'
import type { Connections, SendOptions } from '../network/connections.ts'
import { commentBody } from '../report/comment.ts'
import type { Runs } from '../report/run.ts'
import type { Runner } from './runner.ts'

/** The parts of the runner that a comment needs. */
export type CommentRunner = Pick<Runner, 'hide' | 'connections' | 'sleep'>

/** The timeout of all requests for a comment, in milliseconds. */
const timeout = 15_000

/**
 * Comments on the pull request that started the run, if there is a token. It replaces an earlier comment on the same layer. Rejects with
 * an Error whose message is the reason if the comment fails.
 */
export async function commentOnPullRequest(runs: Pick<Runs, 'layers'>, runner: CommentRunner): Promise<void> {
  const [{ commentToken, layerName }] = runs.layers
  if (commentToken === undefined) return
  // Without the name of the layer, the next run could not find this comment.
  if (layerName === '') throw new Error('the name of the layer is not known.')
  await createOrUpdateComment(commentBody(runs), commentToken, runner)
}

async function createOrUpdateComment(
  text: string,
  token: string,
  { hide, connections, sleep }: CommentRunner,
): Promise<void> {
  const { context, getOctokit } = await import('@actions/github')
  const { number } = context.payload.pull_request ?? {}
  if (number === undefined) throw new Error('this run was not started by a pull request.')
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Error('the input "github-token" is empty or not a token.')
  const signal = AbortSignal.timeout(timeout)
  const gitHub = getOctokit(token, {
    request: { signal, fetch: withRepeatedReads(connections.fetch, { signal, sleep }) },
  })
  const { rest, paginate } = gitHub
  const issue = { ...context.repo, issue_number: number }
  try {
    const comments = await paginate(rest.issues.listComments, { ...issue, per_page: 100 })
    const earlier = await findOwnComment(comments, text, gitHub)
    if (!earlier) await rest.issues.createComment({ ...issue, body: text })
    else if (earlier.body !== text)
      await rest.issues.updateComment({ ...context.repo, comment_id: earlier.id, body: text })
  } catch (error) {
    throw new Error(reasonOf(error, hide), { cause: error })
  }
}

/** The pauses before the second and the third attempt to read, in milliseconds. */
const pauses = [250, 1_000]

/** Returns a `fetch` that repeats GET requests if the response is truncated or reports an error of the server. */
function withRepeatedReads(
  fetch: Connections['fetch'],
  { signal, sleep }: Pick<Runner, 'sleep'> & { readonly signal: AbortSignal },
): Connections['fetch'] {
  const fetchJson = async (url: string, sending?: SendOptions): Promise<Response> => {
    const response = await fetch(url, sending)
    const text = await response.text()
    if (!isJson(text)) throw new Error('the response was empty or truncated')
    const { status, headers } = response
    return new Response(text, { status, headers })
  }
  return async (url, sending) => {
    if ((sending?.method ?? 'GET') !== 'GET') return fetch(url, sending)
    for (const pause of pauses) {
      try {
        const response = await fetchJson(url, sending)
        if (response.status < 500) return response
      } catch (error) {
        if (signal.aborted) throw error
      }
      await sleep(pause)
    }
    return fetchJson(url, sending)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

interface Comment {
  readonly id: number
  readonly body?: string | undefined
  readonly user: { readonly login: string; readonly type: string } | null
}

/** Finds the earlier comment of this action about the same layer. The author is checked, because anybody can write the same first line. */
async function findOwnComment(
  comments: readonly Comment[],
  text: string,
  { rest }: ReturnType<typeof getOctokit>,
): Promise<Comment | undefined> {
  const [mark = ''] = text.split('\n')
  const marked = comments.filter(({ body }) => body?.startsWith(mark))
  const byBot = marked.find(({ user }) => user?.type === 'Bot')
  if (byBot || marked.length === 0) return byBot
  // Only a personal token can request its own user. The token of a job cannot.
  const self = await rest.users.getAuthenticated().catch(() => undefined)
  return self && marked.find(({ user }) => user?.login === self.data.login)
}

function reasonOf(error: unknown, hide: (text: string) => string): string {
  const { status } = error as { status?: number }
  // Secrets are hidden before the message is truncated, because part of a secret would not be recognised.
  const message = hide(messageOf(error))
  if (/rate limit/i.test(message)) return 'the rate limit of the token is exceeded. Try again later.'
  if (status === 401 || status === 403 || status === 404) {
    return (
      'the token is not allowed to write comments. Add "permissions: pull-requests: write" to the job. ' +
      'Pull requests from forks never get this permission.'
    )
  }
  return `GitHub rejected it: ${message.replaceAll(/\s+/g, ' ').slice(0, 200)}.`
}
