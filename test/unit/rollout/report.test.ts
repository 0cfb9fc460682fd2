import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../../src/rollout/outcome.ts'
import type { FunctionAction, FunctionPlan, RegionPlan } from '../../../src/rollout/plan/types.ts'
import { outputsOf, summaryOf, verdict } from '../../../src/rollout/report.ts'
import { newRun, recordOutcome } from '../../../src/rollout/run.ts'
import type { Run } from '../../../src/rollout/run.ts'
import { functionConfiguration } from '../../support/functions-in-memory.ts'
import { saying } from '../../support/messages.ts'
import { metadata } from '../../support/region-in-memory.ts'

const before = ['arn:aws:lambda:r:1:layer:x:3']
const update: FunctionAction = {
  do: 'update',
  change: { before, after: ['arn:aws:lambda:r:1:layer:x:5'] },
  latest: functionConfiguration(),
}

function planOf(actions: Record<string, FunctionAction>, current = 3): RegionPlan {
  const functions = Object.entries(actions).map(([name, action]): FunctionPlan => ({
    name,
    runtime: 'nodejs24.x',
    current,
    action,
  }))
  return { target: { ...metadata, arn: 'arn', version: 5, codeSha256: '' }, functions, notSelected: 2 }
}

function runWith(
  regions: Record<string, RegionPlan>,
  outcomes: Record<string, Outcome> = {},
  changes: Partial<Run> = {},
): Run {
  const run: Run = {
    ...newRun({}),
    layerName: 'x',
    regions: Object.keys(regions),
    plan: new Map(Object.entries(regions)),
    ...changes,
  }
  for (const [name, outcome] of Object.entries(outcomes)) recordOutcome(run, 'r', name, outcome)
  return run
}

function outputs(run: Run): Record<string, unknown> {
  const { report: _path, ...lists } = outputsOf(run)
  return Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, JSON.parse(text)]))
}

const actions: Record<string, FunctionAction> = {
  current: { do: 'keep' },
  managed: { do: 'report', because: saying('CloudFormation manages it.') },
  first: update,
  second: update,
  third: update,
  later: { do: 'defer' },
}
const failed = (state: (Outcome & { result: 'failed' })['state']): Outcome => ({
  result: 'failed',
  because: saying('No.'),
  state,
})

describe('the outputs', () => {
  test('of a dry run have the functions that are behind', () => {
    const run = runWith({ r: planOf(actions) })
    const known = { version: 3, runtime: 'nodejs24.x' }
    expect(outputs(run)).toMatchObject({
      behind: {
        r: [
          { function: 'managed', ...known, because: 'CloudFormation manages it.' },
          ...['first', 'second', 'third', 'later'].map((name) => ({ function: name, ...known })),
        ],
      },
      'up-to-date': { r: ['current'] },
      updated: {},
      failed: {},
      'failed-regions': [],
    })
  })

  test('of a run have each function in its state', () => {
    const run = runWith(
      { r: planOf(actions) },
      { first: { result: 'updated' }, second: failed('restored'), third: failed('partly-updated') },
      { dryRun: false },
    )
    const found = outputs(run)
    expect(found['behind']).toMatchObject({
      r: [{ function: 'managed' }, { function: 'second', because: 'No.' }, { function: 'later' }],
    })
    expect(found).toMatchObject({
      'up-to-date': { r: ['current', 'first'] },
      updated: { r: ['first'] },
      failed: {
        r: [
          { function: 'second', state: 'restored', because: 'No.' },
          { function: 'third', state: 'partly-updated', because: 'No.', 'previous-layers': before },
        ],
      },
      'failed-regions': ['r'],
    })
  })

  test('have a function whose update somebody else began among those that are behind', () => {
    const because = saying('The last update of the function failed.')
    const unfinished = runWith({ r: planOf({ f: { do: 'report', because } }, 5) })
    expect(outputs(unfinished)).toMatchObject({
      behind: { r: [{ function: 'f', version: 5, because: because.text }] },
      'up-to-date': {},
    })
    expect(verdict(unfinished)).toContain(
      'No function uses an older version. 1 function has an update that is not done.',
    )
  })

  test('of a run that stopped early are empty', () => {
    const run = { ...newRun({}), regions: ['r'], failure: [saying('No.')] }
    expect(outputs(run)).toMatchObject({
      behind: {},
      'up-to-date': {},
      updated: {},
      failed: {},
      'failed-regions': ['r'],
    })
  })

  test('name the Regions that could not be read, and those that were skipped', () => {
    const regions = { r: planOf({}), s: { unobserved: saying('No.') }, t: { missing: saying('Down.') } }
    expect(outputs(runWith(regions))).toMatchObject({
      'failed-regions': ['s'],
      'missing-regions': { t: 'Down.' },
    })
  })
})

