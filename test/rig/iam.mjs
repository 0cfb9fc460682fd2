import { gitHub } from './oidc.mjs'
import { AwsError } from './reply.mjs'
import { admits } from './trust.mjs'

/**
 * @import { Claims } from './oidc.mjs'
 * @import { TrustPolicy } from './trust.mjs'
 * @typedef {{ trust: TrustPolicy, maxSessionDuration?: number }} RoleOptions  seconds; IAM's own default is an hour
 * @typedef {ReturnType<typeof createIam>} Iam
 */

const action = 'sts:AssumeRoleWithWebIdentity'
const hour = 3600

/**
 * The roles and identity providers of every account. Unless a test says otherwise, each account has GitHub's provider with
 * the audience of its STS, and a role `publisher` for the main branch of octo-org/octo-repo.
 */
export function createIam() {
  /** @type {Map<string, RoleOptions>} */
  const roles = new Map()
  /** @type {Map<string, string[] | undefined>} */
  const providers = new Map()

  return {
    /** Makes a role, or changes it. @param {string} arn @param {RoleOptions} role */
    putRole: (arn, role) => void roles.set(arn, role),

    /** Makes an identity provider, or changes its audiences. @param {string} arn @param {string[]} clientIds */
    putProvider: (arn, clientIds) => void providers.set(arn, clientIds),

    /** @param {string} arn */
    deleteProvider: (arn) => void providers.set(arn, undefined),

    reset() {
      roles.clear()
      providers.clear()
    },

    /** The audiences that a role's account takes from an issuer; throws as STS does if it does not know it. @param {string} roleArn @param {string} issuer */
    audiences(roleArn, issuer) {
      const arn = providerFor(roleArn, issuer)
      const clientIds = providers.has(arn) || issuer !== gitHub ? providers.get(arn) : [audienceFor(roleArn)]
      if (clientIds) return clientIds
      const message = `No OpenIDConnect provider found in your account for ${issuer}`
      throw new AwsError(400, 'InvalidIdentityToken', message)
    },

    /** Throws as STS does if a role is not for this identity, or not for so long. @param {string} arn @param {Claims} claims @param {number} seconds */
    authorize(arn, { iss, aud, sub }, seconds) {
      const role = roles.get(arn) ?? (arn.endsWith(':role/publisher') ? publisher(arn) : undefined)
      const host = hostOf(iss)
      const context = { [`${host}:aud`]: aud, [`${host}:sub`]: sub }
      if (!role || !admits(role.trust, { provider: providerFor(arn, iss), action, context })) {
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
