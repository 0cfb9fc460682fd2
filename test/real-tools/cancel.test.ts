import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import { annotationsOf, fourRegions, run, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'

/** Jobs that are cancelled. The runner sends a signal to the step, and kills it ten seconds later. */

const [first, second] = fourRegions as [string, string]
const regions = [first, second].join()
let rig: Rig
let workspace: string

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(async () => {
  await rig.reset()
  workspace = smallLayer()
})
afterAll(() => rig.stop())

const inputs = { 'layer-name': 'test-layer', regions, principals: '111122223333' }

/** Runs the bundle, and sends a signal to it as soon as its log contains this text. */
function cancelled(signal: NodeJS.Signals, text: string, more: Record<string, string> = {}): Promise<Result> {
  return runAction({
    workspace,
    env: rig.env,
    inputs: { ...inputs, ...more },
    onStart: (child) => {
      let log = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        if (log.includes(text)) return
        log += chunk.toString()
        if (log.includes(text)) child.kill(signal)
      })
    },
  })
}

test('a job that is cancelled while one Region does not respond: the state of the other Regions is reported, and no further changes are started', async () => {
  let child: ChildProcess | undefined
  rig.faults.add({
    next: ({ operation, region }) => {
      if (operation !== 'PublishLayerVersion') return undefined
      if (region === second) return { delayMs: 60_000 }
      // After the response to this request was sent.
      setTimeout(() => child?.kill('SIGINT'), 500)
      return {}
    },
  })
  const result = await runAction({
    workspace,
    env: rig.env,
    inputs,
    onStart: (started) => {
      child = started
    },
  })
  expect(result.exitCode).toBe(130)
  expect(JSON.parse(result.outputs['arns'] ?? '')).toEqual({ [first]: expect.stringContaining(first) })
  expect(JSON.parse(result.outputs['failed-regions'] ?? '')).toEqual([first, second])
  expect(result.summary).toMatch(
    new RegExp(`${first}.*Version 1 exists, but the permission for 111122223333 is not confirmed`),
  )
  expect(result.summary).toMatch(new RegExp(`${second}.*A version above 0 may exist`))
  expect(annotationsOf(result, 'error').join()).toContain('cancelled')
  expect(existsSync(result.outputs['manifest'] ?? '')).toBe(true)
  expect(result.summary).toContain('cancelled')

  rig.faults.clear()
  expect((await run(workspace, rig.env, { regions, principals: '111122223333' })).exitCode).toBe(0)
})

test('a job that is cancelled while the layer is built: the outputs are set, and no request is sent to AWS', async () => {
  const result = await cancelled('SIGTERM', 'building', {
    'build-command': 'echo building; sleep 30; mkdir "$LAYER_DIR/bin"',
  })
  expect(result.exitCode).toBe(143)
  expect(result.outputs).toMatchObject({ arns: '{}', 'failed-regions': JSON.stringify([first, second]) })
  expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('The run was cancelled (SIGTERM)')])
  expect(rig.calls).toEqual([])
})

test('a job that is cancelled while a command and its child process ignore all signals: both are killed in time', async () => {
  const left = join(mkdtempSync(join(tmpdir(), 'left-')), 'left')
  const ignoring = `trap "" INT TERM HUP; echo $$ >> ${left}; while :; do sleep 1; done`
  const began = performance.now()
  const result = await cancelled('SIGINT', 'building', {
    'build-command': `setsid --fork env -i bash -c '${ignoring}'; until [ -s ${left} ]; do sleep 0.01; done; echo building; ${ignoring}`,
  })
  expect(result.exitCode).toBe(130)
  expect(performance.now() - began).toBeLessThan(30_000)
  const pids = readFileSync(left, 'utf8').trim().split('\n')
  expect(pids).toHaveLength(2)
  const states = pids.map((pid) => {
    const stat = join('/proc', pid, 'stat')
    return existsSync(stat) ? readFileSync(stat, 'utf8') : 'ended'
  })
  for (const state of states) expect(state).toMatch(/^ended$|\) Z /)
})

test('a job that is cancelled before the first write: no write is sent', async () => {
  rig.faults.add({ when: { operation: 'ListLayerVersions', times: 2 }, then: { delayMs: 1_500 } })
  const result = await cancelled('SIGINT', 'Observe')
  expect(result.exitCode).toBe(130)
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
})

test('a job that receives two signals: the outputs are set', async () => {
  let child: ChildProcess | undefined
  rig.faults.add({
    next: ({ operation, region }) => {
      if (operation !== 'PublishLayerVersion') return undefined
      if (region === first) for (const after of [500, 1_000]) setTimeout(() => child?.kill('SIGINT'), after)
      return { delayMs: 60_000 }
    },
  })
  const result = await runAction({
    workspace,
    env: rig.env,
    inputs,
    onStart: (started) => {
      child = started
    },
  })
  expect(result.exitCode).toBe(130)
  expect(JSON.parse(result.outputs['failed-regions'] ?? '')).toEqual([first, second])
})
