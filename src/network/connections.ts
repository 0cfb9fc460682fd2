import { Agent } from 'node:https'
import type { AgentOptions } from 'node:https'
import { Agent as HttpAgent, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { IncomingMessage, RequestOptions } from 'node:http'
import { Readable } from 'node:stream'
import { lazily } from '../base/lazily.ts'
import type { Environment } from '../layer/layer.ts'
import { trustIn } from './certificates.ts'
import { complaintsOf } from '../base/problem.ts'
import { isLoopback } from './no-proxy.ts'
import { isDirect, proxyIn } from './proxies.ts'

/** A request of ours, and what ends it. */
export interface Sending {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Whether a URL is one that secrets may be sent to: `https:`, or this machine. */
export function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** How everything outside is reached: by the proxy and with the certificates that the environment names. */
export interface Connections {
  /** The agent of `https:` for the AWS SDK, or what it makes its own of. `http:` is for this machine alone, which has no proxy. */
  readonly httpsAgent: () => Promise<Agent | AgentOptions>
  /** Sends a request, and follows no redirect. Rejects for a URL that is not safe, and with a ProxyFailure where a proxy is the reason. */
  readonly fetch: (url: string, sending?: Sending) => Promise<Response>
}

/**
 * Connections as an environment asks for them; `connection` is how many milliseconds one may take. What is wrong in the environment is
 * thrown once a connection is needed.
 */
export function connectionsOf(
  env: Environment,
  { connection }: { readonly connection: number },
): Connections {
  const settings = settledNow(() => ({ trust: trustOf(env), proxy: proxyIn(env) }))
  const httpsAgent = lazily(async () => {
    const { trust, proxy } = settings()
    if (!proxy) return trust
    const { Tunnel } = await import('./tunnel.ts')
    // Before the SDK gives up, which would not know of the proxy.
    const route = { proxy, isDirect: isDirect.bind(undefined, env), patience: connection * 0.9 }
    return new Tunnel(route, { keepAlive: true, maxSockets: 50, ...trust })
  })
  const ownAgent = lazily(async () => {
    const agent = await httpsAgent()
    return agent instanceof Agent || 'addRequest' in agent
      ? (agent as Agent)
      : new Agent({ keepAlive: true, ...agent })
  })
  return {
    httpsAgent,
    fetch: async (url, sending = {}) => {
      const target = new URL(url)
      if (!isSafe(target)) throw new Error('its address is neither "https:" nor of this machine')
      return target.protocol === 'https:'
        ? send(overHttps, target, { ...sending, agent: await ownAgent() })
        : send(overHttp, target, { ...sending, agent: ofThisMachine })
    },
  }
}

/** For this machine. Node's own agent would use a proxy for it if NODE_USE_ENV_PROXY is set. */
const ofThisMachine = new HttpAgent()

/** What is wrong with how an environment says that hosts are reached, as sentences. */
export function complaintsOnNetwork(env: Environment): readonly string[] {
  return [trustOf, proxyIn].flatMap((read) => {
    try {
      read(env)
      return []
    } catch (error) {
      return complaintsOf(error)
    }
  })
}

/** What is read of the environment is read now: a build that has run may have changed it. */
function settledNow<T>(read: () => T): () => T {
  try {
    const value = read()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function trustOf(env: Environment): AgentOptions {
  const secureContext = trustIn(env)
  return secureContext ? { secureContext } : {}
}

/** Statuses whose replies have no body, which the class Response insists on. */
const bodiless = [204, 205, 304]

function send(
  request: typeof overHttp,
  url: URL,
  { body, signal, headers, method = 'GET', agent }: Sending & { readonly agent: Agent | HttpAgent },
): Promise<Response> {
  const options: RequestOptions = {
    method,
    headers: { ...headers },
    agent,
    ...(signal && { signal }),
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (message) => resolve(responseOf(message)))
    sent.once('error', reject)
    sent.end(body)
  })
}

function responseOf(message: IncomingMessage): Response {
  const { statusCode: status = 0, rawHeaders } = message
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  if (!bodiless.includes(status))
    return new Response(Readable.toWeb(message) as ReadableStream, { status, headers })
  message.resume()
  return new Response(null, { status, headers })
}
