import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Environment } from '../layer.ts'
import type { Log } from '../log.ts'
import { messageOf, Problem } from '../problem.ts'

/** A command to run as it stands, without a shell. `env` is this step's own; the command sees it without secrets. */
export interface Command {
  readonly tool: string
  /** What to do where the tool is not installed. */
  readonly remedy: string
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

/** Milliseconds for which output is awaited after the end of a command that has left something running in the background. */
const patience = 2_000

/** Characters of a line; a longer one comes in pieces. What never ends its line must not fill the memory, or outgrow a string. */
const longestLine = 1_048_576

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

/** Runs a command and shows live what it prints. Throws a Problem only where it could not be started. */
export function run({ tool, remedy, args, cwd, env, log }: Command): Promise<Ended> {
  const written = newest(kept)
  return log.untrusted(async (show) => {
    show(`$ ${[tool, ...args].join(' ')}`)
    try {
      // No stdin: nobody is there to answer, and a command that asks must not wait.
      const child = spawn(tool, args, {
        cwd,
        env: { ...withoutSecrets(env), COLUMNS: columns },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const output = [child.stdout, child.stderr].map((stream) =>
        readLines(stream, (line) => {
          written.add(line)
          show(line)
        }),
      )
      return { exitCode: await endOf(child, output), lines: written.lines() }
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      const reason = missing
        ? `is not installed on this runner. ${remedy}`
        : `could not be run: ${messageOf(error)}`
      throw new Problem(`"${tool}" ${reason}`, { cause: error })
    }
  })
}

/** Lines as they come; `stop` gives what has come of the last one, and lets go of the stream. */
interface Lines {
  readonly stop: () => void
}

/** A line ends as it does for the runner that reads them: by CR, LF or both. */
function readLines(stream: Readable, take: (line: string) => void): Lines {
  let begun = ''
  let endedByReturn = false
  const takeBegun = (): void => {
    if (begun !== '') take(begun)
    begun = ''
  }
  const read = (chunk: string): void => {
    const text = endedByReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    endedByReturn = chunk.endsWith('\r')
    const [first = '', ...others] = text.split(/\r\n|\r|\n/)
    begun += first
    for (const next of others) {
      take(begun)
      begun = next
    }
    if (begun.length > longestLine) takeBegun()
  }
  stream.setEncoding('utf8').on('data', read).on('end', takeBegun)
  return {
    stop: () => {
      stream.destroy()
      takeBegun()
    },
  }
}

/** Lines of about so many characters in all: of more, those that came first are dropped. */
function newest(atMost: number): { add: (line: string) => void; lines: () => readonly string[] } {
  let older: string[] = []
  let newer: string[] = []
  let length = 0
  return {
    add: (line) => {
      newer.push(line)
      length += line.length + 1
      if (length < atMost / 2) return
      older = newer
      newer = []
      length = 0
    },
    lines: () => [...older, ...newer],
  }
}

/** The exit code, once all output has come; what still runs in the background must not keep the pipes open for ever. */
async function endOf(child: ChildProcess, output: readonly Lines[]): Promise<number> {
  // An error before the start is thrown by the next line.
  const closed = once(child, 'close').catch(() => undefined)
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  const ended = await Promise.race([closed, sleep(patience, 'running', { ref: false })])
  if (ended === 'running') for (const { stop } of output) stop()
  return code ?? 128 + (signal ? constants.signals[signal] : 0)
}
