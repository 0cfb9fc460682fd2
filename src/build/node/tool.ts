import { Problem } from '../../problem.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../child.ts'
import { run } from '../child.ts'

/** A package manager's program. */
export interface Tool {
  readonly name: string
  /** What to do where it is not installed. */
  readonly remedy: string
  /** What it prints when it fails, and what to do then. The first of these that it has printed counts. */
  readonly cures: Readonly<Record<string, string>>
}

/** Runs a package manager's program in a directory. Throws a Problem that says what to do where it fails. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  cwd: string,
  { env, log }: Pick<BuildRequest, 'env' | 'log'>,
): Promise<Ended> {
  // Corepack, which may stand in for the program, would ask before it downloads.
  const settings = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' }
  const ended = await run({
    tool: tool.name,
    remedy: tool.remedy,
    args,
    cwd,
    env: { ...env, ...settings },
    log,
  })
  if (ended.exitCode !== 0) throw new Problem(explain(tool, ended))
  return ended
}

/** The version that a program says it has, in a project: some run another one than is installed, if the project asks for it. */
export async function versionOf(
  tool: Tool,
  cwd: string,
  request: Pick<BuildRequest, 'env' | 'log'>,
): Promise<string> {
  const { lines } = await runTool(tool, ['--version'], cwd, request)
  const version = lines.map((line) => /^v?(\d+\.\d+\.\d+\S*)$/.exec(line.trim())?.[1]).findLast(Boolean)
  if (version !== undefined) return version
  throw new Problem(`${tool.name} does not say which version it is. ${tool.remedy}`)
}

function explain({ name, cures }: Tool, { exitCode, lines }: Ended): string {
  const seen = Object.keys(cures).find((text) => lines.some((line) => line.includes(text)))
  const cure = (seen && cures[seen]) ?? 'What it printed stands above in the log.'
  return `${name} ended with exit code ${exitCode}${seen ? ` (${seen})` : ''}. ${cure}`
}
