import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { publishVersion, shareVersion } from '../support/layer-states.ts'
import { rolloutInProcess } from '../support/run-recipe.ts'
import type { RolledOutInProcess } from '../support/run-recipe.ts'

const regions = ['eu-central-1', 'eu-west-1'] as const
const names = ['a', 'b', 'c'] as const
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

function arn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

/** The other layer belongs to another account, which shares it with everyone. */
function other(region: string): string {
  return `arn:aws:lambda:${region}:444455556666:layer:test-layer:1`
}

beforeEach(prepare)

/** Publishes two versions in each Region, and creates functions that use the first one. */
async function prepare(): Promise<void> {
  await rig.reset()
  for (const region of regions) {
    for (const code of ['one', 'two']) await publishVersion(rig, region, code)
    await publishShared(region)
    for (const name of names) {
      rig.functions.add(region, { FunctionName: name, Layers: [other(region), arn(region, 1)] })
      rig.functions.release(region, name, 'live')
    }
  }
  rig.calls.length = 0
}

/** Publishes the other layer, as its account does. */
async function publishShared(region: string): Promise<void> {
  const env = { ...rig.env, AWS_ACCESS_KEY_ID: 'ASIA444455556666OTHER' }
  await publishVersion({ url: rig.url, env }, region, 'other')
  await shareVersion({ url: rig.url, env }, region, 1, '*')
}

function run(cancelled?: AbortSignal): Promise<RolledOutInProcess> {
  const arns = JSON.stringify(Object.fromEntries(regions.map((region) => [region, arn(region, 2)])))
  const inputs = { arns, 'dry-run': 'false', 'publish-version': 'true', alias: 'live', 'stop-after': '3' }
  return rolloutInProcess(rig.env, inputs, cancelled && { cancelled })
}

const json = (text: string | undefined) => JSON.parse(text ?? '{}')

/** The names of the functions in an output, with their Regions. */
function listed(output: string | undefined): string[] {
  return Object.entries(json(output)).flatMap(([region, functions]) =>
    (functions as (string | { function: string })[]).map(
      (one) => `${region} ${typeof one === 'string' ? one : one.function}`,
    ),
  )
}

/** Checks that no other layer was changed, and that the outputs agree with the functions. */
function checkPromises({ outputs }: RolledOutInProcess): void {
  const found = {
    behind: listed(outputs['behind']),
    current: listed(outputs['up-to-date']),
    failed: listed(outputs['failed']),
  }
  if ([...found.behind, ...found.current, ...found.failed].length === 0) return
  for (const region of regions)
    for (const name of names) {
      const { layers, aliases, versions } = rig.functions.stateOf(region, name)
      const key = `${region} ${name}`
      expect(layers[0]).toBe(other(region))
      expect(layers).toHaveLength(2)
      expect(versions.length).toBeLessThanOrEqual(2)
      const isUpdated = layers[1] === arn(region, 2)
      const isReleased = aliases['live']?.FunctionVersion === '2'
      if (found.current.includes(key)) expect([isUpdated, isReleased]).toEqual([true, true])
      else if (isUpdated) expect([...found.failed, ...found.behind]).toContain(key)
    }
}

async function checkRerun(): Promise<void> {
  rig.faults.clear()
  rig.functions.settle()
  const again = await run()
  expect(again.run.failure).toBeUndefined()
  checkPromises(again)
  expect(listed(again.outputs['up-to-date'])).toHaveLength(regions.length * names.length)
  expect(json(again.outputs['behind'])).toEqual({})
}

test('without faults, all functions are updated and released', async () => {
  const result = await run()
  expect(result.run.failure).toBeUndefined()
  expect(listed(result.outputs['updated'])).toHaveLength(6)
  checkPromises(result)
})

/** A read is only repeated. A write can have been done when its response is lost. */
const faultsOf = {
  reads: passingFaults.filter(
    ({ reset, garble, status }) => reset === 'after' || garble === 'empty' || status === 429,
  ),
  writes: passingFaults,
}

describe.each([
  ['GetLayerVersionByArn', faultsOf.reads],
  ['ListFunctions', faultsOf.reads],
  ['GetFunctionConfiguration', faultsOf.reads],
  ['ListTags', faultsOf.reads],
  ['GetAlias', faultsOf.reads],
  ['UpdateFunctionConfiguration', faultsOf.writes],
  ['PublishVersion', faultsOf.writes],
  ['UpdateAlias', faultsOf.writes],
] as const)('if a call of %s fails', (operation, faults) => {
  test.each(faults.map((then) => [JSON.stringify(then), then] as const))(
    'with %s, a later run completes the rollout',
    async (_name, then) => {
      rig.faults.add({ when: { operation, nth: 2, times: 2 }, then })
      checkPromises(await run())
      await checkRerun()
    },
  )
})

test('a run that is cancelled at any call is completed by the next one', async () => {
  await run()
  const complete = rig.calls.length
  for (let at = 1; at < complete; at += 11) {
    await prepare()
    const controller = new AbortController()
    let left = at
    rig.faults.add({
      next: () => {
        left -= 1
        if (left === 0) controller.abort('SIGINT')
        return undefined
      },
    })
    checkPromises(await run(controller.signal))
    await checkRerun()
  }
})
