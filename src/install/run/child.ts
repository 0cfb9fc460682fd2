import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { lazily } from '../../base/lazy.ts'
import type { Log } from '../../base/log.ts'
import { about } from '../../base/message.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import { whyEnded } from './deadline.ts'
import type { Lines } from './lines.ts'
import { newestLines, readLines } from './lines.ts'
import type { Ending, Process } from './processes.ts'
import { endAll, endLeftovers, killAll, newFamily } from './processes.ts'

/** A command to run without a shell. `env` is the environment of this step. The command sees it without secrets. */
export interface Command {
  readonly tool: string
  /** What messages call it; the tool itself if not given. */
  readonly name?: string | undefined
  /** Whether the user wrote it, and can do something about what it leaves running. */
  readonly isOfUser?: boolean
  /** How a workflow gets the tool, as a sentence. */
  readonly setupHint: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Environment
  readonly log: Log
}

/** How a command ended, and the lines that it wrote. A command that a signal ended has 128 and its number, as in a shell. */
export interface Ended {
  readonly exitCode: number
  readonly lines: readonly string[]
}

/** Credentials and tokens of this step, and the files through which a step commands the runner. */
const secret =
  /^(AWS_|ACTIONS_|INPUT_|(GITHUB|GH)(_ENTERPRISE)?_TOKEN$|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/i

/** Characters after which a program that writes for a terminal breaks a line: an address is to stay in one, so that its secrets are found. */
const columns = '1000'

/** Milliseconds to wait for output after a command, if one of its processes cannot be ended. */
const patience = 2_000

/** Characters that are kept of what a command writes: its end, where it writes more. */
const kept = 33_554_432

/** The variables that other people's code may see: all but the secrets of this step. Private registries need the rest. */
export function withoutSecrets(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !secret.test(entry[0]),
    ),
  )
}

/**
 * Runs a command and shows live what it prints. What it leaves running is ended before the runner obeys the log again. Throws a Problem if
 * it cannot be started, and if it is ended because its time is up or the job is cancelled.
 */
export async function run(command: Command): Promise<Ended> {
  const { tool, args, log, name = `"${tool}"`, isOfUser = false } = command
  const written = newestLines(kept)
  const { exitCode, ending } = await log.withUntrustedOutput(async (show, end) => {
    if (end.aborted) throw whyEnded(end, name)
    show(`$ ${[tool, ...args].join(' ')}`)
    const result = await execute(command, end, (line) => {
      written.add(line)
      show(line)
    })
    if (result.exitCode === undefined) throw whyEnded(end, name)
    return { ...result, exitCode: result.exitCode }
  })
  const { ended, remaining } = ending
  const tell = isOfUser ? log.warning : log.info
  if (ended.length > 0) tell(endedSentence(name, ended))
  if (remaining.length > 0) log.warning(remainingSentence(name, remaining))
  return { exitCode, lines: written.lines() }
}

/** How a command ended, and what it left running; without an exit code it was ended itself. */
interface Result {
  readonly exitCode: number | undefined
  readonly ending: Ending
}

async function execute(
  { tool, setupHint, args, cwd, env }: Command,
  end: AbortSignal,
  take: (line: string) => void,
): Promise<Result> {
  const { variables, running, forget } = newFamily()
  try {
    const child = spawn(tool, args, {
      cwd,
      env: { ...withoutSecrets(env), COLUMNS: columns, ...variables },
      // No stdin: nobody is there to answer, and a command that asks must not wait.
      stdio: ['ignore', 'pipe', 'pipe'],
      // It leads a session and a group, which nothing else is in.
      detached: true,
    })
    const output = [child.stdout, child.stderr].map((stream) => readLines(stream, take))
    const { pid } = child
    const result = await resultOf(child, () => (pid === undefined ? [] : running(pid)), { end, output })
    if (result.ending.remaining.length === 0) forget()
    return result
  } catch (error) {
    forget()
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const message = missing
      ? about(
          'a-program-is-missing-or-another-version-is-needed',
          `"${tool}" is not installed on this runner. ${setupHint}`,
        )
      : about('a-program-failed', `"${tool}" could not be run: ${messageOf(error)}`)
    throw new Problem(message, { cause: error })
  }
}

/** The result once all output has come; what cannot be ended must not keep the pipes open for ever. */
async function resultOf(
  child: ChildProcess,
  running: () => readonly Process[],
  { end, output }: { readonly end: AbortSignal; readonly output: readonly Lines[] },
): Promise<Result> {
  // An error before the start is thrown by the race.
  const closed = once(child, 'close').catch(() => undefined)
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const abort = Promise.withResolvers<undefined>()
  const stop = (): void => abort.resolve(undefined)
  end.addEventListener('abort', stop)
  endingWithThisProcess().add(running)
  try {
    const exit = await Promise.race([exited, abort.promise])
    const ending = await (exit ? endLeftovers(running) : endAll(running))
    const ended = await Promise.race([closed, sleep(patience, 'running', { ref: false })])
    if (ended === 'running') for (const { stop } of output) stop()
    return { exitCode: exit && exitCodeOf(exit), ending }
  } finally {
    end.removeEventListener('abort', stop)
    endingWithThisProcess().delete(running)
  }
}

function exitCodeOf([code, signal]: [number | null, NodeJS.Signals | null]): number {
  return code ?? 128 + (signal ? constants.signals[signal] : 0)
}

/** What finds the processes of each command that is under way, to be ended if this process ends first. */
const endingWithThisProcess = lazily(() => {
  const underWay = new Set<() => readonly Process[]>()
  process.on('exit', () => underWay.forEach(killAll))
  return underWay
})

function endedSentence(name: string, processes: readonly Process[]): string {
  return (
    `${name} left processes running, and the action ended them: ${listed(processes)}. ` +
    'If a later step needs them, start them in a separate step.'
  )
}

function remainingSentence(name: string, processes: readonly Process[]): string {
  return (
    `${name} left processes running that the action cannot end: ${listed(processes)}. ` +
    'They can change files of this job. End them in the command itself.'
  )
}

/** How many processes a message names. */
const mostListed = 5

function listed(processes: readonly Process[]): string {
  const named = processes.slice(0, mostListed).map(({ name, pid }) => `${name} (process ${pid})`)
  const more = processes.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
