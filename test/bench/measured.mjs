import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ seconds: number, cpu: number, peak: number }} Cost of a process with its children: wall time and CPU time in seconds, and the peak memory of the largest process in bytes */

/** GNU time, which measures a process with all its children. */
export const meter = '/usr/bin/time'

/**
 * Returns the cost of a process. `start` runs it with the command of the meter before its own command. Rejects if the process fails.
 * @param {string} room
 * @param {(meter: string[]) => Promise<void>} start
 * @returns {Promise<Cost>}
 */
export async function costOf(room, start) {
  const figures = join(room, 'figures')
  const began = performance.now()
  await start([meter, '--quiet', '--format', '%U %S %M', '--output', figures])
  const seconds = (performance.now() - began) / 1_000
  const [user = NaN, system = NaN, kilobytes = NaN] = readFileSync(figures, 'utf8').split(' ').map(Number)
  return { seconds, cpu: user + system, peak: kilobytes * 1_024 }
}

/**
 * Returns the output of a program. If it fails, rejects with its output.
 * @param {string[]} command
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 */
export async function printedBy([program = '', ...args], { cwd, env = process.env } = {}) {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  /** @type {Record<'stdout' | 'stderr', string>} */
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (text.stdout += chunk))
  child.stderr.on('data', (chunk) => (text.stderr += chunk))
  const [code] = await once(child, 'close')
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${text.stderr}${text.stdout}`)
  return text.stdout
}

/**
 * Runs programs in turns, so that the load of the machine affects all of them. Returns the median of each figure, and the highest peak
 * memory. The figures of a program that is not installed are NaN.
 * @template {string} N
 * @param {number} runs
 * @param {Record<N, (() => Promise<Cost>) | undefined>} contenders
 * @returns {Promise<Record<N, Cost>>}
 */
export async function inTurns(runs, contenders) {
  const names = /** @type {N[]} */ (Object.keys(contenders))
  const costs = new Map(names.map((name) => [name, /** @type {Cost[]} */ ([])]))
  for (let run = 0; run < runs; run++) {
    for (const name of names) {
      const cost = await contenders[name]?.()
      if (cost) costs.get(name)?.push(cost)
    }
  }
  const entries = [...costs].map(([name, all]) => [
    name,
    {
      seconds: median(all.map(({ seconds }) => seconds)),
      cpu: median(all.map(({ cpu }) => cpu)),
      peak: all.length > 0 ? Math.max(...all.map(({ peak }) => peak)) : NaN,
    },
  ])
  return Object.fromEntries(entries)
}

/** @param {number[]} values */
export function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
