import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { findingsIn } from '../../src/verify/drift.ts'
import { outputsOf } from '../../src/verify/report.ts'
import type { Run } from '../../src/verify/run.ts'
import { passingFaults, randomFaults } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { deleteVersion, publishVersion, setParameter, shareVersion } from '../support/layer-states.ts'
import { verifyInProcess } from '../support/run-recipe.ts'

/** Responses are lost, truncated, denied or throttled. Whatever happens, the action reports no difference that does not exist. */

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const
const [, drifted] = regions
const consumer = '444455556666'
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

beforeEach(async () => {
  await rig.reset()
  for (const region of regions) {
    for (const code of ['old', 'new']) await publishVersion(rig, region, code)
    await shareVersion(rig, region, 2, consumer)
    await setParameter(rig, region, '/layers/test-layer', arn(region))
  }
})

function arn(region: string): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:2`
}

const denied =
  'User is not authorized to perform: lambda:x because no identity-based policy allows the lambda:x action'

/** Other errors of AWS, after which no further attempt succeeds. */
const lastingFaults: Then[] = [
  { status: 403, errorType: 'AccessDeniedException', message: denied },
  { status: 400, errorType: 'InvalidParameterValueException', message: 'The value is not valid.' },
  { status: 404, garble: 'html' },
]

/** Runs the action with random faults in all calls that read the layer, and expects that it writes nothing. */
async function verify(seed: number, kinds: Then[]): Promise<Run> {
  rig.calls.length = 0
  for (const service of ['lambda', 'ssm']) rig.faults.add(randomFaults(seed, 0.25, kinds, { service }))
  const run = await verifyInProcess(
    { ...rig.env, ...rig.oidcEnv },
    {
      expected: JSON.stringify(Object.fromEntries(regions.map((region) => [region, arn(region)]))),
      principals: consumer,
      'ssm-parameter': '/layers/{name}',
      'consumer-role': `arn:aws:iam::${consumer}:role/publisher`,
    },
  )
  rig.faults.clear()
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
  return run
}

function kindsIn({ comparison = new Map() }: Run): Record<string, string[]> {
  const found = [...comparison].map(
    ([region, result]) => [region, findingsIn(result).map(({ kind }) => kind)] as const,
  )
  return Object.fromEntries(found.filter(([, kinds]) => kinds.length > 0))
}

const seeds = Array.from({ length: 6 }, (_, seed) => seed + 1)

describe.each([
  ['faults that pass', passingFaults],
  ['faults that last', [...passingFaults, ...lastingFaults]],
])('%s', (_name, kinds) => {
  test.each(seeds)('result in no difference if there is none: seed %i', async (seed) => {
    const run = await verify(seed, kinds)
    expect(kindsIn(run)).toEqual({})
    const { 'in-sync': isInSync, 'not-checked': unchecked } = outputsOf(run)
    // What was not read is reported, and the step fails.
    expect(isInSync === 'true').toBe(unchecked === '{}' && run.failure === undefined)
    expect(run.failure === undefined).toBe(isInSync === 'true')
  })

  test.each(seeds)(
    'hide no other Region, and add nothing to the difference in one Region: seed %i',
    async (seed) => {
      await deleteVersion(rig, drifted, 2)
      const run = await verify(seed, kinds)
      expect([{}, { [drifted]: ['older'] }, { [drifted]: ['missing'] }]).toContainEqual(kindsIn(run))
      expect(outputsOf(run)['in-sync']).not.toBe('true')
      expect(run.failure).not.toBeUndefined()
    },
  )
})
