import { isEnabledByDefault, partitionOf } from '../../aws-names/regions-and-runtimes.ts'
import { Problem } from '../../base/problem.ts'
import type { Region } from '../../layer/layer.ts'
import { areKeysUnknown } from '../calls/aws-errors.ts'
import type { CallSettings } from '../calls/call-context.ts'
import { awsMessage } from '../calls/explain.ts'
import type { InFirstRegion } from '../calls/first-region.ts'
import type { Credentials } from '../calls/keys.ts'
import { accountOf } from './credentials.ts'

/**
 * Returns the account id of credentials. Throws a Problem if the account is not `expected`, if no Region recognizes the credentials, or if
 * the first Regions are not enabled.
 */
export async function verifiedAccount(
  expected: string | undefined,
  credentials: Credentials,
  { inFirst, ...settings }: CallSettings & { readonly inFirst: InFirstRegion },
): Promise<string> {
  const refusals = new Map<Region, unknown>()
  const call = (region: Region): Promise<string> =>
    accountOf(credentials, region, settings, expected).catch((error: unknown) => {
      refusals.set(region, error instanceof Problem ? error.cause : error)
      throw error
    })
  try {
    return await inFirst(call)
  } catch (error) {
    if (!(await areUnknownEverywhere(refusals, call))) throw error
    throw unknownCredentials(expected !== undefined, refusals)
  }
}

/** Whether no Region recognizes the credentials, not even one that is enabled in every account. */
async function areUnknownEverywhere(
  refusals: ReadonlyMap<Region, unknown>,
  call: (region: Region) => Promise<string>,
): Promise<boolean> {
  const [first = ''] = refusals.keys()
  const allUnknown = (): boolean => [...refusals.values()].every(areKeysUnknown)
  if (!allUnknown()) return false
  if ([...refusals.keys()].some(isEnabledByDefault)) return true
  if (partitionOf(first) !== 'aws') return false
  const isKnown = await call('us-east-1').then(
    () => true,
    () => false,
  )
  return !isKnown && allUnknown()
}

function unknownCredentials(areOfRole: boolean, refusals: ReadonlyMap<Region, unknown>): Problem {
  const regions = [...refusals.keys()].join(', ')
  const cause = refusals.values().next().value
  const advice = areOfRole
    ? 'STS issued them a moment ago. Re-run the job.'
    : 'Check that AWS_SESSION_TOKEN belongs to the access key, and that the key was not deleted or deactivated.'
  return new Problem(
    {
      topic: 'aws-does-not-accept-the-credentials',
      text: `AWS does not recognize these credentials in any Region that was tried (${regions}). ${advice} ${awsMessage(cause)}`,
    },
    {
      cause,
    },
  )
}
