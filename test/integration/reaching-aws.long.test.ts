import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, run, smallLayer } from '../support/run-bundle.ts'
import type { InProcess } from '../support/run-recipe.ts'
import { runInProcess } from '../support/run-recipe.ts'
import type { Message } from '../../src/base/message.ts'

/** A failure to reach AWS and a rejection of the credentials are different errors. */

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterEach(() => {
  delete process.env['AWS_USE_FIPS_ENDPOINT']
})
afterAll(() => rig.stop())

const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }

function publish(env: Record<string, string>, inputs: Record<string, string> = {}): Promise<InProcess> {
  return runInProcess(
    smallLayer(),
    { PATH: process.env['PATH'], ...env },
    {
      'layer-name': 'test-layer',
      regions: 'eu-west-1',
      ...inputs,
    },
  )
}

function errorOf({ record: { failure = [] } }: InProcess): Message | undefined {
  const [error, ...others] = failure
  expect(others).toEqual([])
  return error
}

/** Runs the action in a separate process, because in Jest the errors of Node are instances of another class. Returns its only error. */
async function errorInProcess(
  env: Record<string, string>,
  inputs: Record<string, string> = {},
): Promise<{ error: string; output: string }> {
  const result = await run(smallLayer(), env, { regions: 'eu-west-1', ...inputs })
  const [error = '', ...others] = annotationsOf(result, 'error')
  expect(others).toEqual([])
  return { error, output: result.log }
}

describe('STS that is not reachable', () => {
  test.each([
    [
      'an unknown host, with keys',
      'https://sts.invalid',
      /^Could not reach STS in eu-west-1 \(getaddrinfo ENOTFOUND/,
      {},
    ],
    [
      'a closed port, with a role',
      'https://127.0.0.1:1',
      /^Could not reach STS in eu-west-1 \(connect ECONNREFUSED/,
      role,
    ],
  ])('is not reported as a rejection of the credentials: %s', async (_name, endpoint, says, inputs) => {
    const env = inputs === role ? rig.oidcEnv : rig.env
    const { error, output } = await errorInProcess({ ...env, AWS_ENDPOINT_URL_STS: endpoint }, inputs)
    expect(error).toMatch(says)
    expect(error).not.toContain('accept')
    expect(output).toMatch(/More on this: \S+#there-was-no-response$/m)
  })

  test('because it does not use TLS is reported as a connection that is not trusted', async () => {
    const endpoint = rig.env.AWS_ENDPOINT_URL.replace('http:', 'https:')
    const { error, output } = await errorInProcess({ ...rig.env, AWS_ENDPOINT_URL_STS: endpoint })
    expect(error).toMatch(/^Could not reach STS in eu-west-1 \(.*\)\. The connection is not trusted\./s)
    expect(output).toMatch(/More on this: \S+#there-was-no-response$/m)
  })

  test('because of an interrupted or invalid response is not reported as a rejection of the credentials', async () => {
    const when = { operation: 'GetCallerIdentity', times: Infinity }
    for (const then of [{ reset: 'before' }, { garble: 'html' }, { status: 503, body: 'no' }] as const) {
      rig.faults.clear()
      rig.faults.add({ when, then })
      const error = errorOf(await publish(rig.env))
      expect(error?.text).toMatch(/^(Could not reach STS|STS in eu-west-1 could not check the credentials)/)
      expect(error?.topic).toBe('there-was-no-response')
    }
  })
})

test('FIPS with a custom endpoint is an error without another attempt', async () => {
  process.env['AWS_USE_FIPS_ENDPOINT'] = 'true'
  const { run } = await publish({ ...rig.env, AWS_USE_FIPS_ENDPOINT: 'true' })
  expect(run.failure?.join()).toContain('AWS_USE_FIPS_ENDPOINT')
  expect(run.failure?.join()).not.toContain('accept')
  expect(rig.calls).toEqual([])
})

describe('access keys', () => {
  const unknown = {
    status: 403,
    errorType: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  }

  test.each([
    ['with a Region that is enabled by default', 'eu-west-1, me-south-1', /\(eu-west-1, me-south-1\)/],
    ['with Regions that must be enabled, and us-east-1', 'me-south-1, af-south-1', /us-east-1\)/],
  ])('that no Region recognizes are reported as wrong: %s', async (_name, regions, asked) => {
    rig.faults.add({ when: { operation: 'GetCallerIdentity', times: Infinity }, then: unknown })
    const error = errorOf(await publish(rig.env, { regions }))
    expect(error?.text).toMatch(/^AWS does not recognize these credentials in any Region that was tried/)
    expect(error?.text).toMatch(asked)
    expect(error?.text).toContain('Check that AWS_SESSION_TOKEN belongs to the access key')
    expect(error?.text).not.toContain('Enable the Region')
    expect(error?.topic).toBe('aws-does-not-accept-the-credentials')
  })

  test('are not reported as wrong, but the Region as disabled, if only a Region that must be enabled rejects them', async () => {
    const when = { operation: 'GetCallerIdentity', region: 'me-south-1', times: Infinity }
    rig.faults.add({ when, then: unknown })
    const error = errorOf(await publish(rig.env, { regions: 'me-south-1' }))
    expect(error?.text).toMatch(/^STS in me-south-1 did not accept the credentials\. .*Enable the Region/)
    expect(error?.topic).toBe('the-region-is-not-enabled')
  })
})

test('a denial by a service control policy is an error of that Region and includes the type of the policy', async () => {
  const message =
    'User: arn:aws:sts::123456789012:assumed-role/p/s is not authorized to perform: lambda:ListLayerVersions on resource: arn:aws:lambda:ap-east-1:123456789012:layer:l with an explicit deny in a service control policy'
  rig.faults.add({
    when: { operation: 'ListLayerVersions', region: 'ap-east-1', times: Infinity },
    then: { status: 403, errorType: 'AccessDeniedException', message },
  })
  const { run } = await publish(rig.env, { regions: 'eu-west-1, ap-east-1' })
  expect(run.failure).toEqual([
    expect.stringMatching(
      /^ap-east-1: A service control policy \(SCP\) of the organization denies this explicitly/,
    ),
  ])
})
