/** Why a call did not reach AWS, by the error codes of Node.js and the messages of the SDK, and what to do. */
const obstacles: readonly { readonly fits: RegExp; readonly cure: string }[] = [
  {
    fits: /^(?:ENOTFOUND|EAI_AGAIN|ENODATA)\b/,
    cure: 'Check that the Region exists, and the DNS, the proxy and the network of the runner.',
  },
  {
    fits: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)\b/,
    cure: 'Check the network, the firewall and the proxy of the runner, and the endpoint if you set one.',
  },
  {
    fits: /^(?:CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO|HOSTNAME_MISMATCH|INVALID_CA)|\bcertificate\b/i,
    cure: 'The connection is not trusted. Set AWS_CA_BUNDLE to the certificates of the proxy or endpoint, and check the clock of the runner.',
  },
  {
    fits: /without establishing a connection/,
    cure: 'Check the network, the firewall and the proxy of the runner.',
  },
  {
    fits: /\bproxy\b/i,
    cure: 'Check HTTPS_PROXY and NO_PROXY, and the credentials in the address of the proxy.',
  },
]

/**
 * What the SDK cannot send, by the name or code of its error: contradictory settings, and credentials that no header can
 * contain.
 */
const unsendable: readonly { readonly fits: RegExp; readonly cure: string }[] = [
  {
    fits: /^(?:EndpointError|ERR_INVALID_URL)$/,
    cure: 'Correct AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT and AWS_ENDPOINT_URL, or these settings in the shared config file.',
  },
  {
    fits: /^ERR_INVALID_CHAR$/,
    cure: 'Remove line breaks and other invisible characters from the credentials.',
  },
]

/** What to do about a call that did not reach AWS. Undefined if it reached AWS, or may have. */
export function obstacleOf(error: unknown): string | undefined {
  const causes = [...causesOf(error)]
  return unsendableCure(error) ?? obstacles.find(({ fits }) => causes.some((text) => fits.test(text)))?.cure
}

/** Whether the SDK could not send a call. No further attempt can succeed. */
export function isUnsendable(error: unknown): boolean {
  return unsendableCure(error) !== undefined
}

function unsendableCure(error: unknown): string | undefined {
  if (!(error instanceof Error) || isResponse(error)) return undefined
  const { code = '' } = error as { code?: unknown }
  return unsendable.find(({ fits }) => fits.test(error.name) || fits.test(String(code)))?.cure
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
