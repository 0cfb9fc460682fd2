import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  AddLayerVersionPermissionCommand,
  LambdaClient,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  RemoveLayerVersionPermissionCommand,
} from '@aws-sdk/client-lambda'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import AdmZip from 'adm-zip'
import { standInPrograms, userRepository } from '../rig/act.mjs'
import { startActionsCache } from '../rig/actions-cache.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { toolPath } from '../rig/tools.mjs'
import { exactPolicy } from '../support/trust-policies.ts'

/** The recipes of docs/recipes.md, run by act against the rig. test/workflows/stand-ins has what they use of GitHub, Docker and grype. */

type Repository = Awaited<ReturnType<typeof userRepository>>
type Result = Awaited<ReturnType<Repository['act']>>

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

const [account, otherAccount] = ['111122223333', '444455556666'] as const
const [first, second] = ['eu-central-1', 'us-east-1'] as const
const onMain = 'repo:octo-org/octo-repo:ref:refs/heads/main'
let rig: Rig
let path: string
let keysOf: Record<string, Keys>

beforeAll(async () => {
  rig = await startRig({ requestsPerSecond: 1_000 })
  path = [standInPrograms, await toolPath('aws')].join(delimiter)
})
beforeEach(async () => {
  await rig.reset()
  for (const name of ['layer-publisher', 'layer-reader', 'layer-messenger', 'layer-auditor'])
    putRole(account, name)
  putRole(otherAccount, 'layer-publisher')
  keysOf = { [account]: await keysFor(account), [otherAccount]: await keysFor(otherAccount) }
})
afterAll(() => rig.stop())

function roleIn(inAccount: string, name: string): string {
  return `arn:aws:iam::${inAccount}:role/${name}`
}

/** Creates or changes a role, so that it trusts the jobs with this subject. */
function putRole(inAccount: string, name: string, sub = onMain): void {
  const trust = exactPolicy(sub)
  const ofAccount = JSON.stringify(trust).replaceAll(account, inAccount)
  rig.iam.putRole(roleIn(inAccount, name), { trust: JSON.parse(ofAccount) as typeof trust })
}

/** Returns keys for the account of a role. The keys of the rig itself belong to another account. */
async function keysFor(inAccount: string): Promise<Keys> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = rig.env
  const sts = new STSClient({
    region: first,
    endpoint: rig.url,
    credentials: { accessKeyId, secretAccessKey },
  })
  const RoleArn = roleIn(inAccount, 'layer-publisher')
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test' }))
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

function lambdaIn(region: string, inAccount: string = account): LambdaClient {
  const credentials = keysOf[inAccount]
  return new LambdaClient({ region, endpoint: rig.url, ...(credentials && { credentials }) })
}

/** Returns the ARNs of a layer's versions in both Regions. */
async function arnsOf(LayerName: string, inAccount: string = account): Promise<(string | undefined)[]> {
  const lists = [first, second].map(async (region) => {
    const { LayerVersions = [] } = await lambdaIn(region, inAccount).send(
      new ListLayerVersionsCommand({ LayerName }),
    )
    return LayerVersions.map(({ LayerVersionArn }) => LayerVersionArn)
  })
  return (await Promise.all(lists)).flat()
}

function arn(region: string, layer = 'sample-layer', inAccount: string = account): string {
  return `arn:aws:lambda:${region}:${inAccount}:layer:${layer}:1`
}

const inBoth = [arn(first), arn(second)]

/** A repository with a prepared layer directory of one package. */
function repositoryWith(code = 'module.exports = () => 1\n'): Promise<Repository> {
  return userRepository({
    'layer/nodejs/node_modules/ms/package.json': JSON.stringify({ name: 'ms', version: '2.1.3' }),
    'layer/nodejs/node_modules/ms/index.js': code,
  })
}

function run(
  repository: Repository,
  workflow: string,
  more: Partial<Parameters<Repository['act']>[0]> = {},
): Promise<Result> {
  return repository.act({ workflow, path, ...more, env: { ...rig.oidcEnv, ...more.env } })
}

