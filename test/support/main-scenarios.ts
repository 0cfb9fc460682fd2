import { createCipheriv } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { DeleteLayerVersionCommand, GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import type { Account } from '../rig/stand-ins.mjs'
import { bucketOf, createBucket, objectsIn } from './buckets-on-rig.ts'
import { parameterOn, publishVersions, statementsOn, versionNumbersOn } from './layers-on-rig.ts'
import { annotationsOf, fourRegions, lambdaOn, smallLayer, workspaceOf } from './run-bundle.ts'
import type { Result } from './run-bundle.ts'
import { run, verify, yank } from './run-entry.ts'

/** The main uses of the action, as checks that any stand-in for AWS must pass. Each starts with an empty account. */

export const consumer = '111122223333'
export const organization = 'o-a1b2c3d4e5'

const [ahead] = fourRegions as [string, ...string[]]

/** Publishes the layer `test-layer` to four Regions. Throws if the step fails. */
async function publish(
  aws: Account,
  inputs: Record<string, string> = {},
  workspace = smallLayer(),
): Promise<Result> {
  return succeeded(await run(workspace, aws.env, inputs))
}

function succeeded(result: Result): Result {
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.exitCode).toBe(0)
  return result
}

/** Returns a value for each of the four Regions. */
function inEach<T>(value: (region: string) => T): Record<string, T> {
  return Object.fromEntries(fourRegions.map((region) => [region, value(region)]))
}

function arnOf({ id }: Account, region: string, version: number): string {
  return `arn:aws:lambda:${region}:${id}:layer:test-layer:${version}`
}

/** Throws unless the outputs and the stand-in have the same versions. */
async function expectVersions(
  aws: Account,
  { outputs }: Result,
  versionIn: (region: string) => number,
): Promise<void> {
  expect(JSON.parse(outputs['arns'] ?? '')).toEqual(inEach((region) => arnOf(aws, region, versionIn(region))))
  for (const region of fourRegions) {
    const command = new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: versionIn(region) })
    const { LayerVersionArn, Content } = await lambdaOn(aws, region).send(command)
    expect(LayerVersionArn).toBe(arnOf(aws, region, versionIn(region)))
    expect(Content).toMatchObject({
      CodeSha256: outputs['code-sha256'],
      CodeSize: Number(outputs['code-size']),
    })
  }
}

async function firstPublish(aws: Account): Promise<void> {
  const metadata = {
    'compatible-runtimes': 'nodejs22.x, nodejs24.x',
    'compatible-architectures': 'x86_64, arm64',
    'license-info': 'MIT',
    description: 'The first version',
  }
  const result = await publish(aws, { ...metadata, principals: consumer })
  expect(result.outputs).toMatchObject({ changed: 'true', version: '1', 'failed-regions': '[]' })
  await expectVersions(aws, result, () => 1)
  expect(await versionNumbersOn(aws)).toEqual(inEach(() => [1]))
  for (const region of fourRegions) {
    const command = new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 })
    expect(await lambdaOn(aws, region).send(command)).toMatchObject({
      CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
      CompatibleArchitectures: ['x86_64', 'arm64'],
      LicenseInfo: 'MIT',
      Description: 'The first version',
    })
    const statements = await statementsOn(aws, region, 1)
    expect(statements?.map(({ Sid }) => Sid)).toEqual([`layer-everywhere-${consumer}`])
    // AWS stores the ARN of the account. LocalStack stores its number.
    expect(JSON.stringify(statements?.[0]?.Principal)).toMatch(/^("111122223333"|.*::111122223333:root.*)$/)
  }
}

async function unchangedRerun(aws: Account): Promise<void> {
  const workspace = smallLayer()
  const first = await publish(aws, { principals: consumer }, workspace)
  const rerun = await publish(aws, { principals: consumer }, workspace)
  expect(rerun.outputs).toMatchObject({ changed: 'false', arns: first.outputs['arns'] })
  expect(await versionNumbersOn(aws)).toEqual(inEach(() => [1]))
}

async function oneRegionAhead(aws: Account): Promise<void> {
  await publishVersions(aws, ahead, 2)
  const workspace = smallLayer()
  const first = await publish(aws, {}, workspace)
  expect(first.outputs['version']).toBe('')
  await expectVersions(aws, first, (region) => (region === ahead ? 3 : 1))
  const rerun = await publish(aws, {}, workspace)
  expect(rerun.outputs).toMatchObject({ changed: 'false', arns: first.outputs['arns'] })
  expect(await versionNumbersOn(aws)).toEqual(inEach((region) => (region === ahead ? [3, 2, 1] : [1])))
}

async function alignedVersions(aws: Account): Promise<void> {
  await publishVersions(aws, ahead, 2)
  const workspace = smallLayer()
  const inputs = { 'align-versions': 'true', 'ssm-parameter': '/layers/{name}/arn', 'retain-versions': '1' }
  const result = await publish(aws, inputs, workspace)
  expect(result.outputs).toMatchObject({ changed: 'true', version: '3' })
  await expectVersions(aws, result, () => 3)
  expect(await versionNumbersOn(aws)).toEqual(inEach(() => [3]))
  for (const region of fourRegions) {
    expect(await parameterOn(aws, region, '/layers/test-layer/arn')).toBe(arnOf(aws, region, 3))
  }
  expect((await publish(aws, inputs, workspace)).outputs['changed']).toBe('false')
}

