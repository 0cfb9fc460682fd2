import { spawnSync } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { longFile, shortFile } from './proc-file.ts'

/** What the next command that is started, and all that it starts, has in common; `variables` belong into its environment. */
export interface Mark {
  readonly variables: Readonly<Record<string, string>>
  /** Whether a process has it, by its id as in /proc. */
  readonly isOn: (pid: string) => boolean
  /** To be called when no process has it any more. */
  readonly free: () => void
}

/**
 * A mark for the command that is started next, on Linux. It is a hard limit on the resident memory, which Linux has ignored since 2.4.30: each
 * process inherits it, wherever it moves and whatever it forgets, and only root can raise it. A process that lowers it is found by a variable,
 * as every process is if there is no `prlimit`.
 */
export function newMark(): Mark {
  const [limit, variable] = [limitMark(), variableMark()]
  return {
    variables: variable.variables,
    isOn: (pid) => limit?.isOn(pid) === true || variable.isOn(pid),
    free: () => limit?.free(),
  }
}

/** Limits that commands under way have. */
const taken = new Set<bigint>()

/** Limits from here on are no one's own, and leave room for the marks below them. */
const minimumLimit = 2n ** 60n

function limitMark(): Omit<Mark, 'variables'> | undefined {
  const limit = ownLimit()
  if (limit === undefined) return undefined
  taken.add(limit)
  return { isOn: (pid) => limitOf(pid) === limit, free: () => void taken.delete(limit) }
}

let last: bigint | undefined

/** A limit of this process that no command has; setting another one takes a process, so that the last is kept while it can be. */
function ownLimit(): bigint | undefined {
  const own = limitOf('self')
  if (last !== undefined && last === own && !taken.has(last)) return last
  const limit = limitBelow(own)
  if (limit === undefined) return undefined
  // This process gets the limit, so that the command has it before its first instruction.
  spawnSync('prlimit', [`--pid=${process.pid}`, `--rss=${limit}:${limit}`], {
    env: { PATH: process.env['PATH'] },
    stdio: 'ignore',
  })
  last = limitOf('self') === limit ? limit : undefined
  return last
}

/** A limit can only be lowered. Two runs in one command of another must not choose the same. */
function limitBelow(limit: bigint | 'unlimited' | undefined): bigint | undefined {
  if (limit === undefined) return undefined
  const chosen = (limit === 'unlimited' ? 2n * minimumLimit : limit) - BigInt(randomInt(1, 2 ** 40))
  return chosen > minimumLimit ? chosen : undefined
}

function limitOf(pid: string): bigint | 'unlimited' | undefined {
  const found = /^Max resident set +\S+ +(unlimited|\d+)/m.exec(shortFile(`/proc/${pid}/limits`))?.[1]
  return found === undefined || found === 'unlimited' ? found : BigInt(found)
}

/** A process that clears its environment, or writes its title over it, loses this one. */
function variableMark(): Omit<Mark, 'free'> {
  const [name, value] = ['LAYER_EVERYWHERE_COMMAND', randomUUID()]
  return {
    variables: { [name]: value },
    isOn: (pid) => `\0${longFile(`/proc/${pid}/environ`)}`.includes(`\0${name}=${value}\0`),
  }
}
