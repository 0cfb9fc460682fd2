/** The error codes of Node.js for a connection that is not trusted. */
const untrusted =
  /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)|\bcertificate\b/i

/** Why a call did not reach AWS, by the error codes of Node.js and the messages of the SDK, and what to do. */
const obstacles: readonly { readonly matches: RegExp; readonly advice: string }[] = [
  {
    matches: /^(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
    advice: 'Check that the Region exists, and the DNS, the proxy and the network of the runner.',
  },
  {
    matches: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)\b/,
    advice: 'Check the network, the firewall and the proxy of the runner, and the endpoint if you set one.',
  },
  {
    matches: untrusted,
    advice:
      'The connection is not trusted. Set AWS_CA_BUNDLE to the certificates of the proxy or endpoint, and check the clock of the runner.',
  },
  {
    matches: /without establishing a connection/,
    advice: 'Check the network, the firewall and the proxy of the runner.',
  },
  {
    matches: /\bproxy\b/i,
    advice: 'Check HTTPS_PROXY and NO_PROXY, and the credentials in the address of the proxy.',
  },
]

/**
 * Why the SDK could not send a call, by the name or code of its error: contradictory settings, or credentials that are not valid in a
 * header.
 */
const unsendable: readonly { readonly matches: RegExp; readonly advice: string }[] = [
  {
    matches: /^(?:EndpointError|ERR_INVALID_URL)$/,
    advice:
      'Correct AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and AWS_ENDPOINT_URL, or these settings in the shared config file.',
  },
  {
    matches: /^ERR_INVALID_CHAR$/,
    advice: 'Remove line breaks and other invisible characters from the credentials.',
  },
]

/** Returns what to do about a call that did not reach AWS. Undefined if it may have reached AWS. */
export function adviceIfUnreachable(error: unknown): string | undefined {
  const causes = [...causesOf(error)]
  return (
    adviceIfUnsendable(error) ??
    obstacles.find(({ matches }) => causes.some((text) => matches.test(text)))?.advice
  )
}

/** Whether the certificate of the other side is not trusted. */
export function isUntrusted(error: unknown): boolean {
  return [...causesOf(error)].some((text) => untrusted.test(text))
}

/** Whether the SDK could not send a call. No further attempt can succeed. */
export function isUnsendable(error: unknown): boolean {
  return adviceIfUnsendable(error) !== undefined
}

function adviceIfUnsendable(error: unknown): string | undefined {
  if (!(error instanceof Error) || isResponse(error)) return undefined
  const { code = '' } = error as { code?: unknown }
  return unsendable.find(({ matches }) => matches.test(error.name) || matches.test(String(code)))?.advice
}

/** The code and the message of an error without a response, and of its causes. */
function* causesOf(error: unknown): Generator<string> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (isResponse(cause)) return
    yield `${(cause as { code?: string }).code ?? ''} ${cause.message}`
  }
}

function isResponse(error: unknown): boolean {
  return (
    ((error ?? {}) as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined
  )
}
