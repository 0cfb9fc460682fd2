import type { OneOrMore, Statement, TrustPolicy } from '../rig/trust.mjs'

/** Trust policies of roles in the account 111122223333. */

/** GitHub's issuer, as conditions name it. */
export const host = 'token.actions.githubusercontent.com'

/** The ARN of GitHub's identity provider in that account. */
export const provider = `arn:aws:iam::111122223333:oidc-provider/${host}`

/** A statement that lets every job in, unless `change` says other. */
export function statement(change: Partial<Statement> = {}): Statement {
  const Principal = { Federated: provider }
  return { Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', ...change }
}

/** A trust policy of these statements. */
export function policy(...Statement: Statement[]): TrustPolicy {
  return { Version: '2012-10-17', Statement }
}

/** A trust policy for this `sub`, or these, and an `aud`: letter by letter. */
export function exactly(sub: OneOrMore, aud = 'sts.amazonaws.com'): TrustPolicy {
  const StringEquals = { [`${host}:aud`]: aud, [`${host}:sub`]: sub }
  return policy(statement({ Condition: { StringEquals } }))
}

/** A trust policy for every `sub` that fits a pattern, or one of several. */
export function like(sub: OneOrMore): TrustPolicy {
  const StringEquals = { [`${host}:aud`]: 'sts.amazonaws.com' }
  return policy(statement({ Condition: { StringEquals, StringLike: { [`${host}:sub`]: sub } } }))
}
