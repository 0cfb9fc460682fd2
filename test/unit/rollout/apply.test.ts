import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ServiceFailure } from '../../../src/regions/calls/service.ts'
import { apply } from '../../../src/rollout/apply.ts'
import type { Outcome } from '../../../src/rollout/outcome.ts'
import type { FunctionPlan, Plan, Release } from '../../../src/rollout/plan/types.ts'
import { FunctionsInMemory, refusedBecause } from '../../support/functions-in-memory.ts'
import { saying } from '../../support/messages.ts'
import { lost, metadata } from '../../support/region-in-memory.ts'

const layer = 'arn:aws:lambda:eu-west-1:111122223333:layer:x'
const other = 'arn:aws:lambda:eu-west-1:444455556666:layer:other:7'
const [old, target] = [`${layer}:3`, `${layer}:5`]
const before = [other, old]
const after = [other, target]

/** Returns a plan that updates all functions of the Regions. */
function planFor(
  regions: ReadonlyMap<string, FunctionsInMemory>,
  release?: (name: string, functions: FunctionsInMemory) => Release,
): Plan {
  return new Map(
    [...regions].map(([region, functions]) => {
      const plans = [...functions.kept].map(([name, { latest }]): FunctionPlan => {
        const update = {
          do: 'update',
          latest,
          change: { before: latest.layers, after: latest.layers.map((arn) => (arn === old ? target : arn)) },
          release: release?.(name, functions),
        } as const
        return { name, runtime: latest.runtime, current: 3, action: update }
      })
      const version = { ...metadata, arn: target, version: 5, codeSha256: 'new' }
      return [region, { target: version, functions: plans, notSelected: 0 }]
    }),
  )
}

interface Run {
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** The outcomes of each function in their order. */
  readonly history: ReadonlyMap<string, readonly Outcome['result'][]>
  readonly slept: number
}

async function carryOut(
  regions: ReadonlyMap<string, FunctionsInMemory>,
  { plan = planFor(regions), stopAfter = 1, cancelled = new AbortController().signal } = {},
): Promise<Run> {
  const outcomes = new Map<string, Outcome>()
  const history = new Map<string, Outcome['result'][]>()
  let slept = 0
  await apply(plan, {
    services: regions,
    stopAfter,
    cancelled,
    sleep: async (milliseconds) => {
      slept += milliseconds
    },
    report: (region, name, outcome) => {
      const key = `${region} ${name}`
      outcomes.set(key, outcome)
      history.set(key, [...(history.get(key) ?? []), outcome.result])
    },
  })
  return { outcomes, history, slept }
}

/** Returns a Region with functions of these names, which use version 3 of the layer. */
function regionWith(...names: string[]): FunctionsInMemory {
  const functions = new FunctionsInMemory()
  for (const name of names) functions.add({ name, layers: before })
  return functions
}

/** Updates one function, and returns the outcome. */
async function updateOne(functions: FunctionsInMemory, plan?: Plan): Promise<Outcome | undefined> {
  const regions = new Map([['r', functions]])
  return (await carryOut(regions, { plan: plan ?? planFor(regions) })).outcomes.get('r f')
}

/** Lets the call fail this many times, by `fail`. */
function times(count: number, call: string, fail: () => unknown) {
  let left = count
  return async (made: string): Promise<void> => {
    if (!made.startsWith(call) || left === 0) return
    left -= 1
    throw fail()
  }
}

