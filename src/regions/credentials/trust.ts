import type { Remedy } from '../calls/explain.ts'
import type { Role } from './role.ts'

/** The claims of a web identity token that AWS checks. `repository` is a claim of GitHub. */
interface Claims {
  readonly iss: string
  readonly aud: string
  readonly sub: string
  readonly repository?: string
}

/** Returns what to do for each reason that STS rejects a role. The texts contain the claims of the token. */
export function trustRemedies(role: Role, token: string): Remedy[] {
  const claims = claimsOf(token)
  return [...(claims ? providerRemedies(role, claims) : []), ...roleRemedies(role)]
}

/** Returns what to do about the identity provider in IAM. */
function providerRemedies({ arn, from }: Role, { iss, aud }: Claims): Remedy[] {
  const account = arn.split(':')[4] ?? ''
  const orSetAudience = requestsTokens(from) ? ', or set "audience" to one of that list' : ''
  return [
    {
      matches: /^InvalidIdentityToken.*audience/,
      topic: 'the-account-has-no-identity-provider-for-github',
      text:
        `The token's audience is "${aud}", but the identity provider for ${iss} in account ${account} does not list it. ` +
        `Add it to the client IDs there (IAM, Identity providers, Audiences)${orSetAudience}.`,
    },
    {
      matches: /^InvalidIdentityToken.*No OpenIDConnect provider/,
      topic: 'the-account-has-no-identity-provider-for-github',
      text:
        `Account ${account} has no identity provider for the token. Create one there (IAM, Identity providers, ` +
        `OpenID Connect) with the provider URL ${iss} and the audience "${aud}", or check the account in the ARN of the role.`,
    },
    {
      matches: /^InvalidIdentityToken.*thumbprint/s,
      topic: 'the-account-has-no-identity-provider-for-github',
      text:
        `The identity provider for ${iss} in account ${account} has an outdated certificate thumbprint. ` +
        'Update it there (IAM, Identity providers, Thumbprints), or run "aws iam update-open-id-connect-provider-thumbprint".',
    },
    {
      matches: /^InvalidIdentityToken.*issuer/is,
      topic: 'the-account-has-no-identity-provider-for-github',
      text:
        `The token's issuer is ${iss}, but AWS cannot use it. The identity provider in account ${account} must have exactly this URL, ` +
        'with "https://" and without a slash at the end.',
    },
    {
      matches: verificationFailure,
      topic: 'the-account-has-no-identity-provider-for-github',
      text:
        `AWS could not get the keys to verify the token in time. Re-run the job. If it fails each time, make ` +
        `${iss}/.well-known/openid-configuration and the keys that it lists reachable from the internet.`,
    },
  ]
}

/** Returns how to get a new token. Either the action requests it, or another step writes it to a file. */
function newToken(from: string): string {
  return requestsTokens(from)
    ? 'Re-run the job.'
    : 'Check the step that writes the token file. It must write an ID token (JWT) of the identity provider.'
}

function roleRemedies({ from, durationSeconds }: Role): Remedy[] {
  return [
    {
      matches: /^AccessDenied/,
      topic: 'the-role-does-not-trust-this-job',
      text: 'The role does not exist, or its trust policy does not allow this job. Values in the policy must match exactly, including case.',
    },
    {
      matches: verificationFailure,
      topic: 'the-account-has-no-identity-provider-for-github',
      text: 'AWS could not get the keys to verify the token in time. Re-run the job.',
    },
    {
      matches: /^InvalidIdentityToken.*required claim/is,
      topic: 'aws-rejects-the-oidc-token',
      text: `The token lacks a claim that AWS requires. It must have iss, aud, sub, iat and exp. ${newToken(from)}`,
    },
    {
      matches:
        /^InvalidIdentityToken.*(?:expired|issued within|issued at|not (?:yet )?valid (?:yet|before))/is,
      topic: 'aws-rejects-the-oidc-token',
      text: `The token has expired, or is not valid yet. Check the clock of the runner. ${newToken(from)}`,
    },
    {
      matches: /^InvalidIdentityToken.*signature/is,
      topic: 'aws-rejects-the-oidc-token',
      text: `The token is not signed by a key of its identity provider, or was changed. ${newToken(from)}`,
    },
    {
      matches: /^IDPRejectedClaim/,
      topic: 'aws-rejects-the-oidc-token',
      text: `The identity provider rejected the token. It has expired, was revoked, or belongs to another provider. ${newToken(from)}`,
    },
    {
      matches: /^InvalidIdentityToken/,
      topic: 'aws-rejects-the-oidc-token',
      text: `AWS cannot read the token. ${newToken(from)}`,
    },
    {
      matches: /^(?:MalformedPolicyDocument|PackedPolicyTooLarge)/,
      topic: 'the-role-does-not-trust-this-job',
      text:
        'AWS rejects the session policy or the session tags. This action sends no tags, and a policy only for "skip-build-if-unchanged". ' +
        'Check whether a proxy changes its requests.',
    },
    {
      matches: /^RegionDisabled/,
      topic: 'the-region-is-not-enabled',
      text: 'STS is deactivated in this Region. Activate it (IAM, Account settings, Security Token Service), or list another Region first in "regions".',
    },
    {
      matches: /^ExpiredToken/,
      topic: 'the-token-file-cannot-be-used',
      text: `The token had expired when STS checked it. A token is valid for a few minutes. ${
        requestsTokens(from)
          ? 'Re-run the job.'
          : 'Write a new token to the file immediately before this step.'
      }`,
    },
    {
      matches: /MaxSessionDuration/,
      topic: 'the-role-allows-no-session-of-that-length',
      text:
        `"role-duration-seconds" is ${durationSeconds}, but the role allows less. Reduce it (every role allows 3600), ` +
        'or increase the maximum session duration of the role.',
    },
    {
      matches: /^Validation/,
      topic: 'the-role-does-not-trust-this-job',
      text: 'Check the ARN of the role.',
    },
  ]
}

