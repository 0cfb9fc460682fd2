import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tree } from '../layer.ts'
import { Problem } from '../problem.ts'
import type { BuildRequest } from './builder.ts'
import { run } from './child.ts'
import { copySource } from './copy.ts'

/** Runs the user's own command by bash, in a copy of the source, with LAYER_DIR to fill. */
export async function buildByCommand(
  command: string,
  { source, work, env, log }: BuildRequest,
): Promise<Tree> {
  const directory = join(work, 'layer')
  const cwd = join(work, 'source')
  await mkdir(directory)
  await copySource(source, cwd)
  const script = join(work, 'build-command.sh')
  await writeFile(script, command)
  const { exitCode } = await run({
    tool: 'bash',
    remedy: 'Install it, or use a runner that has it.',
    args: ['--noprofile', '--norc', '-eo', 'pipefail', script],
    cwd,
    env: { ...env, LAYER_DIR: directory },
    log,
  })
  if (exitCode !== 0) {
    throw new Problem(
      `Input "build-command" ended with exit code ${exitCode}. What it printed stands above in the log.`,
    )
  }
  return { directory, madeBy: 'build-command', warnings: [] }
}
