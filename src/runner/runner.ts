import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { Deadlines } from '../base/deadlines.ts'
import { defaultDeadlines } from '../base/deadlines.ts'
import { seconds } from '../base/figures.ts'
import type { Log } from '../base/log.ts'
import { becauseOf, reworded } from '../base/message.ts'
import { Explained, Problem, reasonOf } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'
import type { Connections } from '../network/connections.ts'
import { connectionsOf } from '../network/connections.ts'
import { idTokenIn } from '../network/id-token.ts'
import { foreignSecretsIn, isLongEnoughToHide, newSecrets, secretsIn } from './secrets.ts'
import type { Secrets } from './secrets.ts'

/** Access to GitHub's runner. Only this file and start.ts import @actions/core. */
export interface Runner {
  readonly env: Environment
  readonly workspace: string
  readonly temporary: string
  readonly log: Log
  readonly input: (name: string) => string
  /** Connections with the proxy and certificates of the environment. */
  readonly connections: Connections
  /** Requests a new OIDC token for an audience. Undefined if the job has no permission to request one. */
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  /** Hides a secret in all texts, and lets GitHub mask it in the log. */
  readonly mask: (secret: string) => void
  /** Hides a secret of another program in all texts. GitHub does not mask it. */
  readonly addForeignSecret: Secrets['addForeignSecret']
  /** Returns a third-party text without secrets. GitHub masks only the log, but not files and comments. */
  readonly hide: Secrets['hide']
  /** Keeps a name that the user chose readable in all texts, even if it contains a secret. */
  readonly keepReadable: Secrets['keepReadable']
  /** Returns whether a text contains a masked secret. */
  readonly hasSecret: Secrets['isIn']
  /** Resolves after a time in milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly deadlines: Deadlines
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** The file with which Node started this action. */
  readonly entry: string
  /** Creates a directory that later steps can read. Throws a Problem if that fails. */
  readonly newDirectory: () => string
  /** Lets work that nothing depends on continue while the action does the next steps. It must not reject. */
  readonly continueLater: (work: Promise<void>) => void
  /** Resolves when that work has ended. The process ends only afterwards. */
  readonly rest: () => Promise<void>
}

/** Returns the runner that started this process. It masks the secrets of the environment. */
export function gitHubRunner(cancelled: AbortSignal, deadlines = defaultDeadlines): Runner {
  const temporary = process.env['RUNNER_TEMP'] || tmpdir()
  const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd()
  const { add, addForeignSecret, keepReadable, isIn: hasSecret, hide } = newSecrets()
  const mask = (secret: string): void => {
    add(secret)
    // GitHub would mask a short secret also within words of the log.
    if (isLongEnoughToHide(secret)) core.setSecret(secret)
  }
  for (const secret of secretsIn(process.env)) mask(secret)
  for (const secret of foreignSecretsIn(process.env)) addForeignSecret(secret)
  const connections = connectionsOf(process.env, deadlines)
  const underWay: Promise<void>[] = []
  for (const path of [workspace, temporary]) keepReadable(path)
  return {
    env: process.env,
    workspace,
    temporary,
    log: stepLog({ cancelled, grace: 0.8 * deadlines.grace }, hide),
    input: (name) => core.getInput(name),
    connections,
    idToken: idTokensWithTimeout(process.env, connections, { deadlines, mask, hide }),
    mask,
    addForeignSecret,
    hide,
    keepReadable,
    hasSecret,
    sleep: (milliseconds) => sleep(milliseconds),
    deadlines,
    cancelled,
    entry: process.argv[1] ?? '',
    newDirectory: () => newDirectoryIn(temporary),
    continueLater: (work) => void underWay.push(work),
    rest: async () => void (await Promise.all(underWay)),
  }
}