/** Whether the action requests the tokens from GitHub. Otherwise it reads them from a file. */
function requestsTokens(from: string): boolean {
  return from === '"role-to-assume"'
}

/** Temporary failures of AWS to get the keys that verify a token. Many jobs in parallel cause them (configure-aws-credentials#348). */
export const verificationFailure = /^(IDPCommunicationError|InvalidIdentityToken.*verification key)/

/** Returns the claims of a rejected token, how they may differ from the trust policy, and a statement that allows them. */
export function trustHint({ arn }: Role, token: string): string {
  const claims = claimsOf(token)
  if (!claims) return ''
  const { sub, aud, repository } = claims
  const values = [
    `sub "${sub}"`,
    `aud "${aud}"`,
    ...(repository === undefined ? [] : [`repository "${repository}"`]),
  ]
  return [
    ` The token has: ${values.join(', ')}.`,
    ...differences(claims),
    `This statement in the trust policy allows the job:\n${statementFor(arn, claims)}`,
  ].join(' ')
}

function statementFor(arn: string, { iss, aud, sub }: Claims): string {
  const issuer = iss.replace(/^https:\/\//, '')
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: arn.replace(/:role\/.*/, `:oidc-provider/${issuer}`) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: sub } },
  }
  return JSON.stringify(statement, null, 2)
}

/** Returns how claims often differ from those in a trust policy (GitHub: "OpenID Connect reference", subject claims). */
function differences({ aud, sub, repository }: Claims): string[] {
  const ofAudience = /^sts\.amazonaws\.com(\.cn)?$/.test(aud)
    ? []
    : ['Input "audience" sets the aud. Most policies have "sts.amazonaws.com".']
  return repository === undefined ? ofAudience : [...ofAudience, ...ofSubject(sub, repository)]
}

function ofSubject(sub: string, repository: string): string[] {
  const [, ids, context = ''] = /^repo:[^/:@]+(@\d+)?\/[^:@]+(?:@\d+)?:(.*)$/.exec(sub) ?? []
  const kind = contexts.find(({ matches }) => matches.test(context))
  if (!kind) {
    return [
      `The sub was customized for the repository or its organization. A policy for "repo:${repository}:..." does not match it.`,
    ]
  }
  const ofIds = `The sub contains the ids of the owner and the repository, as in newer repositories. A policy for "repo:${repository}:..." does not match it.`
  return ids === undefined ? [kind.means] : [ofIds, kind.means]
}

const contexts = [
  {
    matches: /^ref:refs\/heads\//,
    means:
      'The sub is of a branch. A policy for another branch, an environment or pull requests does not match it.',
  },
  {
    matches: /^ref:refs\/tags\//,
    means: 'The sub is of a tag. A policy for a branch or an environment does not match it.',
  },
  {
    matches: /^environment:/,
    means:
      'The job has an "environment", which replaces the branch in the sub. A policy for a branch does not match it.',
  },
  {
    matches: /^pull_request$/,
    means:
      'The sub is of a pull request and names no branch. A policy for a branch does not match it. Everyone who can open a pull request ' +
      'can use the role, so use a read-only role and "dry-run" there.',
  },
]

/** Returns the claims of a JWT, which are not secret. Only AWS verifies the signature. Undefined if the token cannot be read. */
function claimsOf(token: string): Claims | undefined {
  try {
    const json = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
    const { iss, aud, sub, repository } = JSON.parse(json) as Record<string, unknown>
    if (typeof iss !== 'string' || typeof aud !== 'string' || typeof sub !== 'string') return undefined
    return { iss, aud, sub, ...(typeof repository === 'string' && { repository }) }
  } catch {
    return undefined
  }
}
