import { messageOf } from '../problem.ts'
import type { Proxy } from './proxies.ts'

/** A proxy that gave no connection, so that nothing was sent. `isFinal`: it will not give one when it is asked again either. */
export class ProxyFailure extends Error {
  readonly isFinal: boolean

  private constructor(text: string, { isFinal, cause }: { isFinal: boolean; cause?: unknown }) {
    super(text, { cause })
    this.name = 'ProxyFailure'
    this.isFinal = isFinal
  }

  /** The proxy answered a request to connect with an error. */
  static refusing({ host, variable }: Proxy, target: string, status: number): ProxyFailure {
    const refusal = `The proxy ${host} (${variable}) did not connect to ${target}: it answered with the status ${status}.`
    const fix =
      status === 407
        ? `Put a user and a password that it accepts into ${variable}.`
        : `Allow this host on the proxy, or add it to NO_PROXY if it can be reached directly.`
    return new ProxyFailure(`${refusal} ${fix}`, { isFinal: status >= 400 && status < 500 && status !== 429 })
  }

  /** The proxy did not answer a request to connect in time. */
  static silent({ host, variable }: Proxy, milliseconds: number): ProxyFailure {
    const text = `The proxy ${host} (${variable}) gave no connection within ${milliseconds / 1_000} s. ${checkIt(variable)}`
    return new ProxyFailure(text, { isFinal: false })
  }

  /** There is no connection to the proxy, or it broke. */
  static unreached({ host, variable }: Proxy, cause: unknown): ProxyFailure {
    const [line = ''] = messageOf(cause).split('\n')
    const text = `The proxy ${host} (${variable}) could not be used: ${line}. ${checkIt(variable)}`
    return new ProxyFailure(text, { isFinal: false, cause })
  }
}

function checkIt(variable: string): string {
  return `Check ${variable}, and that this runner reaches the proxy.`
}
