import { setTimeout as sleep } from 'node:timers/promises'
import { getExecOutput } from '@actions/exec'
import type { Log } from '../../base/log.ts'
import { about } from '../../base/message.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import type { Ended } from './child.ts'
import { commandName, withoutSecrets } from './child.ts'
import { endReason } from './deadline.ts'

/** A program of the runner, with its name in messages. */
interface Program {
  readonly name: string
  readonly command: string
  /** How a workflow sets it up, as a sentence. */
  readonly setupHint: string
}

/** How a probe is run. `timeout`: milliseconds until it is killed. */
interface Probing {
  readonly env: Environment
  readonly log: Log
  readonly timeout?: number
}

/** The default timeout. At its first start, a Python program compiles its modules. */
const longest = 120_000

/** Exit codes of shells and of timeout(1). @actions/exec does not report which signal ended a program. */
const codes = { missing: 127, notExecutable: 126, timedOut: 124, killed: 137 }

/** Prints the process id, closes standard input, and replaces itself with the program. */
const script = 'echo $$; exec "$0" "$@" </dev/null'

/**
 * Runs a program of the runner without showing its output, such as with `--version`. Returns how it ended, with the lines of standard
 * output last. Use it only for programs that run no third-party code, because leftover processes are not ended. After the timeout, the
 * program is killed and the exit code is 124. Throws a Problem if the program is missing or the job is cancelled.
 */
export async function probe(
  program: Program,
  args: readonly string[],
  cwd: string,
  { env, log, timeout = longest }: Probing,
): Promise<Ended> {
  return log.timed(commandName(program.command, args), () =>
    log.withUntrustedOutput((_show, end) => endOf(program, args, cwd, { env, timeout, end })),
  )
}

/** Returns how a program ended. Kills it after the timeout, or if the job is cancelled. */
async function endOf(
  program: Program,
  args: readonly string[],
  cwd: string,
  { env, timeout, end }: Required<Pick<Probing, 'env' | 'timeout'>> & { readonly end: AbortSignal },
): Promise<Ended> {
  if (end.aborted) throw endReason(end, program.name)
  const stop = new AbortController()
  const started = start(program, args, cwd, env)
  const late = sleep(timeout, 'late' as const, { signal: AbortSignal.any([end, stop.signal]) })
  const first = await Promise.race([started.ended, late.catch(() => 'stopped' as const)]).finally(() =>
    stop.abort(),
  )
  if (typeof first === 'object') return first
  started.kill()
  if (end.aborted) throw endReason(end, program.name)
  return { exitCode: codes.timedOut, lines: [] }
}

/** The result of @actions/exec. Its types do not show that there is no exit code if a signal ended the program. */
interface Output {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A program that was started. */
interface Started {
  readonly ended: Promise<Ended>
  readonly kill: () => void
}

function start(
  { command, setupHint }: Program,
  args: readonly string[],
  cwd: string,
  env: Environment,
): Started {
  let id: number | undefined
  const output = getExecOutput('/bin/sh', ['-c', script, command, ...args], {
    cwd,
    env: withoutSecrets(env),
    silent: true,
    ignoreReturnCode: true,
    listeners: { stdline: (line) => void (id ??= Number(line)) },
  })
  const ended = output.then(
    ({ exitCode, stdout, stderr }: Output) => {
      const lines = [...linesOf(stderr), ...linesOf(stdout.slice(stdout.indexOf('\n') + 1))]
      if (exitCode === codes.missing)
        throw new Problem(
          about(
            'a-program-is-missing-or-another-version-is-needed',
            `"${command}" is not installed on this runner. ${setupHint}`,
          ),
        )
      if (exitCode === codes.notExecutable)
        throw new Problem(about('a-program-failed', `"${command}" could not be run: ${lines.at(-1) ?? ''}`))
      return { exitCode: exitCode ?? codes.killed, lines }
    },
    (error: unknown) => {
      throw new Problem(about('a-program-failed', `"${command}" could not be run: ${messageOf(error)}`), {
        cause: error,
      })
    },
  )
  // Nobody awaits a program that was killed.
  ended.catch(() => undefined)
  return { ended, kill: () => kill(id) }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function kill(id: number | undefined): void {
  try {
    if (id !== undefined) process.kill(id, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
