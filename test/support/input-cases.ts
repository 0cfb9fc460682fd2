import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { workspaceOf } from './run-bundle.ts'
import type { InProcess } from './run-recipe.ts'
import { runInProcess } from './run-recipe.ts'

let rig: Rig

beforeAll(async () => {
  // The runs follow each other faster than the rate limit of the rig allows by default.
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

/** The differences from a run that succeeds. `prepare` changes the workspace before the run. */
export interface Differences {
  readonly inputs?: Record<string, string>
  readonly env?: Record<string, string | undefined>
  readonly files?: Record<string, string>
  readonly prepare?: (workspace: string) => void
}

/** A test case, and a text that its only error or warning contains. */
export type InputCase = readonly [name: string, bad: Differences, says: string | RegExp]

const layer = { 'python/own.py': '' }

/** Returns a test case in which one input has this value. */
export function inputCase(input: string, value: string, says: string | RegExp): InputCase {
  const shown = value.length > 40 ? `${value.slice(0, 20)}...` : value
  return [`${input}: ${JSON.stringify(shown)}`, { inputs: { [input]: value } }, says]
}

/** Runs the action with these differences from a run that succeeds. It publishes a prepared layer directory to two Regions of the rig. */
export async function runWith({
  inputs = {},
  env = {},
  files = {},
  prepare,
}: Differences): Promise<InProcess> {
  const workspace = workspaceOf({ ...layer, ...files })
  prepare?.(workspace)
  const home = { PATH: process.env['PATH'], HOME: join(workspace, 'home') }
  return runInProcess(
    workspace,
    { ...home, ...rig.env, ...env },
    { 'layer-name': 'test-layer', regions: 'eu-west-1, us-east-1', ...inputs },
  )
}

/** Adds a test for each case: the run must fail with exactly one error, and write nothing. */
export function expectRejected(group: string, rows: readonly InputCase[]): void {
  describe(`${group}, refused`, () => {
    test.each(rows)('%s', async (_name, bad, says) => {
      const { run, outputs } = await runWith(bad)
      expect(run.failure).toEqual([expect.stringMatching(pattern(says))])
      expect(rig.calls.filter(({ write }) => write)).toEqual([])
      for (const error of run.failure ?? []) expect(error).toMatch(sentence)
      expect(outputs).toMatchObject({ arns: '{}', changed: 'false' })
    })
  })
}

/** Adds a test for each case: a dry run must succeed with exactly one warning. */
export function expectWarning(group: string, rows: readonly InputCase[]): void {
  describe(`${group}, a warning`, () => {
    test.each(rows)('%s', async (_name, bad, says) => {
      const { run } = await runWith({ ...bad, inputs: { 'dry-run': 'true', ...bad.inputs } })
      expect(run.failure).toBeUndefined()
      const warnings = run.warnings.filter((warning) => !warning.startsWith('AWS_ENDPOINT_URL sends'))
      expect(warnings).toEqual([expect.stringMatching(pattern(says))])
      expect(warnings.join()).toMatch(sentence)
    })
  })
}

/** Adds a test for each case: a dry run must succeed without a warning. */
export function expectAccepted(
  group: string,
  rows: readonly (readonly [name: string, bad: Differences])[],
): void {
  describe(`${group}, taken as it is`, () => {
    test.each(rows)('%s', async (_name, bad) => {
      const { run, outputs } = await runWith({ ...bad, inputs: { 'dry-run': 'true', ...bad.inputs } })
      expect(run.failure).toBeUndefined()
      expect(run.warnings.filter((warning) => !warning.startsWith('AWS_ENDPOINT_URL sends'))).toEqual([])
      for (const value of Object.values(outputs)) expect(value).not.toContain('\n')
    })
  })
}

/** Matches full sentences on one line, of a readable length, without a stack trace. */
export const sentence = /^(?!.*\n)(?!.*\bat .*:\d+:\d+)[^\s:].{10,1500}[.?]$/s

function pattern(says: string | RegExp): RegExp {
  return typeof says === 'string' ? new RegExp(says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : says
}

/** Returns the calls that the rig received in this test. */
export function calls(): Rig['calls'] {
  return rig.calls
}
