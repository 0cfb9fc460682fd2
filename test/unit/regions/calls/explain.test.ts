import { describe, expect, test } from '@jest/globals'
import { explainBucket } from '../../../../src/regions/calls/bucket.ts'
import type { Role } from '../../../../src/regions/credentials/role.ts'
import { explain } from '../../../../src/regions/calls/explain.ts'
import { trustRemedies } from '../../../../src/regions/credentials/trust.ts'

/** What AWS answered: an error by its code, its message and its status. */
function refusal(name: string, message: string, status = 403): Error {
  return Object.assign(new Error(message), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: status },
  })
}

const denied = (why: string): Error =>
  refusal(
    'AccessDeniedException',
    `User: arn:aws:sts::123456789012:assumed-role/p/s is not authorized to perform: lambda:ListLayerVersions on resource: arn:aws:lambda:ap-east-1:123456789012:layer:l ${why}`,
  )

describe('a denial names the policy that causes it', () => {
  const action = 'lambda:ListLayerVersions action'
  test.each([
    [
      'with an explicit deny in a service control policy',
      'A service control policy (SCP) of the organization denies',
    ],
    [
      'with an explicit deny in a service control policy: arn:aws:organizations::111122223333:policy/o-x/service_control_policy/p-x',
      'A service control policy (SCP) of the organization denies',
    ],
    [
      'with an explicit deny in a resource control policy',
      'A resource control policy (RCP) of the organization denies',
    ],
    [
      'with an explicit deny in a permissions boundary',
      'The permissions boundary of the role or user denies',
    ],
    ['with an explicit deny in a session policy', 'The session policy that an earlier step set denies'],
    ['with an explicit deny in a VPC endpoint policy', 'The policy of the VPC endpoint of the runner denies'],
    ['with an explicit deny in a resource-based policy', 'The policy of the resource denies'],
    ['with an explicit deny in an identity-based policy', 'A policy of the role or user denies'],
    ['with an explicit deny', 'A policy denies'],
    [`because no service control policy allows the ${action}`, '(SCP) of the organization does not allow'],
    [`because no resource control policy allows the ${action}`, '(RCP) of the organization does not allow'],
    [
      `because no permissions boundary allows the ${action}`,
      'The permissions boundary of the role or user does not allow',
    ],
    [`because no session policy allows the ${action}`, 'that an earlier step set does not allow'],
    [`because no VPC endpoint policy allows the ${action}`, 'VPC endpoint of the runner does not allow'],
    [`because no resource-based policy allows the ${action}`, 'The policy of the resource does not allow'],
  ])('%s', (why, says) => {
    const { text: sentence, topic } = explain(denied(why))
    expect(sentence).toContain(says)
    expect(sentence).toMatch(/Adding a permission .*does not help/)
    expect(sentence).not.toContain('Add it to the policy of the role')
    expect(topic).toBe('a-policy-denies-it')
  })

  test.each(['', 'because no identity-based policy allows the lambda:ListLayerVersions action'])(
    'a missing permission is the advice if no other policy denies it: "%s"',
    (why) => {
      const { text: sentence, topic } = explain(denied(why))
      expect(sentence).toContain('Add it to the policy of the role')
      expect(topic).toBe('a-permission-is-missing')
    },
  )

  test('also for a bucket', () => {
    const { text: sentence, topic } = explainBucket(
      denied('with an explicit deny in a service control policy'),
      'HeadBucket',
      {
        bucket: 'layers',
        region: 'eu-west-1',
        account: '123456789012',
        encryption: undefined,
      },
    )
    expect(sentence).toContain('The bucket "layers" cannot be used. A service control policy (SCP)')
    expect(sentence).not.toContain('another account')
    expect(topic).toBe('a-policy-denies-it')
  })
})

