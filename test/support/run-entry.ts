import { chdir } from 'node:process'
import { join } from 'node:path'
import { summary } from '@actions/core'
import { stepFor } from '../rig/runner.mjs'
import type { Action, Result, Step } from './run-bundle.ts'
import { fourRegions } from './run-bundle.ts'

/**
 * Runs the entry files of src/ in the process of the test, which is five times as fast as run-bundle.ts. Only tests of the bundle and of the
 * process use run-bundle.ts.
 */

let runs = 0

/** Runs the main action. By default it publishes the layer `test-layer` to four Regions. */
export function run(
  workspace: string,
  env: Record<string, string | undefined>,
  inputs: Record<string, string> = {},
): Promise<Result> {
  const usual = { 'layer-name': 'test-layer', regions: fourRegions.join() }
  return runStep('publish', { workspace, env, inputs: { ...usual, ...inputs } })
}

/** Runs the sub-action collect. */
export function collect(
  workspace: string,
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = {},
): Promise<Result> {
  return runStep('collect', { workspace, env, inputs })
}

/** Runs the sub-action rollout, with only these inputs. */
export function rollout(step: Step): Promise<Result> {
  return runStep('rollout', step)
}

/** Runs the sub-action yank, with only these inputs. */
export function yank(step: Step): Promise<Result> {
  return runStep('yank', step)
}

/** Runs the sub-action copy, with only these inputs. */
export function copy(step: Step): Promise<Result> {
  return runStep('copy', step)
}

/** Returns the result of a run without paths and times, in which equal runs differ. */
export function withoutPaths(result: Result): object {
  const { exitCode, outputs, annotations } = result
  const { archive: _archive, manifest: _manifest, report: _report, ...rest } = outputs
  const shown = result.summary.replace(/<details><summary>Duration of each phase.*?<\/details>/s, '')
  return { exitCode, outputs: rest, summary: shown, annotations }
}

/** Runs the sub-action verify, with only these inputs. */
export function verify(step: Step): Promise<Result> {
  return runStep('verify', step)
}

/** Runs an action, with only these inputs. */
export async function runStep(room: Action, step: Step): Promise<Result> {
  const { environment, given } = await stepFor({
    ...step,
    manifest: room === 'publish' ? 'action.yml' : join(room, 'action.yml'),
  })
  const began = performance.now()
  const entry = join(process.cwd(), 'src', room, 'index.ts')
  const { exitCode, log } = await inPlaceOf({ environment, entry }, step.workspace, async () => {
    runs += 1
    // An entry file runs when it is loaded. A new query makes Node load it again, but not its imports.
    await import(`../../src/${room}/index.ts?run=${runs}`)
  })
  return given(exitCode, log, performance.now() - began)
}

/** Runs an entry file until it calls process.exit, with its own environment, working directory, output and exit code. */
async function inPlaceOf(
  { environment, entry }: { environment: Record<string, string | undefined>; entry: string },
  workspace: string,
  load: () => Promise<void>,
): Promise<{ exitCode: number; log: string }> {
  const { argv, env, exit, exitCode, stdout } = process
  const write = stdout.write.bind(stdout)
  const directory = process.cwd()
  const events = ['SIGINT', 'SIGTERM', 'uncaughtException'] as const
  const heard = events.map((event) => process.listeners(event as 'SIGINT'))
  let log = ''
  Reflect.deleteProperty(summary, '_filePath')
  process.env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined))
  process.argv = [process.execPath, entry]
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
    Object.assign(process, { argv, env, exit, exitCode })
    for (const [index, event] of events.entries()) {
      for (const listener of process.listeners(event as 'SIGINT')) {
        if (!heard[index]?.includes(listener)) process.off(event, listener)
      }
    }
  }
}
