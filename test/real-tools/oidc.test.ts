import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { randomFaults, verificationFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Call, Rig } from '../rig/rig.mjs'
import { annotationsOf, everythingShownBy, jsonWebToken, run, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'

/** A matrix with a job for each of 30 Regions, all in parallel. GitHub's token endpoint and the verification in AWS fail at random. */

let rig: Rig

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const regions = [
  ...['af-south-1', 'ap-east-1', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1'],
  ...['ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
  ...['ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
  ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'sa-east-1'],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
]

const role = 'arn:aws:iam::111122223333:role/publisher'
const assume = { operation: 'AssumeRoleWithWebIdentity' }
const getToken = { service: 'oidc' }

/** About a third of the token requests and of the AssumeRole calls fail. Three token requests are slower than the deadline. */
function failAtRandom(seed: number): void {
  const slow = { delayMs: 4_000 }
  rig.faults.add(
    { when: { ...getToken, nth: 10, times: 3 }, then: { delayMs: 30_000 } },
    randomFaults(seed, 0.3, [{ status: 500, body: 'no' }, slow], getToken),
    randomFaults(seed, 0.3, verificationFaults, assume),
  )
}

function workspace(): string {
  const directory = workspaceOf({})
  const zip = new AdmZip()
  zip.addFile('nodejs/node_modules/own/index.js', Buffer.from('module.exports = 1\n'))
  zip.writeZip(join(directory, 'layer.zip'))
  return directory
}

function runJob(region: string): Promise<Result> {
  return run(workspace(), rig.oidcEnv, { regions: region, archive: 'layer.zip', 'role-to-assume': role })
}

function callsOf(operation: string): Call[] {
  return rig.calls.filter((call) => call.operation === operation)
}

test.each([1, 2])(
  '30 parallel matrix jobs succeed, use a new token for each attempt, and publish once (seed %d)',
  async (seed) => {
    failAtRandom(seed)
    const results = await Promise.all(regions.map(runJob))

    expect(results.flatMap((result) => annotationsOf(result, 'error'))).toEqual([])
    const arns = results.map(({ outputs }) => outputs['layer-version-arn'])
    expect(arns).toEqual(regions.map((region) => `arn:aws:lambda:${region}:111122223333:layer:test-layer:1`))
    const published = callsOf('PublishLayerVersion').map(({ region }) => region)
    expect(published.sort()).toEqual([...regions].sort())

    const attempts = callsOf(assume.operation)
    const tokens = attempts.map(({ input }) => input['WebIdentityToken'].jti as string)
    expect(new Set(tokens).size).toBe(attempts.length)
    expect(attempts.filter(({ status }) => status === 400).length).toBeGreaterThan(0)
    expect(results.filter((result) => jsonWebToken.test(everythingShownBy(result)))).toEqual([])
  },
)

test('if AWS never verifies the token, the action retries until its limit, and the error shows the cause', async () => {
  const [first = ''] = regions
  const [, then = {}] = verificationFaults
  rig.faults.add({ when: { ...assume, times: Infinity }, then })
  const inputs = { 'layer-name': 'test-layer', regions: first, archive: 'layer.zip', 'role-to-assume': role }
  const { run: ran } = await runInProcess(workspace(), rig.oidcEnv, inputs)
  expect(ran.failure).toEqual([expect.stringMatching(/get the keys to verify.*Re-run the job\./)])
  expect(callsOf(assume.operation)).toHaveLength(10)
})
