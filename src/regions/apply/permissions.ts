import type { Grant, Principal, Statement } from '../../layer/layer.ts'
import { grantTo } from '../../plan/plan.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import { poll } from '../calls/poll.ts'
import type { Site } from './region-run.ts'

/** Brings a version's policy to what is declared. What then stands, the policy tells and not the replies. Throws a Problem. */
export async function settlePermissions(site: Site, version: number): Promise<void> {
  const change = changeOf(site, version)
  const { grants, revokes } = change
  if (grants.length + revokes.length === 0) return
  const refusals = new Map<Grant | Statement, string>()
  const attempt = (one: Grant | Statement, send: () => Promise<void>): Promise<void> =>
    send().catch((error: unknown) => void refusals.set(one, messageOf(error)))
  for (const one of revokes) await attempt(one, () => site.service.revoke(site.layerName, version, one.id))
  for (const one of grants) {
    site.sent.push(one.statementId)
    await attempt(one, () => site.service.grant(site.layerName, version, one))
  }
  const { missing, left } = await whatIsNotSo(change, refusals, { version, site })
  if (missing.length + left.length === 0) return
  const reasons = [...missing, ...left].map(
    (one) => refusals.get(one) ?? 'The policy does not show what was written to it.',
  )
  throw new Problem(
    `Version ${version} stands, but ${[
      ...(missing.length > 0
        ? [`is not granted to ${missing.map(({ principal }) => principal).join(', ')}`]
        : []),
      ...(left.length > 0 ? [`still has the statement ${left.map(({ id }) => `"${id}"`).join(', ')}`] : []),
    ].join(' and ')}. ${[...new Set(reasons)].join(' ')} Running again does only what is missing.`,
  )
}

/** What is to be changed in a version's policy. */
export interface Change {
  readonly grants: readonly Grant[]
  readonly revokes: readonly Statement[]
}

/** A version that was published has no policy yet, also where the plan was to keep an older one. */
export function changeOf({ published, principals, plan }: Site, version: number): Change {
  return published.includes(version) ? { grants: principals.map(grantTo), revokes: [] } : plan
}

interface Undone {
  readonly missing: readonly Grant[]
  readonly left: readonly Statement[]
}

/**
 * Reads the policy until all that was not refused is so, or for as long as reads may lag. All declared principals are checked, also those
 * that needed no write: a write can have been answered, or carried out, in the place of another.
 */
async function whatIsNotSo(
  { grants, revokes }: Change,
  refusals: Map<Grant | Statement, string>,
  { version, site }: { version: number; site: Site },
): Promise<Undone> {
  const declared = [...grants, ...site.principals.filter((one) => !grants.some(isTo(one))).map(grantTo)]
  let undone: Undone = { missing: grants, left: revokes }
  try {
    await poll(async () => {
      const statements = await site.service.statements(site.layerName, version)
      const isGranted = ({ principal }: Grant): boolean =>
        statements.some((statement) => statement.principal === principal)
      const isLeft = (one: Statement): boolean =>
        statements.some(({ id, principal }) => id === one.id && principal === one.principal)
      undone = { missing: declared.filter((grant) => !isGranted(grant)), left: revokes.filter(isLeft) }
      site.advance({
        granted: grants.filter(isGranted).map(({ principal }) => principal),
        revoked: revokes.filter((one) => !isLeft(one)).map(({ id }) => id),
      })
      return [...undone.missing, ...undone.left].every((one) => refusals.has(one)) || undefined
    }, site)
  } catch (error) {
    for (const one of [...undone.missing, ...undone.left]) {
      if (!refusals.has(one)) refusals.set(one, `The policy cannot be read back: ${messageOf(error)}`)
    }
  }
  return undone
}

function isTo(principal: Principal): (grant: Grant) => boolean {
  return (grant) => grant.principal === principal
}
