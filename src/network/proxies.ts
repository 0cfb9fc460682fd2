import { Problem } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'
import { isExempt, isLoopback } from './no-proxy.ts'
import type { HostAndPort } from './no-proxy.ts'

/** A proxy, and the variable that names it. Only `host` is shown, because the URL can contain a password. */
export interface Proxy {
  readonly url: URL
  readonly host: string
  readonly variable: string
}

/**
 * The variables for `https:`. Lower case comes first, as in curl and GitHub's runner. HTTP_PROXY is not used, because this action uses
 * `http:` only for loopback addresses.
 */
const proxyVariables = ['https_proxy', 'HTTPS_PROXY']

/**
 * Returns the proxy for `https:` in an environment, or undefined if none is set. Throws a Problem if the value is invalid. The Problem does
 * not show the value, because it can contain a password.
 */
export function proxyIn(env: Environment): Proxy | undefined {
  const found = firstSetVariable(env, proxyVariables)
  if (!found) return undefined
  const { variable, value } = found
  const url = parseProxyUrl(value)
  if (url) return { url, host: `${url.hostname}:${portOf(url)}`, variable }
  throw new Problem({
    topic: 'the-network-is-not-set-up',
    text: `${variable} is not the URL of a proxy, such as "http://proxy.example:3128". Correct it, or remove it.`,
  })
}

/** Returns whether a host is reached without the proxy of the environment. */
export function bypassesProxy(env: Environment, target: HostAndPort): boolean {
  const { value = '' } = firstSetVariable(env, ['no_proxy', 'NO_PROXY']) ?? {}
  return isLoopback(target.host) || isExempt(value, target)
}

/** Returns the passwords in the URLs of proxies, encoded and decoded, with and without their user. */
export function proxySecretsIn(env: Environment): string[] {
  const urls = [...proxyVariables, 'http_proxy', 'HTTP_PROXY'].flatMap(
    (name) => parseProxyUrl(env[name] ?? '') ?? [],
  )
  return urls.flatMap(({ username, password }) => {
    if (password === '') return []
    const [user, plain] = [decodeURIComponent(username), decodeURIComponent(password)]
    return [password, plain, `${username}:${password}`, `${user}:${plain}`]
  })
}

function firstSetVariable(
  env: Environment,
  names: readonly string[],
): { readonly variable: string; readonly value: string } | undefined {
  return names
    .map((variable) => ({ variable, value: (env[variable] ?? '').trim() }))
    .find(({ value }) => value !== '')
}

/** Returns the URL of a proxy, or undefined if it is invalid. The default scheme is `http:`, as in other tools. */
function parseProxyUrl(value: string): URL | undefined {
  const text = value.trim()
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`
  if (text === '' || !URL.canParse(full)) return undefined
  const url = new URL(full)
  const { protocol, hostname, username, password } = url
  if (!/^https?:$/.test(protocol) || hostname === '') return undefined
  return isDecodable(username) && isDecodable(password) ? url : undefined
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== undefined
  } catch {
    return false
  }
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80')
}
