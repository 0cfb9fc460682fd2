import { describe, expect, test } from '@jest/globals'
import type { LayerUse } from '../../../src/layer/lambda-function.ts'
import type { Observation, RegionPlan } from '../../../src/layer/layer.ts'
import { olderUses, olderUsesIn } from '../../../src/plan/older-uses.ts'
import { saying } from '../../support/messages.ts'

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const listed = (version: number) => ({
  version,
  arn: `${layer}:${version}`,
  description: '',
  architectures: [],
})

/** Returns the use of a version by `$LATEST`, or by a published version. */
function use(functionName: string, arn: string | number, isPublished = false): LayerUse {
  return { functionName, isPublished, arn: typeof arn === 'number' ? `${layer}:${arn}` : arn }
}

describe('the functions that use older versions', () => {
  const current = { arn: `${layer}:5`, version: 5 }

  test.each<[string, LayerUse[], object]>([
    ['are none if there are no functions', [], { functions: 0, onlyPublished: 0 }],
    [
      'count once, however many versions they have',
      [use('f', 3), use('f', 1, true), use('f', 2, true), use('f', 3, true), use('g', 4)],
      { functions: 2, onlyPublished: 0 },
    ],
    [
      'can be up to date except for their published versions',
      [use('f', 5), use('f', 1, true), use('f', 2, true), use('g', 4)],
      { functions: 2, onlyPublished: 1 },
    ],
    [
      'do not include those that use the version or a newer one',
      [use('f', 5), use('g', 6)],
      { functions: 0, onlyPublished: 0 },
    ],
    [
      'do not include those of a layer with the same name in another account',
      [use('f', 'arn:aws:lambda:eu-west-1:444455556666:layer:x:1')],
      { functions: 0, onlyPublished: 0 },
    ],
  ])('%s', (_name, uses, expected) => {
    expect(olderUses(uses, current)).toEqual(expected)
  })
})

describe('after a run', () => {
  const nothing = { fill: 0, grants: [], revokes: [], prunes: [], notes: [] }
  const reuse: RegionPlan = { ...nothing, target: { do: 'reuse', ...listed(5) } }
  const publish: RegionPlan = { ...nothing, target: { do: 'publish', expected: 6, because: 'new' } }
  const uses = [use('f', 5), use('g', 4)]
  const observed = (change: object = {}): Observation => ({
    seen: true,
    versions: [listed(5), listed(4)],
    ofOtherArchitectures: [],
    statements: [],
    earlier: [],
    usage: { known: true, uses },
    ...change,
  })
  const inPlan = (planned: RegionPlan, observation: Observation) =>
    olderUsesIn(new Map([['r', planned]]), new Map([['r', observation]])).get('r')?.functions

  test.each<[string, RegionPlan, Observation, number | undefined]>([
    ['that publishes, users of the newest version are behind', publish, observed(), 2],
    ['that changes nothing, they are not', reuse, observed(), 1],
    [
      'users of a version for other architectures are not',
      publish,
      observed({ ofOtherArchitectures: [listed(4)] }),
      1,
    ],
    ['users of a deleted version are', reuse, observed({ versions: [listed(5)] }), 1],
    [
      'nothing is known without a list',
      publish,
      observed({ usage: { known: false, reason: saying('x') } }),
      undefined,
    ],
    ['nothing is known of a Region that is blocked', { blocked: saying('x') }, observed(), undefined],
    [
      'nothing is known of a Region that was not read',
      publish,
      { seen: false, reason: saying('x') },
      undefined,
    ],
  ])('%s', (_name, planned, observation, expected) => {
    expect(inPlan(planned, observation)).toBe(expected)
  })
})
