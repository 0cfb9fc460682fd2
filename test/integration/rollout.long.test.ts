import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { outputNames } from '../../src/rollout/report.ts'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { deleteVersion, publishVersion } from '../support/layer-states.ts'
import { jsonOf as jsonOfPage } from '../support/markdown-files.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { rollout } from '../support/run-entry.ts'
import { rolloutInProcess } from '../support/run-recipe.ts'
import type { RolledOutInProcess } from '../support/run-recipe.ts'

const regions = ['eu-central-1', 'eu-west-1'] as const
const [first, second] = regions
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

/** Publishes three versions in each Region. */
beforeEach(async () => {
  await rig.reset()
  for (const region of regions)
    for (const code of ['one', 'two', 'three'])
      await publishVersion(rig, region, code, { CompatibleRuntimes: ['nodejs24.x'] })
})

function arn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

const usual = {
  arns: JSON.stringify(Object.fromEntries(regions.map((region) => [region, arn(region, 3)]))),
  'dry-run': 'false',
}

/** Runs the recipe without pauses. */
function run(inputs: Record<string, string> = {}): Promise<RolledOutInProcess> {
  return rolloutInProcess(rig.env, { ...usual, ...inputs })
}

const jsonOf = (text: string | undefined) => JSON.parse(text ?? '')

const writes = () =>
  rig.calls
    .filter(({ write, service }) => write && service === 'lambda')
    .map(({ operation, region, input }) => `${operation} ${input['FunctionName']} in ${region}`)

describe('a rollout', () => {
  beforeEach(() => {
    for (const region of regions) {
      rig.functions.add(region, { FunctionName: 'orders', Layers: [arn(region, 1)] })
      rig.functions.add(region, { FunctionName: 'current', Layers: [arn(region, 3)] })
      rig.functions.add(
        region,
        { FunctionName: 'of-a-stack', Layers: [arn(region, 2)] },
        { tags: { 'aws:cloudformation:stack-name': 's' } },
      )
      rig.functions.add(region, { FunctionName: 'python', Runtime: 'python3.13', Layers: [arn(region, 2)] })
    }
    rig.calls.length = 0
  })

  test('updates the functions that use an older version, and reports the others', async () => {
    const result = await run()
    expect(result.run.failure).toBeUndefined()
    expect(Object.keys(result.outputs).sort()).toEqual([...outputNames].sort())
    expect(jsonOf(result.outputs['updated'])).toEqual({ [first]: ['orders'], [second]: ['orders'] })
    expect(jsonOf(result.outputs['up-to-date'])).toEqual({
      [first]: ['current', 'orders'],
      [second]: ['current', 'orders'],
    })
    expect(jsonOf(result.outputs['behind'])).toMatchObject({
      [first]: [
        { function: 'of-a-stack', version: 2, 'managed-by': 'CloudFormation' },
        { function: 'python', version: 2, because: expect.stringContaining('has the runtime python3.13') },
      ],
    })
    for (const region of regions) {
      expect(rig.functions.stateOf(region, 'orders')).toMatchObject({
        layers: [arn(region, 3)],
        updateStatus: 'Successful',
      })
      expect(rig.functions.stateOf(region, 'of-a-stack').layers).toEqual([arn(region, 2)])
    }
    expect(writes()).toEqual([
      `UpdateFunctionConfiguration orders in ${first}`,
      `UpdateFunctionConfiguration orders in ${second}`,
    ])
  })

  test('that is a dry run writes nothing, and reports what the run does afterwards', async () => {
    const dry = await run({ 'dry-run': 'true' })
    expect(dry.run.failure).toBeUndefined()
    expect(writes()).toEqual([])
    const real = await run()
    const behind = jsonOf(dry.outputs['behind'])[first].map((one: { function: string }) => one.function)
    const left = jsonOf(real.outputs['behind'])[first].map((one: { function: string }) => one.function)
    expect(behind.filter((name: string) => !left.includes(name))).toEqual(
      jsonOf(real.outputs['updated'])[first],
    )
  })

  test('sets its outputs and its exit code, and shows the plan', async () => {
    const step = { workspace: workspaceOf({}), env: rig.env }
    const dry = await rollout({ ...step, inputs: { arns: usual.arns } })
    expect(dry.exitCode).toBe(0)
    expect(Object.keys(dry.outputs).sort()).toEqual([...outputNames].sort())
    expect(dry.summary).toContain('Dry run: 2 functions would be updated.')
    expect(dry.log).toContain(`${first}: orders, version 1: update`)
    rig.faults.add(denied('UpdateFunctionConfiguration'))
    const failed = await rollout({ ...step, inputs: usual })
    expect(failed.exitCode).toBe(1)
    expect(failed.summary).toContain('1 function failed.')
  })

  test('that is repeated updates nothing', async () => {
    await run()
    rig.calls.length = 0
    const result = await run()
    expect(result.run.failure).toBeUndefined()
    expect(writes()).toEqual([])
    expect(jsonOf(result.outputs['updated'])).toEqual({})
  })

  test('leaves a Region alone whose new version cannot be read', async () => {
    await deleteVersion(rig, first, 3)
    rig.calls.length = 0
    const result = await run()
    expect(result.run.failure).toHaveLength(1)
    expect(jsonOf(result.outputs['failed-regions'])).toEqual([first])
    expect(jsonOf(result.outputs['updated'])).toEqual({ [second]: ['orders'] })
    expect(rig.functions.stateOf(first, 'orders').layers).toEqual([arn(first, 1)])
  })

  test('without the permission to update says so, and stops', async () => {
    rig.faults.add(denied('UpdateFunctionConfiguration'))
    const result = await run()
    expect(result.run.failure).toHaveLength(1)
    expect(jsonOf(result.outputs['failed'])).toEqual({
      [first]: [
        {
          function: 'orders',
          state: 'unchanged',
          because: expect.stringContaining('lambda:UpdateFunctionConfiguration'),
        },
      ],
    })
    expect(jsonOf(result.outputs['behind'])[second]).toContainEqual(
      expect.objectContaining({ function: 'orders', because: expect.stringContaining('"stop-after"') }),
    )
  })

  test('without the permission to read tags updates nothing', async () => {
    rig.faults.add(denied('ListTags'))
    const result = await run()
    expect(writes()).toEqual([])
    expect(jsonOf(result.outputs['behind'])[first]).toContainEqual(
      expect.objectContaining({ function: 'orders', because: expect.stringContaining('lambda:ListTags') }),
    )
  })
})