/** Expects that a run succeeded. If it failed, the message contains the log. */
function expectSuccess({ exitCode, log }: Result): void {
  expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
}

test('several layers: each directory is published as a layer', async () => {
  const repository = await userRepository({
    'layers/web/nodejs/node_modules/web/index.js': 'module.exports = 1\n',
    'layers/data/python/data.py': 'value = 1\n',
  })
  expectSuccess(await run(repository, 'several-layers.yml'))
  expect(await arnsOf('web')).toEqual([arn(first, 'web'), arn(second, 'web')])
  expect(await arnsOf('data')).toEqual([arn(first, 'data'), arn(second, 'data')])
})

test('several accounts: each gets the same archive, and the build has no credentials', async () => {
  const repository = await repositoryWith()
  expectSuccess(await run(repository, 'several-accounts.yml'))
  expect(await arnsOf('sample-layer')).toEqual(inBoth)
  expect(await arnsOf('sample-layer', otherAccount)).toEqual(
    [first, second].map((region) => arn(region, 'sample-layer', otherAccount)),
  )
  const assumed = rig.calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
  expect(assumed.map(({ input }) => input['RoleArn']).sort()).toEqual([
    roleIn(account, 'layer-publisher'),
    roleIn(otherAccount, 'layer-publisher'),
  ])
})

test('cache: the second run installs without the network', async () => {
  const manifest = ['package.json', 'package-lock.json'].map((name) => [
    `layer/${name}`,
    readFileSync(join('test', 'fixtures', 'self-test', name), 'utf8'),
  ])
  const repository = await userRepository(Object.fromEntries(manifest))
  expectSuccess(await run(repository, 'cache.yml', { env: emptyHome() }))
  expect(await arnsOf('sample-layer')).toEqual(inBoth)
  const offline = { npm_config_offline: 'true' }
  const again = await run(repository, 'cache.yml', { env: { ...emptyHome(), ...offline } })
  expectSuccess(again)
  expect(again.log).toContain('Cache restored from key: npm-Linux-')
})

describe.each<[string, boolean]>([
  ['the current version of the service', true],
  ["the first version, as act's own service", false],
])('skipped-builds, with %s', (_, isOfRig) => {
  test('the second run installs nothing, and a scheduled run builds', async () => {
    const cache = isOfRig ? await startActionsCache() : undefined
    const env = cache?.env ?? {}
    try {
      const manifest = ['package.json', 'package-lock.json'].map((name) => [
        `layer/${name}`,
        readFileSync(join('test', 'fixtures', 'self-test', name), 'utf8'),
      ])
      const repository = await userRepository(Object.fromEntries(manifest))
      const [built, skipped] = ['Build took', 'The build is skipped']
      const first = await run(repository, 'skipped-builds.yml', { env })
      expectSuccess(first)
      expect(first.log).toContain(built)
      const again = await run(repository, 'skipped-builds.yml', { env })
      expectSuccess(again)
      expect(again.log).toContain(skipped)
      expect(again.log).not.toContain(built)
      const scheduled = await run(repository, 'skipped-builds.yml', { env, event: 'schedule' })
      expectSuccess(scheduled)
      expect(scheduled.log).toContain(built)
      expect(await arnsOf('sample-layer')).toEqual(inBoth)
    } finally {
      await cache?.stop()
    }
  })
})

/** Returns the variables of a machine on which npm has not cached anything. `npm test` sets the cache of this machine. */
function emptyHome(): Record<string, string> {
  const HOME = mkdtempSync(join(tmpdir(), 'home-'))
  return { HOME, npm_config_cache: join(HOME, '.npm') }
}

