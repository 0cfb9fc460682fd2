import { about } from '../base/message.ts'
import { Explained, messageOf } from '../base/problem.ts'
import type { Proxy } from './proxies.ts'

type Facts = Pick<ProxyFailure, 'isFinal' | 'canBeOfHost' | 'canDifferByHost'> & { readonly cause?: unknown }

/** A proxy did not open a connection, so that no request was sent. `isFinal` means that another attempt cannot succeed. */
export class ProxyFailure extends Explained {
  readonly isFinal: boolean
  /** Whether the host behind the proxy can be the reason, such as a Region that is down. */
  readonly canBeOfHost: boolean
  /** Whether another host can be reached by the same proxy. A proxy can allow only some hosts. */
  readonly canDifferByHost: boolean

  private constructor(text: string, { isFinal, canBeOfHost, canDifferByHost, cause }: Facts) {
    super(about('the-network-is-not-set-up', text), { cause })
    this.name = 'ProxyFailure'
    this.isFinal = isFinal
    this.canBeOfHost = canBeOfHost
    this.canDifferByHost = canDifferByHost
  }

  /** The proxy rejected the CONNECT request. */
  static rejected({ host, variable }: Proxy, target: string, status: number): ProxyFailure {
    const text =
      status === 407
        ? `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status 407. Add a user name and a password that it accepts to ${variable}.`
        : `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`
    const isFinal = status >= 400 && status < 500 && status !== 429
    return new ProxyFailure(text, { isFinal, canBeOfHost: status >= 500, canDifferByHost: status !== 407 })
  }

  /** The proxy did not respond to the CONNECT request in time. */
  static timedOut({ host, variable }: Proxy, milliseconds: number): ProxyFailure {
    return new ProxyFailure(
      `The proxy ${host} (${variable}) did not connect within ${milliseconds / 1_000} s. Check the variable, and check that this runner can reach the proxy.`,
      { isFinal: false, canBeOfHost: true, canDifferByHost: true },
    )
  }

  /** The connection to the proxy failed. */
  static failed({ host, variable }: Proxy, cause: unknown): ProxyFailure {
    const [line = ''] = messageOf(cause).split('\n')
    return new ProxyFailure(
      `The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and check that this runner can reach the proxy.`,
      { isFinal: false, canBeOfHost: false, canDifferByHost: false, cause },
    )
  }
}