async function revokedPermission(aws: Account): Promise<void> {
  const workspace = smallLayer()
  await publish(aws, { principals: `${consumer}, 444455556666` }, workspace)
  const idsIn = async (region: string): Promise<string[] | undefined> =>
    (await statementsOn(aws, region, 1))?.map(({ Sid }) => Sid).toSorted()
  for (const region of fourRegions) {
    expect(await idsIn(region)).toEqual([`layer-everywhere-${consumer}`, 'layer-everywhere-444455556666'])
  }
  const revoked = await publish(aws, { principals: '444455556666' }, workspace)
  expect(revoked.outputs).toMatchObject({ changed: 'true', version: '1' })
  for (const region of fourRegions) {
    expect(await idsIn(region)).toEqual(['layer-everywhere-444455556666'])
  }
}

/** An archive of more than 50 MiB. One Region is enough, because its upload is slow. */
async function stagedInS3(aws: Account): Promise<void> {
  const bucket = bucketOf(ahead, aws.id)
  await createBucket(aws, ahead, bucket)
  const workspace = smallLayer()
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
  writeFileSync(join(workspace, 'nodejs/node_modules/own/data.bin'), noise.update(Buffer.alloc(52_500_000)))
  const inputs = { regions: ahead, 's3-bucket': 'layers-{account}-{region}' }
  const { outputs } = await publish(aws, inputs, workspace)
  expect(Number(outputs['code-size'])).toBeGreaterThan(52_428_800)
  expect(outputs['layer-version-arn']).toBe(arnOf(aws, ahead, 1))
  const command = new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 })
  const { Content } = await lambdaOn(aws, ahead).send(command)
  expect(Content).toMatchObject({
    CodeSha256: outputs['code-sha256'],
    CodeSize: Number(outputs['code-size']),
  })
  expect(await objectsIn(aws, ahead, bucket)).toEqual([])
}

async function deletedVersions(aws: Account): Promise<void> {
  for (const region of fourRegions) await publishVersions(aws, region, 3)
  const inputs = { 'layer-name': 'test-layer', regions: fourRegions.join(), versions: '1-2' }
  const deleteThem = (more: Record<string, string>): Promise<Result> =>
    yank({ workspace: workspaceOf({}), env: aws.env, inputs: { ...inputs, ...more } })
  expect(succeeded(await deleteThem({})).outputs['deleted']).toBe('{}')
  expect(await versionNumbersOn(aws)).toEqual(inEach(() => [3, 2, 1]))
  const result = succeeded(await deleteThem({ 'dry-run': 'false' }))
  expect(JSON.parse(result.outputs['deleted'] ?? '')).toEqual(inEach(() => [1, 2]))
  expect(await versionNumbersOn(aws)).toEqual(inEach(() => [3]))
  expect(succeeded(await deleteThem({ 'dry-run': 'false' })).outputs['deleted']).toBe('{}')
}

async function comparedRegions(aws: Account): Promise<void> {
  const workspace = smallLayer()
  const parameter = { 'ssm-parameter': '/layers/{name}/arn' }
  const published = await publish(
    aws,
    { ...parameter, principals: consumer, export: 'json: layers.json' },
    workspace,
  )
  const inputs = { ...parameter, principals: consumer, 'code-sha256': published.outputs['code-sha256'] ?? '' }
  const compare = (expected: string): Promise<Result> =>
    verify({ workspace, env: aws.env, inputs: { ...inputs, expected } })
  for (const expected of ['layers.json', published.outputs['arns'] ?? '']) {
    expect(succeeded(await compare(expected)).outputs).toMatchObject({ 'in-sync': 'true', drift: '{}' })
  }
  const command = new DeleteLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 })
  await lambdaOn(aws, ahead).send(command)
  const { exitCode, outputs } = await compare('layers.json')
  expect([exitCode, outputs['in-sync']]).toEqual([1, 'false'])
  expect(JSON.parse(outputs['drift'] ?? '')).toEqual({
    [ahead]: [expect.objectContaining({ kind: 'missing' })],
  })
}

/** All stand-ins have these Regions. Others differ. */
async function regionsOfPattern(aws: Account): Promise<void> {
  const { outputs } = await publish(aws, { regions: 'eu-west-1, us-*, !us-east-*, !us-gov-*' })
  const regions = ['eu-west-1', 'us-west-1', 'us-west-2']
  expect(JSON.parse(outputs['regions'] ?? '')).toEqual(regions)
  expect(JSON.parse(outputs['arns'] ?? '')).toEqual(
    Object.fromEntries(regions.map((region) => [region, arnOf(aws, region, 1)])),
  )
}

/** Each scenario throws if a check fails. */
export const mainScenarios: Readonly<Record<string, (aws: Account) => Promise<void>>> = {
  'a first publish': firstPublish,
  'a re-run without changes': unchangedRerun,
  'one Region that is ahead': oneRegionAhead,
  'aligned versions with a parameter and pruning': alignedVersions,
  'a revoked permission': revokedPermission,
  'an archive that is staged in S3': stagedInS3,
  'deleted versions': deletedVersions,
  'compared Regions': comparedRegions,
  'Regions of a pattern': regionsOfPattern,
}
