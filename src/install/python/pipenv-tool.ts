import { join } from 'node:path'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { tryTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { managerEnvironment } from './pip-tool.ts'
import { pipenvVariables } from './settings.ts'

export const pipenvTool: Tool = {
  name: 'pipenv',
  command: 'pipenv',
  remedy: 'Add a step with "run: pipx install pipenv" before this one.',
  least: '2023',
  cures: [
    [
      /No matching distribution found for ([\w.-]+)/,
      ([, name = '']) =>
        `The index has no package ${name} that fits, or no wheel of it. Check its spelling and version. ` +
        'If it has no wheel, commit a Pipfile.lock, or set "install-scripts: true".',
    ],
  ],
}

/** How pipenv tells its version. */
export const versionLine = /version (\S+)/

/** Runs a pipenv command in a project, and tells how it ended. */
export async function runPipenv(
  args: readonly string[],
  cwd: string,
  { env, log, installScripts }: Pick<BuildRequest, 'env' | 'log' | 'installScripts'>,
): Promise<Ended> {
  const own = await managerEnvironment(['PIPENV_', pipenvVariables], cwd, { env, log })
  const settings = {
    // To lock, pipenv would build what has no wheel; it cannot be told to build some packages only.
    ...(installScripts === true ? {} : { PIP_ONLY_BINARY: ':all:' }),
    PIPENV_PIPFILE: join(cwd, 'Pipfile'),
    PIPENV_VENV_IN_PROJECT: '1',
    PIPENV_IGNORE_VIRTUALENVS: '1',
    PIPENV_DONT_LOAD_ENV: '1',
    PIPENV_NOSPIN: '1',
    PIPENV_VERBOSITY: '-1',
    PIPENV_YES: '1',
  }
  return tryTool(pipenvTool, args, cwd, { env: { ...own, ...settings }, log })
}