describe('attestation', () => {
  test('a published version can be verified by its ARN, and a version of another archive cannot', async () => {
    const repository = await repositoryWith()
    expectSuccess(await run(repository, 'attest.yml'))
    const good = await run(repository, 'verify.yml', { inputs: { arn: arn(second) } })
    expectSuccess(good)
    expect(good.log).toContain('Verification succeeded!')
    expect(good.log).toContain('The layer is in sync in 1 Region.')

    const zip = new AdmZip()
    zip.addFile('nodejs/node_modules/ms/index.js', Buffer.from('module.exports = () => 2\n'))
    const other = await lambdaIn(second).send(
      new PublishLayerVersionCommand({ LayerName: 'sample-layer', Content: { ZipFile: zip.toBuffer() } }),
    )
    const bad = await run(repository, 'verify.yml', { inputs: { arn: other.LayerVersionArn ?? '' } })
    expect(bad.exitCode).toBe(1)
    expect(bad.log).toContain('Error: no attestations found')
  })
})

describe('drift', () => {
  const layer = { LayerName: 'sample-layer', VersionNumber: 1 }
  const share = (region: string, id: string, OrganizationId: string) =>
    lambdaIn(region).send(
      new AddLayerVersionPermissionCommand({
        ...layer,
        StatementId: id,
        Action: 'lambda:GetLayerVersion',
        Principal: '*',
        OrganizationId,
      }),
    )
  const unshare = (region: string, StatementId: string) =>
    lambdaIn(region).send(new RemoveLayerVersionPermissionCommand({ ...layer, StatementId }))

  test('one issue is opened, updated while the drift lasts, and closed', async () => {
    const zip = new AdmZip()
    zip.addFile('nodejs/node_modules/ms/index.js', Buffer.from('module.exports = () => 1\n'))
    for (const region of [first, second]) {
      const Content = { ZipFile: zip.toBuffer() }
      await lambdaIn(region).send(new PublishLayerVersionCommand({ LayerName: layer.LayerName, Content }))
      await share(region, 'organization', 'o-a1b2c3d4e5')
    }
    const versions = Object.fromEntries(
      [first, second].map((region) => [region, { arn: arn(region), version: 1 }]),
    )
    const repository = await userRepository({
      'layers.json': JSON.stringify({ layerName: layer.LayerName, versions }),
    })
    const of = (issue: number, part: string): string => {
      const file = join(repository.data, 'issues', String(issue), part)
      return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
    }
    const runs = async (): Promise<void> => {
      rig.calls.length = 0
      expectSuccess(await run(repository, 'drift.yml'))
      expect(rig.calls.filter(({ write }) => write)).toEqual([])
    }

    await runs()
    expect(of(1, 'state')).toBe('')

    await unshare(second, 'organization')
    await runs()
    expect(of(1, 'state')).toBe('open')
    expect(of(1, 'body')).toContain('us-east-1: Version 1 is not shared with o-a1b2c3d4e5.')

    await share(second, 'stranger', 'o-zzzzzzzzzz')
    await runs()
    expect([of(1, 'state'), of(2, 'state')]).toEqual(['open', ''])
    expect(of(1, 'body')).toContain('o-zzzzzzzzzz')

    await unshare(second, 'stranger')
    await share(second, 'organization', 'o-a1b2c3d4e5')
    await runs()
    expect(of(1, 'state')).toBe('closed')
    expect(of(1, 'comment')).toContain('in sync again')

    await unshare(first, 'organization')
    await runs()
    expect([of(1, 'state'), of(2, 'state')]).toEqual(['closed', 'open'])
  })
})

test('scan: a vulnerable package stops the publishing', async () => {
  const repository = await repositoryWith()
  const stopped = await run(repository, 'scan.yml', { env: { VULNERABLE_PACKAGE: 'pkg:npm/ms@2.1.3' } })
  expect(stopped.exitCode).toBe(1)
  expect(stopped.log).toContain('Found a vulnerability in pkg:npm/ms@2.1.3')
  expect(rig.calls.filter(({ write }) => write)).toEqual([])

  const published = await run(repository, 'scan.yml')
  expectSuccess(published)
  expect(published.log).toContain('Scanned 1 package(s).')
  expect(await arnsOf('sample-layer')).toEqual(inBoth)
})

