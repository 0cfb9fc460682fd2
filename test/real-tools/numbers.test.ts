import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { ChildProcess } from 'node:child_process'
import { AddLayerVersionPermissionCommand, CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import { fourRegions, lambdaOn, run, smallLayer } from '../support/run-bundle.ts'
import { createFunction } from '../support/functions-on-rig.ts'
import { parameterOn, publishVersions, statementIdsOn, versionNumbersOn } from '../support/layers-on-rig.ts'
import { sampled } from '../support/weekly.ts'

/** Runs that are killed, and runs that need many placeholder versions or many pages of functions. */

let rig: Rig

beforeAll(async () => {
  // These tests send more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const [first, second, third] = fourRegions as [string, string, string]
const regions = [first, second, third].join()

test('50 placeholder versions are published within the request rate limit, and deleted', async () => {
  const result = await run(smallLayer(), rig.env, { regions: first, version: '51' })
  expect([result.exitCode, result.outputs['version']]).toEqual([0, '51'])
  expect(await versionNumbersOn(rig)).toMatchObject({ [first]: [51] })
  expect(result.log).toContain(`${first}: published version 40 of 51`)
  const publishes = rig.calls
    .filter(({ operation }) => operation === 'PublishLayerVersion')
    .map(({ at }) => at)
  const seconds = (Math.max(...publishes) - Math.min(...publishes)) / 1_000
  expect(publishes.length / seconds).toBeLessThan(6)
})

test('a version is kept if a function on the last page of the list uses it', async () => {
  await publishVersions(rig, first, 3)
  await createFunction(rig, first, [])
  const lambda = lambdaOn(rig, first)
  for (let number = 1; number <= 60; number += 1) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: `function-${number}`,
        Role: 'arn:aws:iam::123456789012:role/function',
        Runtime: 'nodejs24.x',
        Code: { ZipFile: Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64') },
        Handler: 'index.handler',
        Layers: number === 60 ? [`arn:aws:lambda:${first}:123456789012:layer:test-layer:1`] : [],
      }),
    )
  }
  const result = await run(smallLayer(), rig.env, { regions: first, 'retain-versions': '1' })
  expect(result.exitCode).toBe(0)
  expect(await versionNumbersOn(rig)).toMatchObject({ [first]: [4, 1] })
  expect(rig.calls.filter(({ operation }) => operation === 'ListFunctions')).toHaveLength(4)
})

describe('a run that is killed', () => {
  const inputs = {
    'layer-name': 'test-layer',
    regions,
    principals: '111122223333, o-a1b2c3d4e5',
    'align-versions': 'true',
    'retain-versions': '2',
    'ssm-parameter': '/layers/{name}/arn',
  }
  let stateAfterUndisturbed: unknown

  async function resetToStart(): Promise<void> {
    await rig.reset()
    await Promise.all([publishVersions(rig, first, 3), publishVersions(rig, second, 1)])
  }

  async function stateOf(version = 4): Promise<unknown> {
    const inEach = <T>(ask: (region: string) => Promise<T>): Promise<T[]> =>
      Promise.all([first, second, third].map(ask))
    return {
      numbers: await versionNumbersOn(rig),
      grants: await inEach(async (region) => (await statementIdsOn(rig, region, version))?.sort()),
      parameters: await inEach((region) => parameterOn(rig, region, '/layers/test-layer/arn')),
    }
  }

  /** Kills the process before it receives the response to the `nth` call of this operation. */
  async function runKilledAt(operation: string, nth: number): Promise<number> {
    let child: ChildProcess | undefined
    let seen = 0
    rig.faults.add({
      next: (call) => {
        if (call.operation !== operation) return undefined
        seen += 1
        if (seen !== nth) return undefined
        setImmediate(() => child?.kill('SIGKILL'))
        // The process is killed before this response is sent.
        return { delayMs: 60_000, after: true }
      },
    })
    const result = await runAction({
      workspace: smallLayer(),
      env: rig.env,
      inputs,
      onStart: (started) => {
        child = started
      },
    })
    rig.faults.clear()
    return result.exitCode
  }

  /** Kills the process as soon as it starts a group of its log. */
  async function runKilledIn(group: string): Promise<number> {
    const { exitCode } = await runAction({
      workspace: smallLayer(),
      env: rig.env,
      inputs,
      onStart: (child) => {
        let log = ''
        child.stdout?.on('data', (chunk: Buffer) => {
          log += chunk.toString()
          if (log.includes(`::group::${group}\n`)) child.kill('SIGKILL')
        })
      },
    })
    return exitCode
  }

  async function expectRerunAsUndisturbed(): Promise<void> {
    expect((await run(smallLayer(), rig.env, inputs)).exitCode).toBe(0)
    expect(await stateOf()).toEqual(stateAfterUndisturbed)
  }

  beforeAll(async () => {
    await resetToStart()
    expect((await run(smallLayer(), rig.env, inputs)).exitCode).toBe(0)
    stateAfterUndisturbed = await stateOf()
  })

  const table: [string, number][] = [
    ['GetCallerIdentity', 1],
    ['ListLayerVersions', 2],
    ['ListFunctions', 1],
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((nth): [string, number] => ['PublishLayerVersion', nth]),
    ...[1, 3, 6].map((nth): [string, number] => ['AddLayerVersionPermission', nth]),
    ['GetLayerVersionPolicy', 2],
    ...[1, 3, 6].map((nth): [string, number] => ['DeleteLayerVersion', nth]),
    ...[1, 3].map((nth): [string, number] => ['PutParameter', nth]),
  ]
  test.each(sampled(table, 4))(
    'after AWS completed its %s number %i: the next run has the same result as an undisturbed run',
    async (operation, nth) => {
      await resetToStart()
      expect(await runKilledAt(operation, nth)).toBe(137)
      await expectRerunAsUndisturbed()
    },
  )

  test.each(sampled(['Build', 'Pack', 'Observe', 'Plan', 'Apply'], 2))(
    'at the start of %s: the next run has the same result as an undisturbed run',
    async (verb) => {
      await resetToStart()
      expect(await runKilledIn(verb)).toBe(137)
      await expectRerunAsUndisturbed()
    },
  )

  test.each(sampled([1, 2, 3], 2))(
    'after AWS completed its PublishLayerVersion number %i, and deleted versions make a higher number necessary: the next run has the same result',
    async (nth) => {
      const resetToDeletedVersions = async (): Promise<void> => {
        await rig.reset()
        await Promise.all([publishVersions(rig, first, 2), publishVersions(rig, second, 4, [3, 4])])
      }
      await resetToDeletedVersions()
      expect((await run(smallLayer(), rig.env, inputs)).outputs['version']).toBe('5')
      const expectedState = await stateOf(5)
      await resetToDeletedVersions()
      expect(await runKilledAt('PublishLayerVersion', nth)).toBe(137)
      expect((await run(smallLayer(), rig.env, inputs)).exitCode).toBe(0)
      expect(await stateOf(5)).toEqual(expectedState)
    },
  )

  test('after AWS completed its RemoveLayerVersionPermission: the next run has the same result as an undisturbed run', async () => {
    await resetToStart()
    await run(smallLayer(), rig.env, inputs)
    await lambdaOn(rig, first).send(
      new AddLayerVersionPermissionCommand({
        LayerName: 'test-layer',
        VersionNumber: 4,
        StatementId: 'layer-everywhere-444455556666',
        Action: 'lambda:GetLayerVersion',
        Principal: '444455556666',
      }),
    )
    expect(await runKilledAt('RemoveLayerVersionPermission', 1)).toBe(137)
    await expectRerunAsUndisturbed()
  })
})
