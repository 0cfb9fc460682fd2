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

/** A program of others that takes part in an installation, with what to do if it is missing or fails. */
export interface Tool {
  /** What messages call it. */
  readonly name: string
  /** What starts it. */
  readonly command: string
  /** How a workflow gets it, as a sentence: shown if it is missing or too old. */
  readonly setupHint: string
  /** The least version that works, such as `8.0`; `versionOf` refuses an older one. */
  readonly minimum?: string | undefined
  readonly remedies: Remedies
}

/**
 * What a program prints if it fails, what that is about, and what to do then: sentences, or a function of what a pattern has found. The
 * first match wins.
 */
export type Remedies = readonly (readonly [
  sign: string | RegExp,
  topic: Topic,
  remedy: string | ((match: readonly string[]) => string),
])[]

/** What to do if a package is not the one that was locked. */
export const integrityRemedy =
  'The content of a package does not match its hash in the lock file. Find out why before you update the lock file.'

/** What a program is run with. */
export type ToolContext = Pick<BuildRequest, 'env' | 'log'>

/** Runs a program in a directory. Throws a Problem that says what to do if it fails. */
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

/** Runs a program in a directory, for a caller that judges how it ended. */
export function tryTool(
  { name, command, setupHint }: Tool,
  args: readonly string[],
  cwd: string,
  { env, log }: ToolContext,
): Promise<Ended> {
  return run({ tool: command, name, setupHint, args, cwd, env, log })
}

/** What a message says of a program that failed: its exit code, its cause in its own words, and the first remedy that matches its output. */
export function explain(
  { name, remedies }: Pick<Tool, 'name' | 'remedies'>,
  { exitCode, lines }: Ended,
): Reason {
  // Some programs break their sentences into lines.
  const output = shortened(lines.map(beginningOf).join(' ').replace(/\s+/g, ' '))
  return reworded(
    remedyFor(output, remedies),
    (remedy) => `${name} ended with exit code ${exitCode}${quoted(causeIn(lines))}. ${remedy}`,
  )
}

/** Characters of an output in which its cause is looked for, at its beginning and at its end. */
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

/** A cause as a part of a sentence: what it says is not what this action says, and quotation marks show where it ends. */
function quoted(cause: string): string {
  return cause === '' ? '' : `: "${cause.replaceAll('"', "'").replace(/\.$/, '')}"`
}

/**
 * The version that a program reports, by the pattern of the line that reports it, the last of several. The project in `cwd` can decide
 * what runs, so it is run as third-party code. Throws a Problem if no line matches, and if the version is too old.
 */
export async function versionOf(
  tool: Tool,
  line: RegExp,
  cwd: string,
  setting: ToolContext,
): Promise<string> {
  return versionIn(await runTool(tool, ['--version'], cwd, setting), tool, line)
}

/** The same for a program of the runner outside of any project. */
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
