import { stripVTControlCharacters } from 'node:util'
import type { Reason } from '../../base/message.ts'
import { reworded } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Topic } from '../../base/topics.ts'
import type { BuildRequest } from '../builder.ts'
import { beginningOf, causeIn } from './cause-line.ts'
import type { Ended } from './child.ts'
import { run } from './child.ts'
import { requireMinimum } from './minimum-version.ts'
import { probe } from './probe.ts'

/** A third-party program that is used for an installation, with what to do if it is missing or fails. */
export interface Tool {
  /** The name in messages. */
  readonly name: string
  /** The command that starts it. */
  readonly command: string
  /** How a workflow sets it up, as a sentence. Shown if the program is missing or too old. */
  readonly setupHint: string
  /** The minimum version, such as `8.0`. `versionOf` rejects an older one. */
  readonly minimum?: string | undefined
  readonly remedies: Remedies
}

/**
 * Patterns in the output of a failed program, each with a topic and what to do. The text can be a function of the match. The first match
 * wins.
 */
export type Remedies = readonly (readonly [
  sign: string | RegExp,
  topic: Topic,
  remedy: string | ((match: readonly string[]) => string),
])[]

/** What to do if the content of a package does not match the lock file. */
export const integrityRemedy =
  'The content of a package does not match its hash in the lock file. Find out why before you update the lock file.'

/** The environment and the log of a program. */
export type ToolContext = Pick<BuildRequest, 'env' | 'log'>

/** Runs a program in a directory. Throws a Problem with what to do if the program fails. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  cwd: string,
  setting: ToolContext,
): Promise<Ended> {
  const ended = await tryTool(tool, args, cwd, setting)
  if (ended.exitCode !== 0) throw new Problem(explain(tool, ended))
  return ended
}

/** Runs a program in a directory. The caller checks the exit code. */
export function tryTool(
  { name, command, setupHint }: Tool,
  args: readonly string[],
  cwd: string,
  { env, log }: ToolContext,
): Promise<Ended> {
  return run({ tool: command, name, setupHint, args, cwd, env, log })
}

/** Returns the error about a failed program: its exit code, the quoted cause, and the first matching remedy. */
export function explain(
  { name, remedies }: Pick<Tool, 'name' | 'remedies'>,
  { exitCode, lines }: Ended,
): Reason {
  // Some programs print a sentence on several lines.
  const output = shortened(lines.map(beginningOf).join(' ').replace(/\s+/g, ' '))
  return reworded(
    remedyFor(output, remedies),
    (remedy) => `${name} ended with exit code ${exitCode}${quoted(causeIn(lines))}. ${remedy}`,
  )
}

/** The number of characters at the beginning and at the end of an output that are searched for a remedy. */
const searched = 50_000

function shortened(output: string): string {
  return output.length <= 2 * searched ? output : `${output.slice(0, searched)} ${output.slice(-searched)}`
}

function remedyFor(output: string, remedies: Remedies): Reason {
  for (const [sign, topic, remedy] of remedies) {
    const match = typeof sign === 'string' ? output.includes(sign) && [sign] : sign.exec(output)
    if (match) return { topic, text: typeof remedy === 'string' ? remedy : remedy(match) }
  }
  return { topic: 'a-program-failed', text: 'See its full output in the log above.', isVague: true }
}

/** Returns a cause in quotation marks, which separate the words of the program from those of this action. */
function quoted(cause: string): string {
  return cause === '' ? '' : `: "${cause.replaceAll('"', "'").replace(/\.$/, '')}"`
}

/**
 * Returns the version that a program reports, by a pattern for the line. The last match wins. The program runs as third-party code, because
 * the project in `cwd` can decide what runs. Throws a Problem if no line matches or the version is too old.
 */
export async function versionOf(
  tool: Tool,
  line: RegExp,
  cwd: string,
  setting: ToolContext,
): Promise<string> {
  return versionIn(await runTool(tool, ['--version'], cwd, setting), tool, line)
}

/** The same as `versionOf` for a program of the runner, outside of a project. */
export async function probedVersion(
  tool: Tool,
  line: RegExp,
  cwd: string,
  setting: ToolContext,
): Promise<string> {
  const ended = await probe(tool, ['--version'], cwd, setting)
  if (ended.exitCode !== 0) throw new Problem(explain(tool, ended))
  return versionIn(ended, tool, line)
}

function versionIn({ lines }: Ended, tool: Tool, line: RegExp): string {
  const version = lines.map((text) => line.exec(stripVTControlCharacters(text).trim())?.[1]).findLast(Boolean)
  if (version === undefined) {
    throw new Problem({
      topic: 'a-program-is-missing-or-another-version-is-needed',
      text: `${tool.name} does not report its version. ${tool.setupHint}`,
    })
  }
  if (tool.minimum !== undefined) requireMinimum(tool, version, tool.minimum)
  return version
}
