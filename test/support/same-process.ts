import { chdir } from 'node:process'
import { join } from 'node:path'
import { summary } from '@actions/core'
import { stepFor } from '../rig/runner.mjs'
import type { Result } from './action.ts'
import { fourRegions } from './action.ts'

/**
 * The runs of action.ts in the process of the test, from src/: a fifth of the time. A process of its own and the committed bundle are left
 * to the tests that are about them.
 */

interface Step {
  readonly workspace: string
  readonly env: Record<string, string | undefined>
  readonly inputs: Record<string, string>
}

let runs = 0

/** Runs the action: a layer `test-layer` in four Regions, unless `inputs` say other. */
export function run(
  workspace: string,
  env: Record<string, string | undefined>,
  inputs: Record<string, string> = {},
): Promise<Result> {
  const usual = { 'layer-name': 'test-layer', regions: fourRegions.join() }
  return runStep('publish', { workspace, env, inputs: { ...usual, ...inputs } })
}

/** Runs the sub-action collect in this workspace. */
export function collect(
  workspace: string,
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = {},
): Promise<Result> {
  return runStep('collect', { workspace, env, inputs })
}

/** Runs the sub-action yank, with no more than these inputs. */
export function yank(step: Step): Promise<Result> {
  return runStep('yank', step)
}

/** What a run gave and showed, without the paths and times in which two runs that did the same differ. */
export function withoutPaths(result: Result): object {
  const { exitCode, outputs, annotations } = result
  const { archive: _archive, manifest: _manifest, ...rest } = outputs
  const shown = result.summary.replace(/<details><summary>Where the time went.*?<\/details>/s, '')
  return { exitCode, outputs: rest, summary: shown, annotations }
}

async function runStep(room: 'publish' | 'collect' | 'yank', step: Step): Promise<Result> {
  const { environment, given } = await stepFor({
    ...step,
    manifest: room === 'publish' ? 'action.yml' : join(room, 'action.yml'),
  })
  const began = performance.now()
  const { exitCode, log } = await inPlaceOf(environment, step.workspace, async () => {
    runs += 1
    // An entry runs when it is loaded. With another query it is loaded anew, and what it imports is not.
    await import(`../../src/${room}/index.ts?run=${runs}`)
  })
  return given(exitCode, log, performance.now() - began)
}

/** Lets an entry have this process until it ends it: its environment, working directory, output and exit code. */
async function inPlaceOf(
  environment: Record<string, string | undefined>,
  workspace: string,
  load: () => Promise<void>,
): Promise<{ exitCode: number; log: string }> {
  const { env, exit, exitCode, stdout } = process
  const write = stdout.write.bind(stdout)
  const directory = process.cwd()
  const events = ['SIGINT', 'SIGTERM', 'uncaughtException'] as const
  const heard = events.map((event) => process.listeners(event as 'SIGINT'))
  let log = ''
  Reflect.deleteProperty(summary, '_filePath')
  process.env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined))
  process.exitCode = undefined
  chdir(workspace)
  stdout.write = (text: string | Uint8Array, ...rest: unknown[]) => {
    log += String(text)
    const written = rest.at(-1)
    if (typeof written === 'function') written()
    return true
  }
  try {
    await new Promise<void>((resolve, reject) => {
      process.exit = () => resolve() as never
      load().catch(reject)
    })
    return { exitCode: Number(process.exitCode ?? 0), log }
  } finally {
    stdout.write = write
    chdir(directory)
    Object.assign(process, { env, exit, exitCode })
    for (const [index, event] of events.entries()) {
      for (const listener of process.listeners(event as 'SIGINT')) {
        if (!heard[index]?.includes(listener)) process.off(event, listener)
      }
    }
  }
}
