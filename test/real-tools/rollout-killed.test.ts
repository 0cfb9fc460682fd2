import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Then } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import {
  expectPromises,
  expectRerunToComplete,
  functionsIn,
  inputs,
  names,
  prepareFunctions,
  regions,
  rollOut,
  stateOn,
} from '../support/rollout-on-rig.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { sampled } from '../support/weekly.ts'

/** Processes that are killed during a call of each kind, without a signal that they can handle. */

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => prepareFunctions(rig))
afterAll(() => rig.stop())

/** Kills the process at the nth call of an operation. */
async function killedAt(operation: string, nth: number, then: Then): Promise<number> {
  let child: ChildProcess | undefined
  let left = nth
  rig.faults.add({
    next: (call) => {
      if (call.operation !== operation) return undefined
      left -= 1
      if (left !== 0) return undefined
      // AWS processes a call that it has received also if its caller no longer exists.
      child?.kill('SIGKILL')
      return then
    },
  })
  const { exitCode } = await runAction({
    workspace: workspaceOf({}),
    env: rig.env,
    inputs,
    entry: join(process.cwd(), 'dist', 'rollout', 'index.js'),
    manifest: join('rollout', 'action.yml'),
    onStart: (started) => {
      child = started
    },
  })
  rig.faults.clear()
  return exitCode
}

const notProcessed: Then = { reset: 'before' }
const processed: Then = { reset: 'after' }

/** A call of each kind. One in three is in each run of the tests. */
const rows: readonly (readonly [string, number, string, Then])[] = [
  ['UpdateFunctionConfiguration', 2, 'processed', processed],
  ['GetLayerVersionByArn', 1, 'not processed', notProcessed],
  ['ListFunctions', 2, 'not processed', notProcessed],
  ['PublishVersion', 2, 'processed', processed],
  ['GetFunctionConfiguration', 3, 'not processed', notProcessed],
  ['ListTags', 3, 'not processed', notProcessed],
  ['UpdateAlias', 2, 'processed', processed],
  ['GetAlias', 3, 'not processed', notProcessed],
  ['UpdateFunctionConfiguration', 2, 'not processed', notProcessed],
  // The reads of an update follow those of all functions and of the versions that their aliases invoke.
  ['GetFunctionConfiguration', 14, 'not processed', notProcessed],
  ['PublishVersion', 2, 'not processed', notProcessed],
  ['UpdateAlias', 2, 'not processed', notProcessed],
]

test.each(sampled(rows, 3))(
  '%s, call %d, which is %s: the next run names what is left, and completes it',
  async (...row) => {
    const [operation, nth, , then] = row
    expect(await killedAt(operation, nth, then)).toBe(137)
    const dry = await rollOut(rig, { 'dry-run': 'true' })
    expectPromises(rig, dry)
    const done = regions.flatMap((region) =>
      names.flatMap((name) => (stateOn(rig, region, name).every(Boolean) ? [`${region} ${name}`] : [])),
    )
    expect(functionsIn(dry.outputs['up-to-date'])).toEqual(done)
    await expectRerunToComplete(rig)
  },
)
