import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { expired, verificationFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import type { Statement, TrustPolicy } from '../rig/trust.mjs'
import { jsonOf } from '../support/markdown-files.ts'
import { annotationsOf, everythingShownBy, jsonWebToken, run, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { exactPolicy, host, patternPolicy, policy, provider, statement } from '../support/trust-policies.ts'

/** A role that trusts GitHub's OIDC provider: the jobs that can assume it, and the errors for jobs that cannot. */

let rig: Rig

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const role = 'arn:aws:iam::111122223333:role/publisher'
const repository = 'repo:octo-org/octo-repo'
const withIds = 'repo:octo-org@123456/octo-repo@456789'
const main = 'ref:refs/heads/main'
const onMain = `${repository}:${main}`

function publish(inputs: Record<string, string> = {}): Promise<Result> {
  return run(smallLayer(), rig.oidcEnv, { 'role-to-assume': role, regions: 'eu-west-1', ...inputs })
}

function attempts(): number {
  return rig.calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity').length
}

/** Expects that a run failed with one error, without writes and without showing a secret. Returns the error. */
function errorOf(result: Result): string {
  const [error, ...others] = annotationsOf(result, 'error')
  expect([result.exitCode, others]).toEqual([1, []])
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
  expectNoSecret(result)
  return error ?? ''
}

/** Expects that the run shows neither an OIDC token nor the request token. */
function expectNoSecret(result: Result): void {
  expect(everythingShownBy(result)).not.toMatch(jsonWebToken)
  expect(everythingShownBy(result)).not.toContain(rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
}

describe('a trust policy allows', () => {
  const table: [string, string, TrustPolicy][] = [
    ['a branch, as in the docs', onMain, jsonOf('docs/role.md', 'trust') as TrustPolicy],
    ['an environment', `${repository}:environment:live`, exactPolicy(`${repository}:environment:live`)],
    [
      'pull requests, in a list of subs',
      `${repository}:pull_request`,
      exactPolicy([onMain, `${repository}:pull_request`]),
    ],
    [
      'all jobs of a repository, by a pattern',
      `${repository}:pull_request`,
      patternPolicy(['repo:octo-org/other:*', `${repository}:*`]),
    ],
    ['a sub with ids', `${withIds}:${main}`, exactPolicy(`${withIds}:${main}`)],
    ['a customized sub', 'repository_owner:octo-org', exactPolicy('repository_owner:octo-org')],
  ]
  test.each(table)('%s', async (_name, sub, trust) => {
    rig.claim({ sub })
    rig.iam.putRole(role, { trust })
    const result = await publish()
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.outputs['arn-eu-west-1']).toBe('arn:aws:lambda:eu-west-1:111122223333:layer:test-layer:1')
    expect(attempts()).toBe(1)
    expectNoSecret(result)
  })

  test('a custom audience that input "audience" sets', async () => {
    rig.iam.putProvider(provider, ['layers'])
    rig.iam.putRole(role, { trust: exactPolicy(onMain, 'layers') })
    expect((await publish({ audience: 'layers' })).exitCode).toBe(0)
  })

  test('a session with the maximum duration of the role', async () => {
    rig.iam.putRole(role, { trust: exactPolicy(onMain), maxSessionDuration: 43_200 })
    expect((await publish({ 'role-duration-seconds': '43200' })).exitCode).toBe(0)
  })

  test('in China, the audience of STS in China', async () => {
    const china = { 'role-to-assume': 'arn:aws-cn:iam::111122223333:role/publisher', regions: 'cn-north-1' }
    const result = await publish(china)
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.outputs['arn-cn-north-1']).toContain(':111122223333:layer:test-layer:1')
    expect(rig.calls.find(({ service }) => service === 'oidc')?.input).toMatchObject({
      audience: 'sts.amazonaws.com.cn',
    })
  })
})

describe('if the trust policy does not allow the job, the error names the cause', () => {
  const branch = exactPolicy(onMain)

  const table: [string, string, TrustPolicy, string][] = [
    ['another branch', `${repository}:ref:refs/heads/next`, branch, 'The sub is of a branch'],
    ['a tag', `${repository}:ref:refs/tags/v1`, branch, 'The sub is of a tag'],
    ['a pull request', `${repository}:pull_request`, branch, 'names no branch'],
    ['an environment', `${repository}:environment:live`, branch, 'The job has an "environment"'],
    [
      'a sub with ids',
      `${withIds}:${main}`,
      branch,
      'The sub contains the ids of the owner and the repository',
    ],
    ['a customized sub', 'repository_owner:octo-org', branch, 'The sub was customized'],
    [
      'a pattern in a condition that compares exact text',
      onMain,
      exactPolicy(`${repository}:*`),
      'must match exactly',
    ],
    [
      'the identity provider of another account',
      onMain,
      policy(statement({ Principal: { Federated: provider.replace('1111', '9999') } })),
      `"Federated": "${provider}"`,
    ],
  ]
  test.each(table)('%s', async (_name, sub, trust, cause) => {
    rig.claim({ sub })
    rig.iam.putRole(role, { trust })
    const error = errorOf(await publish())
    expect(error).toContain(`The role ${role} (from "role-to-assume") could not be assumed.`)
    expect(error).toContain(
      'AWS returned: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity.',
    )
    expect(error).toContain(`sub "${sub}", aud "sts.amazonaws.com", repository "octo-org/octo-repo"`)
    expect(error).toContain(cause)
    expect(attempts()).toBe(2)
  })

  test('a custom audience', async () => {
    rig.iam.putProvider(provider, ['layers', 'sts.amazonaws.com'])
    const error = errorOf(await publish({ audience: 'layers' }))
    expect(error).toContain('Input "audience" sets the aud.')
    expect(attempts()).toBe(2)
  })

  test('and shows a policy statement that allows the job', async () => {
    rig.claim({ sub: `${withIds}:environment:live` })
    const error = errorOf(await publish())
    const pasted = JSON.parse(error.slice(error.indexOf('\n'))) as Statement
    rig.iam.putRole(role, { trust: policy(pasted) })
    expect((await publish()).exitCode).toBe(0)
  })
})

describe('other reasons why a role cannot be assumed', () => {
  test('a role that does not exist', async () => {
    const error = errorOf(await publish({ 'role-to-assume': `${role}-2` }))
    expect(error).toContain('The role does not exist')
  })

  test('an audience that the identity provider does not list', async () => {
    const error = errorOf(await publish({ audience: 'layers' }))
    expect(error).toContain(
      `The token's audience is "layers", but the identity provider for https://${host} in account 111122223333 does not list it.`,
    )
    expect(error).toContain('client IDs')
    expect(error).toContain('or set "audience"')
  })

  test('an account without the identity provider', async () => {
    rig.iam.deleteProvider(provider)
    const error = errorOf(await publish())
    expect(error).toContain('Account 111122223333 has no identity provider for the token. Create one there')
    expect(error).toContain(`the provider URL https://${host} and the audience "sts.amazonaws.com"`)
  })

  test('a session that is too long for the role', async () => {
    const error = errorOf(await publish({ 'role-duration-seconds': '7200' }))
    expect(error).toContain('"role-duration-seconds" is 7200, but the role allows less.')
    expect(error).toContain('maximum session duration')
    expect(attempts()).toBe(1)
  })

  test('a token that has expired', async () => {
    rig.claim({ exp: 0 })
    expect(errorOf(await publish())).toMatch(/The token had expired when STS checked it.*Re-run the job\./)
  })

  test('are warnings in a dry run', async () => {
    rig.claim({ sub: `${repository}:pull_request` })
    const result = await publish({ 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).toEqual([expect.stringContaining('names no branch')])
    expectNoSecret(result)
  })
})

describe('temporary failures are retried with a new token', () => {
  const verify = { operation: 'AssumeRoleWithWebIdentity' }

  test.each(verificationFaults)('STS cannot verify: $errorType', async (then) => {
    rig.faults.add({ when: { ...verify, times: 2 }, then })
    expect((await publish()).exitCode).toBe(0)
    const tokens = rig.calls.filter(({ operation }) => operation === verify.operation)
    expect(new Set(tokens.map(({ input }) => input['WebIdentityToken'].jti)).size).toBe(3)
  })

  test('a failure of another kind in between does not use up the attempts', async () => {
    rig.faults.add({ when: verify, then: verificationFaults[0] ?? {} })
    rig.faults.add({ when: { service: 'oidc', nth: 2 }, then: { status: 500, body: 'no' } })
    rig.faults.add({ when: { ...verify, nth: 2 }, then: { status: 403, errorType: 'AccessDenied' } })
    expect((await publish()).exitCode).toBe(0)
  })
})

describe('credentials that expire during a run', () => {
  const when = { operation: 'PublishLayerVersion' }

  test('are renewed with a new token, and the run continues', async () => {
    rig.faults.add(expired(when))
    const result = await publish()
    expect([result.exitCode, annotationsOf(result, 'error')]).toEqual([0, []])
    expect(attempts()).toBe(2)
    expectNoSecret(result)
  })

  test('are renewed once for all Regions; if they expire again, the error names the duration', async () => {
    rig.faults.add(expired({ ...when, times: Infinity }))
    const result = await publish({ regions: 'eu-west-1, us-east-1, us-west-2' })
    expect(annotationsOf(result, 'error')).toHaveLength(3)
    expect(annotationsOf(result, 'error')[0]).toMatch(/have expired\. Increase "role-duration-seconds"/)
    expect(attempts()).toBe(2)
  })

  test('are not renewed if they come from another step', async () => {
    rig.faults.add(expired(when))
    const result = await run(smallLayer(), rig.env, { regions: 'eu-west-1' })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringMatching(/have expired.*or renew the keys/)])
  })
})
