import { dirname, join } from 'node:path'
import type { Log } from '../base/log.ts'
import { canExecute } from '../base/paths.ts'
import { runByBash } from '../install/command.ts'
import type { Architecture, Environment, Runtime } from '../layer/layer.ts'
import { programs } from '../layer/opt.ts'
import { declaredVersions, namesIn, variablesFor, versionsIn } from './environment.ts'

/** The input of a test: the layer directory, the runtimes of the layer, and the checkout in which the command runs. */
export interface LayerTest {
  readonly layer: string
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
  readonly workspace: string
  readonly env: Environment
  readonly log: Log
}

/**
 * Runs the test command of the user in Bash, in the checkout. LAYER_DIR and the search paths of the runtimes point to the layer.
 * LAYER_ARCHITECTURE is its architecture. Throws a Problem if the command fails.
 */
export async function testLayer(
  command: string,
  { layer, runtimes, architecture, workspace, env, log }: LayerTest,
): Promise<void> {
  const found = runtimes.length > 0 ? declaredVersions(runtimes) : await versionsIn(layer)
  const hidden = await hiddenPrograms(layer, env)
  if (hidden.length > 0) {
    log.info(
      `The runner also has these programs of the layer: ${hidden.join(', ')}. As in Lambda, the bin/ of the layer is last in PATH. ` +
        `To run a program of the layer, use its path: "$LAYER_DIR/${programs}/${hidden[0] ?? ''}".`,
    )
  }
  await runByBash('test-command', command, {
    work: dirname(layer),
    cwd: workspace,
    env: {
      ...env,
      ...(await variablesFor(layer, found, env)),
      LAYER_DIR: layer,
      LAYER_ARCHITECTURE: architecture,
    },
    log,
  })
}

/** Returns the programs of the layer that a command does not find by their names, because the runner has programs of the same names. */
async function hiddenPrograms(layer: string, env: Environment): Promise<string[]> {
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder !== '')
  const names = await namesIn(join(layer, programs))
  return names.filter((name) => folders.some((folder) => canExecute(join(folder, name)))).sort()
}
