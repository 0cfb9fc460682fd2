import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { denied, expired } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import {
  allFunctions,
  expectPromises,
  expectRerunToComplete,
  functionsIn,
  names,
  otherArn,
  prepareFunctions,
  regions,
  rollOut,
  stateOn,
  versionArn,
} from '../support/rollout-on-rig.ts'

/** Failures that do not pass by themselves, and other writers at the same time. */

const [first, second] = regions
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => prepareFunctions(rig))
afterAll(() => rig.stop())

const json = (text: string | undefined): Record<string, { function: string; because: string }[]> =>
  JSON.parse(text ?? '{}') as Record<string, { function: string; because: string }[]>

/** The accepted and rejected calls of an operation, as function names with their Regions. */
const callsOf = (operation: string): string[] =>
  rig.calls
    .filter((call) => call.operation === operation)
    .map(({ region, input }) => `${region} ${input['FunctionName']}`)

describe('if the credentials expire at a call of', () => {
  test.each(['GetLayerVersionByArn', 'ListFunctions', 'GetFunctionConfiguration', 'ListTags', 'GetAlias'])(
    '%s during the observation, the Regions are named, and nothing is written there',
    async (operation) => {
      rig.faults.add(expired({ operation, nth: 2, times: Infinity }))
      const { run, outputs } = await rollOut(rig)
      expect(run.failure?.join()).toContain('The credentials have expired. Increase "role-duration-seconds"')
      const unobserved = JSON.parse(outputs['failed-regions'] ?? '') as string[]
      expect(unobserved).not.toEqual([])
      expect(rig.calls.filter(({ write, region }) => write && unobserved.includes(region))).toEqual([])
      expectPromises(rig, { outputs })
      await expectRerunToComplete(rig)
    },
  )

  test.each([
    ['UpdateFunctionConfiguration', 2],
    ['GetFunctionConfiguration', 13],
    ['PublishVersion', 2],
    ['UpdateAlias', 2],
  ])('%s during the updates, each function is named, and no call is repeated', async (operation, nth) => {
    rig.faults.add(expired({ operation, nth, times: Infinity }))
    const { run, outputs } = await rollOut(rig, { 'stop-after': '1' })
    expect(run.failure).toEqual([expect.stringContaining('The credentials have expired.')])
    expect(functionsIn(outputs['failed'])).toHaveLength(1)
    const named = ['updated', 'failed', 'behind'].flatMap((name) => functionsIn(outputs[name]))
    expect([...new Set(named)].sort()).toEqual(allFunctions)
    for (const write of ['UpdateFunctionConfiguration', 'PublishVersion', 'UpdateAlias'])
      expect(callsOf(write)).toEqual([...new Set(callsOf(write))])
    expectPromises(rig, { outputs })
    await expectRerunToComplete(rig)
  })
})

describe('if Lambda rejects the new version', () => {
  test.each([
    [0, []],
    [1, ['a']],
    [2, ['a', 'b']],
  ])('after %d updates, the rollout stops, and the others are named', async (count, updated) => {
    const message = 'Layers consume more than the available size.'
    rig.faults.add({
      when: { operation: 'UpdateFunctionConfiguration', nth: count + 1, times: Infinity },
      then: { status: 400, errorType: 'InvalidParameterValueException', message },
    })
    const { run, outputs } = await rollOut(rig, { 'stop-after': '1' })
    expect(run.failure).toEqual([expect.stringContaining(message)])
    expect(functionsIn(outputs['updated'])).toEqual(updated.map((name) => `${first} ${name}`))
    expect(json(outputs['failed'])).toEqual({
      [first]: [expect.objectContaining({ function: names[count], state: 'unchanged' })],
    })
    expect(functionsIn(outputs['behind'])).toEqual(allFunctions.slice(count))
    expect(callsOf('UpdateFunctionConfiguration')).toEqual(allFunctions.slice(0, count + 1))
    expectPromises(rig, { outputs })
    await expectRerunToComplete(rig)
  })

  test.each([1, 3, 6])(
    'with "stop-after: %d", so many functions fail, in all Regions together',
    async (most) => {
      rig.faults.add(denied('UpdateFunctionConfiguration'))
      const { outputs } = await rollOut(rig, { 'stop-after': String(most) })
      expect(functionsIn(outputs['failed'])).toEqual(allFunctions.slice(0, most))
      expect(callsOf('UpdateFunctionConfiguration')).toHaveLength(most)
    },
  )
})

