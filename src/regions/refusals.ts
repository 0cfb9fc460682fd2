import { messageOf } from '../problem.ts'

/** What AWS said, for anything that a call of the SDK threw: its error code and message, as a sentence. */
function said(error: unknown): string {
  if (!(error instanceof Error && '$fault' in error))
    return `There was no reply that can be read (${gist(error)}).`
  const text = error.message.trim() || 'no message'
  return `AWS said: ${error.name}: ${text}${/[.!?]$/.test(text) ? '' : '.'}`
}

/** A text without these secrets, which AWS can repeat in its messages. */
export function redacted(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>((rest, secret) => (secret ? rest.replaceAll(secret, '***') : rest), text)
}

/** Milliseconds that AWS asks to wait before a call is sent again (the header Retry-After). */
export function askedToWait(error: unknown): number {
  const { $response } = (error ?? {}) as { $response?: { headers?: Record<string, string> } }
  const seconds = Number($response?.headers?.['retry-after'])
  return Number.isFinite(seconds) ? Math.min(seconds, 20) * 1_000 : 0
}

/** What a refusal means, by the names of AWS's errors, and what to do. */
export interface Cure {
  readonly names: RegExp
  readonly cure: string
}

/** What a refusal means and what to do, and what AWS said; `own` are the caller's cures, which come before the common ones. */
export function explain(error: unknown, own: readonly Cure[] = []): string {
  const known = [...own, ...cures]
  const cure = error instanceof Error ? known.find(({ names }) => names.test(error.name))?.cure : undefined
  return cure ? `${cure} ${said(error)}` : said(error)
}

/** Whether AWS answered that it did not do what was asked; after anything else it may have done it. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error)
  return status >= 400 && status < 500
}

/** Whether AWS refused a call for its rate alone, so that it can be sent again. */
export function isThrottled(error: unknown): boolean {
  return statusOf(error) === 429 || (error instanceof Error && throttled.test(error.name))
}

/** Whether another Region may take what this one did not: it is switched off in the account, or does not answer. */
export function isRegionsOwn(error: unknown): boolean {
  return !isRefusal(error) || (error instanceof Error && regionRefusal.test(error.name))
}

function statusOf(error: unknown): number {
  return ((error ?? {}) as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
}

/** Why there is no reply, in a few words: the SDK's own errors are written for its users. */
function gist(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not JSON'
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long'
  const [line = ''] = messageOf(error).split('\n')
  return line || 'the connection broke'
}

const throttled = /^(TooManyRequests|Throttling)/
const regionRefusal = /^(UnrecognizedClient|InvalidClientTokenId|RegionDisabled)/

const cures: readonly Cure[] = [
  {
    names: /^AccessDenied/,
    cure: "These credentials may not do this. Add the permission to the role's policy; the README lists the least that is needed.",
  },
  {
    names: regionRefusal,
    cure: 'The Region is not enabled in this account, or does not know these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
  },
  {
    names: /^(ExpiredToken|RequestExpired)/,
    cure: 'The credentials have expired. Raise "role-duration-seconds", or renew the keys, and run again.',
  },
  {
    names: /^(InvalidSignature|SignatureDoesNotMatch)/,
    cure: 'AWS does not accept the signature. Check the secret access key, and the clock of the runner.',
  },
  {
    names: /^CodeStorageExceeded/,
    cure: "The Region's code storage is full. Delete old layer versions and functions there, and run again.",
  },
  {
    names: /^Request(Entity)?TooLarge/,
    cure: 'The zip is too large for a direct upload. Remove what the functions do not need.',
  },
  {
    names: /^PolicyLengthExceeded/,
    cure: "The layer version's policy is full. Grant to an organization id (o-...) instead of many accounts.",
  },
  {
    names: throttled,
    cure: 'AWS takes only so many requests a second in a Region, and others send some too. Run again later.',
  },
]
