import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deadlines } from '../../src/base/deadlines.ts'
import { defaultDeadlines } from '../../src/base/deadlines.ts'
import type { Environment } from '../../src/layer/layer.ts'
import type { Log } from '../../src/base/log.ts'
import { main as copy } from '../../src/copy/main.ts'
import { outputsOf as outputsOfCopy } from '../../src/copy/report.ts'
import type { Run as Copied } from '../../src/copy/run.ts'
import { newRun as newCopy } from '../../src/copy/run.ts'
import { main } from '../../src/publish/main.ts'
import { connectionsOf } from '../../src/network/connections.ts'
import { errorsOf } from '../../src/base/problem.ts'
import { outputsOfLayers } from '../../src/report/outputs-of-layers.ts'
import type { Run, Runs } from '../../src/report/run.ts'
import { newRuns } from '../../src/report/run.ts'
import type { Runner } from '../../src/runner/runner.ts'
import { main as rollout } from '../../src/rollout/main.ts'
import { outputsOf as outputsOfRollout } from '../../src/rollout/report.ts'
import type { Run as RolledOut } from '../../src/rollout/run.ts'
import { newRun as newRollout } from '../../src/rollout/run.ts'
import { gitHubRunner, idTokensWithTimeout } from '../../src/runner/runner.ts'
import { foreignSecretsIn, newSecrets, secretsIn } from '../../src/runner/secrets.ts'
import { main as verify } from '../../src/verify/main.ts'
import type { Run as Verified } from '../../src/verify/run.ts'
import { newRun as newVerify } from '../../src/verify/run.ts'
import { main as yank } from '../../src/yank/main.ts'
import type { Run as Yanked } from '../../src/yank/run.ts'
import { newRun as newYank } from '../../src/yank/run.ts'
import { inputDefaults } from '../rig/action-defaults.mjs'
import { quietLog } from './quiet-log.ts'
import { reworded, textsOf } from '../../src/base/message.ts'

/** A record of a run, with the texts of its messages alone. */
export type InTexts<R> = Omit<R, 'failure' | 'warnings'> & {
  readonly failure?: readonly string[] | undefined
  readonly warnings: readonly string[]
}

/** The result of a run in this process. */
export interface InProcess {
  readonly run: InTexts<Run>
  /** The same as reports read it. */
  readonly record: Run
  /** The runs of all layers. The first one is `record`. */
  readonly layers: Runs['layers']
  readonly outputs: Readonly<Record<string, string>>
}

/** The differences from a usual run. */
export interface Conditions {
  readonly deadlines?: Partial<Deadlines>
  readonly cancelled?: AbortSignal
  /** Called for each pause, with its length in milliseconds. */
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** Called for each line of the log. */
  readonly show?: (line: string) => void
}

interface Given {
  readonly workspace: string
  readonly env: Environment
  readonly inputs: Readonly<Record<string, string>>
  readonly conditions: Conditions | undefined
}

const defaults = inputDefaults(readFileSync('action.yml', 'utf8'))
const defaultsOfVerify = inputDefaults(readFileSync(join('verify', 'action.yml'), 'utf8'))
const defaultsOfCopy = inputDefaults(readFileSync(join('copy', 'action.yml'), 'utf8'))
const defaultsOfRollout = inputDefaults(readFileSync(join('rollout', 'action.yml'), 'utf8'))
const defaultsOfYank = inputDefaults(readFileSync(join('yank', 'action.yml'), 'utf8'))

