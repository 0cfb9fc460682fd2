import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lazily } from '../../base/lazy.ts'
import type { Log } from '../../base/log.ts'
import { about } from '../../base/message.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import { endReason } from './deadline.ts'
import type { Lines } from './lines.ts'
import { newestLines, readLines } from './lines.ts'
import type { Ending, Process } from './processes.ts'
import { endAll, endLeftovers, killAll, newFamily } from './processes.ts'

/** A command to run without a shell. `env` is the environment of this step, from which the command gets everything except the secrets. */
export interface Command {
  readonly tool: string
  /** The name in messages. Default: the tool. */
  readonly name?: string | undefined
  /** Whether the user wrote the command. Then leftover processes are a warning, because the user can end them. */
  readonly isOfUser?: boolean
  /** How a workflow sets up the tool, as a sentence. */
  readonly setupHint: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Environment
  readonly log: Log
}

/** How a command ended, and the lines that it printed. If a signal ended it, the exit code is 128 plus the signal number, as in a shell. */
export interface Ended {
  readonly exitCode: number
  readonly lines: readonly string[]
}

/** Credentials and tokens of this step, and the files through which a step commands the runner. */
const secret =
  /^(AWS_|ACTIONS_|INPUT_|(GITHUB|GH)(_ENTERPRISE)?_TOKEN$|GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/i

/** The width of the terminal for programs. Secrets in addresses are only found if an address is on one line. */
const columns = '1000'

/** Milliseconds to wait for output after a command, if one of its processes cannot be ended. */
const patience = 2_000

/** The number of characters of output that are kept. Of longer output, the end is kept. */
const kept = 33_554_432

/**
 * Returns the variables that third-party code is allowed to see: all except the secrets of this step. Private registries need the others.
 */
export function withoutSecrets(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !secret.test(entry[0]),
    ),
  )
}

/**
 * Runs a command and shows its output live. Ends leftover processes before the runner processes commands in the log again. Throws a Problem
 * if the command cannot be started, reaches the time limit or the job is cancelled.
 */
export async function run(command: Command): Promise<Ended> {
  const { tool, args, log, name = `"${tool}"`, isOfUser = false } = command
  const written = newestLines(kept)
  const { exitCode, ending } = await log.withUntrustedOutput(async (show, end) => {
    if (end.aborted) throw endReason(end, name)
    show(`$ ${[tool, ...args].join(' ')}`)
    const result = await log.timed(commandName(tool, args), () =>
      execute(command, end, (line) => {
        written.add(line)
        show(line)
      }),
    )
    if (result.exitCode === undefined) throw endReason(end, name)
    return { ...result, exitCode: result.exitCode }
  })
  const { ended, remaining } = ending
  const report = isOfUser ? log.warning : log.info
  if (ended.length > 0) report(endedSentence(name, ended))
  if (remaining.length > 0) log.warning(remainingSentence(name, remaining))
  return { exitCode, lines: written.lines() }
}

/**
 * Returns the name of a command for the profile of a run: the program, and the words of its arguments up to the first path, value or setting,
 * such as `npm ci` or `python3 -m pip install`.
 */
export function commandName(tool: string, args: readonly string[]): string {
  const end = args.findIndex((argument) => !/^(?:-m|--version|[a-z]+(?:-[a-z]+)*)$/.test(argument))
  return [basename(tool), ...args.slice(0, end < 0 ? args.length : end)].join(' ')
}

/** How a command ended, and its leftover processes. There is no exit code if the action ended the command. */
interface Result {
  readonly exitCode: number | undefined
  readonly ending: Ending
}

async function execute(
  { tool, setupHint, args, cwd, env }: Command,
  end: AbortSignal,
  onLine: (line: string) => void,
): Promise<Result> {
  const { variables, running, forget } = newFamily()
  try {
    const child = spawn(tool, args, {
      cwd,
      env: { ...withoutSecrets(env), COLUMNS: columns, ...variables },
      // There is no standard input, so a program that prompts for input does not wait.
      stdio: ['ignore', 'pipe', 'pipe'],
      // The command leads its own session and process group.
      detached: true,
    })
    const output = [child.stdout, child.stderr].map((stream) => readLines(stream, onLine))
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

/** Returns the result after all output has arrived. A process that cannot be ended must not keep the pipes open forever. */
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

/** Finds the processes of each running command, which are ended if this process ends first. */
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

/** The maximum number of processes in a message. */
const mostListed = 5

function listed(processes: readonly Process[]): string {
  const named = processes.slice(0, mostListed).map(({ name, pid }) => `${name} (process ${pid})`)
  const more = processes.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
