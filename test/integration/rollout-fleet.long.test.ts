import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { deleteVersion, publishVersion, shareVersion } from '../support/layer-states.ts'
import { fourRegions } from '../support/run-bundle.ts'
import { rolloutInProcess } from '../support/run-recipe.ts'

/** 300 functions in four Regions, of every kind that decides whether a function is updated. */
const countInRegion = 75
const otherAccount = '444455556666'
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
  for (const region of fourRegions) await prepare(region)
})
afterAll(() => rig.stop())

function arn(region: string, version: number, account = '123456789012'): string {
  return `arn:aws:lambda:${region}:${account}:layer:test-layer:${version}`
}

/** Publishes three versions, and deletes the second one. The other account shares its first version, and not its second one. */
async function prepare(region: string): Promise<void> {
  for (const code of ['one', 'two', 'three'])
    await publishVersion(rig, region, code, {
      CompatibleRuntimes: ['nodejs24.x'],
      CompatibleArchitectures: ['x86_64'],
    })
  await deleteVersion(rig, region, 2)
  const other = { url: rig.url, env: { ...rig.env, AWS_ACCESS_KEY_ID: `ASIA${otherAccount}OTHER` } }
  for (const code of ['one', 'two']) await publishVersion(other, region, code)
  await shareVersion(other, region, 1, '*')
  for (let number = 0; number < countInRegion; number += 1) {
    const { changes, tags = {} } = kindOf(region, number)
    rig.functions.add(region, { FunctionName: nameOf(number), ...changes }, { tags })
  }
}

function nameOf(number: number): string {
  return `f${String(number).padStart(3, '0')}`
}

/** The kinds of functions. Only the first three are updated. */
function kindOf(region: string, number: number): { changes: object; tags?: Record<string, string> } {
  const [old, granted] = [arn(region, 1), arn(region, 1, otherAccount)]
  const kinds: { changes: object; tags?: Record<string, string> }[] = [
    { changes: { Layers: [old] } },
    { changes: { Layers: [granted, old] } },
    { changes: { Layers: [old, granted], State: 'Inactive' } },
    { changes: { Layers: [arn(region, 3)] } },
    { changes: { Layers: [granted] } },
    { changes: { Layers: [arn(region, 2)] } },
    { changes: { Layers: [old, arn(region, 2, otherAccount)] } },
    { changes: { Layers: [old] }, tags: { 'aws:cloudformation:stack-name': 's' } },
    { changes: { Layers: [old] }, tags: { ManagedBy: 'terraform' } },
    { changes: { Layers: [old], Runtime: 'python3.13' } },
    { changes: { Layers: [old], Architectures: ['arm64'] } },
    { changes: { Layers: [old], State: 'Failed' } },
    { changes: { Layers: [old], LastUpdateStatus: 'Failed' } },
    { changes: { PackageType: 'Image', Layers: [] } },
    { changes: {} },
  ]
  return kinds[number % kinds.length] ?? { changes: {} }
}

const layersIn = (region: string) =>
  Array.from({ length: countInRegion }, (_, number) => rig.functions.stateOf(region, nameOf(number)).layers)

/** Returns the number of functions in an output. */
function countIn(output: string | undefined): number {
  return Object.values(JSON.parse(output ?? '{}') as Record<string, unknown[]>).flat().length
}

test('in a fleet, only the functions that can be updated are changed, in waves', async () => {
  const before = new Map(fourRegions.map((region) => [region, layersIn(region)]))
  const inputs = {
    arns: JSON.stringify(Object.fromEntries(fourRegions.map((region) => [region, arn(region, 3)]))),
    'managed-tags': 'ManagedBy=terraform',
    'stop-after': '10',
  }
  rig.calls.length = 0
  const dry = await rolloutInProcess(rig.env, inputs)
  expect(rig.calls.filter(({ write }) => write)).toEqual([])

  const wave = { ...inputs, 'dry-run': 'false', 'at-most': '25' }
  const waves = [await rolloutInProcess(rig.env, wave), await rolloutInProcess(rig.env, wave)]
  const last = await rolloutInProcess(rig.env, { ...inputs, 'dry-run': 'false' })
  for (const { run } of [dry, ...waves, last]) expect(run.failure).toBeUndefined()
  // 15 kinds, each five times in each of four Regions. Three of them are updated.
  expect([...waves, last].map(({ outputs }) => countIn(outputs['updated']))).toEqual([25, 25, 10])
  expect(countIn(dry.outputs['behind']) - countIn(last.outputs['behind'])).toBe(60)
  expect(countIn(last.outputs['up-to-date'])).toBe(80)

  for (const [region, layers] of before) {
    const expected = layers.map((list, number) =>
      number % 15 < 3 ? list.map((one: string) => (one === arn(region, 1) ? arn(region, 3) : one)) : list,
    )
    expect(layersIn(region)).toEqual(expected)
  }
  const again = await rolloutInProcess(rig.env, { ...inputs, 'dry-run': 'false' })
  expect(again.outputs).toEqual({ ...last.outputs, updated: '{}' })
})
