import { validationMessage } from './constraints.mjs'
import { AwsError } from './reply.mjs'

/**
 * @import { Model } from './model.mjs'
 * @import { Moto, Reply } from './moto.mjs'
 * @import { Request } from './request.mjs'
 * @import { Oidc } from './oidc.mjs'
 */

/**
 * STS as AWS does it: what moto takes unseen (tokens, roles, durations) is judged before it is passed on.
 * @param {{ moto: Moto, model: Model, oidc: Oidc }} parts
 */
export function createSts({ moto, model, oidc }) {
  return {
    /** @param {Request} request @returns {Promise<Reply>} */
    async handle(request) {
      const complaints = model.validate(request.operation, withNumbers(request.input))
      if (complaints.length) throw invalid(validationMessage(complaints))
      if (request.operation === 'AssumeRoleWithWebIdentity') checkWebIdentity(request.input, oidc)
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

/** @param {Record<string, string>} input @param {Oidc} oidc */
function checkWebIdentity({ RoleArn = '', WebIdentityToken = '' }, oidc) {
  const [, partition] = /^arn:(aws[a-z-]*):iam::\d{12}:role\/[\w+=,.@/-]+$/.exec(RoleArn) ?? []
  if (!partition) throw invalid('Request ARN is invalid')
  oidc.check(WebIdentityToken, partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com')
}

/** @param {Record<string, string>} input */
function withNumbers({ DurationSeconds, ...input }) {
  return DurationSeconds === undefined ? input : { ...input, DurationSeconds: Number(DurationSeconds) }
}

/** @param {string} message */
function invalid(message) {
  return new AwsError(400, 'ValidationError', message)
}
