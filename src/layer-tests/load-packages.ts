import { statSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import type { Log } from '../base/log.ts'
import { causeIn } from '../install/run/cause-line.ts'
import { run } from '../install/run/child.ts'
import { endedBy } from '../install/run/deadline.ts'
import type { Environment } from '../layer/layer.ts'
import { isUnsupportedForm } from './node-packages.ts'
import type { Load } from './selection.ts'

/** What happened when a package was loaded. Without `state`, the process ended meanwhile. */
interface Result {
  readonly index: number
  readonly state?: 'loaded' | 'failed' | 'skipped'
  readonly text?: string
  readonly message?: string
  readonly code?: string
  readonly missing?: string | null
  readonly entry?: string
}

/** Why a package does not load. `line` is the last line of the error, and `message` the whole of it. */
export interface Failure {
  readonly state: 'failed'
  readonly line: string
  readonly message: string
  readonly code?: string
  /** The Python module that is missing. */
  readonly missing?: string
  /** The file that Node.js would load with `require`. */
  readonly entry?: string
}

/** The result of loading a package. */
export type Outcome = Failure | { readonly state: 'loaded' | 'skipped' }

/** A program that loads packages. It gets a file with the packages, and writes a line for each before and after loading it. */
export interface Loader {
  /** The name in messages, such as `The smoke test for python3.13`. */
  readonly name: string
  readonly command: string
  readonly args: (todo: string, results: string) => readonly string[]
  /** Returns the text of the file with the packages. */
  readonly todo: (loads: readonly Indexed[]) => string
  /** An empty directory, in which the program runs. */
  readonly cwd: string
  /** A directory for the files of the program. */
  readonly work: string
  readonly env: Environment
  readonly log: Log
}

/** A package to load, with its number, which the results refer to. */
export type Indexed = Pick<Load, 'module' | 'how'> & { readonly index: number }

/** The time in milliseconds after which a package counts as hanging. A Lambda function has less: 10 seconds (AWS: "Init phase"). */
export const longestLoad = 60_000

/** Milliseconds between two looks at the results of a running program. */
const interval = 250

/**
 * Loads packages one after the other, in as few processes as possible. If a package ends its process or hangs, another process continues
 * with the next package. A package that fails after others is loaded again alone, because the others can be the reason.
 */
export async function loadPackages(
  loads: readonly Load[],
  loader: Loader,
  limit = longestLoad,
): Promise<Map<Load, Outcome>> {
  const outcomes = new Map<Load, Outcome>()
  const again: Load[] = []
  let left = loads
  while (left.length > 0) {
    const attempt = await loadInOneProcess(left, loader, limit)
    for (const [load, outcome] of attempt.outcomes) {
      outcomes.set(load, outcome)
      const isFinal =
        outcome.state !== 'failed' || isUnsupportedForm(load, outcome) || load === attempt.hanging
      if (!isFinal && left.length > 1) again.push(load)
    }
    left = left.filter((load) => !outcomes.has(load))
  }
  for (const load of again) {
    const { outcomes: alone } = await loadInOneProcess([load], loader, limit)
    for (const [, outcome] of alone) outcomes.set(load, outcome)
  }
  return outcomes
}

/** The outcomes of the packages that a process loaded or tried to load. `hanging` is the one for which the action ended the process. */
interface Attempt {
  readonly outcomes: ReadonlyMap<Load, Outcome>
  readonly hanging: Load | undefined
}

async function loadInOneProcess(loads: readonly Load[], loader: Loader, limit: number): Promise<Attempt> {
  const directory = await mkdtemp(join(loader.work, 'load-'))
  const [todo, results] = [join(directory, 'todo'), join(directory, 'results')]
  await writeFile(todo, loader.todo(loads.map(({ module, how }, index) => ({ index, module, how }))))
  await writeFile(results, '')
  const end = await watched(results, limit, loader, loader.args(todo, results))
  const read = resultsIn(await readTextOrEmpty(results))
  const outcomes = new Map(
    loads.flatMap((load, index) => {
      const result = read.get(index)
      return result ? [[load, outcomeOf(result, end)] as const] : []
    }),
  )
  // A process that ended before the first package, for example because of a .pth file, would end again.
  if (outcomes.size === 0)
    return { outcomes: new Map(loads.map((load) => [load, ended(end)])), hanging: undefined }
  const hanging = end.isLate
    ? loads.find((_load, index) => read.get(index)?.state === undefined && read.has(index))
    : undefined
  return { outcomes, hanging }
}

function ended({ line }: End): Outcome {
  return { state: 'failed', line, message: line }
}

/** How a process ended, as the text of an error. */
interface End {
  readonly line: string
  readonly isLate: boolean
}

async function watched(
  results: string,
  limit: number,
  { name, command, cwd, env, log }: Loader,
  args: readonly string[],
): Promise<End> {
  const late = new AbortController()
  let [size, since] = [0, performance.now()]
  const timer = setInterval(
    () => {
      const now = statSync(results, { throwIfNoEntry: false })?.size ?? size
      if (now !== size) [size, since] = [now, performance.now()]
      else if (performance.now() - since > limit) late.abort()
    },
    Math.min(interval, limit),
  )
  try {
    const hint = 'Install it, or use a runner that has it.'
    const { exitCode, lines } = await run({
      ...{ tool: command, name, setupHint: hint, args, cwd, env },
      log: endedBy(late.signal, log),
    })
    return { line: endSentence(exitCode, causeIn(lines)), isLate: false }
  } catch (error) {
    if (!late.signal.aborted) throw error
    return { line: `it did not end within ${Math.round(limit / 1_000)} seconds`, isLate: true }
  } finally {
    clearInterval(timer)
  }
}

function endSentence(exitCode: number, cause: string): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)?.[0]
  const how = signal === undefined ? `exit code ${exitCode}` : `signal ${signal}`
  return `it ended its process with ${how}${cause === '' ? '' : `: ${cause}`}`
}

/** Returns the last result of each package by its number. A package can print into any file, so other lines are ignored. */
function resultsIn(text: string): Map<number, Result> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const result = resultIn(line)
      return result ? [[result.index, result] as const] : []
    }),
  )
}

function resultIn(line: string): Result | undefined {
  try {
    const result = JSON.parse(line) as Result
    return typeof result.index === 'number' ? result : undefined
  } catch {
    return undefined
  }
}

/** A package without a final result was being loaded when its process ended. */
function outcomeOf({ state, text = '', message = text, code, missing, entry }: Result, end: End): Outcome {
  if (state === undefined) return ended(end)
  if (state !== 'failed') return { state }
  return {
    state,
    line: causeIn(text.split(/\r?\n/)),
    message,
    ...(code ? { code } : {}),
    ...(missing ? { missing } : {}),
    ...(entry ? { entry } : {}),
  }
}