describe('if an update fails after Lambda accepted it', () => {
  beforeEach(() => {
    for (const region of regions) rig.functions.fail(versionArn(region, 2), 'The extension does not start.')
  })

  test('the previous layers are restored, and nothing is released', async () => {
    const { run, outputs } = await rollOut(rig)
    expect(run.failure).toHaveLength(3)
    expect(json(outputs['failed'])).toEqual({
      [first]: names.map((name) => ({
        function: name,
        state: 'restored',
        because: 'Lambda could not update the function: The extension does not start.',
      })),
    })
    expect(callsOf('PublishVersion')).toEqual([])
    for (const region of regions)
      for (const name of names)
        expect(rig.functions.stateOf(region, name)).toMatchObject({
          layers: [otherArn(region), versionArn(region, 1)],
          updateStatus: 'Successful',
          aliases: { live: { FunctionVersion: '1', weights: {} } },
        })
    expectPromises(rig, { outputs })
  })

  test.each([
    [
      'is throttled once',
      { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded' },
      1,
    ],
    ['loses its response', { reset: 'after' as const }, 1],
  ])('a restore that %s is completed', async (_name, then, times) => {
    rig.faults.add({ when: { operation: 'UpdateFunctionConfiguration', nth: 2, times }, then })
    const { outputs } = await rollOut(rig, { 'stop-after': '1' })
    expect(json(outputs['failed'])).toEqual({ [first]: [expect.objectContaining({ state: 'restored' })] })
    expect(rig.functions.stateOf(first, 'a').layers).toEqual([otherArn(first), versionArn(first, 1)])
  })

  test('a function that cannot be restored is named, also by the next run', async () => {
    rig.faults.add(expired({ operation: 'UpdateFunctionConfiguration', nth: 2, times: Infinity }))
    const { outputs } = await rollOut(rig, { 'stop-after': '1' })
    expect(json(outputs['failed'])[first]).toEqual([
      {
        function: 'a',
        state: 'partly-updated',
        because: expect.stringMatching(/does not start.*could not be restored.*credentials have expired/),
        'previous-layers': [otherArn(first), versionArn(first, 1)],
      },
    ])
    rig.faults.clear()
    const again = await rollOut(rig, { functions: 'a', regions: first })
    expect(json(again.outputs['behind'])[first]).toEqual([
      expect.objectContaining({
        function: 'a',
        because: expect.stringContaining('The last update of the function failed'),
      }),
    ])
  })
})

describe('other writers', () => {
  /** Lets somebody else act before the first call of an operation. */
  function meanwhile(operation: string, act: () => void): void {
    let isDone = false
    rig.faults.add({
      next: (call) => {
        if (call.operation === operation && !isDone) {
          isDone = true
          act()
        }
        return undefined
      },
    })
  }

  test('two rollouts at once update each function once, and do not fail', async () => {
    const both = await Promise.all([rollOut(rig), rollOut(rig)])
    for (const result of both) {
      expect(result.run.failure).toBeUndefined()
      expectPromises(rig, result)
    }
    for (const region of regions)
      for (const name of names) {
        expect(stateOn(rig, region, name)).toEqual([true, true])
        expect(rig.functions.stateOf(region, name).versions).toEqual(['1', '2'])
      }
    await expectRerunToComplete(rig)
  })

  test('a new revision of the same code and settings does not stop an update', async () => {
    meanwhile('UpdateFunctionConfiguration', () => rig.functions.deploy(first, 'a', {}))
    const { run, outputs } = await rollOut(rig, { 'stop-after': '1' })
    expect(run.failure).toBeUndefined()
    expect(functionsIn(outputs['updated'])).toEqual(allFunctions)
    expect(callsOf('UpdateFunctionConfiguration')).toEqual([`${first} a`, ...allFunctions])
  })

  test.each(['UpdateFunctionConfiguration', 'PublishVersion', 'UpdateAlias'])(
    'code that somebody deploys before %s is never released',
    async (operation) => {
      meanwhile(operation, () => rig.functions.deploy(first, 'a', { CodeSha256: 'dW5yZWxlYXNlZA==' }))
      const result = await rollOut(rig, { 'stop-after': '1' })
      const { aliases, versions } = rig.functions.stateOf(first, 'a')
      const isPublished = operation === 'UpdateAlias'
      expect(versions).toEqual(isPublished ? ['1', '2'] : ['1'])
      expect(aliases['live']?.FunctionVersion).toBe(isPublished ? '2' : '1')
      expectPromises(rig, result)
      const again = await rollOut(rig)
      expect(again.run.failure).toBeUndefined()
      if (!isPublished)
        expect(json(again.outputs['behind'])[first]).toEqual([
          expect.objectContaining({
            function: 'a',
            because: expect.stringContaining('The code or the settings'),
          }),
        ])
    },
  )
})

test('a dry run writes nothing, and shows for each function what the run does afterwards', async () => {
  rig.functions.deploy(first, 'b', { CodeSha256: 'dW5yZWxlYXNlZA==' })
  rig.functions.deploy(second, 'c', { LastUpdateStatus: 'Failed' })
  const inputs = { 'at-most': '3', 'stop-after': '1' }
  const dry = await rollOut(rig, { ...inputs, 'dry-run': 'true' })
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
  const real = await rollOut(rig, inputs)
  expect(real.run.plan).toEqual(dry.run.plan)
  expect(functionsIn(real.outputs['updated'])).toEqual([`${first} a`, `${first} c`, `${second} a`])
  const kept = functionsIn(dry.outputs['behind']).filter(
    (one) => !functionsIn(real.outputs['updated']).includes(one),
  )
  expect(functionsIn(real.outputs['behind'])).toEqual(kept)
  for (const region of regions)
    for (const one of json(real.outputs['behind'])[region] ?? [])
      expect(json(dry.outputs['behind'])[region]).toContainEqual(one)
})