describe('an update', () => {
  test('replaces the entry, and waits until the update has ended', async () => {
    const functions = regionWith('f')
    functions.updateReads = 3
    const { outcomes, slept } = await carryOut(new Map([['r', functions]]))
    expect(outcomes.get('r f')).toEqual({ result: 'updated' })
    expect(functions.layersOf('f')).toEqual(after)
    expect(functions.kept.get('f')?.latest.updateStatus).toBe('Successful')
    expect(slept).toBeGreaterThan(1_000)
  })

  test.each([1, 2])('is found if %d responses are lost', async (count) => {
    const functions = regionWith('f')
    functions.after = times(count, 'update', () => lost)
    expect(await updateOne(functions)).toEqual({ result: 'updated' })
    expect(functions.calls).toEqual(['update f to other:7 x:5'])
  })

  test('is sent again if the request was lost', async () => {
    const functions = regionWith('f')
    functions.before = times(2, 'update', () => lost)
    expect(await updateOne(functions)).toEqual({ result: 'updated' })
    expect(functions.calls).toEqual(['update f to other:7 x:5'])
  })

  test('fails if the request is lost too often, and the function is unchanged', async () => {
    const functions = regionWith('f')
    functions.before = times(9, 'update', () => lost)
    expect(await updateOne(functions)).toMatchObject({ result: 'failed', state: 'unchanged' })
    expect(functions.layersOf('f')).toEqual(before)
  })

  test.each([1, 2, 3])(
    'is found if the response is lost and %d reads lag behind the update',
    async (laggingReads) => {
      const functions = regionWith('f')
      functions.laggingReads = laggingReads
      functions.after = times(1, 'update', () => lost)
      const outcome = await updateOne(functions)
      if (laggingReads < 3) expect(outcome).toEqual({ result: 'updated' })
      else expect(outcome).toMatchObject({ result: 'failed', state: 'unknown' })
      expect(functions.calls).toEqual(['update f to other:7 x:5'])
    },
  )

  test('is named if the response is lost and the function cannot be read', async () => {
    const functions = regionWith('f')
    functions.after = times(1, 'update', () => lost)
    functions.before = times(9, 'read', () => lost)
    expect(await updateOne(functions)).toMatchObject({ result: 'failed', state: 'unknown' })
  })

  test('is named if its end cannot be read', async () => {
    const functions = regionWith('f')
    functions.before = times(9, 'read', () => lost)
    expect(await updateOne(functions)).toMatchObject({ result: 'failed', state: 'partly-updated' })
  })

  test('is named if it does not end', async () => {
    const functions = regionWith('f')
    functions.updateReads = 1_000
    expect(await updateOne(functions)).toMatchObject({
      result: 'failed',
      state: 'partly-updated',
      because: { text: expect.stringContaining('did not complete it within five minutes') },
    })
  })

  test('that AWS refuses changes nothing', async () => {
    const functions = regionWith('f')
    functions.unusable.add(other)
    expect(await updateOne(functions)).toMatchObject({ result: 'failed', state: 'unchanged' })
    expect(functions.layersOf('f')).toEqual(before)
  })
})

describe('an optional Region that goes down after it was read', () => {
  const missing = { result: 'missing', because: saying('It is down.') }
  const whenDown = (isTolerated: boolean) => () =>
    new ServiceFailure(saying('It is down.'), { refused: false, isTolerated })

  test('is skipped at its first update, and its other functions are not started', async () => {
    const functions = regionWith('a', 'b', 'c')
    functions.before = times(9, 'update', whenDown(true))
    const { outcomes, history } = await carryOut(new Map([['r', functions]]))
    expect(outcomes.get('r a')).toEqual(missing)
    for (const name of ['b', 'c']) {
      expect(outcomes.get(`r ${name}`)).toEqual({ ...missing, result: 'not-started' })
      expect(history.get(`r ${name}`)).toEqual(['not-started', 'not-started'])
    }
  })

  test('does not stop the other Regions', async () => {
    const functions = regionWith('a', 'b')
    functions.before = times(9, 'update', whenDown(true))
    const others = regionWith('c', 'd')
    const { outcomes } = await carryOut(
      new Map([
        ['r', functions],
        ['s', others],
      ]),
    )
    for (const name of ['c', 'd']) expect(outcomes.get(`s ${name}`)).toEqual({ result: 'updated' })
  })

  // A function whose layers an earlier run changed only needs a release, so that this is the first write of the run.
  test.each([
    ['while a version is published', 'publish', {}],
    ['while a published version is read', 'read f:2', { version: '2' }],
    ['while an alias is moved', 'alias f:live to', { version: '2' }],
  ])('is skipped %s', async (_name, call, release) => {
    const functions = regionWith('f')
    functions.release('f', 'live')
    functions.release('f')
    const before = functions.kept.get('f')?.aliases.get('live')
    const { latest } = functions.kept.get('f') ?? {}
    if (!before || !latest) throw new Error('the function is not released')
    const action = { do: 'update', latest, release: { ...release, alias: { before, weight: 1 } } } as const
    const planned = { name: 'f', runtime: latest.runtime, current: 3, action }
    const version = { ...metadata, arn: target, version: 5, codeSha256: 'new' }
    const plan: Plan = new Map([['r', { target: version, functions: [planned], notSelected: 0 }]])
    functions.before = times(9, call, whenDown(true))
    expect(await updateOne(functions, plan)).toEqual(missing)
    expect(functions.calls).toEqual([])
  })

  // After the first write, the service does not tolerate a failure any more.
  test.each([
    ['before the update is read', 'read f', undefined],
    ['while a version is published', 'publish', {}],
    ['while a version is read', 'read f:1', {}],
  ])('fails after its first write, %s', async (_name, call, release) => {
    const functions = regionWith('f')
    const plan = planFor(new Map([['r', functions]]), release && (() => release))
    let isWritten = false
    functions.after = async () => {
      isWritten = true
    }
    functions.before = async (made) => {
      if (isWritten && made.startsWith(call)) throw whenDown(false)()
    }
    expect(await updateOne(functions, plan)).toMatchObject({ result: 'failed', state: 'partly-updated' })
  })
})

