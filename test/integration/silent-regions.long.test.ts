import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { outages } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())

test('an optional Region that does not respond is skipped after two attempts', async () => {
  rig.downRegions.set('me-south-1', outages['does not respond'])
  const result = await run(smallLayer(), rig.env, {
    regions: 'eu-west-1',
    'optional-regions': 'me-south-1',
  })
  expect(result.exitCode).toBe(0)
  expect(Object.keys(JSON.parse(result.outputs['missing-regions'] ?? '') as object)).toEqual(['me-south-1'])
  expect(rig.calls.filter(({ region }) => region === 'me-south-1')).toHaveLength(2)
})
