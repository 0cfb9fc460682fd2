/**
 * @typedef {string | string[]} OneOrMore
 * @typedef {{ Sid?: string, Effect: string, Principal: { Federated: OneOrMore }, Action: OneOrMore,
 *   Condition?: Record<string, Record<string, OneOrMore>> }} Statement
 * @typedef {{ Version: string, Statement: Statement[] }} TrustPolicy
 * @typedef {{ provider: string, action: string, context: Record<string, string | undefined> }} RoleRequest
 *   A request to assume a role: the ARN of the identity provider, and the values of the condition keys
 */

/** Returns whether a trust policy allows a request to assume the role, by the rules of IAM. @param {TrustPolicy} policy @param {RoleRequest} request */
export function allows({ Statement }, request) {
  const effects = Statement.filter((statement) => applies(statement, request)).map(({ Effect }) => Effect)
  return effects.includes('Allow') && !effects.includes('Deny')
}

/** @param {Statement} statement @param {RoleRequest} request */
function applies({ Principal, Action, Condition = {} }, { provider, action, context }) {
  return (
    all(Principal.Federated).includes(provider) &&
    all(Action).includes(action) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, allowed]) => holds(operator, context[key], all(allowed))),
    )
  )
}

/** @param {string} operator @param {string | undefined} value @param {string[]} allowed */
function holds(operator, value, allowed) {
  switch (operator) {
    case 'StringEquals':
      return value !== undefined && allowed.includes(value)
    case 'StringLike':
      return value !== undefined && allowed.some((pattern) => like(pattern).test(value))
    default:
      throw new Error(`The rig does not support the condition operator ${operator}.`)
  }
}

/** `*` matches any text, and `?` matches one character. @param {string} pattern */
function like(pattern) {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}

/** @param {OneOrMore} values */
function all(values) {
  return [values].flat()
}
