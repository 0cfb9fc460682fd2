import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { run } from '../../../../src/install/run/child.ts'
import type { Ended } from '../../../../src/install/run/child.ts'
import { withDeadline } from '../../../../src/install/run/deadline.ts'
import { inGroup } from '../../../../src/install/run/processes.ts'
import type { Log } from '../../../../src/base/log.ts'
import { quietLog } from '../../../support/quiet-log.ts'

/** The processes that a command leaves behind. Each writes its id into the file `left`. They are awaited in parallel, because each takes a while. */

/** The directory in which commands run, and what was logged about them. */
interface Trial {
  readonly directory: string
  readonly lines: string[]
  readonly warnings: string[]
  readonly log: Log
  readonly bash: (script: string, log?: Log) => Promise<Ended>
  /** The ids of what was left. */
  readonly left: () => number[]
}

function newTrial(end = new AbortController().signal, own: NodeJS.ProcessEnv = process.env): Trial {
  const directory = mkdtempSync(join(tmpdir(), 'left-'))
  const lines: string[] = []
  const warnings: string[] = []
  const log: Log = {
    ...quietLog(),
    warning: (text) => void warnings.push(text),
    withUntrustedOutput: (work) => work((line) => void lines.push(line), end),
  }
  return {
    directory,
    lines,
    warnings,
    log,
    bash: (script, to = log) =>
      run({
        tool: 'bash',
        isOfUser: true,
        setupHint: 'Install it.',
        args: ['-c', script],
        cwd: directory,
        env: own,
        log: to,
      }),
    left: () => {
      const file = join(directory, 'left')
      return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : []
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    // A process that has ended is still listed until its exit code is read.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

const wait = 'echo $$ >> left; sleep 30'
/** Waits until `left` has a line, so that the command does not end before what it leaves has begun. */
const begun = 'until [ -s left ]; do sleep 0.01; done'

const ways: readonly (readonly [string, string])[] = [
  ['in the background', `bash -c '${wait}' &`],
  ['without its output', `bash -c '${wait}' > /dev/null 2>&1 < /dev/null &`],
  ['that ignores SIGTERM', `bash -c 'trap "" TERM HUP INT; ${wait}' &`],
  ['by nohup', `nohup bash -c '${wait}' > /dev/null 2>&1 &`],
  ['in a session of its own', `setsid --fork bash -c '${wait}' > /dev/null 2>&1`],
  [
    'in a session of its own, without its environment',
    `setsid --fork env -i bash -c '${wait}' > /dev/null 2>&1`,
  ],
  [
    'forked twice, without its environment, output and parents',
    `(env -i setsid bash -c '(setsid bash -c "${wait}" &) &' > /dev/null 2>&1 < /dev/null &) &`,
  ],
  [
    'by Python, as a daemon does',
    `python3 -c '
import os, sys, time
if os.fork(): os._exit(0)
os.setsid()
if os.fork(): os._exit(0)
os.closerange(0, 256)
open("left", "a").write(str(os.getpid()) + "\\n")
time.sleep(30)'`,
  ],
  [
    'whose first thread has ended',
    `python3 -c '
import ctypes, os, threading, time
if os.fork(): os._exit(0)
def rest():
    open("left", "a").write(str(os.getpid()) + "\\n")
    time.sleep(30)
threading.Thread(target=rest).start()
ctypes.CDLL(None).pthread_exit(None)' > /dev/null 2>&1`,
  ],
]

async function leaves(script: string): Promise<Trial> {
  const trial = newTrial()
  expect((await trial.bash(`${script}\n${begun}\necho done`)).exitCode).toBe(0)
  return trial
}

describe('leftover processes of a command are ended', () => {
  test.concurrent.each(ways)('%s', async (_way, script) => {
    const { lines, left, warnings } = await leaves(script)
    expect(lines.at(-1)).toBe('done')
    expect(left().length).toBeGreaterThan(0)
    expect(left().filter(isRunning)).toEqual([])
    expect(warnings).toEqual([
      expect.stringMatching(/^"bash" left processes running, and the action ended them: .*\(process \d+\)/),
    ])
  })

  test.concurrent('even if one starts another process while it ends', async () => {
    const another = `setsid --fork bash -c \\"${wait}\\" > /dev/null 2>&1`
    // The other process can be ended before it writes its number, so this one writes its own once more.
    const stubborn = `trap "echo $$ >> left; ${another}; exit" TERM; echo $$ >> left; while :; do sleep 0.01; done`
    const { left } = await leaves(`bash -c '${stubborn}' > /dev/null 2>&1 &`)
    expect(left().length).toBeGreaterThan(1)
    expect(left().filter(isRunning)).toEqual([])
  })

  test.concurrent('even if the command fails', async () => {
    const { bash, left } = newTrial()
    expect((await bash(`bash -c '${wait}' & ${begun}; exit 3`)).exitCode).toBe(3)
    expect(left().filter(isRunning)).toEqual([])
  })

  test.concurrent('after a moment to finish their work', async () => {
    const { bash, warnings } = newTrial()
    const { lines } = await bash('exec > >(sleep 0.1; cat; echo end); echo one')
    expect(lines).toEqual(['one', 'end'])
    expect(warnings).toEqual([])
  })

  test.concurrent('but not those of this process or of another command', async () => {
    const [one, other] = [newTrial(), newTrial()]
    const own = spawn('sleep', ['30'])
    const end = join(one.directory, 'end')
    const longer = one.bash(`setsid --fork sleep 30; until [ -e end ]; do sleep 0.01; done`)
    await other.bash('sleep 30 &')
    writeFileSync(end, '')
    expect(own.exitCode ?? own.signalCode).toBeNull()
    expect((await longer).exitCode).toBe(0)
    expect(one.warnings.join()).toContain('sleep (process')
    own.kill()
  })
})

describe('if limits cannot be set', () => {
  const { PATH } = process.env
  afterEach(() => {
    process.env['PATH'] = PATH
  })

  test('they are found by their environment or session', async () => {
    const env = { ...process.env }
    process.env['PATH'] = ''
    const { bash, left } = newTrial(undefined, env)
    await bash(
      `setsid --fork bash -c '${wait}' > /dev/null 2>&1; env -i bash -c '${wait}' &\n${begun}; sleep 0.1`,
    )
    expect(left()).toHaveLength(2)
    expect(left().filter(isRunning)).toEqual([])
  })
})

describe('a command ends when the job is cancelled', () => {
  test.concurrent.each([
    ['at once', wait],
    ['even if it ignores the signal', `trap "" TERM INT; ${wait}`],
    ['with all of its descendants', `setsid --fork env -i bash -c '${wait}' > /dev/null 2>&1; sleep 30`],
    ['even if it has closed its output', `exec > /dev/null 2>&1; ${wait}`],
  ])('%s', async (_how, script) => {
    const cancellation = new AbortController()
    const { bash, left } = newTrial(cancellation.signal)
    const running = bash(script).catch((error: unknown) => error)
    while (left().length === 0) await sleep(10)
    cancellation.abort('SIGINT')
    expect(String(await running)).toContain('The run was cancelled (SIGINT).')
    expect(left().filter(isRunning)).toEqual([])
  })

  test('and no other command is started', async () => {
    const { bash, directory } = newTrial(AbortSignal.abort('SIGTERM'))
    await expect(bash('touch started')).rejects.toThrow('The run was cancelled (SIGTERM).')
    expect(existsSync(join(directory, 'started'))).toBe(false)
  })
})

describe('a command ends at its time limit', () => {
  const soon = 1.5 / 60

  test.concurrent.each([
    ['at once', wait],
    ['although it ignores that', `trap "" TERM; ${wait}`],
    ['even if another process keeps its output open', `setsid --fork bash -c '${wait}'; sleep 30`],
  ])('%s', async (_how, script) => {
    const { bash, left, log } = newTrial()
    await expect(withDeadline(soon, log, (timely) => bash(script, timely))).rejects.toThrow(
      '"bash" was ended: building and testing the layer took longer than input "build-timeout-minutes" allows (0.025 minutes).',
    )
    expect(left().length).toBeGreaterThan(0)
    expect(left().filter(isRunning)).toEqual([])
  })

  test('and the next ones are not started', async () => {
    const { bash, directory, log } = newTrial()
    const late = withDeadline(soon, log, async (timely) => {
      await bash('sleep 30', timely).catch(() => undefined)
      return bash('touch started', timely)
    })
    await expect(late).rejects.toThrow('"build-timeout-minutes"')
    expect(existsSync(join(directory, 'started'))).toBe(false)
  })

  test('and not before', async () => {
    const { bash, log } = newTrial()
    expect(await withDeadline(20, log, (timely) => bash('echo done', timely))).toMatchObject({ exitCode: 0 })
  })
})

test('without /proc, the processes of a group are found by ps', async () => {
  const child = spawn('bash', ['-c', 'sleep 30 & sleep 30'], { detached: true })
  const { pid = 0 } = child
  const names = (): string[] => inGroup(pid).map(({ name }) => name)
  // A process has the name of its parent until it runs its own program.
  while (names().filter((name) => name === 'sleep').length < 2) await sleep(10)
  expect(names().sort()).toEqual(['bash', 'sleep', 'sleep'])
  process.kill(-pid, 'SIGKILL')
  while (inGroup(pid).length > 0) await sleep(10)
})
