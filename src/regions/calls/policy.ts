import { organizationForm } from '../../aws-names/organization.ts'
import type { Principal, Statement } from '../../layer/layer.ts'

/** The statements of a policy, and the resource of each of them. */
export interface Policy {
  readonly statements: Statement[]
  readonly resources: readonly unknown[]
}

interface RawStatement {
  readonly Sid?: unknown
  readonly Effect?: unknown
  readonly Principal?: unknown
  readonly Action?: unknown
  readonly Condition?: unknown
  readonly Resource?: unknown
}

/**
 * The statements of a layer version's policy, as GetLayerVersionPolicy returns it. An account is
 * `{"AWS":"arn:aws:iam::111122223333:root"}`. An organization is `*` with a condition on aws:PrincipalOrgID (AWS: Lambda developer
 * guide, "Granting layer access"). Throws if the text is not a policy.
 */
export function statementsOf(policy: string): Policy {
  const { Statement: given } = JSON.parse(policy) as { Statement?: unknown }
  if (!Array.isArray(given)) throw new Error('the policy has no statements')
  const statements = given.map((raw: RawStatement) => {
    if (typeof raw.Sid !== 'string' || raw.Sid === '') throw new Error('a statement has no id')
    const principal = principalOf(raw)
    return { id: raw.Sid, ...(principal === undefined ? {} : { principal }) }
  })
  return { statements, resources: given.map(({ Resource }: RawStatement) => Resource) }
}

function principalOf({ Effect, Action, Principal: raw, Condition }: RawStatement): Principal | undefined {
  if (Effect !== 'Allow' || Action !== 'lambda:GetLayerVersion') return undefined
  if (isAbsent(Condition)) return raw === '*' ? '*' : accountOf(raw)
  return raw === '*' ? organizationOf(Condition) : undefined
}

function accountOf(raw: unknown): Principal | undefined {
  const given = isRecord(raw) ? raw['AWS'] : raw
  if (typeof given !== 'string') return undefined
  return /^(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::root)?$/.exec(given)?.[1]
}

/** Returns the organization if the condition has nothing else. A further condition would make the grant narrower. */
function organizationOf(condition: unknown): Principal | undefined {
  const equals = onlyValue(condition, 'StringEquals')
  const organization = onlyValue(equals, 'aws:PrincipalOrgID')
  return typeof organization === 'string' && organizationForm.test(organization) ? organization : undefined
}

function onlyValue(record: unknown, key: string): unknown {
  return isRecord(record) && Object.keys(record).length === 1 ? record[key] : undefined
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (isRecord(value) && Object.keys(value).length === 0)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
