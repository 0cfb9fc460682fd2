import type { Agent as HttpAgent } from 'node:http'
import { Agent } from 'node:https'
import type { AgentOptions } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkServerIdentity as checkIdentity } from 'node:tls'
import type { PeerCertificate } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import type { HostAndPort } from './no-proxy.ts'
import type { Proxy } from './proxies.ts'
import { ProxyFailure } from './proxy-failure.ts'

type Connect = HttpsProxyAgent<string>['connect']

/** The proxy, the hosts that bypass it, and the timeout for opening a tunnel in milliseconds. */
export interface TunnelOptions {
  readonly proxy: Proxy
  readonly isDirect: (target: HostAndPort) => boolean
  readonly timeout: number
}

/** An agent that connects through a proxy, or directly to exempt hosts. It reuses both kinds of connections. */
export class ProxyTunnel extends HttpsProxyAgent<string> {
  readonly #route: TunnelOptions
  readonly #direct: Agent
  readonly #trust: Pick<AgentOptions, 'secureContext'>

  constructor(tunnelOptions: TunnelOptions, options: AgentOptions) {
    // The base class logs the URL in its debug output, so the URL must not contain the password.
    super(originOf(tunnelOptions.proxy), { ...options, headers: authorizationOf(tunnelOptions.proxy) })
    this.#route = tunnelOptions
    this.#direct = new Agent(options)
    const { secureContext } = options
    this.#trust = secureContext ? { secureContext } : {}
  }

  override async connect(...[request, options]: Parameters<Connect>): Promise<Awaited<ReturnType<Connect>>> {
    const { proxy, isDirect, timeout } = this.#route
    const { host = '', port } = options as Partial<HostAndPort>
    // The base class accepts an agent instead of a socket, but its types do not show that.
    if (isDirect({ host, port: Number(port) })) return this.#direct as HttpAgent as never
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      // Without this, the response of the proxy would be treated as the response of AWS.
      if (statusCode !== 200) throw ProxyFailure.rejected(proxy, `${host}:${port}`, statusCode)
    })
    const settled = new AbortController()
    const timedOut = sleep(timeout, undefined, { signal: settled.signal }).then((): never => {
      throw ProxyFailure.timedOut(proxy, timeout)
    })
    try {
      // If the host is an IP address, the base class would compare the certificate with the name of the proxy.
      const checkServerIdentity = (_name: string, certificate: PeerCertificate): Error | undefined =>
        checkIdentity(host, certificate)
      const target = { ...options, ...this.#trust, checkServerIdentity }
      return await Promise.race([super.connect(request, target), timedOut])
    } catch (error) {
      throw error instanceof ProxyFailure ? error : ProxyFailure.failed(proxy, error)
    } finally {
      settled.abort()
      timedOut.catch(() => undefined)
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
