import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { publishVersion } from '../support/layer-states.ts'
import { annotationsOf, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run, verify } from '../support/run-entry.ts'

/** The number of functions that use older versions, in the log and the summary of the main action and of `verify`. */

const regions = ['eu-central-1', 'eu-west-1'] as const
const [first, second] = regions
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

/** Publishes versions 1 and 2. Two functions use version 1, and one uses version 2. */
beforeEach(async () => {
  await rig.reset()
  for (const region of regions) for (const code of ['one', 'two']) await publishVersion(rig, region, code)
  rig.functions.add(first, { FunctionName: 'orders', Layers: [arn(first, 1)] })
  rig.functions.add(second, { FunctionName: 'orders', Layers: [arn(second, 1)] })
  rig.functions.add(second, { FunctionName: 'current', Layers: [arn(second, 2)] })
  rig.functions.add(second, { FunctionName: 'other', Layers: [arn(second, 1, 'other-layer')] })
  rig.calls.length = 0
})

function arn(region: string, version: number, layer = 'test-layer'): string {
  return `arn:aws:lambda:${region}:123456789012:layer:${layer}:${version}`
}

function publish(inputs: Record<string, string>): Promise<Result> {
  return run(smallLayer(), rig.env, { regions: regions.join(), ...inputs })
}

const lists = () => rig.calls.filter(({ operation }) => operation === 'ListFunctions').length

const behind = (sentence: string) => `${sentence} More on this: \`docs/rollout.md\``

test('the main action counts them if "retain-versions" lists the functions', async () => {
  const sentence = '3 functions use older versions (eu-central-1: 1, eu-west-1: 2).'
  const planned = await publish({ 'retain-versions': '2', 'dry-run': 'true' })
  expect(planned.summary).toContain(behind(sentence))
  const published = await publish({ 'retain-versions': '2' })
  expect(published.exitCode).toBe(0)
  expect(published.summary).toContain(behind(sentence))
  expect(published.log).toContain(`\n${sentence}\n`)
})

test('the main action makes no call only to count them', async () => {
  const result = await publish({})
  expect([result.exitCode, lists()]).toEqual([0, 0])
  expect(result.summary).not.toContain('older version')
})

test('the main action does not count them without the permission', async () => {
  rig.faults.add(denied('ListFunctions'))
  const result = await publish({ 'retain-versions': '2' })
  expect(result.exitCode).toBe(0)
  expect(result.summary).not.toContain('use older versions')
})

const expected = { expected: regions.map((region) => arn(region, 2)).join() }

function check(): Promise<Result> {
  return verify({ workspace: workspaceOf({}), env: rig.env, inputs: expected })
}

test('verify counts them', async () => {
  const result = await check()
  const sentence = '2 functions use older versions (eu-central-1: 1, eu-west-1: 1).'
  expect([result.exitCode, result.outputs['in-sync'], lists()]).toEqual([0, 'true', 2])
  expect(result.summary).toContain(behind(sentence))
  expect(result.outputs['markdown']).toContain(sentence)
  expect(result.log).toContain(`\n${sentence}\n`)
})

test('verify without the permission has the same result, and does not mention them', async () => {
  rig.faults.add(denied('ListFunctions'))
  const result = await check()
  expect([result.exitCode, result.outputs['in-sync'], result.outputs['not-checked']]).toEqual([
    0,
    'true',
    '{}',
  ])
  expect(annotationsOf(result, 'warning')).toEqual([])
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.summary).not.toContain('function')
})

test('verify has the same result if the functions cannot be listed, with a note', async () => {
  rig.faults.add({
    when: { operation: 'ListFunctions', region: first, times: Infinity },
    then: { status: 500 },
  })
  const result = await check()
  expect([result.exitCode, result.outputs['in-sync'], result.outputs['not-checked']]).toEqual([
    0,
    'true',
    '{}',
  ])
  expect(result.summary).toContain('The functions that use the layer could not be listed.')
  expect(result.summary).toContain(behind('1 function uses an older version.'))
})
