import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { DeleteLayerVersionCommand, LambdaClient, ListLayerVersionsCommand } from '@aws-sdk/client-lambda'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { Credentials } from '@aws-sdk/client-sts'
import { userRepository } from '../rig/act.mjs'
import { denied, outages } from '../rig/faults.mjs'
import { startGitHub } from '../rig/github.mjs'
import type { GitHub } from '../rig/github.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { fourRegions } from '../support/run-bundle.ts'
import { exactPolicy } from '../support/trust-policies.ts'

/** The workflows in the docs and the reusable workflow. act runs them with OIDC and a simulation of AWS. */

type Repository = Awaited<ReturnType<typeof userRepository>>
type Result = Awaited<ReturnType<Repository['act']>>

const layer = 'sample-layer'
const account = '111122223333'
const publisher = `arn:aws:iam::${account}:role/layer-publisher`
const reader = `arn:aws:iam::${account}:role/layer-reader`
const onMain = 'repo:octo-org/octo-repo:ref:refs/heads/main'
const onPullRequest = 'repo:octo-org/octo-repo:pull_request'
const [first, second] = fourRegions as [string, string]
let rig: Rig
let keys: Credentials | undefined
let repository: Repository

beforeAll(async () => {
  // All jobs run on one machine here, so they send more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
beforeEach(async () => {
  await rig.reset()
  for (const role of [publisher, reader]) rig.iam.putRole(role, { trust: exactPolicy(onMain) })
  keys = await keysOf(publisher)
  rig.calls.length = 0
  const manifest = ['package.json', 'package-lock.json'].map((name) => [
    `layer/${name}`,
    readFileSync(join('test', 'fixtures', 'self-test', name), 'utf8'),
  ])
  repository = await userRepository({
    ...Object.fromEntries(manifest),
    '.github/workflows/on-push.yml': caller,
    '.github/workflows/both-architectures.yml': forBoth,
    '.github/workflows/patterns.yml': withPatterns,
  })
})
afterAll(() => rig.stop())

/** A workflow that calls the reusable workflow. It has no form, because act would add the values of the form to the inputs. */
const caller = `on: push
permissions: {}
jobs:
  layer:
    permissions: { actions: read, contents: read, id-token: write }
    uses: OWNER/lambda-layer-everywhere/.github/workflows/publish-layer.yml@v1
    with:
      layer-name: ${layer}
      source: layer
      regions: ${first}, ${second}
      compatible-runtimes: nodejs24.x
      principals: '444455556666'
      role-to-assume: ${publisher}
  after:
    needs: layer
    runs-on: ubuntu-latest
    steps:
      - run: echo "It is $ARNS"
        env:
          ARNS: \${{ needs.layer.outputs.arns }}
`

/** The same for both architectures. */
const forBoth = caller
  .replace(layer, `${layer}-{architecture}\n      compatible-architectures: x86_64, arm64`)
  .replace('outputs.arns', 'outputs.arns-arm64')

/** The workflow with a matrix, in which patterns select three Regions. One of them is optional. */
const withPatterns = readFileSync('test/workflows/matrix.yml', 'utf8')
  .replace(/(?<= REGIONS: ).*/, 'us-east-1, eu-*, !eu-north-*, !eu-w*')
  .replace(/(?<=OPTIONAL_REGIONS: ).*/, 'eu-south-*')

/** Returns the version numbers in each Region, newest first. */
async function numbers(): Promise<Record<string, (number | undefined)[]>> {
  const inEach = fourRegions.map(async (region) => {
    const { LayerVersions = [] } = await lambdaOf(region).send(
      new ListLayerVersionsCommand({ LayerName: layer }),
    )
    return [region, LayerVersions.map(({ Version }) => Version)] as const
  })
  return Object.fromEntries(await Promise.all(inEach))
}

/** Returns credentials for the account of the role. The default credentials of the rig are for another account. */
async function keysOf(role: string): Promise<Credentials | undefined> {
  const { url, env } = rig
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  const sts = new STSClient({ region: first, endpoint: url, credentials })
  const command = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'test' })
  return (await sts.send(command)).Credentials
}

function lambdaOf(region: string): LambdaClient {
  const {
    AccessKeyId: accessKeyId = '',
    SecretAccessKey: secretAccessKey = '',
    SessionToken = '',
  } = keys ?? {}
  const credentials = { accessKeyId, secretAccessKey, sessionToken: SessionToken }
  return new LambdaClient({ region, endpoint: rig.url, credentials })
}

