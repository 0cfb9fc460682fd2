import { about } from '../base/message.ts'
import { Explained, messageOf } from '../base/problem.ts'
import type { Proxy } from './proxies.ts'

/** A proxy did not open a connection, so that no request was sent. `isFinal` means that another attempt cannot succeed. */
export class ProxyFailure extends Explained {
  readonly isFinal: boolean

  private constructor(text: string, { isFinal, cause }: { isFinal: boolean; cause?: unknown }) {
    super(about('the-network-is-not-set-up', text), { cause })
    this.name = 'ProxyFailure'
    this.isFinal = isFinal
  }

  /** The proxy rejected the CONNECT request. */
  static rejected({ host, variable }: Proxy, target: string, status: number): ProxyFailure {
    const text =
      status === 407
        ? `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status 407. Add a user name and a password that it accepts to ${variable}.`
        : `The proxy ${host} (${variable}) did not connect to ${target}: it returned the status ${status}. Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`
    return new ProxyFailure(text, { isFinal: status >= 400 && status < 500 && status !== 429 })
  }

  /** The proxy did not respond to the CONNECT request in time. */
  static timedOut({ host, variable }: Proxy, milliseconds: number): ProxyFailure {
    return new ProxyFailure(
      `The proxy ${host} (${variable}) did not connect within ${milliseconds / 1_000} s. Check the variable, and check that this runner can reach the proxy.`,
      { isFinal: false },
    )
  }

  /** The connection to the proxy failed. */
  static failed({ host, variable }: Proxy, cause: unknown): ProxyFailure {
    const [line = ''] = messageOf(cause).split('\n')
    return new ProxyFailure(
      `The proxy ${host} (${variable}) could not be used: ${line}. Check the variable, and check that this runner can reach the proxy.`,
      { isFinal: false, cause },
    )
  }
}
