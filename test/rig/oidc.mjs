import { createPublicKey, generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto'
import { AwsError, jsonResponse } from './response.mjs'

/**
 * @import { AwsResponse } from './moto.mjs'
 * @import { Request } from './request.mjs'
 * @typedef {ReturnType<typeof createOidc>} Oidc
 * @typedef {{ iss: string, aud: string, exp: number, sub: string, jti: string }} Claims
 */

/** The issuer of GitHub's tokens. */
export const gitHub = 'https://token.actions.githubusercontent.com'

const lifetime = 300

/**
 * Simulates GitHub's OIDC token endpoint. It signs tokens and verifies its signatures.
 * @param {() => number} clock milliseconds
 */
export function createOidc(clock) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(privateKey)
  const requestToken = randomUUID()
  const now = () => Math.floor(clock() / 1000)
  let given = {}

  return {
    requestToken,

    /** Adds claims to all later tokens, or replaces their claims. @param {Record<string, string | number>} claims */
    claim(claims) {
      given = { ...given, ...claims }
    },

    reset() {
      given = {}
    },

    /** Returns the response to a job that requests its token. @param {Request} request @returns {AwsResponse} */
    handle({ headers, input }) {
      if (headers['authorization'] !== `Bearer ${requestToken}`)
        return jsonResponse(401, { message: 'Unauthorized' })
      const header = encode({ typ: 'JWT', alg: 'RS256', kid: 'rig' })
      const aud = input['audience'] ?? 'https://github.com/octo-org'
      const payload = encode({ ...usualClaims(now()), aud, ...given })
      const signature = sign('sha256', Buffer.from(`${header}.${payload}`), privateKey).toString('base64url')
      return jsonResponse(200, { value: `${header}.${payload}.${signature}` })
    },

    /** Throws the error of STS if a token is not signed by this endpoint or is expired. @param {string} token */
    verify(token) {
      const [header = '', payload = '', signature = ''] = token.split('.')
      const isSigned = verify('sha256', Buffer.from(`${header}.${payload}`), publicKey, base64(signature))
      if (!isSigned) reject("Couldn't verify the token with your identity provider's keys")
      const { exp } = readToken(token)
      if (exp <= now()) throw new AwsError(400, 'ExpiredTokenException', expiredMessage(now(), exp))
    },
  }
}

/** Returns the claims of a token without a check of its signature. Throws the error of STS if it is not a token. @param {string} token @returns {Claims} */
export function readToken(token) {
  return claimsOf(token) ?? reject('The ID Token provided is not a valid JWT.')
}

/** Returns the part of a token that identifies it and is not secret. @param {string} token */
export function nameOfToken(token) {
  return { jti: claimsOf(token)?.jti }
}

/** @param {number} now seconds */
function usualClaims(now) {
  const repository = 'octo-org/octo-repo'
  const ref = 'refs/heads/main'
  return {
    iss: gitHub,
    sub: `repo:${repository}:ref:${ref}`,
    jti: randomUUID(),
    iat: now,
    nbf: now,
    exp: now + lifetime,
    repository,
    repository_id: '456789',
    repository_owner: 'octo-org',
    repository_owner_id: '123456',
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

/** @param {string} token @returns {Claims | undefined} */
function claimsOf(token) {
  try {
    return JSON.parse(base64(token.split('.')[1] ?? '').toString())
  } catch {
    return undefined
  }
}

/** @param {number} now @param {number} expiry */
function expiredMessage(now, expiry) {
  return `Token expired: current date/time ${now} must be before the expiration date/time ${expiry}`
}

/** @param {string} message @returns {never} */
function reject(message) {
  throw new AwsError(400, 'InvalidIdentityToken', message)
}
