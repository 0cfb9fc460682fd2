import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import { exec } from '@actions/exec'
import type { Environment } from '../layer.ts'
import type { Log } from '../log.ts'
import { Problem, messageOf } from '../problem.ts'

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

/** How a command ended, and all lines that it wrote. */
export interface Ended {
  readonly exitCode: number
  readonly lines: readonly string[]
}

/** Credentials and tokens of this step, and the files through which a step commands the runner. */
const secret = /^(AWS_|ACTIONS_|INPUT_|GITHUB_(TOKEN|ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/i

/** The variables that other people's code may see: all but the secrets of this step. Private registries need the rest. */
export function withoutSecrets(env: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !secret.test(entry[0]),
    ),
  )
}

/** Runs a command and shows live what it prints. Throws a Problem only where it could not be started. */
export async function run({ tool, remedy, args, cwd, env, log }: Command): Promise<Ended> {
  const lines: string[] = []
  const exitCode = await log.untrusted(async (show) => {
    const take = (line: string): void => {
      lines.push(line)
      show(line)
    }
    const output = linesInto(take)
    try {
      return await exec(tool, [...args], {
        cwd,
        env: withoutSecrets(env),
        // What goes to stderr is written there too.
        outStream: output.stream,
        // Nobody is there to answer a question: without this a child that asks one waits for ever.
        input: Buffer.alloc(0),
        ignoreReturnCode: true,
      })
    } catch (error) {
      const missing = messageOf(error).startsWith('Unable to locate executable file')
      const reason = missing
        ? `is not installed on this runner. ${remedy}`
        : `could not be run: ${messageOf(error)}`
      throw new Problem(`"${tool}" ${reason}`, { cause: error })
    } finally {
      await output.end()
    }
  })
  return { exitCode, lines }
}

function linesInto(take: (line: string) => void): { stream: PassThrough; end: () => Promise<void> } {
  const stream = new PassThrough()
  const reader = createInterface({ input: stream }).on('line', take)
  const closed = new Promise<void>((resolve) => reader.once('close', resolve))
  return {
    stream,
    end: () => {
      stream.end()
      return closed
    },
  }
}
