import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as core from '@actions/core'
import type { Deadlines } from './deadlines.ts'
import { usualDeadlines } from './deadlines.ts'
import { seconds } from './figures.ts'
import type { Environment } from './layer.ts'
import type { Log } from './log.ts'
import { messageOf, Problem } from './problem.ts'

/** What GitHub's runner gives to this step and takes from it. The one place, with start.ts, that knows @actions/core. */
export interface Runner {
  readonly env: Environment
  readonly workspace: string
  readonly temporary: string
  readonly log: Log
  readonly input: (name: string) => string
  /** A fresh OIDC token for an audience; undefined where the job has no permission to ask for one. */
  readonly idToken: ((audience: string) => Promise<string>) | undefined
  readonly mask: (secret: string) => void
  /** Resolves after so many milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly deadlines: Deadlines
  /** Aborted when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** A new directory that outlives the step. */
  readonly newDirectory: () => string
}

/** The runner that this process was started by. */
export function gitHubRunner(cancelled: AbortSignal, deadlines = usualDeadlines): Runner {
  const temporary = process.env['RUNNER_TEMP'] || tmpdir()
  return {
    env: process.env,
    workspace: process.env['GITHUB_WORKSPACE'] || process.cwd(),
    temporary,
    log: logUntil(cancelled),
    input: (name) => core.getInput(name),
    idToken: process.env['ACTIONS_ID_TOKEN_REQUEST_URL']
      ? (audience) => within(deadlines.token, core.getIDToken(audience))
      : undefined,
    mask: (secret) => core.setSecret(secret),
    sleep: (milliseconds) => sleep(milliseconds),
    deadlines,
    cancelled,
    newDirectory: () => newDirectoryIn(temporary),
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
function logUntil(cancelled: AbortSignal): Log {
  const voice = { last: performance.now() }
  const spoken = (): void => void (voice.last = performance.now())
  return {
    info: (text) => {
      spoken()
      core.info(withoutCommands(text))
    },
    warning: (text) => core.warning(text),
    notice: (text) => core.notice(text),
    debug: (text) => core.debug(text),
    group: (name, run) => core.group(name, () => withHeartbeat(name, voice, run)),
    untrusted: async (run) => {
      const token = randomUUID()
      const resume = (): void => core.info(`::${token}::`)
      core.info(`::stop-commands::${token}`)
      cancelled.addEventListener('abort', resume, { once: true })
      try {
        return await run((line) => {
          spoken()
          if (!cancelled.aborted) process.stdout.write(`${line}\n`)
        })
      } finally {
        cancelled.removeEventListener('abort', resume)
        if (!cancelled.aborted) resume()
      }
    },
  }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = sleep(milliseconds, undefined, { signal: timer.signal }).then((): never => {
    throw new Error(`There was no answer within ${milliseconds / 1_000} s.`)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

/** The runner obeys lines that look like commands, whoever they come from. */
function withoutCommands(text: string): string {
  return text.replace(/^([\s\u0085]*)::/gm, '$1: :').replaceAll('##[', '## [')
}
