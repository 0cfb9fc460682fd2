import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../base/log.ts'
import { Problem } from '../base/problem.ts'
import type { Environment, Tree } from '../layer/layer.ts'
import type { BuildRequest } from './builder.ts'
import { run } from './run/child.ts'
import { copyProject } from './source/copy.ts'

/**
 * Builds a layer directory with the command of the user. The command runs in Bash, in a copy of the source. The directory to fill is in
 * LAYER_DIR, and its architecture in LAYER_ARCHITECTURE. Throws a Problem if the command fails.
 */
export async function buildByCommand(
  command: string,
  request: BuildRequest,
  without: readonly string[],
): Promise<Tree> {
  const { source, work, target, env, log } = request
  const directory = join(work, 'layer')
  await mkdir(directory)
  const given = { source, root: source, locked: false, without }
  const { source: cwd } = await copyProject(given, join(work, 'source'), request)
  const variables = { LAYER_DIR: directory, LAYER_ARCHITECTURE: target.architecture }
  await runByBash('build-command', command, { work, cwd, env: { ...env, ...variables }, log })
  return { directory, madeBy: 'build-command', warnings: [] }
}

/** Where and with what a command of the user runs. `work` is a directory for its script. */
export interface CommandContext {
  readonly work: string
  readonly cwd: string
  readonly env: Environment
  readonly log: Log
}

/** Runs the command in an input, with the same Bash options as a workflow step. Throws a Problem if the command fails. */
export async function runByBash(
  input: 'build-command' | 'test-command',
  command: string,
  { work, cwd, env, log }: CommandContext,
): Promise<void> {
  const script = join(work, `${input}.sh`)
  await writeFile(script, command)
  const { exitCode } = await run({
    tool: 'bash',
    name: `Input "${input}"`,
    isOfUser: true,
    setupHint: 'Install it, or use a runner that has it.',
    args: ['--noprofile', '--norc', '-eo', 'pipefail', script],
    cwd,
    env,
    log,
  })
  if (exitCode === 0) return
  throw new Problem({
    topic: 'your-command-failed',
    text: `Input "${input}" ended with exit code ${exitCode}. Nothing was published. See its output in the log above.`,
  })
}
