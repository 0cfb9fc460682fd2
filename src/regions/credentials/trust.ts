import type { Cure } from '../calls/aws-errors.ts'
import type { Role } from './role.ts'

/** The claims of a web identity token that AWS checks. `repository` is a claim of GitHub. */
interface Claims {
  readonly iss: string
  readonly aud: string
  readonly sub: string
  readonly repository?: string
}

/** What to do for each reason that STS rejects a role, with the claims of the token. */
export function trustCures(role: Role, token: string): Cure[] {
  const claims = claimsOf(token)
  return [...(claims ? providerCures(role, claims) : []), ...roleCures(role)]
}

/** What to do about the identity provider in IAM, and about the token that it verifies. */
function providerCures({ arn, from }: Role, { iss, aud }: Claims): Cure[] {
  const account = arn.split(':')[4] ?? ''
  const orSetAudience = requestsTokens(from) ? ', or set "audience" to one that stands there' : ''
  return [
    {
      matches: /^InvalidIdentityToken.*audience/,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure:
        `The token's audience is "${aud}", and the identity provider for ${iss} in account ${account} does not list it. ` +
        `Add it to the client IDs there (IAM, Identity providers, Audiences)${orSetAudience}.`,
    },
    {
      matches: /^InvalidIdentityToken.*No OpenIDConnect provider/,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure:
        `Account ${account} does not know who signed the token. Create an identity provider there (IAM, Identity providers, ` +
        `OpenID Connect) with the provider URL ${iss} and the audience "${aud}", or check the account in the role's ARN.`,
    },
    {
      matches: /^InvalidIdentityToken.*thumbprint/s,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure:
        `The identity provider for ${iss} in account ${account} has an outdated certificate thumbprint. ` +
        'Update it there (IAM, Identity providers, Thumbprints), or by "aws iam update-open-id-connect-provider-thumbprint".',
    },
    {
      matches: /^InvalidIdentityToken.*issuer/is,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure:
        `The token's issuer is ${iss}, and AWS cannot use it. The identity provider in account ${account} must have exactly this URL, ` +
        'with https and without a slash at its end.',
    },
    {
      matches: verification,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure:
        `AWS could not get the keys to verify the token with, for as long as this step may wait. Run again. If it happens each time, ` +
        `${iss}/.well-known/openid-configuration and the keys that it names must be open to the internet.`,
    },
  ]
}

/** How to get a new token: the action requests it again, or another step writes it to a file. */
function newToken(from: string): string {
  return requestsTokens(from)
    ? 'Run again.'
    : 'Check the step before this one that writes the token file: it must write an ID token (JWT) of the identity provider.'
}

function roleCures({ from, durationSeconds }: Role): Cure[] {
  return [
    {
      matches: /^AccessDenied/,
      topic: 'the-role-does-not-let-this-job-in',
      cure: 'There is no such role, or its trust policy does not let this job in: values must fit exactly, upper and lower case too.',
    },
    {
      matches: verification,
      topic: 'the-account-does-not-know-githubs-tokens',
      cure: 'AWS could not get the keys to verify the token with, for as long as this step may wait. Run again.',
    },
    {
      matches: /^InvalidIdentityToken.*required claim/is,
      topic: 'aws-rejects-the-oidc-token',
      cure: `The token lacks a claim that AWS requires: it must have iss, aud, sub, iat and exp. ${newToken(from)}`,
    },
    {
      matches:
        /^InvalidIdentityToken.*(?:expired|issued within|issued at|not (?:yet )?valid (?:yet|before))/is,
      topic: 'aws-rejects-the-oidc-token',
      cure: `The times in the token do not fit: it has expired, or is not valid yet. Check the clock of the runner. ${newToken(from)}`,
    },
    {
      matches: /^InvalidIdentityToken.*signature/is,
      topic: 'aws-rejects-the-oidc-token',
      cure: `The token is not signed by a key of its identity provider, or was changed. ${newToken(from)}`,
    },
    {
      matches: /^IDPRejectedClaim/,
      topic: 'aws-rejects-the-oidc-token',
      cure: `The identity provider rejected the token: it has expired, was revoked, or is not one of this provider. ${newToken(from)}`,
    },
    {
      matches: /^InvalidIdentityToken/,
      topic: 'aws-rejects-the-oidc-token',
      cure: `The token is not one that AWS can read. ${newToken(from)}`,
    },
    {
      matches: /^(?:MalformedPolicyDocument|PackedPolicyTooLarge)/,
      topic: 'the-role-does-not-let-this-job-in',
      cure: 'AWS rejects the session policy or the tags of the session. This action sends none: check what changes its requests, such as a proxy.',
    },
    {
      matches: /^RegionDisabled/,
      topic: 'the-region-is-not-enabled',
      cure: 'STS is deactivated in this Region. Activate it (IAM, Account settings, Security Token Service), or list another Region first in "regions".',
    },
    {
      matches: /^ExpiredToken/,
      topic: 'the-token-file-cannot-be-used',
      cure: `The token had expired when STS looked at it: one is good for minutes. ${
        requestsTokens(from) ? 'Run again.' : 'Write a new one into the file right before this step.'
      }`,
    },
    {
      matches: /MaxSessionDuration/,
      topic: 'the-role-allows-no-session-of-that-length',
      cure:
        `"role-duration-seconds" is ${durationSeconds}, and the role allows less. Lower it (every role allows 3600), ` +
        "or raise the role's maximum session duration.",
    },
    { matches: /^Validation/, topic: 'the-role-does-not-let-this-job-in', cure: "Check the role's ARN." },
  ]
}