describe('a change by somebody else', () => {
  /** Lets somebody else change the function between the plan and the first update. */
  function meanwhile(functions: FunctionsInMemory, change: () => void): void {
    let isDone = false
    functions.before = async (call) => {
      if (!call.startsWith('update') || isDone) return
      isDone = true
      change()
    }
  }

  test('of the revision alone does not matter', async () => {
    const functions = regionWith('f')
    meanwhile(functions, () => functions.deploy('f', {}))
    expect(await updateOne(functions)).toEqual({ result: 'updated' })
  })

  test.each([
    ['the code', { codeSha256: 'deployed' }],
    ['a setting', { settings: 'deployed' }],
    ['the layers', { layers: [old] }],
  ])('of %s is left alone', async (_name, change) => {
    const functions = regionWith('f')
    meanwhile(functions, () => functions.deploy('f', change))
    const expected = functions.kept.get('f')
    expect(await updateOne(functions)).toMatchObject({
      result: 'skipped',
      because: { text: expect.stringContaining('Somebody else changed the function') },
    })
    expect(functions.calls).toEqual([])
    expect(functions.kept.get('f')?.latest).toMatchObject({
      ...expected?.latest,
      ...change,
      revisionId: expect.any(String),
    })
  })

  test('to the same version counts as updated', async () => {
    const functions = regionWith('f')
    meanwhile(functions, () => functions.deploy('f', { layers: after }))
    expect(await updateOne(functions)).toEqual({ result: 'updated' })
    expect(functions.calls).toEqual([])
  })

  test('that is in progress is left alone', async () => {
    const functions = regionWith('f')
    meanwhile(functions, () => {
      functions.deploy('f', { updateStatus: 'InProgress' })
      const kept = functions.kept.get('f')
      if (kept) kept.readsLeft = 9
    })
    expect(await updateOne(functions)).toMatchObject({
      result: 'skipped',
      because: { text: expect.stringContaining('in progress') },
    })
  })

  test('that undoes the update is reported', async () => {
    const functions = regionWith('f')
    functions.after = async (call) => {
      if (call.startsWith('update')) functions.deploy('f', { layers: before, updateStatus: 'Successful' })
    }
    const { outcomes, slept } = await carryOut(new Map([['r', functions]]))
    expect(outcomes.get('r f')).toMatchObject({
      result: 'skipped',
      because: { text: expect.stringContaining('Somebody else changed the function') },
    })
    expect(slept).toBeLessThan(30_000)
  })

  test('that deletes the function is reported', async () => {
    const functions = regionWith('f')
    const plan = planFor(new Map([['r', functions]]))
    functions.kept.delete('f')
    expect(await updateOne(functions, plan)).toMatchObject({
      result: 'skipped',
      because: { text: 'The function no longer exists.' },
    })
  })
})

