import { stripVTControlCharacters } from 'node:util'
import { Problem } from '../problem.ts'
import type { BuildRequest } from './builder.ts'
import type { Ended } from './child.ts'
import { run } from './child.ts'
import { requireLeast } from './least-version.ts'

/** A program that others have made and that builds, with what to do where it is missing, or fails. */
export interface Tool {
  /** What messages call it. */
  readonly name: string
  /** What starts it. */
  readonly command: string
  /** What to do where it is not installed, as a sentence. */
  readonly remedy: string
  /** The least version that works, such as `8.0`; `versionOf` refuses an older one. */
  readonly least?: string | undefined
  readonly cures: Cures
}

/** What a program prints when it fails, and a sentence that says what to do then. The first that fits counts; a text, unlike a pattern, is cited. */
export type Cures = readonly (readonly [sign: string | RegExp, cure: string])[]

/** What a program is run with. */
export type Setting = Pick<BuildRequest, 'env' | 'log'>

/** Runs a program in a directory. Throws a Problem that says what to do where it fails. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  cwd: string,
  setting: Setting,
): Promise<Ended> {
  const ended = await tryTool(tool, args, cwd, setting)
  if (ended.exitCode !== 0) throw new Problem(explain(tool, ended))
  return ended
}

/** Runs a program in a directory, for a caller that judges how it ended. */
export function tryTool(
  { command, remedy }: Tool,
  args: readonly string[],
  cwd: string,
  { env, log }: Setting,
): Promise<Ended> {
  return run({ tool: command, remedy, args, cwd, env, log })
}

/** What is said of a program that failed: its exit code, and the first cure that fits what it printed. */
export function explain({ name, cures }: Pick<Tool, 'name' | 'cures'>, { exitCode, lines }: Ended): string {
  // Some programs break their sentences into lines.
  const output = lines.join(' ')
  const [sign, cure = 'What it printed stands above in the log.'] =
    cures.find(([one]) => (typeof one === 'string' ? output.includes(one) : one.test(output))) ?? []
  return `${name} ended with exit code ${exitCode}${typeof sign === 'string' ? ` (${sign})` : ''}. ${cure}`
}

/**
 * The version that a program reports, by the pattern of the line that reports it, the last of several. Throws a Problem if none does, and
 * if it is too old.
 */
export async function versionOf(tool: Tool, line: RegExp, cwd: string, setting: Setting): Promise<string> {
  const { lines } = await runTool(tool, ['--version'], cwd, setting)
  const version = lines.map((text) => line.exec(stripVTControlCharacters(text).trim())?.[1]).findLast(Boolean)
  if (version === undefined) {
    throw new Problem(`${tool.name} does not say which version it is. ${tool.remedy}`)
  }
  if (tool.least !== undefined) requireLeast(tool, version, tool.least)
  return version
}
