import { jsonOrUndefined } from '../base/json.ts'
import type { Connections } from '../network/connections.ts'

/** How a version of the cache service is called. The URLs contain a signature, so they are never logged. */
export interface CacheService {
  /** Returns the URL of the newest entry whose key begins with a prefix. */
  readonly urlOf: (prefix: string, version: string) => Promise<string | undefined>
  readonly save: (entry: { readonly key: string; readonly version: string }, text: string) => Promise<void>
}

/** Sends a request to the service. Rejects if the status is not one of `accepted`. */
export type Send = (url: URL, request?: CacheRequest) => Promise<Response>

/** A request to the cache service. `json` is sent as JSON, and `body` as it is. */
export interface CacheRequest {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string
  /** Whether the URL has a signature, so that it must not receive the token. */
  readonly isSigned?: boolean
  /** Statuses that are no failure. Default: 200 to 299. */
  readonly accepted?: readonly number[]
}

/** The network that the cache needs, and the timeout of each request in milliseconds. */
export interface CacheNetwork {
  readonly connections: Pick<Connections, 'fetch'>
  readonly timeout: number
}

/** Returns how requests are sent with the token of the job, if it has one. */
export function senderWith(token: string | undefined, { connections, timeout }: CacheNetwork): Send {
  return async (url, { method = 'GET', headers, json, body, accepted, isSigned = false } = {}) => {
    const response = await connections.fetch(url.href, {
      method,
      headers: {
        ...(token && !isSigned && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
      signal: AbortSignal.timeout(timeout),
    })
    const isAccepted = accepted?.includes(response.status) ?? response.ok
    if (!isAccepted) throw new Error(`the cache service responded with the status ${response.status}`)
    return response
  }
}

/** The maximum length of a response, in bytes. */
const longestText = 1_000_000

/** Returns whether a key of a response begins with a prefix. Keys are case-insensitive, and act changes them to lower case. */
export function hasPrefix(key: unknown, prefix: string): boolean {
  return String(key).toLowerCase().startsWith(prefix.toLowerCase())
}

/** Returns the text at a signed URL. Rejects with an Error. */
export async function textAt(url: string, { connections, timeout }: CacheNetwork): Promise<string> {
  const response = await connections.fetch(url, { signal: AbortSignal.timeout(timeout) })
  if (!response.ok) throw new Error(`the entry could not be downloaded: the status is ${response.status}`)
  return textOf(response)
}

/** Returns the text of a response. Rejects if it is too long for a record or a message of the service. */
export async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > longestText) throw new Error('the response is too long')
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Returns the fields of a JSON response. Rejects if it is not an object. */
export async function fieldsOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const value = jsonOrUndefined(await textOf(response))
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  throw new Error('the response is not a JSON object')
}
