import { Problem } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'
import type { Connections } from './connections.ts'
import { isSafeForSecrets } from './connections.ts'

/** Requests an OIDC token for an audience from GitHub. Rejects with a Problem if another attempt cannot succeed, otherwise with an Error. */
export type IdToken = (audience: string, signal: AbortSignal) => Promise<string>

/** Returns a function that requests tokens from the endpoint in the environment. Undefined if the job has no permission to request one. */
export function idTokenIn(env: Environment, { fetch }: Connections): IdToken | undefined {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: endpoint, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer = '' } = env
  if (!endpoint) return undefined
  return async (audience, signal) => {
    if (!URL.canParse(endpoint) || !isSafeForSecrets(new URL(endpoint))) {
      throw new Problem({
        topic: 'the-network-is-not-set-up',
        text: 'ACTIONS_ID_TOKEN_REQUEST_URL is not an "https://" URL, so that no OIDC token can be requested. Check the configuration of the runner.',
      })
    }
    if (!/^[\x21-\x7e]+$/.test(bearer)) {
      throw new Problem({
        topic: 'the-network-is-not-set-up',
        text: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set, or is not a valid token. Check the configuration of the runner.',
      })
    }
    const url = new URL(endpoint)
    url.searchParams.set('audience', audience)
    const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', 'user-agent': userAgent }
    return tokenIn(await fetch(url.href, { headers, signal }))
  }
}

const userAgent = 'lambda-layer-everywhere'

async function tokenIn(response: Response): Promise<string> {
  const { status } = response
  if (status !== 200) {
    await response.body?.cancel()
    throw new Error(`GitHub's token endpoint returned the status ${status}.`)
  }
  const { value } = (await response.json().catch(unreadable)) as { value?: unknown }
  return typeof value === 'string' && value !== '' ? value : unreadable()
}

function unreadable(): never {
  throw new Error("The response of GitHub's token endpoint was empty or truncated.")
}
