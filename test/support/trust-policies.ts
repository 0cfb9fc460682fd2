import type { OneOrMore, Statement, TrustPolicy } from '../rig/trust.mjs'

/** Trust policies of roles in the account 111122223333. */

/** The issuer of GitHub's tokens, as in conditions. */
export const host = 'token.actions.githubusercontent.com'

/** The ARN of GitHub's identity provider. */
export const provider = `arn:aws:iam::111122223333:oidc-provider/${host}`

/** Returns a statement. By default it allows every job. */
export function statement(change: Partial<Statement> = {}): Statement {
  const Principal = { Federated: provider }
  return { Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity', ...change }
}

/** Returns a trust policy with these statements. */
export function policy(...Statement: Statement[]): TrustPolicy {
  return { Version: '2012-10-17', Statement }
}

/** Returns a trust policy that requires these exact values of `sub` and `aud`. */
export function exactPolicy(sub: OneOrMore, aud = 'sts.amazonaws.com'): TrustPolicy {
  const StringEquals = { [`${host}:aud`]: aud, [`${host}:sub`]: sub }
  return policy(statement({ Condition: { StringEquals } }))
}

/** Returns a trust policy that allows each `sub` that matches one of these patterns. */
export function patternPolicy(sub: OneOrMore): TrustPolicy {
  const StringEquals = { [`${host}:aud`]: 'sts.amazonaws.com' }
  return policy(statement({ Condition: { StringEquals, StringLike: { [`${host}:sub`]: sub } } }))
}
