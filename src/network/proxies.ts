import type { Environment } from '../layer/layer.ts'
import { Problem } from '../base/problem.ts'
import { isExcepted, isLoopback } from './no-proxy.ts'
import type { Target } from './no-proxy.ts'

/** A proxy, and the variable that names it. Its URL can have a password in it, so that only `host` is shown. */
export interface Proxy {
  readonly url: URL
  readonly host: string
  readonly variable: string
}

/**
 * The variables that name a proxy for `https:`. Lower case comes first, as for curl and the runner. HTTP_PROXY is for `http:`, which
 * this action speaks to its own machine alone.
 */
const variables = ['https_proxy', 'HTTPS_PROXY']

/** The proxy that an environment names for `https:`; undefined where it names none. Throws a Problem for one that is no proxy, without its value: that can have a password in it. */
export function proxyIn(env: Environment): Proxy | undefined {
  const found = namedIn(env, variables)
  if (!found) return undefined
  const { variable, value } = found
  const url = parsed(value)
  if (url) return { url, host: `${url.hostname}:${portOf(url)}`, variable }
  throw new Problem(
    `${variable} is set, but not to the address of a proxy such as "http://proxy.example:3128". Correct it, or remove it.`,
  )
}

/** Whether an environment excepts a host from its proxy. */
export function isDirect(env: Environment, target: Target): boolean {
  const { value = '' } = namedIn(env, ['no_proxy', 'NO_PROXY']) ?? {}
  return isLoopback(target.host) || isExcepted(value, target)
}

/** The passwords in the addresses of proxies, as they are and as they are written there, alone and behind their user. */
export function proxySecretsIn(env: Environment): string[] {
  const urls = [...variables, 'http_proxy', 'HTTP_PROXY'].flatMap((name) => parsed(env[name] ?? '') ?? [])
  return urls.flatMap(({ username, password }) => {
    if (password === '') return []
    const [user, plain] = [decodeURIComponent(username), decodeURIComponent(password)]
    return [password, plain, `${username}:${password}`, `${user}:${plain}`]
  })
}

function namedIn(
  env: Environment,
  names: readonly string[],
): { readonly variable: string; readonly value: string } | undefined {
  return names
    .map((variable) => ({ variable, value: (env[variable] ?? '').trim() }))
    .find(({ value }) => value !== '')
}

/** The URL of a proxy; one without a scheme is an `http:` one, as everywhere. */
function parsed(value: string): URL | undefined {
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