describe('if Lambda cannot update the function with the new version', () => {
  test('the previous layers are restored', async () => {
    const functions = regionWith('f')
    functions.failing.set(target, 'The extension does not start.')
    expect(await updateOne(functions)).toEqual({
      result: 'failed',
      state: 'restored',
      because: {
        topic: 'the-update-of-a-function-failed',
        text: 'Lambda could not update the function: The extension does not start.',
      },
    })
    expect(functions.layersOf('f')).toEqual(before)
    expect(functions.kept.get('f')?.latest.updateStatus).toBe('Successful')
  })

  test('a function that cannot be restored is named', async () => {
    const functions = regionWith('f')
    functions.failing.set(target, 'It does not start')
    functions.before = async (call) => {
      if (call.endsWith('x:3')) throw refusedBecause('denied')
    }
    expect(await updateOne(functions)).toMatchObject({
      result: 'failed',
      state: 'partly-updated',
      because: {
        text: 'Lambda could not update the function: It does not start. The previous layers could not be restored. AWS refused (denied).',
      },
    })
  })
})

describe('a release', () => {
  function released(weight?: number) {
    return (name: string, functions: FunctionsInMemory): Release => {
      const alias = functions.kept.get(name)?.aliases.get('live')
      return weight === undefined || !alias ? {} : { alias: { before: alias, weight } }
    }
  }

  function withAlias(weight?: number): { functions: FunctionsInMemory; plan: Plan } {
    const functions = regionWith('f')
    functions.release('f', 'live')
    return { functions, plan: planFor(new Map([['r', functions]]), released(weight)) }
  }

  const aliasOf = (functions: FunctionsInMemory) => functions.kept.get('f')?.aliases.get('live')

  test('publishes a version and leaves the alias alone', async () => {
    const { functions, plan } = withAlias()
    expect(await updateOne(functions, plan)).toEqual({ result: 'updated', version: '2' })
    expect(functions.kept.get('f')?.versions.get('2')?.layers).toEqual(after)
    expect(aliasOf(functions)?.version).toBe('1')
  })

  test.each([
    [1, { version: '2', weights: {} }],
    [0.1, { version: '1', weights: { 2: 0.1 } }],
  ])('moves the alias with the weight %d', async (weight, expected) => {
    const { functions, plan } = withAlias(weight)
    expect(await updateOne(functions, plan)).toEqual({ result: 'updated', version: '2', alias: 'live' })
    expect(aliasOf(functions)).toMatchObject(expected)
  })

  test.each(['update', 'publish', 'alias f:live to'])('survives a lost response to "%s"', async (call) => {
    const { functions, plan } = withAlias(1)
    functions.after = times(1, call, () => lost)
    expect(await updateOne(functions, plan)).toEqual({ result: 'updated', version: '2', alias: 'live' })
    expect(functions.kept.get('f')?.versions.size).toBe(2)
    expect(aliasOf(functions)).toMatchObject({ version: '2', weights: {} })
  })

  test('is not done if somebody deploys other code after the update', async () => {
    const { functions, plan } = withAlias(1)
    functions.before = async (call) => {
      if (call === 'publish f') functions.deploy('f', { codeSha256: 'unreleased' })
    }
    expect(await updateOne(functions, plan)).toMatchObject({ result: 'failed', state: 'partly-updated' })
    expect(functions.kept.get('f')?.versions.size).toBe(1)
    expect(aliasOf(functions)?.version).toBe('1')
  })

  test('is not done if somebody deploys other code while the update is in progress', async () => {
    const { functions, plan } = withAlias(1)
    functions.after = async (call) => {
      if (call.startsWith('update')) functions.deploy('f', { codeSha256: 'unreleased' })
    }
    expect(await updateOne(functions, plan)).toMatchObject({ result: 'failed', state: 'partly-updated' })
    expect(functions.kept.get('f')?.versions.size).toBe(1)
    expect(aliasOf(functions)?.version).toBe('1')
  })

  test('does not change an alias that somebody else moved', async () => {
    const { functions, plan } = withAlias(1)
    let isMoved = false
    functions.before = async (call) => {
      const { aliases } = functions.kept.get('f') ?? {}
      const alias = aliases?.get('live')
      if (!call.startsWith('alias f:live to') || !alias || isMoved) return
      isMoved = true
      aliases?.set('live', { ...alias, version: '7', revisionId: 'moved' })
    }
    expect(await updateOne(functions, plan)).toMatchObject({
      result: 'failed',
      state: 'partly-updated',
      because: { text: expect.stringContaining('changed the alias live') },
    })
    expect(aliasOf(functions)?.version).toBe('7')
  })

  test('of a version that is deleted in between fails', async () => {
    const { functions, plan } = withAlias(1)
    functions.after = async (call) => {
      if (call === 'publish f') functions.kept.get('f')?.versions.delete('2')
    }
    expect(await updateOne(functions, plan)).toMatchObject({ result: 'failed', state: 'partly-updated' })
    expect(aliasOf(functions)?.version).toBe('1')
  })

  test('that is not allowed leaves a function that a later run completes', async () => {
    const { functions, plan } = withAlias(1)
    functions.before = times(9, 'publish', () => refusedBecause('denied'))
    expect(await updateOne(functions, plan)).toMatchObject({ result: 'failed', state: 'partly-updated' })
    expect(functions.layersOf('f')).toEqual(after)
    expect(aliasOf(functions)?.version).toBe('1')
  })

  test('of a version that does not start restores the function, and does not move the alias', async () => {
    const { functions, plan } = withAlias(1)
    functions.notStarting.add(target)
    expect(await updateOne(functions, plan)).toMatchObject({
      result: 'failed',
      state: 'restored',
      because: { text: 'Lambda could not start version 2: It does not start. The alias is unchanged.' },
    })
    expect(functions.layersOf('f')).toEqual(before)
    expect(aliasOf(functions)?.version).toBe('1')
  })
})

