import { messageOf } from '../problem.ts'

/** The sentence that says what AWS refused and what to do, for anything that a call to Lambda threw. */
export function explain(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  const said = messageOf(error).trim()
  const cure = cures.find(({ names }) => names.test(name))?.cure
  const quoted = `${name || 'Error'}: ${said || 'no message'}${/[.!?]$/.test(said) ? '' : '.'}`
  return cure ? `${cure} AWS said: ${quoted}` : `AWS said: ${quoted}`
}

/** Whether AWS answered that it did not do what was asked; after anything else it may have done it. */
export function isRefusal(error: unknown): boolean {
  const status =
    (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode ?? 0
  return error instanceof Error && status >= 400 && status < 500
}

/** Whether AWS says that it did not even look at the call, so that it can be sent again. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && /^(TooManyRequests|Throttling)/.test(error.name)
}

/** Whether a Region refuses credentials that another Region may take: it is switched off in the account. */
export function isRegionRefusal(error: unknown): boolean {
  return error instanceof Error && regionRefusal.test(error.name)
}

const regionRefusal = /^(UnrecognizedClient|InvalidClientTokenId|RegionDisabled)/

const cures: { names: RegExp; cure: string }[] = [
  {
    names: /^AccessDenied/,
    cure: "These credentials may not do this. Add the permission to the role's policy; the README lists the least that is needed.",
  },
  {
    names: regionRefusal,
    cure: 'The Region is not enabled in this account, or does not know these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
  },
  {
    names: /^(ExpiredToken|RequestExpired|InvalidSignature)/,
    cure: 'The credentials have expired. Raise "role-duration-seconds" and run again.',
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
    names: /^(TooManyRequests|Throttling)/,
    cure: 'Lambda takes at most 15 requests a second in a Region, and others use it too. Run again later.',
  },
]
