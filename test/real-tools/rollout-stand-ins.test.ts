import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  CreateAliasCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import type { LambdaClient } from '@aws-sdk/client-lambda'
import { startRig } from '../rig/rig.mjs'
import type { Account, StandIn } from '../rig/stand-ins.mjs'
import { canStart, startStandIn } from '../rig/stand-ins.mjs'
import { createFunction } from '../support/functions-on-rig.ts'
import { publishVersion } from '../support/layer-states.ts'
import { annotationsOf, lambdaOn, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { rollout } from '../support/run-entry.ts'

/** Rollouts on several stand-ins for AWS, so that the action does not rely on the functions of the rig. */

interface Row {
  readonly name: string
  readonly start: () => Promise<StandIn>
  /** Why the stand-in does not run here. */
  readonly notRun?: string | undefined
  /** What the stand-in cannot do, and why. */
  readonly lacks: { readonly updates?: string; readonly 'versions without an alias'?: string }
}

const rows: readonly Row[] = [
  { name: 'moto behind the rig', start: startMotoAsStandIn, lacks: {} },
  {
    name: 'MiniStack',
    start: () => startStandIn('MiniStack'),
    lacks: {
      'versions without an alias': 'ListVersionsByFunction returns an ARN of $LATEST that AWS does not',
    },
  },
  {
    name: 'LocalStack',
    start: () => startStandIn('LocalStack'),
    notRun: (await canStart('LocalStack')) ? undefined : 'PATH has no Python 3.13',
    lacks: { updates: 'a function never becomes active, because its runtime is a download' },
  },
]

/** The rig has no functions of its own here. moto has no revisions, so the rig adds them. */
async function startMotoAsStandIn(): Promise<StandIn> {
  const rig = await startRig({ requestsPerSecond: 100_000 })
  return {
    emptyAccount: async () => {
      await rig.reset()
      return { id: '123456789012', url: rig.url, env: rig.env }
    },
    stop: rig.stop,
  }
}

const regions = ['eu-central-1', 'us-east-1'] as const

/** The functions in each Region, by the layers that they have and get. The number is the version of the layer that is rolled out. */
const layersOf: Readonly<Record<string, readonly (number | 'other')[]>> = {
  plain: [1],
  several: ['other', 2],
  current: [3, 'other'],
  managed: [1],
  unrelated: ['other'],
}

describe.each(rows.filter(({ notRun }) => notRun === undefined))('on $name', ({ start, lacks }) => {
  let standIn: StandIn
  let aws: Account

  beforeAll(async () => {
    standIn = await start()
  })
  beforeEach(async () => {
    aws = await standIn.emptyAccount()
    for (const region of regions) await prepare(region)
  })
  afterAll(() => standIn.stop())

  const arn = (region: string, version: number | 'other'): string =>
    version === 'other'
      ? `arn:aws:lambda:${region}:${aws.id}:layer:test-layer-other:1`
      : `arn:aws:lambda:${region}:${aws.id}:layer:test-layer:${version}`

  async function prepare(region: string): Promise<void> {
    for (const code of ['one', 'two', 'three']) await publishVersion(aws, region, code)
    await publishVersion(aws, region, 'other', {}, 'test-layer-other')
    const made = Object.entries(layersOf).map(async ([name, layers]) => {
      const tags = name === 'managed' ? { ManagedBy: 'terraform' } : { team: 'a' }
      const arns = layers.map((version) => arn(region, version))
      await createFunction(aws, region, arns, { name, tags, id: aws.id })
      await untilReady(lambdaOn(aws, region), name)
    })
    await Promise.all(made)
  }

  function run(inputs: Record<string, string> = {}): Promise<Result> {
    const arns = JSON.stringify(Object.fromEntries(regions.map((region) => [region, arn(region, 3)])))
    const usual = { arns, 'managed-tags': 'ManagedBy', 'dry-run': 'false', 'stop-after': '4' }
    return rollout({ workspace: workspaceOf({}), env: aws.env, inputs: { ...usual, ...inputs } })
  }

  /** Returns the layers of all functions in a Region. */
  async function layersIn(region: string): Promise<Record<string, readonly string[]>> {
    const lambda = lambdaOn(aws, region)
    const lists = Object.keys(layersOf).map(async (FunctionName) => {
      const { Layers = [] } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
      return [FunctionName, Layers.map(({ Arn = '' }) => Arn)] as const
    })
    return Object.fromEntries(await Promise.all(lists))
  }

  /** Expects the layers as before, or those after the update of all functions that are not managed. */
  async function expectLayers(state: 'before' | 'after'): Promise<void> {
    for (const region of regions) {
      const expected = Object.entries(layersOf).map(([name, layers]) => {
        const isUpdated = state === 'after' && name !== 'managed'
        return [name, layers.map((one) => arn(region, isUpdated && one !== 'other' ? 3 : one))]
      })
      expect(await layersIn(region)).toEqual(Object.fromEntries(expected))
    }
  }

  /** Lets an alias invoke a published version of the functions that are updated. */
  async function release(region: string): Promise<void> {
    for (const FunctionName of ['plain', 'several']) {
      const lambda = lambdaOn(aws, region)
      const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }))
      await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: Version }))
    }
  }

  async function aliasesIn(region: string): Promise<unknown[]> {
    const aliases = ['plain', 'several'].map(async (FunctionName) => {
      const command = new GetAliasCommand({ FunctionName, Name: 'live' })
      const { FunctionVersion, RoutingConfig } = await lambdaOn(aws, region).send(command)
      return [FunctionVersion, RoutingConfig?.AdditionalVersionWeights ?? {}]
    })
    return Promise.all(aliases)
  }

  const unless = (what: keyof Row['lacks']) => (lacks[what] === undefined ? test : test.skip)
  const reason = (what: keyof Row['lacks']) =>
    lacks[what] === undefined ? '' : ` (not here: ${lacks[what]})`

  test('a dry run reports the functions, and changes nothing', async () => {
    const { exitCode, outputs } = await run({ 'dry-run': 'true' })
    expect(exitCode).toBe(0)
    for (const region of regions) {
      const behind = JSON.parse(outputs['behind'] ?? '')[region] as { function: string }[]
      expect(behind.filter(({ function: name }) => name !== 'current')).toEqual([
        expect.objectContaining({
          function: 'managed',
          version: 1,
          'managed-by': 'a deployment tool (ManagedBy=terraform)',
        }),
        expect.objectContaining({ function: 'plain', version: 1 }),
        expect.objectContaining({ function: 'several', version: 2 }),
      ])
      const upToDate = lacks.updates === undefined ? { [region]: ['current'] } : {}
      expect(JSON.parse(outputs['up-to-date'] ?? '')).toMatchObject(upToDate)
    }
    await expectLayers('before')
  })

  if (lacks.updates !== undefined)
    test(`all functions are only reported: ${lacks.updates}`, async () => {
      const { exitCode, outputs } = await run()
      expect([exitCode, outputs['updated']]).toEqual([0, '{}'])
      const behind = JSON.parse(outputs['behind'] ?? '')[regions[0]] as { because: string }[]
      expect(behind.map(({ because }) => because)).toEqual([
        expect.stringContaining('The last update of the function failed'),
        expect.stringContaining('manages the function'),
        expect.stringContaining('The last update of the function failed'),
        expect.stringContaining('The last update of the function failed'),
      ])
      await expectLayers('before')
    })

  unless('updates')(`an update, and a re-run that does nothing${reason('updates')}`, async () => {
    const { exitCode, outputs } = await run()
    expect(exitCode).toBe(0)
    const names = ['plain', 'several']
    expect(JSON.parse(outputs['updated'] ?? '')).toEqual({ [regions[0]]: names, [regions[1]]: names })
    await expectLayers('after')
    const again = await run()
    expect([again.exitCode, again.outputs['updated']]).toEqual([0, '{}'])
    expect(JSON.parse(again.outputs['up-to-date'] ?? '')[regions[0]]).toEqual(['current', ...names])
    await expectLayers('after')
  })

  unless('updates')(`a release of a part of the requests, and then of all${reason('updates')}`, async () => {
    for (const region of regions) await release(region)
    const inputs = { 'publish-version': 'true', alias: 'live' }
    const canary = await run({ ...inputs, 'alias-weight': '10' })
    expect(annotationsOf(canary, 'error')).toEqual([])
    await expectLayers('after')
    for (const region of regions) expect(await aliasesIn(region)).toEqual(Array(2).fill(['1', { 2: 0.1 }]))
    const complete = await run(inputs)
    expect(annotationsOf(complete, 'error')).toEqual([])
    for (const region of regions) expect(await aliasesIn(region)).toEqual(Array(2).fill(['2', {}]))
    const again = await run(inputs)
    expect([again.exitCode, again.outputs['updated']]).toEqual([0, '{}'])
  })

  unless('updates')(`unreleased code is not released${reason('updates')}`, async () => {
    const [region] = regions
    await release(region)
    const lambda = lambdaOn(aws, region)
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'plain', MemorySize: 512 }))
    await untilReady(lambda, 'plain')
    const { outputs } = await run({ 'publish-version': 'true', alias: 'live', regions: region })
    expect(JSON.parse(outputs['updated'] ?? '')).toEqual({ [region]: ['several'] })
    expect(JSON.parse(outputs['behind'] ?? '')[region]).toContainEqual(
      expect.objectContaining({
        function: 'plain',
        because: expect.stringContaining('differ from version 1'),
      }),
    )
    expect(await aliasesIn(region)).toEqual([
      ['1', {}],
      ['2', {}],
    ])
  })

  const withoutAlias = lacks.updates === undefined ? 'versions without an alias' : 'updates'
  unless(withoutAlias)(`versions without an alias${reason(withoutAlias)}`, async () => {
    const [region] = regions
    const inputs = { 'publish-version': 'true', regions: region, functions: 'several' }
    expect((await run(inputs)).exitCode).toBe(0)
    const command = new ListVersionsByFunctionCommand({ FunctionName: 'several' })
    const versions = async () =>
      (await lambdaOn(aws, region).send(command)).Versions?.map(({ Version, Layers }) => [
        Version,
        Layers?.map(({ Arn }) => Arn),
      ])
    const layers = [arn(region, 'other'), arn(region, 3)]
    const expected = [
      ['$LATEST', layers],
      ['1', layers],
    ]
    expect(await versions()).toEqual(expected)
    expect((await run(inputs)).outputs['updated']).toBe('{}')
    expect(await versions()).toEqual(expected)
  })
})

/** Waits until a stand-in has created or updated a function. */
async function untilReady(lambda: LambdaClient, FunctionName: string): Promise<void> {
  for (;;) {
    const command = new GetFunctionConfigurationCommand({ FunctionName })
    const { State, LastUpdateStatus } = await lambda.send(command)
    if (State !== 'Pending' && LastUpdateStatus !== 'InProgress') return
    await sleep(100)
  }
}

const missing = rows.filter(({ notRun }) => notRun !== undefined)
if (missing.length > 0) test.skip.each(missing)('$name does not run: $notRun', () => undefined)
