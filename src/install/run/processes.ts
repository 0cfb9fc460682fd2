import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { posix } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Mark } from './mark.ts'
import { newMark } from './mark.ts'
import { shortFile } from './proc-file.ts'

/** A running process: its id, its group, and the name of its program. */
export interface Process {
  readonly pid: number
  readonly group: number
  readonly name: string
}

/** The processes of one command. The command leads a process group, which its descendants can leave. */
export interface Family {
  /** Variables for the environment of the command. */
  readonly variables: Readonly<Record<string, string>>
  /** Returns the running processes, by the process id of the command. */
  readonly running: (leader: number) => readonly Process[]
  /** Call this after the last search. */
  readonly forget: () => void
}

/** Returns the family of the next command: on Linux all of its descendants, elsewhere its process group. */
export function newFamily(): Family {
  if (process.platform !== 'linux') return { variables: {}, running: inGroup, forget: () => undefined }
  const { variables, isOn, free } = newMark()
  return { variables, running: (leader) => marked(isOn, leader), forget: free }
}

/** Milliseconds to wait: after the command has ended, after SIGTERM, and after SIGKILL. */
const time = { toFinish: 500, toObey: 1_000, toDie: 2_000 }

/** Milliseconds between two checks. */
const pause = 20

/** Ends the leftover processes of a command, after a moment in which they can end by themselves. Returns them. */
export async function endLeftovers(running: () => readonly Process[]): Promise<Ending> {
  const last = await untilNone(running, time.toFinish)
  return last.length === 0 ? { ended: [], remaining: [] } : endAll(running)
}

/** The processes that were ended, and those that remain because they cannot be ended. */
export interface Ending {
  readonly ended: readonly Process[]
  readonly remaining: readonly Process[]
}

/** Ends processes with SIGTERM, and after a second with SIGKILL. */
export async function endAll(running: () => readonly Process[]): Promise<Ending> {
  const asked = running()
  signal(asked, 'SIGTERM')
  let remaining = await untilNone(running, time.toObey)
  const end = performance.now() + time.toDie
  // A process can start another one while it ends. The next round finds that one.
  while (remaining.length > 0 && performance.now() < end) {
    signal(remaining, 'SIGKILL')
    await sleep(pause)
    remaining = running()
  }
  const isRemaining = ({ pid }: Process): boolean => remaining.some((other) => other.pid === pid)
  return { ended: asked.filter((one) => !isRemaining(one)), remaining }
}

/** Kills processes without waiting, because this process is about to end. */
export function killAll(running: () => readonly Process[]): void {
  for (let round = 0; round < 3; round += 1) signal(running(), 'SIGKILL')
}

async function untilNone(
  running: () => readonly Process[],
  milliseconds: number,
): Promise<readonly Process[]> {
  const end = performance.now() + milliseconds
  let remaining = running()
  while (remaining.length > 0 && performance.now() < end) {
    await sleep(pause)
    remaining = running()
  }
  return remaining
}

/** Signals groups first, because a process in a group cannot start another one before the signal arrives. */
function signal(processes: readonly Process[], name: NodeJS.Signals): void {
  const groups = new Set(processes.map(({ group }) => -group).filter((group) => group < -1))
  for (const target of [...groups, ...processes.map(({ pid }) => pid)]) {
    try {
      process.kill(target, name)
    } catch {
      // It has ended or belongs to another user. The next check shows which.
    }
  }
}

/**
 * Returns the running processes of a command. Other children of this process have the mark too. They are skipped, because they are in the
 * session of this process, and a command starts its own session.
 */
function marked(isOn: Mark['isOn'], leader: number): Process[] {
  const own = statOf('/proc/self')
  return namesIn('/proc').flatMap((pid) => {
    const found = /^\d+$/.test(pid) ? statOf(`/proc/${pid}`) : undefined
    if (!own || !found || found.began < own.began || found.session === own.session) return []
    if (!isAlive(pid, found.state)) return []
    if (found.session !== leader && !isOn(pid)) return []
    return [{ pid: Number(pid), group: found.group, name: found.name }]
  })
}

/** A process looks ended if its first thread has ended, but other threads can continue. */
function isAlive(pid: string, state: string): boolean {
  if (!hasEnded(state)) return true
  const threads = namesIn(`/proc/${pid}/task`)
  return threads.some((thread) => !hasEnded(statOf(`/proc/${pid}/task/${thread}`)?.state ?? 'X'))
}

function hasEnded(state: string): boolean {
  return state === 'Z' || state === 'X'
}

interface Stat {
  readonly name: string
  readonly state: string
  readonly group: number
  readonly session: number
  /** Clock ticks since the system was started. */
  readonly began: number
}

/** Returns the entry of a process in /proc (proc(5)). The name is in brackets, and can contain brackets itself. */
function statOf(directory: string): Stat | undefined {
  const text = shortFile(`${directory}/stat`)
  const end = text.lastIndexOf(')')
  if (end < 0) return undefined
  const fields = text.slice(end + 2).split(' ')
  const [group, session, began] = [2, 3, 19].map((index) => Number(fields[index])) as [number, number, number]
  const name = printable(text.slice(text.indexOf('(') + 1, end))
  return { name, state: fields[0] ?? '', group, session, began }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** Returns the running processes in the group of a command, on any Unix. */
export function inGroup(leader: number): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,pgid=,stat=,comm='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, group, state = '', name = ''] = /^ *(\d+) +(\d+) +(\S+) +(\S.*)/.exec(line) ?? []
    if (Number(group) !== leader || hasEnded(state.slice(0, 1))) return []
    return [{ pid: Number(pid), group: leader, name: printable(posix.basename(name.trimEnd())) }]
  })
}

/** A process can choose any name. */
function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, '?')
}
