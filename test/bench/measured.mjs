import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ seconds: number, cpu: number, peak: number }} Cost of a process with its children: wall time and CPU time in seconds, and the
 *   peak memory of the largest process in bytes
 * @typedef {Record<string, (() => Promise<Cost>) | undefined>} Contenders programs that are compared, by name. A program that this machine
 *   does not have is undefined
 * @typedef {{ cwd?: string, env?: Record<string, string | undefined> }} Place where a program runs
 */

/** GNU time, which measures a process with all its children. */
const meter = '/usr/bin/time'

/** Throws an error if this machine cannot measure processes. */
export function requireMeter() {
  if (!existsSync(meter)) throw new Error(`GNU time is missing at ${meter}. Run "apt-get install time".`)
}

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

/** Returns the cost of a command. Rejects if it fails. @param {string} room @param {string[]} command @param {Place} [place] */
export function costOfCommand(room, command, place) {
  return costOf(room, async (measuring) => void (await printedBy([...measuring, ...command], place)))
}

/**
 * Returns the cost of a command that measures and prints the seconds of a part of its work. They replace the wall time.
 * @param {string} room
 * @param {string[]} command
 */
export async function costOfPart(room, command) {
  let seconds = NaN
  const cost = await costOf(room, async (measuring) => {
    seconds = Number(await printedBy([...measuring, ...command]))
  })
  return { ...cost, seconds }
}

/**
 * Returns the output of a program. If it fails, rejects with its output.
 * @param {string[]} command
 * @param {Place} [place]
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

/** Returns the path of a program on PATH. Returns undefined if it is not installed. @param {string} program */
export async function pathOf(program) {
  return printedBy(['sh', '-c', `command -v ${program}`]).then(
    (path) => path.trim(),
    () => undefined,
  )
}

/**
 * Runs programs in turns, so that the load of the machine affects all of them. Returns the median of each figure, and the highest peak
 * memory.
 * @param {number} runs
 * @param {Contenders} contenders
 * @returns {Promise<Record<string, Cost>>}
 */
export async function inTurns(runs, contenders) {
  /** @type {Record<string, Cost[]>} */
  const costs = {}
  for (let run = 0; run < runs; run++)
    for (const [name, contender] of Object.entries(contenders))
      if (contender) (costs[name] ??= []).push(await contender())
  return Object.fromEntries(
    Object.entries(costs).map(([name, all]) => [
      name,
      {
        seconds: median(all.map(({ seconds }) => seconds)),
        cpu: median(all.map(({ cpu }) => cpu)),
        peak: Math.max(...all.map(({ peak }) => peak)),
      },
    ]),
  )
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}
