import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { run } from '../../scripts/build/actions.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { publishVersion } from '../support/layer-states.ts'
import { runBundle, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Action, Step } from '../support/run-bundle.ts'
import { runStep, withoutPaths } from '../support/run-entry.ts'

/** The committed bundle of each action makes the same calls as its sources, with the same result. */

const regions = ['eu-central-1', 'us-east-1'] as const
const [first, second] = regions
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

/** Prepares AWS and a workspace for a run. Returns the workspace and the inputs. */
type Prepare = () => Promise<Omit<Step, 'env'>>

const layer = { 'layer-name': 'test-layer', regions: regions.join() }

const actions: Readonly<Record<Action, Prepare>> = {
  publish: async () => {
    const inputs = {
      principals: '111122223333, o-a1b2c3d4e5',
      'compatible-runtimes': 'nodejs22.x, nodejs24.x',
      'compatible-architectures': 'x86_64, arm64',
      'license-info': 'MIT',
    }
    return { workspace: smallLayer(), inputs: { ...layer, ...inputs } }
  },

  collect: async () => {
    const { outputs } = await runStep('publish', { workspace: smallLayer(), env: rig.env, inputs: layer })
    const workspace = workspaceOf({})
    copyFileSync(outputs['manifest'] ?? '', join(workspace, 'test-layer.json'))
    return { workspace, inputs: { manifests: '.', regions: layer.regions } }
  },

  copy: async () => {
    for (const code of ['one', 'two']) await publishVersion(rig, first, code)
    const from = arn(first, 2)
    const inputs = { from: from.slice(0, from.lastIndexOf(':')), versions: '1-2', regions: second }
    return { workspace: workspaceOf({}), inputs: { ...inputs, 'dry-run': 'false' } }
  },

  rollout: async () => {
    await publishTwice()
    rig.functions.add(first, { FunctionName: 'orders', Layers: [arn(first, 1)] })
    rig.functions.release(first, 'orders', 'live')
    for (const region of regions) {
      rig.functions.add(region, { FunctionName: 'python', Runtime: 'python3.13', Layers: [arn(region, 1)] })
      rig.functions.add(region, { FunctionName: 'current', Layers: [arn(region, 2)] })
    }
    const arns = JSON.stringify(Object.fromEntries(regions.map((region) => [region, arn(region, 2)])))
    const inputs = { arns, 'publish-version': 'true', alias: 'live', 'dry-run': 'false' }
    return { workspace: workspaceOf({}), inputs }
  },

  verify: async () => {
    await publishTwice()
    await publishVersion(rig, second, 'newer')
    const expected = regions.map((region) => arn(region, 2)).join()
    return { workspace: workspaceOf({}), inputs: { expected, principals: 'none', 'fail-on': 'nothing' } }
  },

  yank: async () => {
    await publishTwice()
    return { workspace: workspaceOf({}), inputs: { ...layer, versions: '1, 9', 'dry-run': 'false' } }
  },
}

function arn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

async function publishTwice(): Promise<void> {
  for (const region of regions)
    for (const code of ['one', 'two'])
      await publishVersion(rig, region, code, { CompatibleRuntimes: ['nodejs24.x'] })
}

/** Runs an action after its preparation. Returns its result, and its calls in a fixed order. */
async function ran(prepare: Prepare, runOnce: (step: Step) => ReturnType<typeof runStep>): Promise<object> {
  await rig.reset()
  const prepared = await prepare()
  rig.calls.length = 0
  const result = await runOnce({ ...prepared, env: rig.env })
  const calls = rig.calls.map(({ operation, region, status }) => `${operation} ${region} ${status}`).sort()
  return { ...withoutPaths(result), calls }
}

describe('the committed bundle has the same result as the sources:', () => {
  test.each(Object.entries(actions))('%s', async (name, prepare) => {
    const action = name as Action
    const bySources = await ran(prepare, (step) => runStep(action, step))
    expect(bySources).toMatchObject({ exitCode: 0 })
    expect(await ran(prepare, (step) => runBundle(action, step))).toEqual(bySources)
  })

  test('there is a row for each action that is built', () => {
    expect(Object.keys(run).sort()).toEqual(Object.keys(actions).sort())
  })
})
