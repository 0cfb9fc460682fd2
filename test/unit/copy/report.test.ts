import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../../src/layer/layer.ts'
import { nothingDone } from '../../../src/layer/layer.ts'
import type { RegionPlan, Step } from '../../../src/copy/plan.ts'
import { outputsOf, summaryOf, verdict, verdictWithArns } from '../../../src/copy/report.ts'
import { newRun, recordOutcome, recordPlan } from '../../../src/copy/run.ts'
import type { Run } from '../../../src/copy/run.ts'
import { manifestOf } from '../../../src/report/manifest.ts'
import { saying } from '../../support/messages.ts'

const none = { grants: [], revokes: [], prunes: [], notes: [] }

function toPublish(source: number, { expected = source, fill = 0 } = {}): Step {
  return { source, plan: { target: { do: 'publish', expected, because: 'it is new' }, fill, ...none } }
}

function toKeep(source: number): Step {
  return {
    source,
    plan: { target: { do: 'reuse', arn: `arn:${source}`, version: source }, fill: 0, ...none },
  }
}

function done(version: number, published = true): Outcome {
  return { ...nothingDone, published, layerVersion: { arn: `arn:${version}`, version } }
}

/** A run in the Regions `r` and `s`, with these plans. */
function runWith(planned: Record<string, RegionPlan>, dryRun = false): Run {
  const run: Run = { ...newRun({}), layerName: 'x', from: 'arn:x', regions: ['r', 's'], dryRun, highest: 3 }
  recordPlan(run, new Map(Object.entries(planned)))
  return run
}

const steps: RegionPlan = { steps: [toKeep(1), toPublish(2), toPublish(3, { fill: 1 })], notes: [] }

describe('the report', () => {
  test('of a run that stopped before it reached AWS', () => {
    const run: Run = { ...newRun({}), regions: ['r'], failure: [saying('No credentials.')] }
    expect(verdict(run)).toBe('Nothing was copied: the run stopped before it wrote to AWS.')
    expect(outputsOf(run)).toEqual({
      ...{ arns: '{}', copied: '{}', plan: '{}', 'failed-regions': '["r"]', 'missing-regions': '{}' },
      ...{ manifest: '', regions: '["r"]', 'optional-regions': '[]' },
    })
    expect(summaryOf(run)).toContain('| r | not started |')
  })

  test.each<[Record<string, RegionPlan>, string]>([
    [
      { r: steps, s: { steps: [toKeep(3)], notes: [] } },
      'Dry run: 2 versions would be copied in 1 Region. To copy, set "dry-run: false".',
    ],
    [
      { r: { blocked: saying('It is taken.') }, s: { unobserved: saying('AWS denies it.') } },
      'Dry run: nothing would be copied. 1 of 2 Regions is blocked. 1 of 2 Regions could not be observed.',
    ],
    [
      { r: { missing: saying('It is down.') }, s: { steps: [toKeep(3)], notes: [] } },
      'Dry run: nothing would be copied. 1 of 2 Regions was not available.',
    ],
  ])('of a dry run: %j', (planned, sentence) => {
    expect(verdict(runWith(planned, true))).toBe(sentence)
  })

  test('of a dry run shows the steps of each Region', () => {
    const other: RegionPlan = {
      steps: [toPublish(2, { expected: 7 }), toPublish(3, { expected: 8 })],
      notes: [],
    }
    const summary = summaryOf(runWith({ r: steps, s: other }, true))
    expect(summary).toContain(
      '| r | copy versions 2-3; fill gaps with 1 placeholder version; keep version 1 |',
    )
    expect(summary).toContain('| s | copy versions 2-3 as 7-8 |')
  })

  test('of a run that copied in one Region and failed in the other', () => {
    const run = runWith({ r: steps, s: steps })
    const [one, two, three] = [done(1, false), done(2), done(3)]
    recordOutcome(run, 'r', {
      versions: new Map([
        [1, one],
        [2, two],
        [3, three],
      ]),
    })
    const versions = new Map([
      [1, one],
      [2, { ...nothingDone, failure: saying('AWS denies it.') }],
    ])
    recordOutcome(run, 's', { versions, failure: saying('Copy of version 2: AWS denies it.') })
    expect(verdictWithArns(run)).toBe(
      'Failed in s. 2 versions copied in 1 Region. The highest version is in 1 of 2 Regions. ' +
        'Re-run the job. It does only what is missing.\nr: arn:3',
    )
    expect(outputsOf(run)).toMatchObject({
      arns: '{"r":"arn:3"}',
      copied: '{"r":[2,3]}',
      'failed-regions': '["s"]',
    })
    expect(manifestOf(run)).toMatchObject({
      regions: { r: { arn: 'arn:3', version: 3, published: true }, s: { published: false } },
      failedRegions: ['s'],
      changed: true,
    })
    expect(manifestOf(run).regions['s']).not.toHaveProperty('arn')
  })

  test('of a Region that has the highest version although an earlier one failed', () => {
    const run = runWith({ r: { steps: [toPublish(2), toKeep(3)], notes: [] } })
    recordOutcome(run, 'r', { versions: new Map(), failure: saying('AWS denies it.') })
    expect(outputsOf(run)).toMatchObject({ arns: '{"r":"arn:3"}', 'failed-regions': '["r"]' })
  })

  test('of a Region that was skipped', () => {
    const run = runWith({ r: { missing: saying('It is down.') }, s: { steps: [toKeep(3)], notes: [] } })
    recordOutcome(run, 'r', { versions: new Map(), missing: saying('It is down.') })
    recordOutcome(run, 's', { versions: new Map([[3, done(3, false)]]) })
    expect(verdict(run)).toBe(
      'Not available, and skipped: r. Nothing was copied. The highest version is in 1 of 2 Regions.',
    )
    expect(outputsOf(run)).toMatchObject({ 'missing-regions': '{"r":"It is down."}', 'failed-regions': '[]' })
    expect(summaryOf(run)).toContain('| r | skipped, because it was not available: It is down. |')
    expect(summaryOf(run)).toContain('| s | kept 1 version |')
  })
})
