import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { Ended } from '../../../../src/install/run/child.ts'
import { probe } from '../../../../src/install/run/probe.ts'
import { quietLog } from '../../../support/quiet-log.ts'

const shown: string[] = []

/** Probes a script with this text in a new directory. */
function probed(
  text: string,
  {
    env = {},
    mode = 0o755,
    ...options
  }: { env?: object; mode?: number; timeout?: number; end?: AbortSignal } = {},
): { directory: string; ended: Promise<Ended> } {
  const directory = mkdtempSync(join(tmpdir(), 'probe-'))
  const command = join(directory, 'tool')
  writeFileSync(command, `#!/bin/sh\n${text}\n`)
  chmodSync(command, mode)
  const { end = new AbortController().signal, timeout } = options
  const log = {
    ...quietLog(),
    withUntrustedOutput: <T>(run: (show: (line: string) => void, end: AbortSignal) => Promise<T>) =>
      run((line) => void shown.push(line), end),
  }
  const setting = { env: { ...process.env, ...env }, log, ...(timeout === undefined ? {} : { timeout }) }
  const ended = probe(
    { name: 'Tool', command, setupHint: 'Get it.' },
    ['--version', 'a b'],
    directory,
    setting,
  )
  return { directory, ended }
}

/** A script that ends only if it is killed. It writes its process id to a file. */
const endless = 'echo $$ > id; exec sleep 1000'

/** Waits until the process of that script does not exist. If it was killed before it wrote the file, there is nothing to wait for. */
async function untilGone(directory: string): Promise<void> {
  const file = join(directory, 'id')
  const id = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  while (id > 0 && exists(id)) await sleep(20)
}

function exists(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}

describe('a probe', () => {
  test('returns the exit code and the lines, with standard output last, and shows none', async () => {
    const { ended } = probed('echo "$1 $2"; echo; echo note >&2; printf "dr\\303\\244i"; exit 3')
    expect(await ended).toEqual({ exitCode: 3, lines: ['note', '--version a b', '', 'dräi'] })
    expect(shown).toEqual([])
  })

  test('sees no secret of this step, and gets no input', async () => {
    const { ended } = probed('read answer; echo "$? [$AWS_SECRET_ACCESS_KEY] $OTHER"', {
      env: { AWS_SECRET_ACCESS_KEY: 'x', OTHER: 'y' },
    })
    expect((await ended).lines).toEqual(['1 [] y'])
  })

  test('that is ended by a signal fails', async () => {
    expect((await probed('kill -TERM $$').ended).exitCode).toBe(137)
  })

  test('that takes too long is killed, and has the exit code of timeout(1)', async () => {
    const { directory, ended } = probed(endless, { timeout: 300 })
    expect(await ended).toEqual({ exitCode: 124, lines: [] })
    await untilGone(directory)
  })

  test('is killed when the job is cancelled', async () => {
    const cancellation = new AbortController()
    const { directory, ended } = probed(endless, { end: cancellation.signal })
    setTimeout(() => cancellation.abort('SIGINT'), 200)
    await expect(ended).rejects.toThrow('The run was cancelled (SIGINT).')
    await untilGone(directory)
  })

  test('is not started after a cancellation', async () => {
    const { directory, ended } = probed('touch started', { end: AbortSignal.abort('SIGTERM') })
    await expect(ended).rejects.toThrow('The run was cancelled (SIGTERM).')
    expect(existsSync(join(directory, 'started'))).toBe(false)
  })

  test('of a program that cannot be executed is a problem', async () => {
    await expect(probed('exit', { mode: 0o644 }).ended).rejects.toThrow(
      /"[^"]+tool" could not be run: .*denied/,
    )
  })

  test('of a program that is not installed is a problem, with how to install it', async () => {
    const missing = probe({ name: 'X', command: 'no-such-tool', setupHint: 'Get it.' }, [], '.', {
      env: process.env,
      log: quietLog(),
    })
    await expect(missing).rejects.toThrow('"no-such-tool" is not installed on this runner. Get it.')
  })
})
