import type { Reason } from '../../base/message.ts'
import { becauseOf, reworded, textsOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Grant, Principal, Statement } from '../../layer/layer.ts'
import { grantTo } from '../../plan/plan.ts'
import { poll } from '../calls/poll.ts'
import { isTolerated } from '../calls/service.ts'
import type { RegionRun } from './region-run.ts'

/** Changes the policy of a version to the declared principals, and reads it to confirm that. Throws a Problem if a change failed. */
export async function applyPermissions(regionRun: RegionRun, version: number): Promise<void> {
  const { service, layerName } = regionRun.task
  const change = policyChangeOf(regionRun, version)
  const { grants, revokes } = change
  if (grants.length + revokes.length === 0) return
  const refusals = new Map<Grant | Statement, Reason>()
  const attempt = (one: Grant | Statement, send: () => Promise<void>): Promise<void> =>
    send().catch((error: unknown) => {
      if (isTolerated(error)) throw error
      refusals.set(one, reasonOf(error))
    })
  for (const one of revokes) await attempt(one, () => service.revoke(layerName, version, one.id))
  for (const one of grants) {
    regionRun.sentStatements.push(one.statementId)
    await attempt(one, () => service.grant(layerName, version, one))
  }
  const { missing, left } = await differencesInPolicy(change, refusals, { version, regionRun })
  if (missing.length + left.length === 0) return
  const reasons = [...missing, ...left].map((one) => refusals.get(one) ?? notShown)
  const what = [
    ...(missing.length > 0
      ? [`is not granted to ${missing.map(({ principal }) => principal).join(', ')}`]
      : []),
    ...(left.length > 0 ? [`still has the statement ${left.map(({ id }) => `"${id}"`).join(', ')}`] : []),
  ].join(' and ')
  const why = [...new Set(textsOf(reasons))].join(' ')
  const specific = reasons.find(({ isVague }) => !isVague) ?? notShown
  throw new Problem(
    becauseOf(
      specific,
      'the-version-exists-but-is-not-granted',
      `Version ${version} exists, but ${what}. ${why} Re-run the job. It does only what is missing.`,
    ),
  )
}

const notShown: Reason = {
  topic: 'the-version-exists-but-is-not-granted',
  text: 'The policy does not show the change.',
  isVague: true,
}

/** The changes to the policy of a version. */
export interface PolicyChange {
  readonly grants: readonly Grant[]
  readonly revokes: readonly Statement[]
}

/** Returns the changes for a version. A version that this run published has no policy yet, even if the plan was to reuse an older one. */
export function policyChangeOf({ published, task }: RegionRun, version: number): PolicyChange {
  return published.includes(version) ? { grants: task.principals.map(grantTo), revokes: [] } : task.plan
}

interface PolicyDifferences {
  readonly missing: readonly Grant[]
  readonly left: readonly Statement[]
}

/**
 * Reads the policy until it shows all changes that were not refused, for as long as reads may lag. Checks principals without a change too,
 * because a response can be about another request.
 */
async function differencesInPolicy(
  { grants, revokes }: PolicyChange,
  refusals: Map<Grant | Statement, Reason>,
  { version, regionRun }: { version: number; regionRun: RegionRun },
): Promise<PolicyDifferences> {
  const { service, layerName, principals } = regionRun.task
  const declared = [...grants, ...principals.filter((one) => !grants.some(isTo(one))).map(grantTo)]
  let differences: PolicyDifferences = { missing: grants, left: revokes }
  try {
    await poll(async () => {
      const statements = await service.statements(layerName, version)
      const isGranted = ({ principal }: Grant): boolean =>
        statements.some((statement) => statement.principal === principal)
      const isLeft = (one: Statement): boolean =>
        statements.some(({ id, principal }) => id === one.id && principal === one.principal)
      differences = { missing: declared.filter((grant) => !isGranted(grant)), left: revokes.filter(isLeft) }
      regionRun.advance({
        granted: grants.filter(isGranted).map(({ principal }) => principal),
        revoked: revokes.filter((one) => !isLeft(one)).map(({ id }) => id),
      })
      return [...differences.missing, ...differences.left].every((one) => refusals.has(one)) || undefined
    }, regionRun.task)
  } catch (error) {
    for (const one of [...differences.missing, ...differences.left]) {
      if (!refusals.has(one))
        refusals.set(
          one,
          reworded(reasonOf(error), (text) => `The policy cannot be read back: ${text}`),
        )
    }
  }
  return differences
}

function isTo(principal: Principal): (grant: Grant) => boolean {
  return (grant) => grant.principal === principal
}