describe('message', () => {
  /** Sends a request in the query protocol, which SNS and SQS share. Returns the XML. */
  async function query(service: 'sns' | 'sqs', parameters: Record<string, string>): Promise<string> {
    const credential = `${keysOf[account]?.accessKeyId}/20260101/${first}/${service}/aws4_request`
    const response = await fetch(rig.url, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
        'x-amz-security-token': keysOf[account]?.sessionToken ?? '',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(parameters).toString(),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    return text
  }

  test('the topic gets the ARNs after a change, and nothing without a change', async () => {
    await query('sns', { Action: 'CreateTopic', Name: 'layers' })
    const created = await query('sqs', { Action: 'CreateQueue', QueueName: 'messages' })
    const [, QueueUrl = ''] = /<QueueUrl>(.*)<\/QueueUrl>/.exec(created) ?? []
    const topic = `arn:aws:sns:${first}:${account}:layers`
    const queue = `arn:aws:sqs:${first}:${account}:messages`
    await query('sns', { Action: 'Subscribe', TopicArn: topic, Protocol: 'sqs', Endpoint: queue })

    const repository = await repositoryWith()
    expectSuccess(await run(repository, 'message.yml'))
    const received = await query('sqs', { Action: 'ReceiveMessage', QueueUrl })
    for (const one of inBoth) expect(received).toContain(one)

    expectSuccess(await run(repository, 'message.yml'))
    expect(
      rig.calls.filter(({ service, operation }) => service === 'sns' && operation === 'Publish'),
    ).toHaveLength(1)
  })
})

test('release: the file has the ARNs, and a second run replaces it', async () => {
  const sub = 'repo:octo-org/octo-repo:environment:release'
  rig.claim({ sub })
  putRole(account, 'layer-publisher', sub)
  const repository = await repositoryWith()
  const tag = { event: 'push', payload: { ref: 'refs/tags/v1.2.0' } }
  expectSuccess(await run(repository, 'release-arns.yml', tag))
  const file = join(repository.data, 'releases', 'v1.2.0', 'layers.json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    layerName: 'sample-layer',
    versions: {
      [first]: { arn: arn(first), version: 1 },
      [second]: { arn: arn(second), version: 1 },
    },
  })
  expectSuccess(await run(repository, 'release-arns.yml', tag))
})

describe('runtime image', () => {
  test('the layer is published after it loads in each image', async () => {
    const result = await run(await repositoryWith(), 'runtime-image.yml')
    expectSuccess(result)
    for (const version of [22, 24]) {
      expect(result.log).toContain(`docker runs public.ecr.aws/lambda/nodejs:${version}`)
    }
    expect(await arnsOf('sample-layer')).toEqual(inBoth)
  })

  test('a layer that does not load is not published', async () => {
    const result = await run(await repositoryWith('throw new Error("does not load")\n'), 'runtime-image.yml')
    expect(result.exitCode).toBe(1)
    expect(result.log).toContain('does not load')
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })
})

test('copy: a first run shows the plan, and a second one copies the versions', async () => {
  const publish = (code: string): Promise<unknown> => {
    const zip = new AdmZip()
    zip.addFile('nodejs/node_modules/ms/index.js', Buffer.from(code))
    const Content = { ZipFile: zip.toBuffer() }
    return lambdaIn(first).send(new PublishLayerVersionCommand({ LayerName: 'sample-layer', Content }))
  }
  await publish('module.exports = () => 1\n')
  await publish('module.exports = () => 2\n')
  const repository = await userRepository({})
  const inputs = { versions: '1-2', regions: second }
  const planned = await run(repository, 'copy.yml', { inputs: { ...inputs, 'dry-run': 'true' } })
  expectSuccess(planned)
  expect(planned.log).toContain('Dry run: 2 versions would be copied in 1 Region.')
  expectSuccess(await run(repository, 'copy.yml', { inputs: { ...inputs, 'dry-run': 'false' } }))
  expect(await arnsOf('sample-layer')).toEqual(
    [first, second].flatMap((region) =>
      [2, 1].map((version) => `arn:aws:lambda:${region}:${account}:layer:sample-layer:${version}`),
    ),
  )
})

