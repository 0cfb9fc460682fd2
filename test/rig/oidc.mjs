import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto'
import { AwsError, jsonReply } from './reply.mjs'

/**
 * @import { Reply } from './moto.mjs'
 * @import { Request } from './request.mjs'
 * @typedef {ReturnType<typeof createOidc>} Oidc
 * @typedef {{ iss: string, aud: string, exp: number, sub: string }} Claims
 */

const issuer = 'https://token.actions.githubusercontent.com'
const lifetime = 300

/**
 * GitHub's OIDC token endpoint: signs the tokens, and verifies them as AWS STS does.
 * @param {() => number} clock milliseconds
 */
export function createOidc(clock) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(privateKey)
  const requestToken = randomUUID()
  const now = () => Math.floor(clock() / 1000)

  return {
    requestToken,

    /** Answers a job that asks for its token. @param {Request} request @returns {Reply} */
    handle({ headers, input }) {
      if (headers['authorization'] !== `Bearer ${requestToken}`)
        return jsonReply(401, { message: 'Unauthorized' })
      const header = encode({ typ: 'JWT', alg: 'RS256', kid: 'rig' })
      const payload = encode({ ...claims(now()), aud: input['audience'] ?? 'https://github.com/octo-org' })
      const signature = sign('sha256', Buffer.from(`${header}.${payload}`), privateKey).toString('base64url')
      return jsonReply(200, { value: `${header}.${payload}.${signature}` })
    },

    /** Throws as STS does when it does not accept a token. @param {string} token @param {string} audience */
    check(token, audience) {
      const [header = '', payload = '', signature = ''] = token.split('.')
      const given = decode(payload) ?? refuse('The ID Token provided is not a valid JWT.')
      const isSigned = verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, base64(signature))
      if (!isSigned || given.iss !== issuer)
        refuse("Couldn't verify the token with your identity provider's keys")
      if (given.aud !== audience) refuse('Incorrect token audience')
      if (given.exp <= now())
        throw new AwsError(400, 'ExpiredTokenException', expiredMessage(now(), given.exp))
    },
  }
}

/** @param {number} now seconds */
function claims(now) {
  const repository = 'octo-org/octo-repo'
  const ref = 'refs/heads/main'
  return {
    iss: issuer,
    sub: `repo:${repository}:ref:${ref}`,
    jti: randomUUID(),
    iat: now,
    nbf: now,
    exp: now + lifetime,
    repository,
    repository_owner: 'octo-org',
    ref,
    sha: '0123456789abcdef0123456789abcdef01234567',
    run_id: '1',
    run_attempt: '1',
    actor: 'octocat',
    event_name: 'push',
    workflow: 'publish',
    job_workflow_ref: `${repository}/.github/workflows/publish.yml@${ref}`,
    runner_environment: 'github-hosted',
  }
}

/** @param {unknown} value */
function encode(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** @param {string} text */
function base64(text) {
  return Buffer.from(text, 'base64url')
}

/** @param {string} payload @returns {Claims | undefined} */
function decode(payload) {
  try {
    return JSON.parse(base64(payload).toString())
  } catch {
    return undefined
  }
}

/** @param {number} now @param {number} expiry */
function expiredMessage(now, expiry) {
  return `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`
}

/** @param {string} message @returns {never} */
function refuse(message) {
  throw new AwsError(400, 'InvalidIdentityToken', message)
}
