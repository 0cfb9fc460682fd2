import { ProxyFailure } from './proxy-failure.ts'

/** Reasons why a download does not begin, by Node's error codes. */
const connectionErrors: readonly (readonly [RegExp, (host: string) => string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, (host) => `there is no such host as ${host}`],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, (host) => `${host} cannot be reached`],
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, (host) => `${host} did not accept a connection in time`],
  [/CERT|TLS|SSL|^EPROTO$|SIGNATURE$/, (host) => `the connection to ${host} is not trusted`],
]

/** The host of a URL, which does not contain the signature. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'the host'
}

/**
 * Returns why a download was interrupted, as the end of a sentence, from the error code in an error or its causes. The text contains only
 * the host of the URL, because a URL can have a signature.
 */
export function whyInterrupted(error: unknown, url: string): string {
  if (error instanceof ProxyFailure) return error.message.replace(/^The/, 'the').replace(/\.$/, '')
  const codes: string[] = []
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as Error).cause) {
    const { code, errors = [] } = cause as { code?: unknown; errors?: readonly { code?: unknown }[] }
    // If a host has several addresses, the error contains one failure for each.
    for (const one of [code, ...errors.map((each) => each.code)]) if (typeof one === 'string') codes.push(one)
  }
  const known = codes.flatMap((code) => {
    const found = connectionErrors.find(([pattern]) => pattern.test(code))
    return found ? [`${found[1](hostOf(url))} (${code})`] : []
  })
  const [code] = codes
  return known[0] ?? `the download was interrupted${code === undefined ? '' : ` (${code})`}`
}