describe('rollout', () => {
  const version = (region: string, number: number): string =>
    `arn:aws:lambda:${region}:${account}:layer:sample-layer:${number}`
  const layersOf = (name: string): string[][] =>
    [first, second].map((region) => rig.functions.stateOf(region, name, account).layers)
  const usingVersion = (number: number): string[][] => [[version(first, number)], [version(second, number)]]
  const assumedRoles = (): unknown[] =>
    rig.calls
      .filter(({ operation, status }) => operation === 'AssumeRoleWithWebIdentity' && status === 200)
      .map(({ input }) => String(input['RoleArn']).split('/').at(-1))

  beforeEach(async () => {
    putRole(account, 'layer-rollout', 'repo:octo-org/octo-repo:environment:production')
    const zip = new AdmZip()
    zip.addFile('nodejs/node_modules/ms/index.js', Buffer.from('module.exports = () => 0\n'))
    for (const region of [first, second]) {
      const Content = { ZipFile: zip.toBuffer() }
      await lambdaIn(region).send(new PublishLayerVersionCommand({ LayerName: 'sample-layer', Content }))
      rig.functions.add(region, { FunctionName: 'orders', Layers: [version(region, 1)] }, { account })
    }
    rig.calls.length = 0
  })

  /** GitHub issues tokens of the environment to a job that was approved. The first three tokens are those of the jobs before it. */
  function approve(): void {
    let tokens = 0
    rig.faults.add({
      next: ({ operation }) => {
        tokens += operation === 'GetToken' ? 1 : 0
        rig.claim({ sub: tokens > 3 ? 'repo:octo-org/octo-repo:environment:production' : onMain })
        return undefined
      },
    })
  }

  test('after the approval, the functions get the version that was published and verified', async () => {
    for (const region of [first, second]) {
      const tags = { 'aws:cloudformation:stack-name': 'shop' }
      rig.functions.add(
        region,
        { FunctionName: 'of-a-stack', Layers: [version(region, 1)] },
        { account, tags },
      )
    }
    const repository = await repositoryWith()
    approve()
    const result = await run(repository, 'rollout.yml')
    expectSuccess(result)
    expect(result.log).toContain('The layer is in sync in 2 Regions.')
    expect(result.log).toContain('Dry run: 2 functions would be updated.')
    expect(result.log).toContain('2 functions updated.')
    expect([layersOf('orders'), layersOf('of-a-stack')]).toEqual([usingVersion(2), usingVersion(1)])
    expect(assumedRoles()).toEqual(['layer-publisher', 'layer-auditor', 'layer-auditor', 'layer-rollout'])

    // Nothing is behind now, so the job that needs an approval is skipped.
    for (const region of [first, second])
      rig.functions.deploy(region, 'of-a-stack', { Layers: [version(region, 2)] }, account)
    rig.faults.clear()
    rig.claim({ sub: onMain })
    rig.calls.length = 0
    expectSuccess(await run(repository, 'rollout.yml'))
    expect(assumedRoles()).toEqual(['layer-publisher', 'layer-auditor', 'layer-auditor'])
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })

  test('without the approval, the role of the rollout cannot be used', async () => {
    const { exitCode, log } = await run(await repositoryWith(), 'rollout.yml')
    expect(exitCode).toBe(1)
    expect(log).toContain('Dry run: 2 functions would be updated.')
    expect(assumedRoles()).not.toContain('layer-rollout')
    expect(layersOf('orders')).toEqual(usingVersion(1))
  })
})

test('every recipe is run by a test of this file', () => {
  const tests = readFileSync(join('test', 'real-tools', 'recipes.test.ts'), 'utf8')
  const recipes = readdirSync(join('test', 'workflows', 'recipes'))
  expect(recipes.filter((name) => !tests.includes(`'${name}'`))).toEqual([])
})
