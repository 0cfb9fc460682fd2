import type { Agent as HttpAgent } from 'node:http'
import { Agent } from 'node:https'
import type { AgentOptions } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkServerIdentity as checkIdentity } from 'node:tls'
import type { PeerCertificate } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { Target } from './no-proxy.ts'
import type { Proxy } from './proxies.ts'
import { ProxyFailure } from './proxy-failure.ts'

type Connect = HttpsProxyAgent<string>['connect']

/** What a tunnel is made of: the proxy, the hosts that go past it, and after how many milliseconds it is given up. */
export interface Route {
  readonly proxy: Proxy
  readonly isDirect: (target: Target) => boolean
  readonly patience: number
}

/** Connections by a proxy's CONNECT, and direct ones to the hosts that are excepted; both are kept for further requests. */
export class Tunnel extends HttpsProxyAgent<string> {
  readonly #route: Route
  readonly #direct: Agent
  readonly #trust: Pick<AgentOptions, 'secureContext'>

  constructor(route: Route, options: AgentOptions) {
    // Its debug output shows the URL, so that this has no password in it.
    super(originOf(route.proxy), { ...options, headers: authorizationOf(route.proxy) })
    this.#route = route
    this.#direct = new Agent(options)
    const { secureContext } = options
    this.#trust = secureContext ? { secureContext } : {}
  }

  override async connect(...[request, options]: Parameters<Connect>): Promise<Awaited<ReturnType<Connect>>> {
    const { proxy, isDirect, patience } = this.#route
    const { host = '', port } = options as Partial<Target>
    // An agent in the place of a socket takes the request over, which the types of this class do not tell.
    if (isDirect({ host, port: Number(port) })) return this.#direct as HttpAgent as never
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      // Otherwise what the proxy says would be taken for the reply of AWS.
      if (statusCode !== 200) throw ProxyFailure.refusing(proxy, `${host}:${port}`, statusCode)
    })
    const end = new AbortController()
    const late = sleep(patience, undefined, { signal: end.signal }).then((): never => {
      throw ProxyFailure.silent(proxy, patience)
    })
    try {
      // Of an address, the class would compare the certificate with the name of the proxy.
      const checkServerIdentity = (_name: string, certificate: PeerCertificate): Error | undefined =>
        checkIdentity(host, certificate)
      const target = { ...options, ...this.#trust, checkServerIdentity }
      return await Promise.race([super.connect(request, target), late])
    } catch (error) {
      throw error instanceof ProxyFailure ? error : ProxyFailure.unreached(proxy, error)
    } finally {
      end.abort()
      late.catch(() => undefined)
    }
  }

  override destroy(): void {
    this.#direct.destroy()
    super.destroy()
  }
}

function originOf({ url }: Proxy): string {
  return url.origin
}

function authorizationOf({ url: { username, password } }: Proxy): Record<string, string> {
  if (username === '' && password === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(pair).toString('base64')}` }
}
