import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { layerVersionArn } from '../../../src/aws-names/layer-version-arn.ts'
import { apply } from '../../../src/rollout/apply.ts'
import { fittedJson } from '../../../src/rollout/fitted-json.ts'
import { observe } from '../../../src/rollout/observe.ts'
import { plan } from '../../../src/rollout/plan/plan.ts'
import type { RolloutRequest } from '../../../src/rollout/plan/types.ts'
import { outputsOf, summaryOf, verdict } from '../../../src/rollout/report.ts'
import { newRun, recordOutcome } from '../../../src/rollout/run.ts'
import type { Run } from '../../../src/rollout/run.ts'
import { writeReport } from '../../../src/rollout/write-report.ts'
import { FunctionsInMemory } from '../../support/functions-in-memory.ts'
import { metadata } from '../../support/region-in-memory.ts'

const regions = ['eu-central-1', 'eu-west-1', 'us-east-1', 'us-west-1']
const inEachRegion = 2_500
const request: RolloutRequest = {
  functions: [],
  exclude: [],
  tags: [],
  includeManaged: false,
  managedTags: [],
  blockedRuntimes: [],
}

const arnIn = (region: string, version: number): string =>
  `arn:aws:lambda:${region}:111122223333:layer:sample-layer:${version}`

/** Returns a Region with functions of the longest names that AWS allows. Every second one is managed by CloudFormation. */
function manyFunctions(region: string): FunctionsInMemory {
  const functions = new FunctionsInMemory()
  for (let index = 0; index < inEachRegion; index += 1) {
    const name = `orders-${index}-`.padEnd(64, 'x')
    const isManaged = index % 2 === 0
    functions.add(
      { name, arn: `arn:aws:lambda:${region}:111122223333:function:${name}`, layers: [arnIn(region, 3)] },
      isManaged ? { 'aws:cloudformation:stack-name': 'orders' } : {},
    )
  }
  return functions
}

/** Rolls a version out to all functions in memory. */
async function rollOut(): Promise<Run> {
  const services = new Map(regions.map((region) => [region, manyFunctions(region)]))
  const versions = {
    version: async ({ text, version }: { text: string; version: number }) => ({
      ...{ ...metadata, arn: text, version, codeSha256: '' },
    }),
  }
  const reads = new Map([...services].map(([region, functions]) => [region, { functions, versions }]))
  const targets = new Map(
    regions.flatMap((region) => {
      const arn = layerVersionArn(arnIn(region, 5))
      return arn ? [[region, arn] as const] : []
    }),
  )
  const run: Run = { ...newRun({}), layerName: 'sample-layer', regions, dryRun: false }
  run.plan = plan(request, await observe(reads, { request, targets, account: '111122223333' }))
  await apply(run.plan, {
    services,
    stopAfter: 10,
    sleep: async () => undefined,
    cancelled: new AbortController().signal,
    report: (region, name, outcome) => recordOutcome(run, region, name, outcome),
  })
  return run
}

const json = (text = '') => JSON.parse(text) as Record<string, unknown[]>

const all = inEachRegion * regions.length

describe('10,000 functions', () => {
  let rollout: Run
  beforeAll(async () => {
    rollout = await rollOut()
  })

  test.each([
    ['a dry run', { dryRun: true, outcomes: new Map() }, { behind: all }],
    ['a run', {}, { behind: all / 2, 'up-to-date': all / 2, updated: all / 2 }],
  ])('fit into the outputs of %s, and all of them are in the file', async (_name, changes, counts) => {
    const expected: Record<string, number> = counts
    const run: Run = { ...rollout, directory: mkdtempSync(join(tmpdir(), 'report-')), ...changes }
    await writeReport(run)
    const outputs = outputsOf(run)
    const inUtf16 = Object.values(outputs).reduce((sum, text) => sum + 2 * text.length, 0)
    expect(inUtf16).toBeLessThan(1_000_000)
    expect(json(outputs.truncated)).toEqual(Object.keys(expected))
    const report = JSON.parse(readFileSync(outputs.report, 'utf8')) as Record<
      string,
      Record<string, unknown[]>
    >
    for (const name of ['behind', 'up-to-date', 'updated', 'failed'] as const) {
      const listed = json(outputs[name])
      const count = (expected[name] ?? 0) / regions.length
      // A Linux program accepts at most 128 KiB in a variable.
      expect(outputs[name].length).toBeLessThan(128 * 1_024 - 100)
      expect(Object.keys(listed)).toEqual(count > 0 ? regions : [])
      for (const region of Object.keys(listed)) {
        expect(report[name]?.[region]).toHaveLength(count)
        expect(listed[region]?.length).toBeGreaterThan(50)
        expect(report[name]?.[region]?.slice(0, listed[region]?.length)).toEqual(listed[region])
      }
    }
    expect(verdict(run)).toContain(
      `There are too many functions for the outputs (${Object.keys(expected).join(', ')}). The file in the output "report" has all of them.`,
    )
    expect(Buffer.byteLength(summaryOf(run))).toBeLessThan(1_048_576)
  })
})

describe('lists as JSON', () => {
  const list = fc.array(fc.string({ maxLength: 20 }), { maxLength: 30 })
  const lists = fc.dictionary(fc.constantFrom(...regions), list)

  test('are complete if they fit, and otherwise have as many functions of each Region as fit', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 100, max: 2_000 }), (given, atMost) => {
        const { json: text, isComplete } = fittedJson(given, atMost)
        const fitted = json(text)
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(atMost)
        expect(Object.keys(fitted)).toEqual(Object.keys(given))
        expect(isComplete).toBe(Buffer.byteLength(JSON.stringify(given)) <= atMost)
        if (isComplete) return expect(fitted).toEqual(given)
        const most = Math.max(...Object.values(fitted).map(({ length }) => length))
        const cut = (length: number) =>
          Object.fromEntries(
            Object.entries(given).map(([region, values]) => [region, values.slice(0, length)]),
          )
        expect(fitted).toEqual(cut(most))
        expect(Buffer.byteLength(JSON.stringify(cut(most + 1)))).toBeGreaterThan(atMost)
      }),
    )
  })
})