describe('a call that did not reach AWS has advice on the network', () => {
  const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code })

  test.each([
    [failure('ENOTFOUND', 'getaddrinfo ENOTFOUND lambda.eu-west-9.amazonaws.com'), 'the DNS'],
    [failure('EAI_AGAIN', 'getaddrinfo EAI_AGAIN lambda.eu-west-1.amazonaws.com'), 'the DNS'],
    [failure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'), 'the firewall'],
    [failure('ENETUNREACH', 'connect ENETUNREACH 10.0.0.1:443'), 'the firewall'],
    [failure('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'), 'AWS_CA_BUNDLE'],
    [
      failure('ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames"),
      'AWS_CA_BUNDLE',
    ],
    [failure('CERT_HAS_EXPIRED', 'certificate has expired'), 'AWS_CA_BUNDLE'],
    [failure('', 'Proxy responded with 407 Proxy Authentication Required'), 'HTTPS_PROXY'],
    [
      Object.assign(new Error('Invalid Configuration: FIPS and custom endpoint are not supported'), {
        name: 'EndpointError',
      }),
      'AWS_USE_FIPS_ENDPOINT',
    ],
    [
      failure('ERR_INVALID_CHAR', 'Invalid character in header content ["authorization"]'),
      'invisible characters',
    ],
    [
      new Error('fetch failed', { cause: failure('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1') }),
      'the firewall',
    ],
  ])('%s', (error, cure) => {
    const { text: sentence, topic } = explain(error)
    expect(sentence).toContain(`Could not reach AWS (${error.message}).`)
    expect(sentence).toContain(cure)
    expect(topic).toBe('there-was-no-response')
  })
})

describe('each rejection of a web identity token has its own advice', () => {
  const iss = 'https://token.actions.githubusercontent.com'
  const token = `x.${Buffer.from(JSON.stringify({ iss, aud: 'sts.amazonaws.com', sub: 's' })).toString('base64url')}.x`
  const role: Role = {
    from: '"role-to-assume"',
    arn: 'arn:aws:iam::111122223333:role/publisher',
    sessionName: 's',
    durationSeconds: 3600,
    token: () => Promise.resolve(token),
  }
  const provider = 'the-account-has-no-identity-provider-for-github'
  const rejected = 'aws-rejects-the-oidc-token'

  const table: [code: string, message: string, says: string, anchor: string][] = [
    [
      'InvalidIdentityToken',
      `No OpenIDConnect provider found in your account for ${iss}`,
      `with the provider URL ${iss}`,
      provider,
    ],
    [
      'InvalidIdentityToken',
      'Incorrect token audience',
      'The token\'s audience is "sts.amazonaws.com"',
      provider,
    ],
    [
      'InvalidIdentityToken',
      "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
      'has an outdated certificate thumbprint. Update it there',
      provider,
    ],
    [
      'InvalidIdentityToken',
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
      `${iss}/.well-known/openid-configuration`,
      provider,
    ],
    [
      'IDPCommunicationError',
      'The identity provider could not be reached',
      'get the keys to verify',
      provider,
    ],
    ['InvalidIdentityToken', 'Issuer must be a valid URL', `The token's issuer is ${iss}`, provider],
    ['InvalidIdentityToken', 'Missing a required claim: aud', 'lacks a claim', rejected],
    [
      'InvalidIdentityToken',
      'Token must be issued within the last 24 hours',
      'The token has expired, or is not valid yet',
      rejected,
    ],
    ['InvalidIdentityToken', 'Invalid token signature', 'not signed by a key', rejected],
    [
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT.',
      'AWS cannot read the token',
      rejected,
    ],
    [
      'InvalidIdentityToken',
      'Provided Token is not a Login With Amazon token',
      'AWS cannot read the token',
      rejected,
    ],
    ['IDPRejectedClaim', 'Authentication failed', 'The identity provider rejected the token', rejected],
    [
      'ExpiredTokenException',
      'Token expired: current date/time 1700000000 must be before the expiration date/time 1690000000',
      'The token had expired when STS checked it',
      'the-token-file-cannot-be-used',
    ],
    [
      'RegionDisabledException',
      'STS is not activated in this region',
      'STS is deactivated',
      'the-region-is-not-enabled',
    ],
    [
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'The role does not exist',
      'the-role-does-not-trust-this-job',
    ],
    [
      'AccessDenied',
      'User is not authorized to perform: sts:AssumeRoleWithWebIdentity with an explicit deny in a service control policy',
      'A service control policy (SCP)',
      'a-policy-denies-it',
    ],
  ]
  test.each(table)('%s: %s', (code, message, says, anchor) => {
    const status = code === 'AccessDenied' ? 403 : 400
    const reason = explain(refusal(code, message, status), trustRemedies(role, token))
    const sentence = reason.text
    expect(sentence).toContain(says)
    expect(sentence).toContain(`AWS returned: ${code}: ${message}`)
    expect(reason.topic).toBe(anchor)
  })
})
