import { validationMessage } from './constraints.mjs'
import { readToken } from './oidc.mjs'
import { AwsError } from './reply.mjs'

/**
 * @import { Iam } from './iam.mjs'
 * @import { Model } from './model.mjs'
 * @import { Moto, Reply } from './moto.mjs'
 * @import { Request } from './request.mjs'
 * @import { Oidc } from './oidc.mjs'
 */

/**
 * STS as AWS does it: what moto takes unseen (tokens, roles, durations) is judged before it is passed on.
 * @param {{ moto: Moto, model: Model, oidc: Oidc, iam: Iam }} parts
 */
export function createSts({ moto, model, oidc, iam }) {
  return {
    /** @param {Request} request @returns {Promise<Reply>} */
    async handle(request) {
      const complaints = model.validate(request.operation, withNumbers(request.input))
      if (complaints.length) throw invalid(validationMessage(complaints))
      if (request.operation === 'AssumeRoleWithWebIdentity') checkWebIdentity(request.input, { oidc, iam })
      return moto.send(request)
    },
  }
}

/** The account that an access key belongs to, as moto knows it. @param {Moto} moto */
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
    const reply = await moto.send({ method: 'POST', path: '/', headers, body })
    return /<Account>(\d{12})</.exec(reply.body.toString())?.[1] ?? ''
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
