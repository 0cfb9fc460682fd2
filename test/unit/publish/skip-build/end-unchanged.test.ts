import { describe, expect, test } from '@jest/globals'
import type { Plan, RegionPlan } from '../../../../src/layer/layer.ts'
import type { PlannedLayer } from '../../../../src/publish/regions/apply.ts'
import { hasNothingToDo } from '../../../../src/publish/skip-build/end-unchanged.ts'
import { saying } from '../../../support/messages.ts'

const arn = 'arn:aws:lambda:eu-west-1:111122223333:layer:data:3'
const keep: RegionPlan = {
  target: { do: 'reuse', arn, version: 3 },
  ...{ fill: 0, grants: [], revokes: [], prunes: [], notes: [saying('A note.')] },
}
const publish: RegionPlan = { ...keep, target: { do: 'publish', expected: 4, because: 'x' } }
const missing: RegionPlan = { missing: saying('The Region is down.') }

function isDone(
  plans: Record<string, RegionPlan>,
  templates: readonly string[] = [],
  values: Record<string, Record<string, string | undefined>> = {},
): boolean {
  const plan: Plan = new Map(Object.entries(plans))
  const inputs = { 'layer-name': 'data', 'ssm-parameter': templates }
  const parameters = new Map(
    Object.entries(values).map(([region, all]) => [region, new Map(Object.entries(all))]),
  )
  return hasNothingToDo({ plan, job: { inputs } } as unknown as PlannedLayer, {
    observations: new Map(),
    parameters,
  })
}

describe('nothing is to do', () => {
  test('if each Region keeps its version', () => {
    expect(isDone({ 'eu-west-1': keep, 'us-east-1': keep })).toBe(true)
  })

  test('if optional Regions are not available', () => {
    expect(isDone({ 'eu-west-1': keep, 'us-east-1': missing })).toBe(true)
  })

  test('if a Region rejects a part of the metadata', () => {
    const declared = { runtimes: [], architectures: [] }
    const less = { ...keep, target: { do: 'reuse', arn, version: 3, declared } } as const
    expect(isDone({ 'eu-west-1': less })).toBe(true)
  })

  test('if the parameters have the ARN of the version', () => {
    const values = { '/layers/data/arn': arn, '/layers/data/3': arn }
    expect(
      isDone({ 'eu-west-1': keep }, ['/layers/{name}/arn', '/layers/{name}/{version}'], {
        'eu-west-1': values,
      }),
    ).toBe(true)
  })
})

describe('something is to do', () => {
  test.each<[string, RegionPlan]>([
    ['publishes', publish],
    ['grants', { ...keep, grants: [{ principal: '111122223333', statementId: 'a' }] }],
    ['revokes', { ...keep, revokes: [{ id: 'a' }] }],
    ['deletes', { ...keep, prunes: [{ version: 1, because: 'surplus' }] }],
    ['is blocked', { blocked: saying('The number is taken.') }],
    ['was not observed', { unobserved: saying('No response.') }],
  ])('if one of the Regions %s', (_, planned) => {
    expect(isDone({ 'eu-west-1': keep, 'us-east-1': planned })).toBe(false)
  })

  test('if no Region is available', () => {
    expect(isDone({ 'eu-west-1': missing })).toBe(false)
    expect(isDone({})).toBe(false)
  })

  test.each<[string, Record<string, Record<string, string | undefined>>]>([
    ['does not exist', { 'eu-west-1': { '/layers/data/arn': undefined } }],
    ['has another ARN', { 'eu-west-1': { '/layers/data/arn': arn.replace(/3$/, '2') } }],
    ['was not read', {}],
    ['has the ARN only in another Region', { 'us-east-1': { '/layers/data/arn': arn } }],
  ])('if a parameter %s', (_, values) => {
    expect(isDone({ 'eu-west-1': keep }, ['/layers/{name}/arn'], values)).toBe(false)
  })
})