function everywhere(version: number, regions = fourRegions): Record<string, number[]> {
  return Object.fromEntries(fourRegions.map((region) => [region, regions.includes(region) ? [version] : []]))
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function run(workflow: string, more: Partial<Parameters<Repository['act']>[0]> = {}): Promise<Result> {
  return repository.act({ workflow, ...more, env: { ...rig.oidcEnv, ...more.env } })
}

/** Expects exit code 0. If the run failed, the message of the test contains the log. */
function expectSuccess({ exitCode, log }: Result): void {
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
}

function arnIn(region: string, version = 1): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layer}:${version}`
}

/** Returns the number of different tokens that were exchanged for credentials. */
function tokensTaken(): number {
  const assumed = rig.calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
  return new Set(assumed.map(({ input }) => (input['WebIdentityToken'] as { jti: string }).jti)).size
}

test('one job publishes in four Regions', async () => {
  const result = await run('one-job.yml')
  expectSuccess(result)
  expect(await numbers()).toEqual(everywhere(1))
  expect(result.log).toContain(
    JSON.stringify(Object.fromEntries(fourRegions.map((one) => [one, arnIn(one)]))),
  )
})

describe('a matrix with a job per Region', () => {
  test('publishes the same version number, with a token for each job; a second run publishes nothing', async () => {
    const result = await run('matrix.yml')
    expectSuccess(result)
    expect(await numbers()).toEqual(everywhere(1))
    expect(tokensTaken()).toBe(5)
    expect(result.log).toContain('The layer is up to date in 4 of 4 Regions.')
    const before = writes()
    expectSuccess(await run('matrix.yml'))
    expect(writes()).toEqual(before)
  })

  test('has a job for each Region that the patterns in "regions" match', async () => {
    for (const region of ['eu-central-2', 'eu-south-1']) rig.disabledRegions.add(region)
    const result = await run('patterns.yml')
    expectSuccess(result)
    expect(
      writes()
        .filter((write) => write.startsWith('PublishLayerVersion'))
        .sort(),
    ).toEqual(['eu-central-1', 'eu-south-2', 'us-east-1'].map((region) => `PublishLayerVersion ${region}`))
    expect(result.log).toContain('The layer is up to date in 3 of 3 Regions.')
  })

  test('succeeds if an optional Region is down, and the next run publishes there', async () => {
    for (const region of ['eu-central-2', 'eu-south-1']) rig.disabledRegions.add(region)
    rig.downRegions.set('eu-south-2', outages['returns errors'])
    const result = await run('patterns.yml')
    expectSuccess(result)
    expect(result.log).toContain(
      'Not available, and skipped: eu-south-2. Published in 2 Regions. The layer is up to date in 2 of 3 Regions.',
    )
    rig.downRegions.clear()
    rig.calls.length = 0
    expectSuccess(await run('patterns.yml'))
    expect(writes().filter((write) => write.startsWith('PublishLayerVersion'))).toEqual([
      'PublishLayerVersion eu-south-2',
    ])
  })

  test('if the newest version was deleted in one Region, all Regions have the same number again after two runs', async () => {
    expectSuccess(await run('matrix.yml'))
    await lambdaOf(second).send(new DeleteLayerVersionCommand({ LayerName: layer, VersionNumber: 1 }))
    const next = await run('matrix.yml')
    expect(next.log).toContain(`${second}: Version number 1 is not available`)
    expectSuccess(await run('matrix.yml'))
    const newestNumbers = Object.values(await numbers()).map(([newest]) => newest)
    expect(new Set(newestNumbers).size).toBe(1)
  })

  test('names the job that failed; if only that job is re-run, the layer is up to date in all Regions', async () => {
    rig.faults.add(denied('PublishLayerVersion', second))
    const failed = await run('matrix.yml')
    expect(failed.exitCode).toBe(1)
    expect(failed.log).toMatch(new RegExp(`collect.*${second}: .*AccessDenied`))
    expect(await numbers()).toEqual(
      everywhere(
        1,
        fourRegions.filter((region) => region !== second),
      ),
    )

    rig.faults.clear()
    rig.calls.length = 0
    const again = await run('matrix.yml', { matrix: { region: second }, attempt: 2 })
    expectSuccess(again)
    expect(await numbers()).toEqual(everywhere(1))
    expect(writes()).toEqual([`PublishLayerVersion ${second}`, `AddLayerVersionPermission ${second}`])
    expect(again.log).toContain('The layer is up to date in 4 of 4 Regions.')
    expect(readdirSync(repository.artifacts).sort()).toEqual(
      [
        'layer-1',
        'layer-2',
        ...fourRegions.map((region) => `manifest-${region}-1`),
        `manifest-${second}-2`,
      ].sort(),
    )
  })
})

describe('a workflow that is started by hand', () => {
  const form = {
    'layer-name': layer,
    source: 'layer',
    'compatible-runtimes': 'nodejs22.x',
    principals: '444455556666',
    'role-to-assume': publisher,
    regions: `${first}\n${second}`,
  }

  test.each(['by-hand.yml', 'publish-layer.yml'])(
    '%s shows the plan in a dry run, and publishes without it',
    async (workflow) => {
      const runner = workflow === 'publish-layer.yml' ? { 'runs-on': '["ubuntu-latest"]' } : {}
      expectSuccess(await run(workflow, { inputs: { ...form, ...runner, 'dry-run': 'true' } }))
      expect(writes()).toEqual([])
      expectSuccess(await run(workflow, { inputs: { ...form, 'dry-run': 'false' } }))
      expect(await numbers()).toEqual(everywhere(1, [first, second]))
    },
  )

  test('reports invalid inputs, and publishes nothing', async () => {
    const inputs = { ...form, regions: 'us-east1', principals: '*', 'dry-run': 'false' }
    const result = await run('publish-layer.yml', { inputs })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('Input "regions" has "us-east1"')
    expect(result.log).toContain('set "allow-public: true"')
    expect(writes()).toEqual([])
  })
})

describe('the reusable workflow, called by another repository', () => {
  test('publishes the layer of the caller, and outputs the ARNs', async () => {
    const result = await run('on-push.yml', { event: 'push' })
    expectSuccess(result)
    expect(await numbers()).toEqual(everywhere(1, [first, second]))
    expect(result.log).toContain(
      `It is ${JSON.stringify({ [first]: arnIn(first), [second]: arnIn(second) })}`,
    )
  })

  test('publishes a layer for each architecture, each in a job per Region', async () => {
    const result = await run('both-architectures.yml', { event: 'push' })
    expectSuccess(result)
    const published = rig.calls.filter(({ operation }) => operation === 'PublishLayerVersion')
    expect(published.map(({ region, input }) => `${region} ${String(input['LayerName'])}`).sort()).toEqual(
      [first, second].flatMap((region) => [`${region} ${layer}-arm64`, `${region} ${layer}-x86_64`]),
    )
    const arns = [first, second].map((region) => [
      region,
      arnIn(region).replace(`:${layer}:`, `:${layer}-arm64:`),
    ])
    expect(result.log).toContain(`It is ${JSON.stringify(Object.fromEntries(arns))}`)
  })

  test('fails without publishing if a Region cannot be observed', async () => {
    rig.faults.add(denied('ListLayerVersions', second))
    const result = await run('on-push.yml', { event: 'push' })
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('"align-versions" requires the versions of all Regions')
    expect(writes()).toEqual([])
  })
})

describe('a pull request', () => {
  let gitHub: GitHub
  beforeEach(async () => {
    gitHub = await startGitHub()
  })
  afterEach(() => gitHub.stop())

  /** Runs the workflow on a pull request with this environment. */
  function pullRequest(env: Record<string, string>): Promise<Result> {
    const payload = { pull_request: { number: 5, head: { ref: 'topic' }, base: { ref: 'main' } } }
    return repository.act({
      workflow: 'pull-request.yml',
      event: 'pull_request',
      payload,
      env: { ...env, GITHUB_API_URL: gitHub.env.GITHUB_API_URL },
    })
  }

  test('from a fork shows the layer, without credentials and without a comment', async () => {
    gitHub.rights.write = false
    const { AWS_ENDPOINT_URL } = rig.oidcEnv
    const result = await pullRequest({ AWS_ENDPOINT_URL })
    expectSuccess(result)
    expect(result.log).toContain('Pull requests from forks never get this permission')
    expect(result.log).toContain('none of 4 Regions could be observed')
    expect(result.log).toContain('There is no comment on the pull request')
    expect(rig.calls).toEqual([])
  })

  test('with a role that can only read shows the complete plan in one comment', async () => {
    rig.claim({ sub: onPullRequest })
    rig.iam.putRole(reader, { trust: exactPolicy(onPullRequest) })
    for (const operation of ['PublishLayerVersion', 'AddLayerVersionPermission'])
      rig.faults.add(denied(operation))
    expectSuccess(await pullRequest(rig.oidcEnv))
    const result = await pullRequest(rig.oidcEnv)
    expectSuccess(result)
    expect(writes()).toEqual([])
    expect(gitHub.writes).toEqual(['POST'])
    expect(gitHub.comments[0]?.body).toContain('Dry run: a version would be published in 4 of 4 Regions.')
  })

  test('with a role without permissions names the missing permission in the comment', async () => {
    rig.faults.add(denied('ListLayerVersions'))
    const result = await pullRequest(rig.oidcEnv)
    expectSuccess(result)
    expect(gitHub.comments[0]?.body).toMatch(/could be observed[\s\S]*lambda:ListLayerVersions/)
  })
})
