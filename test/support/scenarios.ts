import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from './run-bundle.ts'
import type { Conditions } from './run-recipe.ts'
import { runInProcess, yankInProcess } from './run-recipe.ts'
import { parameterOn, publishVersions, statementIdsOn, versionNumbersOn } from './layers-on-rig.ts'
import { createBucket, objectsIn } from './buckets-on-rig.ts'

/** Scenarios with the AWS calls that they make. Tests let each call of each scenario fail. */

export let rig: Rig
let workspace: string

beforeAll(async () => {
  rig = await startQuickRig()
  workspace = smallLayer()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

export const region = 'eu-west-1'
export const principal = '111122223333'

/** The errors of a run, and the output ARN, which can be empty. */
export interface RunResult {
  readonly failure: readonly string[] | undefined
  readonly arn: string
}

/** A scenario: the state before a run, the calls of the run, and the state after it. */
export interface Scenario {
  readonly calls: readonly string[]
  readonly prepare: () => Promise<unknown>
  readonly run: (conditions?: Conditions) => Promise<RunResult>
  /** Throws if AWS does not have the expected state after a complete run. */
  readonly expectComplete: (result: RunResult) => Promise<void>
  /** Returns the objects that a run left behind. There must be none, unless a call always fails. */
  readonly leftovers?: () => Promise<unknown[]>
  /** The number of calls that publish a version if nothing fails. */
  readonly publishes: number
}

export async function publish(
  env: Record<string, string>,
  inputs: Record<string, string>,
  conditions?: Conditions,
): Promise<RunResult> {
  const given = { 'layer-name': 'test-layer', regions: region, ...inputs }
  const { run, outputs } = await runInProcess(workspace, env, given, conditions)
  return { failure: run.failure, arn: outputs['layer-version-arn'] ?? '' }
}

function arnOf(version: number, account = '123456789012'): string {
  return `arn:aws:lambda:${region}:${account}:layer:test-layer:${version}`
}

const lists = ['ListLayerVersions', 'GetLayerVersion', 'GetLayerVersionPolicy', 'ListFunctions']
const writes = ['PublishLayerVersion', 'AddLayerVersionPermission', 'PutParameter', 'DeleteLayerVersion']
const wanted = { principals: principal, 'retain-versions': '1', 'ssm-parameter': '/layers/{name}/arn' }

/** Throws unless only this version exists, with its permission and its parameter. */
async function expectOnlyVersion(version: number, { arn }: RunResult): Promise<void> {
  expect(arn).toBe(arnOf(version))
  expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [version] })
  expect(await statementIdsOn(rig, region, version)).toEqual([`layer-everywhere-${principal}`])
  expect(await parameterOn(rig, region, '/layers/test-layer/arn')).toBe(arn)
}

const scenarios: Record<string, Scenario> = {
  'a new layer': {
    calls: ['GetCallerIdentity', ...lists, ...writes, 'RemoveLayerVersionPermission', 'GetParameter'],
    prepare: () => Promise.resolve(),
    run: (conditions) => publish(rig.env, wanted, conditions),
    expectComplete: (result) => expectOnlyVersion(1, result),
    publishes: 1,
  },
  'an existing layer with a different permission and an old version to delete': {
    calls: ['GetCallerIdentity', ...lists, ...writes, 'RemoveLayerVersionPermission', 'GetParameter'],
    prepare: async () => {
      await publishVersions(rig, region, 1)
      await publish(rig.env, { principals: '444455556666' })
    },
    run: (conditions) => publish(rig.env, wanted, conditions),
    expectComplete: (result) => expectOnlyVersion(2, result),
    publishes: 0,
  },
  'an existing layer with different content': {
    calls: ['GetLayerVersion', 'GetContent'],
    prepare: () => publishVersions(rig, region, 1),
    run: (conditions) => publish(rig.env, {}, conditions),
    expectComplete: ({ arn }) => Promise.resolve(expect(arn).toBe(arnOf(2))),
    publishes: 1,
  },
  'an archive that is uploaded through S3': {
    calls: ['HeadBucket', 'HeadObject', 'PutObject', 'DeleteObject'],
    prepare: () => createBucket(rig, region),
    run: (conditions) => {
      // Lambda rejects the small zip as too large, so that the test needs no large one.
      const tooLarge = { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' }
      rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
      return publish(rig.env, { 's3-bucket': 'layers-{account}-{region}' }, conditions)
    },
    expectComplete: async ({ arn }) => {
      expect(arn).toBe(arnOf(1))
      expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [1] })
    },
    leftovers: () => objectsIn(rig, region),
    publishes: 2,
  },
  "a role, by GitHub's token": {
    calls: ['GetToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'PublishLayerVersion'],
    prepare: () => Promise.resolve(),
    run: (conditions) =>
      publish(rig.oidcEnv, { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }, conditions),
    expectComplete: ({ arn }) => Promise.resolve(expect(arn).toBe(arnOf(1, '111122223333'))),
    publishes: 1,
  },
  'versions that are deleted': {
    calls: ['GetCallerIdentity', 'ListLayerVersions', 'ListFunctions', 'DeleteLayerVersion'],
    prepare: () => publishVersions(rig, region, 3),
    run: async (conditions) => {
      const inputs = { 'layer-name': 'test-layer', regions: region, versions: '1-2', 'dry-run': 'false' }
      return { failure: (await yankInProcess(rig.env, inputs, conditions)).failure, arn: '' }
    },
    expectComplete: async () => expect(await versionNumbersOn(rig)).toMatchObject({ [region]: [3] }),
    publishes: 0,
  },
}

/** Returns the number of versions that AWS created or may have created, regardless of its responses. */
export function createdVersions(): number {
  return rig.calls.filter(({ operation, status }) => operation === 'PublishLayerVersion' && status !== 429)
    .length
}

export async function expectOvercome(
  { run, expectComplete, leftovers }: Scenario,
  conditions?: Conditions,
): Promise<void> {
  const result = await run(conditions)
  rig.faults.clear()
  expect(result.failure).toBeUndefined()
  await expectComplete(result)
  expect((await leftovers?.()) ?? []).toEqual([])
}

/** Throws unless a further run without faults completes the scenario. */
export async function expectCompleteAfterRerun({ run, expectComplete }: Scenario): Promise<void> {
  rig.faults.clear()
  const result = await run()
  expect(result.failure).toBeUndefined()
  await expectComplete(result)
}

export async function expectNothingToDo({ run }: Scenario): Promise<void> {
  rig.calls.length = 0
  expect((await run()).failure).toBeUndefined()
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
}

/** Each call of each scenario. */
export const callsOfScenarios = Object.entries(scenarios).flatMap(([name, way]) =>
  way.calls.map((operation) => ({ name, operation, way })),
)
/** Each call of each scenario, with each fault that another attempt overcomes. */
export const failingCalls = callsOfScenarios.flatMap((row) => passingFaults.map((then) => ({ ...row, then })))
