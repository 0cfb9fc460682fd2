import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { Deadlines } from '../base/deadlines.ts'
import { usualDeadlines } from '../base/deadlines.ts'
import { seconds } from '../base/figures.ts'
import type { Environment } from '../layer/layer.ts'
import type { Log } from '../base/log.ts'
import type { Connections } from '../network/connections.ts'
import { connectionsOf } from '../network/connections.ts'
import { idTokenIn } from '../network/id-token.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { canBeHidden, newSecrets, otherSecretsIn, secretsIn } from './secrets.ts'
import type { Secrets } from './secrets.ts'

/** What GitHub's runner gives to this step and takes from it. The one place, with start.ts, that knows @actions/core. */
export interface Runner {
  readonly env: Environment
  readonly workspace: string
  readonly temporary: string
  readonly log: Log
  readonly input: (name: string) => string
  /** How everything outside is reached. */
  readonly connections: Connections
  /** A fresh OIDC token for an audience; undefined where the job has no permission to ask for one. */
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  readonly mask: (secret: string) => void
  /** Keeps a secret of other programs out of all texts, and does not tell GitHub of it. */
  readonly cover: Secrets['cover']
  /** A text that others wrote, without what was masked: the runner masks its log, and neither files nor comments. */
  readonly hide: Secrets['hide']
  readonly spare: Secrets['spare']
  /** Whether a text contains what was masked. */
  readonly hasSecret: Secrets['isIn']
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly deadlines: Deadlines
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** A new directory that outlives the step. */
  readonly newDirectory: () => string
}

/** The runner that this process was started by. What the step was given in secret is masked from here on. */
export function gitHubRunner(cancelled: AbortSignal, deadlines = usualDeadlines): Runner {
  const temporary = process.env['RUNNER_TEMP'] || tmpdir()
  const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd()
  const { learn, cover, spare, isIn: hasSecret, hide } = newSecrets()
  const mask = (secret: string): void => {
    learn(secret)
    // The runner would replace a short one in every word of the log.
    if (canBeHidden(secret)) core.setSecret(secret)
  }
  for (const secret of secretsIn(process.env)) mask(secret)
  for (const secret of otherSecretsIn(process.env)) cover(secret)
  const connections = connectionsOf(process.env, deadlines)
  for (const path of [workspace, temporary]) spare(path)
  return {
    env: process.env,
    workspace,
    temporary,
    log: logUntil({ cancelled, grace: 0.8 * deadlines.grace }, hide),
    input: (name) => core.getInput(name),
    connections,
    idToken: timelyTokens(process.env, connections, { deadlines, mask, hide }),
    mask,
    cover,
    hide,
    spare,
    hasSecret,
    sleep: (milliseconds) => sleep(milliseconds),
    deadlines,
    cancelled,
    newDirectory: () => newDirectoryIn(temporary),
  }
}

/** Tokens of GitHub for an environment's job, each kept out of the log, and waited for only so long: the endpoint can hang. */
export function timelyTokens(
  env: Environment,
  connections: Connections,
  { deadlines: { token: most }, mask, hide }: Pick<Runner, 'deadlines' | 'mask' | 'hide'>,
): Runner['idToken'] {
  const ask = idTokenIn(env, connections)
  if (!ask) return undefined
  return async (audience) => {
    const end = AbortSignal.timeout(most)
    try {
      const token = await ask(audience, end)
      mask(token)
      return token
    } catch (error) {
      if (end.aborted) throw new Error(`There was no answer within ${most / 1_000} s.`, { cause: error })
      throw error instanceof Problem ? error : new Error(hide(messageOf(error)), { cause: error })
    }
  }
}

/** Milliseconds of silence after which a line tells that work goes on. */
const silence = 20_000

/** Tells now and then that something is still at work, where nothing else was said since `voice.last`. */
async function withHeartbeat<T>(name: string, voice: { last: number }, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const heartbeat = setInterval(() => {
    const now = performance.now()
    if (now - voice.last < silence) return
    voice.last = now
    process.stdout.write(`${name}: still at work after ${seconds(now - began)}\n`)
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
    throw new Problem(
      `No folder can be made in ${temporary}: ${messageOf(cause)}. RUNNER_TEMP has to name a folder that this step can write to, on a disk with room.`,
      { cause },
    )
  }
}

/** The step's log. What others write is shown until the job is cancelled: what is then told must be obeyed as a command again. */
function logUntil(until: Until, hide: (text: string) => string): Log {
  const voice = { last: performance.now() }
  const spoken = (): void => void (voice.last = performance.now())
  return {
    info: (text) => {
      spoken()
      core.info(withoutCommands(hide(text)))
    },
    error: (text) => core.error(hide(text)),
    warning: (text) => core.warning(hide(text)),
    notice: (text) => core.notice(hide(text)),
    debug: (text) => core.debug(hide(text)),
    group: (name, run) => core.group(name, () => withHeartbeat(name, voice, run)),
    untrusted: withoutObeying(until, (line) => {
      spoken()
      process.stdout.write(`${hide(line)}\n`)
    }),
  }
}

/** When a job is cancelled, and how many milliseconds later the runner must obey the log again, so that the run can be reported. */
interface Until {
  readonly cancelled: AbortSignal
  readonly grace: number
}

/** While anything runs, the runner takes no line for a command: the first of several that run at once must not end that for the others. */
function withoutObeying({ cancelled, grace }: Until, show: (line: string) => void): Log['untrusted'] {
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

/** The runner obeys lines that look like commands, whoever they come from. */
function withoutCommands(text: string): string {
  return text.replace(/^((?:[^\S\n\r\u2028\u2029]|\u0085)*)::/gm, '$1: :').replaceAll('##[', '## [')
}