/** Runs the recipe of the main action in this process, without its pauses. */
export async function runInProcess(
  workspace: string,
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<InProcess> {
  const runs = newRuns(env)
  const runner = runnerOf({ workspace, env, inputs: { ...defaults, ...inputs }, conditions })
  await told(runs, main(runner, runs), runner)
  const { layers } = runs
  return { run: inTexts(layers[0]), record: layers[0], layers, outputs: outputsOfLayers(runs) }
}

/** Runs the recipe of the sub-action that deletes versions, in the same way. */
export async function yankInProcess(
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<InTexts<Yanked>> {
  const run = newYank(env)
  const runner = runnerOf({
    workspace: tmpdir(),
    env,
    inputs: { ...defaultsOfYank, ...inputs },
    conditions,
  })
  await told(run, yank(runner, run), runner)
  return inTexts(run)
}

/** Runs the recipe of the sub-action that reports drift, in the same way. */
export async function verifyInProcess(
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<Verified> {
  const run = newVerify(env)
  const runner = runnerOf({
    workspace: tmpdir(),
    env,
    inputs: { ...defaultsOfVerify, ...inputs },
    conditions,
  })
  await told(run, verify(runner, run), runner)
  return run
}

/** The result of a run of the sub-action that copies versions. */
export interface CopiedInProcess {
  readonly run: InTexts<Copied>
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the recipe of the sub-action that copies versions, in the same way. It does not wait for the rate limit. */
export async function copyInProcess(
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<CopiedInProcess> {
  const run = newCopy(env)
  const runner = runnerOf({
    workspace: tmpdir(),
    env,
    inputs: { ...defaultsOfCopy, ...inputs },
    conditions,
  })
  await told(run, copy(runner, run), runner)
  return { run: inTexts(run), outputs: outputsOfCopy(run) }
}

/** The result of a run of the sub-action that updates functions. */
export interface RolledOutInProcess {
  readonly run: InTexts<RolledOut>
  readonly outputs: Readonly<Record<string, string>>
}

/** Runs the recipe of the sub-action that updates functions, in the same way. It does not wait for the rate limit. */
export async function rolloutInProcess(
  env: Environment,
  inputs: Readonly<Record<string, string>>,
  conditions?: Conditions,
): Promise<RolledOutInProcess> {
  const run = newRollout(env)
  const runner = runnerOf({
    workspace: tmpdir(),
    env,
    inputs: { ...defaultsOfRollout, ...inputs },
    conditions,
  })
  await told(run, rollout(runner, run), runner)
  return { run: inTexts(run), outputs: outputsOfRollout(run) }
}

function inTexts<R extends Told>(run: R): InTexts<R> {
  const { failure, warnings, ...others } = run
  return { ...others, ...(failure && { failure: textsOf(failure) }), warnings: textsOf(warnings) }
}

type Told = Pick<Run, 'failure' | 'warnings'>

async function told(
  run: Pick<Told, 'failure'>,
  work: Promise<void>,
  { hide }: Pick<Runner, 'hide'>,
): Promise<void> {
  await work.catch((error: unknown) => {
    run.failure = errorsOf(error).map((error) => reworded(error, hide))
  })
}

function noSleep(): Promise<void> {
  return Promise.resolve()
}

function runnerOf({ workspace, env, inputs, conditions = {} }: Given): Runner {
  const temporary = mkdtempSync(join(tmpdir(), 'in-process-'))
  const { cancelled = new AbortController().signal, sleep = noSleep, show = () => undefined } = conditions
  const deadlines = { ...defaultDeadlines, ...conditions.deadlines }
  const connections = connectionsOf(env, deadlines)
  const { add: mask, addForeignSecret, keepReadable, isIn: hasSecret, hide } = newSecrets()
  secretsIn(env).forEach(mask)
  foreignSecretsIn(env).forEach(addForeignSecret)
  return {
    ...gitHubRunner(cancelled, deadlines),
    env,
    connections,
    idToken: idTokensWithTimeout(env, connections, { deadlines, mask, hide }),
    workspace,
    temporary,
    log: logTo((line) => show(hide(line))),
    input: (name) => inputs[name] ?? '',
    mask,
    addForeignSecret,
    keepReadable,
    hasSecret,
    hide,
    sleep,
    entry: join(process.cwd(), 'src', 'publish', 'index.ts'),
    newDirectory: () => mkdtempSync(join(temporary, 'layer-')),
  }
}

function logTo(show: (line: string) => void): Log {
  return { ...quietLog(show), info: show, error: show, warning: show, notice: show, debug: show }
}
