import { Agent as HttpAgent, request as overHttp } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'
import type { AgentOptions } from 'node:https'
import { Agent } from 'node:https'
import { request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import { lazily } from '../base/lazy.ts'
import type { Message } from '../base/message.ts'
import { errorsOf } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'
import { secureContextIn } from './certificates.ts'
import { isLoopback } from './no-proxy.ts'
import { bypassesProxy, proxyIn } from './proxies.ts'

/** The options of a request. */
export interface SendOptions {
  readonly method?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Returns whether secrets are allowed to be sent to a URL: it must use `https:`, or be a loopback address. */
export function isSafeForSecrets({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** Connections that use the proxy and the certificates of the environment. */
export interface Connections {
  /** Returns the agent for the AWS SDK, or the options from which the SDK creates one. It is not needed for `http:`, which has no proxy. */
  readonly httpsAgent: () => Promise<Agent | AgentOptions>
  /** Sends a request without following redirects. Rejects if the URL is not safe for secrets, and with a ProxyFailure if the proxy fails. */
  readonly fetch: (url: string, sendOptions?: SendOptions) => Promise<Response>
}

/**
 * Returns connections for an environment. `connection` is the timeout for opening one, in milliseconds. Invalid settings throw a Problem
 * only when a connection is needed.
 */
export function connectionsOf(
  env: Environment,
  { connection }: { readonly connection: number },
): Connections {
  const getSettings = readNow(() => ({ trust: trustOptions(env), proxy: proxyIn(env) }))
  const httpsAgent = lazily(async () => {
    const { trust, proxy } = getSettings()
    if (!proxy) return trust
    const { ProxyTunnel } = await import('./tunnel.ts')
    // The tunnel ends before the SDK's own timeout, whose error would not mention the proxy.
    const options = { proxy, isDirect: bypassesProxy.bind(undefined, env), timeout: connection * 0.9 }
    return new ProxyTunnel(options, { keepAlive: true, maxSockets: 50, ...trust })
  })
  const fetchAgent = lazily(async () => {
    const agent = await httpsAgent()
    return agent instanceof Agent || 'addRequest' in agent
      ? (agent as Agent)
      : new Agent({ keepAlive: true, ...agent })
  })
  return {
    httpsAgent,
    fetch: async (url, sending = {}) => {
      const target = new URL(url)
      if (!isSafeForSecrets(target)) throw new Error('its URL has neither "https:" nor a loopback address')
      return target.protocol === 'https:'
        ? send(overHttps, target, { ...sending, agent: await fetchAgent() })
        : send(overHttp, target, { ...sending, agent: loopbackAgent })
    },
  }
}

/** The agent for loopback addresses. If NODE_USE_ENV_PROXY is set, Node's default agent would use a proxy for them. */
const loopbackAgent = new HttpAgent()

/** Returns error messages about the proxy and the certificates in an environment. The list is empty if they are valid or not set. */
export function networkErrors(env: Environment): readonly Message[] {
  return [trustOptions, proxyIn].flatMap((read) => {
    try {
      read(env)
      return []
    } catch (error) {
      return errorsOf(error)
    }
  })
}

/** Reads settings immediately, because a build can change the files later. An error is thrown only when the value is needed. */
function readNow<T>(read: () => T): () => T {
  try {
    const value = read()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function trustOptions(env: Environment): AgentOptions {
  const secureContext = secureContextIn(env)
  return secureContext ? { secureContext } : {}
}

/** The constructor of Response accepts no body for these statuses. */
const statusesWithoutBody = [204, 205, 304]

function send(
  request: typeof overHttp,
  url: URL,
  { body, signal, headers, method = 'GET', agent }: SendOptions & { readonly agent: Agent | HttpAgent },
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
  if (!statusesWithoutBody.includes(status))
    return new Response(Readable.toWeb(message) as ReadableStream, { status, headers })
  message.resume()
  return new Response(null, { status, headers })
}