describe('several functions', () => {
  test('"stop-after" counts over all Regions', async () => {
    const regions = new Map([
      ['one', regionWith('a', 'b', 'c')],
      ['two', regionWith('a', 'b')],
    ])
    regions.get('one')?.unusable.add(other)
    const { outcomes } = await carryOut(regions, { stopAfter: 2 })
    expect([...outcomes.values()].map(({ result }) => result)).toEqual([
      'failed',
      'failed',
      'not-started',
      'not-started',
      'not-started',
    ])
    expect(outcomes.get('two a')).toMatchObject({
      because: { text: expect.stringContaining('2 functions failed ("stop-after")') },
    })
  })

  test('never more than "stop-after" functions fail, and every function has an outcome', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        async (fails, stopAfter) => {
          const functions = new FunctionsInMemory()
          for (const [index, isFailing] of fails.entries())
            functions.add({ name: `f${index}`, layers: isFailing ? [other, old] : [old] })
          functions.unusable.add(other)
          const { outcomes } = await carryOut(new Map([['r', functions]]), { stopAfter })
          const results = [...outcomes.values()].map(({ result }) => result)
          const failed = results.filter((result) => result === 'failed').length
          expect(results).toHaveLength(fails.length)
          expect(failed).toBeLessThanOrEqual(stopAfter)
          if (failed < stopAfter) expect(results).not.toContain('not-started')
          for (const [name, { latest }] of functions.kept) {
            const isUpdated = outcomes.get(`r ${name}`)?.result === 'updated'
            expect(latest.layers.includes(target)).toBe(isUpdated)
          }
        },
      ),
    )
  })

  test('after a cancellation, no further function is updated', async () => {
    const functions = regionWith('a', 'b', 'c')
    const controller = new AbortController()
    functions.after = async () => controller.abort()
    const { outcomes } = await carryOut(new Map([['r', functions]]), { cancelled: controller.signal })
    expect([...outcomes.values()].map(({ result }) => result)).toEqual([
      'updated',
      'not-started',
      'not-started',
    ])
    expect(functions.calls).toHaveLength(1)
    expect(outcomes.get('r b')).toMatchObject({ because: { topic: 'the-run-was-cancelled' } })
  })

  test('the outcomes are recorded before the first call, and before each update', async () => {
    const { history } = await carryOut(new Map([['r', regionWith('a', 'b')]]))
    expect([...history.values()]).toEqual([
      ['not-started', 'failed', 'updated'],
      ['not-started', 'failed', 'updated'],
    ])
  })
})