/** Whether the action requests the tokens from GitHub. Otherwise it reads them from a file. */
function requestsTokens(from: string): boolean {
  return from === '"role-to-assume"'
}

/** Temporary failures of AWS to verify a token. Many jobs at once cause them (configure-aws-credentials#348). */
export const verification = /^(IDPCommunicationError|InvalidIdentityToken.*verification key)/

/**
 * The claims of a token that the trust policy rejected, how they may differ from the policy, and a statement that allows them.
 */
export function trustHint({ arn }: Role, token: string): string {
  const claims = claimsOf(token)
  if (!claims) return ''
  const { sub, aud, repository } = claims
  const says = [
    `sub "${sub}"`,
    `aud "${aud}"`,
    ...(repository === undefined ? [] : [`repository "${repository}"`]),
  ]
  return [
    ` Its token says: ${says.join(', ')}.`,
    ...differences(claims),
    `This statement in the trust policy admits it:\n${statementFor(arn, claims)}`,
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

/** How the claims often differ from those in a trust policy (GitHub: "OpenID Connect reference", subject claims). */
function differences({ aud, sub, repository }: Claims): string[] {
  const ofAudience = /^sts\.amazonaws\.com(\.cn)?$/.test(aud)
    ? []
    : ['The aud is the one that "audience" asks for; policies mostly have "sts.amazonaws.com".']
  return repository === undefined ? ofAudience : [...ofAudience, ...ofSubject(sub, repository)]
}

function ofSubject(sub: string, repository: string): string[] {
  const [, ids, context = ''] = /^repo:[^/:@]+(@\d+)?\/[^:@]+(?:@\d+)?:(.*)$/.exec(sub) ?? []
  const kind = contexts.find(({ matches }) => matches.test(context))
  if (!kind) {
    return [
      `The sub was customised for the repository or its organization: a policy for "repo:${repository}:..." does not admit it.`,
    ]
  }
  const ofIds = `The sub has the ids of owner and repository, as that of newer repositories does: a policy for "repo:${repository}:..." does not admit it.`
  return ids === undefined ? [kind.means] : [ofIds, kind.means]
}

const contexts = [
  {
    matches: /^ref:refs\/heads\//,
    means:
      'The sub is of a branch: a policy for another branch, an environment or pull requests does not admit it.',
  },
  {
    matches: /^ref:refs\/tags\//,
    means: 'The sub is of a tag: a policy for a branch or an environment does not admit it.',
  },
  {
    matches: /^environment:/,
    means:
      'The job has an "environment", which takes the place of the branch in the sub: a policy for a branch does not admit it.',
  },
  {
    matches: /^pull_request$/,
    means:
      'The sub is of a pull request, and names no branch: a policy for a branch does not admit it. Whoever may open a pull request ' +
      'gets what the role may do, so let them have one that only reads, with "dry-run".',
  },
]

/** The claims of a JWT, which are no secrets. Only AWS verifies the signature. Undefined if the token cannot be read. */
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
