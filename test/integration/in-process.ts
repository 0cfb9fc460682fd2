import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deadlines } from '../../src/deadlines.ts'
import { usualDeadlines } from '../../src/deadlines.ts'
import type { Environment } from '../../src/layer.ts'
import { main } from '../../src/main.ts'
import { connectionsOf } from '../../src/network/connections.ts'
import { complaintsOf } from '../../src/problem.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { Run } from '../../src/report/run.ts'
import { newRun } from '../../src/report/run.ts'
import type { Runner } from '../../src/runner.ts'
import { gitHubRunner, timelyTokens } from '../../src/runner.ts'
import { main as yank } from '../../src/yank/main.ts'
import type { Run as Yanked } from '../../src/yank/run.ts'
import { newRun as newYank } from '../../src/yank/run.ts'
import { inputDefaults } from '../rig/action-defaults.mjs'
import { quietLog } from '../unit/quiet-log.ts'

/** What came of a run in this process. */
export interface InProcess {
  readonly run: Run
  readonly outputs: Readonly<Record<string, string>>
}

/** What differs from a usual run: how long it waits for what, and when it is cancelled. */
export interface Conditions {
  readonly deadlines?: Partial<Deadlines>
  readonly cancelled?: AbortSignal
  /** Hears of every pause, of so many milliseconds. */
  readonly sleep?: (milliseconds: number) => Promise<void>
}

interface Given {
  readonly workspace: string
  readonly env: Environment
  readonly inputs: Readonly<Record<string, string>>
  readonly conditions: Conditions | undefined
}

const defaults = inputDefaults(readFileSync('action.yml', 'utf8'))
const defaultsOfYank = inputDefaults(readFileSync(join('yank', 'action.yml'), 'utf8'))

/** Runs the recipe in this process, as the bundle does, but without waiting: every sleep ends at once. */
export async function runInProcess(
  workspace: string,
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<InProcess> {
  const run = newRun({})
  const given = { workspace, env, inputs: { ...defaults, ...inputs }, conditions }
  await told(run, main(runnerOf(given), run))
  return { run, outputs: outputsOf(run) }
}

/** The same of the sub-action that takes versions back. */
export async function yankInProcess(
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<Yanked> {
  const run = newYank({})
  const given = { workspace: tmpdir(), env, inputs: { ...defaultsOfYank, ...inputs }, conditions }
  await told(run, yank(runnerOf(given), run))
  return run
}

async function told(run: { failure?: readonly string[] }, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    run.failure = complaintsOf(error)
  })
}

function noSleep(): Promise<void> {
  return Promise.resolve()
}

function runnerOf({ workspace, env, inputs, conditions = {} }: Given): Runner {
  const temporary = mkdtempSync(join(tmpdir(), 'in-process-'))
  const { cancelled = new AbortController().signal, sleep = noSleep } = conditions
  const deadlines = { ...usualDeadlines, ...conditions.deadlines }
  const connections = connectionsOf(env, deadlines)
  const mask = (): void => undefined
  return {
    ...gitHubRunner(cancelled, deadlines),
    env,
    connections,
    idToken: timelyTokens(env, connections, { deadlines, mask, hide: (text) => text }),
    workspace,
    temporary,
    log: quietLog(),
    input: (name) => inputs[name] ?? '',
    mask,
    sleep,
    newDirectory: () => mkdtempSync(join(temporary, 'layer-')),
  }
}
