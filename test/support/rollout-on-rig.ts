import { expect } from '@jest/globals'
import type { Rig } from '../rig/rig.mjs'
import { publishVersion, shareVersion } from './layer-states.ts'
import { rolloutInProcess } from './run-recipe.ts'
import type { Conditions, RolledOutInProcess } from './run-recipe.ts'

/** Functions in two Regions that use version 1 of the layer `test-layer`, and an alias that invokes them. Version 2 is rolled out. */

export const regions = ['eu-central-1', 'eu-west-1'] as const
export const names = ['a', 'b', 'c'] as const

/** The inputs of a rollout that updates and releases all of these functions. */
export const inputs = {
  arns: JSON.stringify(Object.fromEntries(regions.map((region) => [region, versionArn(region, 2)]))),
  'dry-run': 'false',
  'publish-version': 'true',
  alias: 'live',
  'stop-after': '3',
}

export function versionArn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

/** The other layer of each function. It has the same name, and another account shares it with everyone. */
export function otherArn(region: string): string {
  return `arn:aws:lambda:${region}:444455556666:layer:test-layer:1`
}

/** Publishes two versions in each Region, and creates functions that use the first one. */
export async function prepareFunctions(rig: Rig): Promise<void> {
  await rig.reset()
  for (const region of regions) {
    for (const code of ['one', 'two']) await publishVersion(rig, region, code)
    await publishOther(rig, region)
    for (const name of names) {
      rig.functions.add(region, { FunctionName: name, Layers: [otherArn(region), versionArn(region, 1)] })
      rig.functions.release(region, name, 'live')
    }
  }
  rig.calls.length = 0
}

/** Publishes the other layer, as its account does. */
async function publishOther({ url, env }: Rig, region: string): Promise<void> {
  const other = { url, env: { ...env, AWS_ACCESS_KEY_ID: 'ASIA444455556666OTHER' } }
  await publishVersion(other, region, 'other')
  await shareVersion(other, region, 1, '*')
}

export function rollOut(
  { env }: Rig,
  more: Readonly<Record<string, string>> = {},
  conditions?: Conditions,
): Promise<RolledOutInProcess> {
  return rolloutInProcess(env, { ...inputs, ...more }, conditions)
}

/** Returns the functions in an output, with their Regions, such as `eu-west-1 a`. */
export function functionsIn(output: string | undefined): string[] {
  const parsed = JSON.parse(output ?? '{}') as Record<string, (string | { function: string })[]>
  return Object.entries(parsed).flatMap(([region, functions]) =>
    functions.map((one) => `${region} ${typeof one === 'string' ? one : one.function}`),
  )
}

/** All functions, as `functionsIn` returns them. */
export const allFunctions = regions.flatMap((region) => names.map((name) => `${region} ${name}`))

/** Whether `$LATEST` of a function has the new version, and whether the alias invokes it. */
export function stateOn({ functions }: Rig, region: string, name: string): [boolean, boolean] {
  const { layers, aliases } = functions.stateOf(region, name)
  return [layers[1] === versionArn(region, 2), aliases['live']?.FunctionVersion === '2']
}

/** Checks that no other layer was changed, and that the outputs agree with the functions. */
export function expectPromises(rig: Rig, { outputs }: Pick<RolledOutInProcess, 'outputs'>): void {
  const [behind, current, failed] = ['behind', 'up-to-date', 'failed'].map((name) =>
    functionsIn(outputs[name]),
  )
  const named = [...(behind ?? []), ...(failed ?? [])]
  const isObserved = named.length > 0 || (current?.length ?? 0) > 0
  for (const region of regions)
    for (const name of names) {
      const key = `${region} ${name}`
      const { layers, versions } = rig.functions.stateOf(region, name)
      expect(layers).toEqual([otherArn(region), expect.stringContaining(':123456789012:layer:test-layer:')])
      expect(versions.length).toBeLessThanOrEqual(2)
      if (!isObserved) continue
      const state = stateOn(rig, region, name)
      if (current?.includes(key)) expect([key, ...state]).toEqual([key, true, true])
      else if (state[0]) expect(named).toContain(key)
    }
}

/** Checks that another run, after all faults and updates have ended, completes the rollout. */
export async function expectRerunToComplete(rig: Rig): Promise<void> {
  rig.faults.clear()
  rig.functions.settle()
  const again = await rollOut(rig)
  expect(again.run.failure).toBeUndefined()
  expectPromises(rig, again)
  expect(functionsIn(again.outputs['up-to-date'])).toEqual(allFunctions)
  expect(again.outputs['behind']).toBe('{}')
}
