import { validationMessage } from './constraints.mjs'
import { readToken } from './oidc.mjs'
import { AwsError } from './response.mjs'

/**
 * @import { Iam } from './iam.mjs'
 * @import { Model } from './model.mjs'
 * @import { Moto, AwsResponse } from './moto.mjs'
 * @import { Request } from './request.mjs'
 * @import { Oidc } from './oidc.mjs'
 */

/**
 * Corrects the STS of moto, so that it behaves as on AWS. Tokens, roles and durations, which moto does not check, are checked first.
 * @param {{ moto: Moto, model: Model, oidc: Oidc, iam: Iam }} parts
 */
export function createSts({ moto, model, oidc, iam }) {
  return {
    /** @param {Request} request @returns {Promise<AwsResponse>} */
    async handle(request) {
      const errors = model.validate(request.operation, withNumbers(request.input))
      if (errors.length) throw invalid(validationMessage(errors))
      if (request.operation === 'AssumeRoleWithWebIdentity') checkWebIdentity(request.input, { oidc, iam })
      return moto.send(request)
    },
  }
}

/** Returns functions that look up the account of an access key in moto. @param {Moto} moto */
export function accountLookup(moto) {
  /** @type {Map<string, Promise<string>>} */
  const known = new Map()

  /** @param {string} accessKeyId */
  async function ask(accessKeyId) {
    const headers = {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, Signature=0`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    const body = 'Action=GetCallerIdentity&Version=2011-06-15'
    const response = await moto.send({ method: 'POST', path: '/', headers, body })
    return /<Account>(\d{12})</.exec(response.body.toString())?.[1] ?? ''
  }

  return {
    /** @param {string} accessKeyId @returns {Promise<string>} */
    accountOf(accessKeyId) {
      const account = known.get(accessKeyId) ?? ask(accessKeyId)
      known.set(accessKeyId, account)
      return account
    },
    reset: () => known.clear(),
  }
}

/** @param {Record<string, string>} input @param {{ oidc: Oidc, iam: Iam }} judges */
function checkWebIdentity({ RoleArn = '', WebIdentityToken = '', DurationSeconds }, { oidc, iam }) {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(RoleArn))
    throw invalid('Request ARN is invalid')
  const claims = readToken(WebIdentityToken)
  const audiences = iam.audiences(RoleArn, claims.iss)
  oidc.verify(WebIdentityToken)
  if (!audiences.includes(claims.aud)) {
    throw new AwsError(400, 'InvalidIdentityToken', 'Incorrect token audience')
  }
  iam.authorize(RoleArn, claims, Number(DurationSeconds ?? 3600))
}

/** @param {Record<string, string>} input */
function withNumbers({ DurationSeconds, ...input }) {
  return DurationSeconds === undefined ? input : { ...input, DurationSeconds: Number(DurationSeconds) }
}

/** @param {string} message */
function invalid(message) {
  return new AwsError(400, 'ValidationError', message)
}
