import { spawnSync } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { longFile, shortFile } from './proc-file.ts'

/** A mark that the next command and its descendants have in common. `variables` must be in the environment of the command. */
export interface Mark {
  readonly variables: Readonly<Record<string, string>>
  /** Returns whether a process has the mark, by its id in /proc. */
  readonly isOn: (pid: string) => boolean
  /** Call this when no process has the mark any more. */
  readonly free: () => void
}

/**
 * Returns a mark for the next command, on Linux. The mark is a hard limit on the resident memory, which Linux has ignored since 2.4.30.
 * Every descendant inherits it, and only root can raise it. A process that lowers it is found by an environment variable. Without
 * `prlimit`, every process is found in that way.
 */
export function newMark(): Mark {
  const [limit, variable] = [limitMark(), variableMark()]
  return {
    variables: variable.variables,
    isOn: (pid) => limit?.isOn(pid) === true || variable.isOn(pid),
    free: () => limit?.free(),
  }
}

/** The limits of running commands. */
const usedLimits = new Set<bigint>()

/** Marks are above this value, which no program sets as a real limit. */
const minimumLimit = 2n ** 60n

function limitMark(): Omit<Mark, 'variables'> | undefined {
  const limit = unusedLimit()
  if (limit === undefined) return undefined
  usedLimits.add(limit)
  return { isOn: (pid) => limitOf(pid) === limit, free: () => void usedLimits.delete(limit) }
}

let last: bigint | undefined

/**
 * Returns a limit of this process that no command has. To set a limit, a process must be started, so the last one is reused if possible.
 */
function unusedLimit(): bigint | undefined {
  const own = limitOf('self')
  if (last !== undefined && last === own && !usedLimits.has(last)) return last
  const limit = limitBelow(own)
  if (limit === undefined) return undefined
  // This process sets the limit on itself, so that the command has it from its first instruction.
  spawnSync('prlimit', [`--pid=${process.pid}`, `--rss=${limit}:${limit}`], {
    env: { PATH: process.env['PATH'] },
    stdio: 'ignore',
  })
  last = limitOf('self') === limit ? limit : undefined
  return last
}

/** Returns a random lower limit, because a limit can only be lowered. Two runs inside one command must not choose the same one. */
function limitBelow(limit: bigint | 'unlimited' | undefined): bigint | undefined {
  if (limit === undefined) return undefined
  const chosen = (limit === 'unlimited' ? 2n * minimumLimit : limit) - BigInt(randomInt(1, 2 ** 40))
  return chosen > minimumLimit ? chosen : undefined
}

function limitOf(pid: string): bigint | 'unlimited' | undefined {
  const found = /^Max resident set +\S+ +(unlimited|\d+)/m.exec(shortFile(`/proc/${pid}/limits`))?.[1]
  return found === undefined || found === 'unlimited' ? found : BigInt(found)
}

/** A process loses this mark if it clears its environment or overwrites it with its title. */
function variableMark(): Omit<Mark, 'free'> {
  const [name, value] = ['LAYER_EVERYWHERE_COMMAND', randomUUID()]
  return {
    variables: { [name]: value },
    isOn: (pid) => `\0${longFile(`/proc/${pid}/environ`)}`.includes(`\0${name}=${value}\0`),
  }
}
