import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { loadPackages } from '../../../src/layer-tests/load-packages.ts'
import type { Outcome } from '../../../src/layer-tests/load-packages.ts'
import type { Load } from '../../../src/layer-tests/selection.ts'
import { temporary, treeOf } from '../../support/pack-layer.ts'
import { quietLog } from '../../support/quiet-log.ts'

/** Loads modules with these codes by `require`, in this order. Returns the outcomes by name, and the number of processes. */
async function loadAll(
  codes: Record<string, string>,
  limit?: number,
): Promise<{ outcomes: Record<string, string>; processes: number }> {
  const root = treeOf(
    Object.fromEntries(Object.entries(codes).map(([name, code]) => [`${name}/index.js`, code])),
  )
  const work = temporary()
  const cwd = join(work, 'empty')
  mkdirSync(cwd)
  copyFileSync('src/layer-tests/loaders/load.mjs', join(cwd, 'load.mjs'))
  let processes = 0
  const loads = Object.keys(codes).map((name): Load => ({
    package: name,
    module: name,
    how: 'require',
    place: root,
  }))
  const found = await loadPackages(
    loads,
    {
      name: 'The smoke test',
      command: process.execPath,
      args: (todo, results) => [join(cwd, 'load.mjs'), todo, results],
      todo: (some) => JSON.stringify(some),
      cwd,
      work,
      env: { PATH: process.env['PATH'], NODE_PATH: root, AWS_SECRET_ACCESS_KEY: 'x' },
      log: quietLog((line) => {
        if (line.startsWith('$ ')) processes += 1
      }),
    },
    limit,
  )
  const shown = [...found].map(([{ package: name }, outcome]) => [name, shownAs(outcome)])
  return { outcomes: Object.fromEntries(shown) as Record<string, string>, processes }
}

function shownAs(outcome: Outcome): string {
  return outcome.state === 'failed' ? outcome.line : outcome.state
}

describe('packages are loaded one after the other', () => {
  test('in one process, if all of them load', async () => {
    const codes = {
      a: 'exports.a = 1',
      prints: 'console.log("{\\"index\\":0}"); process.stdout.write("no newline")',
      'closes-output': 'require("node:fs").closeSync(1)',
      'leaves-timers': 'setInterval(() => undefined, 1000)',
      'sees-no-secrets': 'if (process.env.AWS_SECRET_ACCESS_KEY) throw new Error("secret")',
    }
    expect(await loadAll(codes)).toEqual({
      outcomes: Object.fromEntries(Object.keys(codes).map((name) => [name, 'loaded'])),
      processes: 1,
    })
  })

  test('and a package that fails does not hide the others', async () => {
    const { outcomes } = await loadAll({
      throws: 'throw new TypeError("first line\\nmore")',
      missing: 'require("nowhere")',
      exits: 'process.exit(0)',
      crashes: 'process.kill(process.pid, "SIGSEGV"); for (;;);',
      rejects: 'Promise.reject(new Error("later"))',
      'throws-text': 'throw "text"',
      last: '',
    })
    expect(outcomes).toEqual({
      throws: 'TypeError: first line',
      missing: "Error: Cannot find module 'nowhere'",
      exits: 'it ended its process with exit code 0',
      crashes: 'it ended its process with signal SIGSEGV',
      rejects: expect.stringMatching(/^it ended its process with exit code 1: .*later/),
      'throws-text': 'text',
      last: 'loaded',
    })
  })

  test('and alone, if a package fails after another one', async () => {
    const { outcomes, processes } = await loadAll({
      breaks: 'globalThis.broken = true',
      affected: 'if (globalThis.broken) throw new Error("broken")',
    })
    expect(outcomes).toEqual({ breaks: 'loaded', affected: 'loaded' })
    expect(processes).toBe(2)
  })

  test('until one hangs, which is ended after a time', async () => {
    const { outcomes } = await loadAll({ a: '', hangs: 'for (;;);', b: '' }, 2_000)
    expect(outcomes).toEqual({ a: 'loaded', hangs: 'it did not end within 2 seconds', b: 'loaded' })
  })
})