describe('an optional Region that goes down', () => {
  const missing: Outcome = { result: 'missing', because: saying('Down.') }
  const notStarted: Outcome = { result: 'not-started', because: saying('Down.') }
  const planned = { r: planOf({ first: update, second: update, third: update }) }

  test('before its first write is skipped, and its functions are behind', () => {
    const run = runWith(planned, { first: missing, second: missing, third: notStarted }, { dryRun: false })
    expect(outputs(run)).toMatchObject({
      'failed-regions': [],
      'missing-regions': { r: 'Down.' },
      failed: {},
      behind: { r: ['first', 'second', 'third'].map((name) => ({ function: name, because: 'Down.' })) },
    })
    expect(verdict(run)).toContain('Not available, and skipped: r.')
    expect(summaryOf(run)).toContain('### r\n\nskipped, because it was not available: Down.')
  })

  test.each<[string, Outcome]>([
    ['updated', { result: 'updated' }],
    ['left alone', { result: 'skipped', because: saying('Changed.') }],
    ['failed', failed('unchanged')],
  ])('while another of its functions is %s counts like any other Region', (_name, other) => {
    const run = runWith(planned, { first: missing, second: other, third: notStarted }, { dryRun: false })
    expect(outputs(run)).toMatchObject({
      'failed-regions': ['r'],
      'missing-regions': {},
      failed: { r: expect.arrayContaining([{ function: 'first', state: 'unchanged', because: 'Down.' }]) },
    })
  })
})

describe('the verdict', () => {
  test.each<[string, Run, string]>([
    [
      'of a dry run',
      runWith({ r: planOf(actions) }),
      'Dry run: 3 functions would be updated. To update, set "dry-run: false". 5 functions use older versions.',
    ],
    [
      'of a dry run in which all is up to date',
      runWith({ r: planOf({ current: { do: 'keep' } }) }),
      'Dry run: no function would be updated. No function uses an older version.',
    ],
    [
      'of a run',
      runWith(
        { r: planOf({ first: update, second: update }), s: { unobserved: saying('No.') } },
        { first: { result: 'updated' }, second: failed('unchanged') },
        { dryRun: false },
      ),
      '1 function updated. 1 function failed. Re-run the job. It updates only what is left. 1 function uses an older version. ' +
        '1 of 2 Regions could not be observed.',
    ],
    [
      'of a run that stopped early',
      newRun({}),
      'Nothing was updated: the run stopped before it knew which functions use the layer.',
    ],
  ])('%s', (_name, run, expected) => {
    expect(verdict(run)).toBe(expected)
  })
})

test('the summary has a table for each Region', () => {
  const run = runWith(
    { r: planOf(actions), s: { unobserved: saying('AWS denies it.') } },
    { first: { result: 'updated', version: '2', alias: 'live' }, second: failed('restored') },
    { dryRun: false },
  )
  const summary = summaryOf(run)
  expect(summary).toContain('### r\n\nversion 5, 6 functions selected, 2 not selected.')
  expect(summary).toContain('| first | 3 | nodejs24.x |  | updated, version 2, alias live |')
  expect(summary).toContain('| second | 3 | nodejs24.x |  | failed (the previous layers are restored): No. |')
  expect(summary).toContain('### s\n\nnot observed: AWS denies it.')
})
