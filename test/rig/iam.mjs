import { gitHub } from './oidc.mjs'
import { AwsError } from './response.mjs'
import { allows } from './trust.mjs'

/**
 * @import { Claims } from './oidc.mjs'
 * @import { TrustPolicy } from './trust.mjs'
 * @typedef {{ trust: TrustPolicy, maxSessionDuration?: number }} RoleOptions  in seconds, by default one hour, as in IAM
 * @typedef {ReturnType<typeof createIam>} Iam
 */

const action = 'sts:AssumeRoleWithWebIdentity'
const hour = 3600

/**
 * The roles and identity providers of every account. By default, each account has GitHub's provider with the audience of its STS, and a
 * role `publisher` for the main branch of octo-org/octo-repo.
 */
export function createIam() {
  /** @type {Map<string, RoleOptions>} */
  const roles = new Map()
  /** @type {Map<string, string[] | undefined>} */
  const providers = new Map()

  return {
    /** Creates or replaces a role. @param {string} arn @param {RoleOptions} role */
    putRole: (arn, role) => void roles.set(arn, role),

    /** Creates an identity provider, or replaces its audiences. @param {string} arn @param {string[]} clientIds */
    putProvider: (arn, clientIds) => void providers.set(arn, clientIds),

    /** @param {string} arn */
    deleteProvider: (arn) => void providers.set(arn, undefined),

    reset() {
      roles.clear()
      providers.clear()
    },

    /** Returns the audiences that a role's account accepts from an issuer. Throws the error of STS if the account has no such provider. @param {string} roleArn @param {string} issuer */
    audiences(roleArn, issuer) {
      const arn = providerFor(roleArn, issuer)
      const clientIds = providers.has(arn) || issuer !== gitHub ? providers.get(arn) : [audienceFor(roleArn)]
      if (clientIds) return clientIds
      const message = `No OpenIDConnect provider found in your account for ${issuer}`
      throw new AwsError(400, 'InvalidIdentityToken', message)
    },

    /** Throws the error of STS if a role does not allow this identity or this duration. @param {string} arn @param {Claims} claims @param {number} seconds */
    authorize(arn, { iss, aud, sub }, seconds) {
      const role = roles.get(arn) ?? (arn.endsWith(':role/publisher') ? publisher(arn) : undefined)
      const host = hostOf(iss)
      const context = { [`${host}:aud`]: aud, [`${host}:sub`]: sub }
      if (!role || !allows(role.trust, { provider: providerFor(arn, iss), action, context })) {
        throw new AwsError(403, 'AccessDenied', `Not authorized to perform ${action}`)
      }
      if (seconds > (role.maxSessionDuration ?? hour)) {
        const message = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'
        throw new AwsError(400, 'ValidationError', message)
      }
    },
  }
}

/** @param {string} arn @returns {RoleOptions} */
function publisher(arn) {
  const host = hostOf(gitHub)
  const condition = {
    [`${host}:aud`]: audienceFor(arn),
    [`${host}:sub`]: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  }
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: providerFor(arn, gitHub) },
    Action: action,
    Condition: { StringEquals: condition },
  }
  return { trust: { Version: '2012-10-17', Statement: [statement] } }
}

/** @param {string} roleArn @param {string} issuer */
function providerFor(roleArn, issuer) {
  return roleArn.replace(/:role\/.*/, `:oidc-provider/${hostOf(issuer)}`)
}

/** @param {string} roleArn */
function audienceFor(roleArn) {
  return roleArn.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
}

/** @param {string} issuer */
function hostOf(issuer) {
  return issuer.replace('https://', '')
}