/** Returns the permissions that the recorded calls need. GetLayerVersionByArn has the permission of GetLayerVersion. */
function permissionsUsed(): string[] {
  const called = rig.calls.filter(({ service }) => service === 'lambda').map(({ operation }) => operation)
  return [...new Set(called.map((operation) => `lambda:${operation.replace(/ByArn$/, '')}`))].sort()
}

test('the required permissions in its README match the calls that a run makes', async () => {
  rig.functions.add(first, { FunctionName: 'orders', Layers: [arn(first, 1)] })
  rig.calls.length = 0
  await run({ arns: arn(first, 3) })
  const policy = jsonOfPage('rollout/README.md', 'rollout permissions') as {
    Statement: { Action: string | string[] }[]
  }
  expect(permissionsUsed()).toEqual(policy.Statement.flatMap(({ Action }) => Action).sort())
})

test('a version and an alias are released on the wire', async () => {
  rig.functions.add(first, { FunctionName: 'orders', Layers: [arn(first, 1)] })
  rig.functions.release(first, 'orders', 'live')
  const inputs = { arns: arn(first, 3), 'publish-version': 'true', alias: 'live' }
  const canary = await run({ ...inputs, 'alias-weight': '10' })
  expect(canary.run.failure).toBeUndefined()
  expect(rig.functions.stateOf(first, 'orders').aliases).toEqual({
    live: { FunctionVersion: '1', weights: { 2: 0.1 } },
  })
  rig.calls.length = 0
  const complete = await run(inputs)
  expect(complete.run.failure).toBeUndefined()
  expect(writes()).toEqual([`UpdateAlias orders in ${first}`])
  expect(rig.functions.stateOf(first, 'orders')).toMatchObject({
    versions: ['1', '2'],
    aliases: { live: { FunctionVersion: '2', weights: {} } },
  })
})
