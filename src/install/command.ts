import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../base/log.ts'
import { Problem } from '../base/problem.ts'
import type { Environment, Tree } from '../layer/layer.ts'
import type { BuildRequest } from './builder.ts'
import { run } from './run/child.ts'
import { copyProject } from './source/copy.ts'

/** Runs the user's own command by bash, in a copy of the source `without` these files, with LAYER_DIR to fill. */
export async function buildByCommand(
  command: string,
  request: BuildRequest,
  without: readonly string[],
): Promise<Tree> {
  const { source, work, env, log } = request
  const directory = join(work, 'layer')
  await mkdir(directory)
  const given = { source, root: source, locked: false, without }
  const { source: cwd } = await copyProject(given, join(work, 'source'), request)
  await runByBash('build-command', command, { work, cwd, env: { ...env, LAYER_DIR: directory }, log })
  return { directory, madeBy: 'build-command', warnings: [] }
}

/** Where a command of the user's runs, and with what; `work` is a directory for its script. */
export interface CommandContext {
  readonly work: string
  readonly cwd: string
  readonly env: Environment
  readonly log: Log
}

/** Runs the command that the user gave as an input, by bash as a step of a workflow would. Throws a Problem where it fails. */
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
    topic: 'a-command-of-yours-failed',
    text: `Input "${input}" ended with exit code ${exitCode}. Nothing was published. See its output in the log above.`,
  })
}