/** Returns a function that requests an OIDC token, masks it, and rejects after a timeout. Undefined if the job has no permission. */
export function idTokensWithTimeout(
  env: Environment,
  connections: Connections,
  { deadlines: { token: timeout }, mask, hide }: Pick<Runner, 'deadlines' | 'mask' | 'hide'>,
): Runner['idToken'] {
  const requestToken = idTokenIn(env, connections)
  if (!requestToken) return undefined
  return async (audience) => {
    const timeoutSignal = AbortSignal.timeout(timeout)
    try {
      const token = await requestToken(audience, timeoutSignal)
      mask(token)
      return token
    } catch (error) {
      if (timeoutSignal.aborted)
        throw new Error(`There was no response within ${timeout / 1_000} s.`, { cause: error })
      throw error instanceof Problem
        ? error
        : new Explained(reworded(reasonOf(error), hide), { cause: error })
    }
  }
}

/** The time without output, in milliseconds, after which a line shows that the work continues. */
const maximumSilence = 20_000

/** Runs `work`, and logs a line after each 20 s without output. `lastOutput.time` is the time of the last output. */
async function withHeartbeat<T>(
  name: string,
  lastOutput: { time: number },
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  const heartbeat = setInterval(() => {
    const now = performance.now()
    if (now - lastOutput.time < maximumSilence) return
    lastOutput.time = now
    process.stdout.write(`${name}: still running after ${seconds(now - began)}\n`)
  }, 1_000)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
  }
}

function newDirectoryIn(temporary: string): string {
  try {
    return mkdtempSync(join(temporary, 'layer-everywhere-'))
  } catch (cause) {
    const reason = reasonOf(cause)
    const text = `No folder can be created in ${temporary}: ${reason.text}. Set RUNNER_TEMP to a writable folder on a disk with enough free space.`
    const topic = 'a-file-or-folder-of-the-runner-cannot-be-used'
    throw new Problem(becauseOf(reason, topic, text), { cause })
  }
}

/** Returns the log of the step. After the job is cancelled, third-party output is not shown, because the runner executes commands again. */
function stepLog(cancellation: Cancellation, hide: (text: string) => string): Log {
  const lastOutput = { time: performance.now() }
  const noteOutput = (): void => void (lastOutput.time = performance.now())
  return {
    info: (text) => {
      noteOutput()
      core.info(escapeCommands(hide(text)))
    },
    error: (text) => core.error(hide(text)),
    warning: (text) => core.warning(hide(text)),
    notice: (text) => core.notice(hide(text)),
    debug: (text) => core.debug(hide(text)),
    group: (name, run) => core.group(name, () => withHeartbeat(name, lastOutput, run)),
    timed: (_name, work) => work(),
    withUntrustedOutput: withCommandsStopped(cancellation, (line) => {
      noteOutput()
      process.stdout.write(`${hide(line)}\n`)
    }),
  }
}

/** `grace` milliseconds after the cancellation, the runner must execute commands again, so that the action can report the run. */
interface Cancellation {
  readonly cancelled: AbortSignal
  readonly grace: number
}

/** The runner ignores commands while third-party programs run. If several run in parallel, it ignores commands until the last one ends. */
function withCommandsStopped(
  { cancelled, grace }: Cancellation,
  show: (line: string) => void,
): Log['withUntrustedOutput'] {
  let running = 0
  let token = ''
  const stop = (): void => {
    token = randomUUID()
    core.info(`::stop-commands::${token}`)
  }
  const resume = (): void => {
    if (token !== '') core.info(`::${token}::`)
    token = ''
  }
  cancelled.addEventListener('abort', () => setTimeout(resume, grace).unref(), { once: true })
  return async (run) => {
    running += 1
    if (running === 1 && !cancelled.aborted) stop()
    try {
      return await run((line) => {
        if (!cancelled.aborted) show(line)
      }, cancelled)
    } finally {
      running -= 1
      if (running === 0) resume()
    }
  }
}

/** The runner executes each line that looks like a command, no matter who wrote it. */
function escapeCommands(text: string): string {
  return text.replace(/^((?:[^\S\n\r\u2028\u2029]|\u0085)*)::/gm, '$1: :').replaceAll('##[', '## [')
}
