import { randomUUID } from 'node:crypto'
import { AwsError } from './response.mjs'

/**
 * @typedef {{ Sid: string, Effect: 'Allow', Principal: string | { AWS: string }, Action: string, Resource: string,
 *   Condition?: { StringEquals: { 'aws:PrincipalOrgID': string } } }} Statement
 * @typedef {{ revisionId: string, statements: Statement[] }} Policy
 * @typedef {{ StatementId: string, Action: string, Principal: string, OrganizationId?: string, RevisionId?: string }} Grant
 */

const longestPolicy = 20_480

/** Stores the resource policies of layer versions, by the ARN of the version. */
export function policyStore() {
  /** @type {Map<string, Policy>} */
  const policies = new Map()

  return {
    /** @param {string} arn @param {Grant} grant */
    add(arn, grant) {
      const policy = policies.get(arn)
      checkRevision(policy, grant.RevisionId)
      if (policy?.statements.some(({ Sid }) => Sid === grant.StatementId)) throw duplicate(grant.StatementId)
      const statement = toStatement(arn, grant)
      const statements = [...(policy?.statements ?? []), statement]
      checkLength(statements)
      const revisionId = randomUUID()
      policies.set(arn, { revisionId, statements })
      return { Statement: JSON.stringify(statement), RevisionId: revisionId }
    },

    /** @param {string} arn */
    get(arn) {
      const policy = policies.get(arn) ?? fail('No policy is associated with the given resource.')
      return { Policy: policyText(policy.statements), RevisionId: policy.revisionId }
    },

    /** @param {string} arn @param {string} statementId @param {string} [revisionId] */
    remove(arn, statementId, revisionId) {
      const policy = policies.get(arn) ?? fail('No policy is associated with the given resource.')
      checkRevision(policy, revisionId)
      const statements = policy.statements.filter(({ Sid }) => Sid !== statementId)
      if (statements.length === policy.statements.length) {
        fail(`Statement ${statementId} is not found in resource policy.`)
      }
      if (statements.length) policies.set(arn, { revisionId: randomUUID(), statements })
      else policies.delete(arn)
    },

    /** Returns whether another account is allowed to read the version. @param {string} arn @param {string} account */
    allows(arn, account) {
      return (policies.get(arn)?.statements ?? []).some(({ Principal, Condition }) =>
        typeof Principal === 'string' ? !Condition : Principal.AWS.includes(`:${account}:`),
      )
    },

    /** Deletes the policy of a deleted version. @param {string} arn */
    delete: (arn) => policies.delete(arn),
    reset: () => policies.clear(),
  }
}

/** @param {string} arn @param {Grant} grant @returns {Statement} */
function toStatement(arn, { StatementId, Action, Principal, OrganizationId }) {
  if (OrganizationId && Principal !== '*') {
    const message = 'An organization ID can only be given together with the principal *.'
    throw new AwsError(400, 'InvalidParameterValueException', message)
  }
  const partition = arn.split(':')[1]
  const principal = /^\d{12}$/.test(Principal) ? `arn:${partition}:iam::${Principal}:root` : Principal
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { AWS: principal },
    Action,
    Resource: arn,
    ...(OrganizationId && { Condition: { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } } }),
  }
}

/** @param {Statement[]} statements */
function policyText(statements) {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements })
}

/** @param {Statement[]} statements */
function checkLength(statements) {
  const size = Buffer.byteLength(policyText(statements))
  if (size <= longestPolicy) return
  const message = `The final policy size (${size}) is bigger than the limit (${longestPolicy}).`
  throw new AwsError(400, 'PolicyLengthExceededException', message)
}

/** @param {Policy | undefined} policy @param {string | undefined} revisionId */
function checkRevision(policy, revisionId) {
  if (!revisionId || revisionId === policy?.revisionId) return
  const message =
    'The RevisionId provided does not match the latest RevisionId. ' +
    'Call the GetLayerVersionPolicy API to retrieve the latest RevisionId for your resource.'
  throw new AwsError(412, 'PreconditionFailedException', message)
}

/** @param {string} statementId */
function duplicate(statementId) {
  const message =
    `The statement id (${statementId}) provided already exists. ` +
    'Please provide a new statement id, or remove the existing statement.'
  return new AwsError(409, 'ResourceConflictException', message)
}

/** @param {string} message @returns {never} */
function fail(message) {
  throw new AwsError(404, 'ResourceNotFoundException', message)
}
