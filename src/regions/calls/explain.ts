import type { Message, Reason } from '../../base/message.ts'
import { about, reworded } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import { ProxyFailure } from '../../network/proxy-failure.ts'
import { expired, hasNoCode, isBroken, isDenied, isTimeout, statusOf, throttled } from './aws-errors.ts'
import { denialIn } from './denials.ts'
import { adviceIfUnreachable } from './unreachable.ts'

/** What an error means and what to do. `matches` is tested on the name and message of AWS's error, as `Name: message`. */
export interface Remedy extends Message {
  readonly matches: RegExp
}

/**
 * Returns what an error of a call means, what to do, and the message of AWS. `own` are remedies for one operation, which come before the
 * common ones.
 */
export function explain(error: unknown, own: readonly Remedy[] = []): Reason {
  const response = responseReason(error)
  const advice = adviceIfUnreachable(error)
  if (advice !== undefined) return reworded(response, (text) => `${text} ${advice}`)
  const remedy = remedyFor(error, own)
  return remedy ? reworded(remedy, (text) => `${text} ${response.text}`) : response
}

/** Returns the error code and message of AWS as a sentence, or why there is no response. */
export function awsMessage(error: unknown): string {
  return responseReason(error).text
}

function responseReason(error: unknown): Reason {
  if (error instanceof ProxyFailure) return error.reason
  if (!(error instanceof Error && '$fault' in error))
    return adviceIfUnreachable(error) === undefined
      ? noResponse(`There was no valid response (${shortReason(error)}).`)
      : about('there-was-no-response', `Could not reach AWS (${shortReason(error)}).`)
  if (hasNoCode(error))
    return noResponse(`AWS returned the HTTP status ${statusOf(error)} without an error code.`)
  const text = error.message.trim() || 'no message'
  const sentence = `AWS returned: ${error.name}: ${text}${/[.!?]$/.test(text) ? '' : '.'}`
  return { ...about('aws-refused', sentence), isVague: true }
}

function noResponse(text: string): Reason {
  return { ...about('there-was-no-response', text), isVague: true }
}

/** Returns why there is no response, in a few words. The messages of the SDK are written for programmers. */
export function shortReason(error: unknown): string {
  if (error instanceof SyntaxError) return 'the response is not JSON'
  if (isTimeout(error)) return 'the request timed out'
  const [line = ''] = messageOf(error).split('\n')
  return isBroken(error) || line === '' ? 'the connection was lost' : line
}

/** Returns the permission that is missing according to a message of AWS. No other field of the error has it. */
export function permissionDeniedIn(message: string): string | undefined {
  return /is not authorized to perform: ([\w:]+)/.exec(message)?.[1]
}

const deniedByS3 = /S3 Error Code: AccessDenied\b/

function remedyFor(error: unknown, own: readonly Remedy[]): Message | undefined {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : ''
  const remedies = [...own, missingPermission(text), ...commonRemedies]
  const known = remedies.find(({ matches }) => matches.test(text))
  // Lambda reads a staged archive with these credentials, and repeats the error of S3.
  const isDenial = isDenied(error) || deniedByS3.test(text)
  return (isDenial ? denialIn(error) : undefined) ?? (known && about(known.topic, known.text))
}

function missingPermission(text: string): Remedy {
  const permission = permissionDeniedIn(text) ?? 'a permission'
  return {
    matches: /^AccessDenied/,
    topic: 'a-permission-is-missing',
    text: `Access denied: the credentials lack ${permission}. Add it to the policy of the role or user.`,
  }
}

const commonRemedies: readonly Remedy[] = [
  {
    matches: /^(UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure|RegionDisabled)/,
    topic: 'the-region-is-not-enabled',
    text: 'The Region is not enabled in this account, or does not recognize these credentials. Enable the Region (Account, AWS Regions), or remove it from "regions".',
  },
  {
    matches: expired,
    topic: 'the-credentials-have-expired',
    text: 'The credentials have expired. Increase "role-duration-seconds", or renew the keys. Then re-run the job.',
  },
  {
    matches: /: Signature expired/,
    topic: 'aws-does-not-accept-the-credentials',
    text: 'The upload took longer than its signature is valid, or the clock of the runner is wrong. Set "s3-bucket" to upload large archives through S3.',
  },
  {
    matches: /^(InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed)/,
    topic: 'aws-does-not-accept-the-credentials',
    text: 'AWS does not accept the signature. Check the secret access key, and the clock of the runner.',
  },
  {
    matches: /^CodeStorageExceeded/,
    topic: 'the-code-storage-is-full',
    text: 'The code storage of the Region is full. Delete old versions with the action "yank", or set "retain-versions". Then re-run the job.',
  },
  {
    matches: /^Request(Entity)?TooLarge/,
    topic: 'the-zip-is-too-large-to-send',
    text: 'The archive is too large for a direct upload. Set "s3-bucket" to upload it through S3.',
  },
  {
    matches: deniedByS3,
    topic: 'the-bucket-cannot-be-used',
    text: 'The credentials are not allowed to read the staged archive. Add s3:GetObject and s3:GetObjectVersion to the policy of the role, and kms:Decrypt if the bucket has a KMS key.',
  },
  {
    matches: /^PolicyLengthExceeded/,
    topic: 'the-version-exists-but-is-not-granted',
    text: 'The resource policy of the layer version is full. Use an organization id (o-...) in "principals" instead of many accounts.',
  },
  {
    matches: throttled,
    topic: 'aws-is-busy-or-time-ran-out',
    text: 'AWS limits the requests per second in a Region, and other callers share this limit. Re-run the job later.',
  },
]
