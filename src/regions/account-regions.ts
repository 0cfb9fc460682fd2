import type { AccountRegions, WantedRegions } from '../aws-names/region-selection.ts'
import { matchesRegion, resolveKnown, resolveRegions } from '../aws-names/region-selection.ts'
import { hasRegionForm } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import { elementsAt, textAt } from '../base/xml.ts'
import type { Element } from '../base/xml.ts'
import type { ResolvedRegions } from '../layer/resolved-regions.ts'
import { limitIn } from './calls/call-context.ts'
import type { CallContext } from './calls/call-context.ts'
import { DescribeRegionsCommand, Ec2Client } from './calls/ec2-client.ts'
import { explain } from './calls/explain.ts'
import type { Remedy } from './calls/explain.ts'
import type { InFirstRegion } from './calls/first-region.ts'
import type { Keys } from './calls/keys.ts'
import { senderWith } from './calls/send.ts'
import { ServiceFailure } from './calls/service.ts'
import { timeLimits } from './calls/timeouts.ts'
import { traced } from './calls/traced-client.ts'
import { unreadable } from './calls/unreadable.ts'

/** The patterns, and where to read the Regions of the account. */
export interface AccountQuery {
  readonly wanted: WantedRegions
  readonly account: string
  readonly partition: string
  readonly inFirst: InFirstRegion
}

/**
 * Returns the wanted Regions of the account. Throws a Problem if they cannot be read, if a pattern for required Regions matches none of
 * them, or if there is none at all.
 */
export async function regionsOfAccount(
  query: AccountQuery,
  keys: Keys,
  context: CallContext,
): Promise<ResolvedRegions> {
  const { required, optional } = query.wanted
  const resolved = resolveRegions(query.wanted, await accountRegions(query, keys, context))
  const errorsAbout = (input: string, patterns: readonly string[]): Message[] =>
    patterns
      .filter((pattern) => resolved.matches.get(pattern)?.length === 0)
      .map((pattern) => noMatch(input, pattern, resolved, query))
  const errors = [
    ...errorsAbout('regions', required.patterns),
    ...(resolved.regions.length === 0 ? errorsAbout('optional-regions', optional.patterns) : []),
  ]
  if (errors.length > 0) throw new Problem(errors)
  return resolved
}

function noMatch(
  input: string,
  pattern: string,
  { notEnabled }: ResolvedRegions,
  { account, partition }: AccountQuery,
): Message {
  const others = notEnabled.filter((region) => matchesRegion(pattern, region))
  const why =
    others.length > 0
      ? `It matches only Regions that are not enabled: ${others.join(', ')}. Enable them (Account, AWS Regions), or remove the pattern.`
      : 'Correct it, or remove an exclusion.'
  return about(
    'a-region-pattern-cannot-be-resolved',
    `Input "${input}" has ${quote(pattern)}, which matches no enabled Region of account ${account} (partition ${partition}). ${why}`,
  )
}

/** Reads the Regions in the first Region that responds. Rejects with a Problem. */
function accountRegions(
  { wanted, partition, inFirst }: AccountQuery,
  keys: Keys,
  context: CallContext,
): Promise<AccountRegions> {
  const remedies = remediesWith(resolveKnown(wanted, partition).regions.join(', '))
  return inFirst((region) => {
    const limits = timeLimits(context.deadlines).plain
    const client = new Ec2Client(region, keys, context.clientSettings, limits.requestHandler)
    const ec2 = traced(client, region, { trace: context.trace, limit: () => limitIn(region, context) })
    const send = senderWith(keys, context, (error) => explain(error, remedies))
    const read = async (): Promise<AccountRegions> =>
      regionsIn((await ec2.send(new DescribeRegionsCommand())).root)
    return send('DescribeRegions', read).catch((error: unknown) => {
      if (!(error instanceof ServiceFailure)) throw error
      throw new Problem(error.reason, { cause: error.cause })
    })
  })
}

function remediesWith(list: string): Remedy[] {
  return [
    {
      matches: /^UnauthorizedOperation/,
      topic: 'a-region-pattern-cannot-be-resolved',
      text:
        'Access denied: the credentials lack ec2:DescribeRegions, which patterns of Regions need. Add it to the policy of the role ' +
        `or user, or list the Regions instead of the pattern: "${list}".`,
    },
  ]
}

/** EC2's words for whether a Region is enabled (EC2: DescribeRegions). */
const isEnabledBy: Readonly<Record<string, boolean>> = {
  'opt-in-not-required': true,
  'opted-in': true,
  'not-opted-in': false,
}

function regionsIn(root: Element): AccountRegions {
  const regions = elementsAt(root, 'regionInfo', 'item').map((item) => {
    const [name = '', status = ''] = [textAt(item, 'regionName'), textAt(item, 'optInStatus')]
    return hasRegionForm(name) ? { name, isEnabled: isEnabledBy[status] ?? unreadable() } : unreadable()
  })
  const enabled = regions.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)
  if (enabled.length === 0) unreadable()
  return { enabled, notEnabled: regions.filter(({ isEnabled }) => !isEnabled).map(({ name }) => name) }
}
