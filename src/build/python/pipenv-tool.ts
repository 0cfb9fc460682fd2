import { join } from 'node:path'
import type { Ended } from '../child.ts'
import { tryTool } from '../tool.ts'
import type { Setting, Tool } from '../tool.ts'

export const pipenvTool: Tool = {
  name: 'pipenv',
  command: 'pipenv',
  remedy: 'Add a step with "run: pipx install pipenv" before this one.',
  cures: [],
}

/** How pipenv tells its version. */
export const versionLine = /version (\S+)/

/** Runs a pipenv command in a project, and tells how it ended. */
export function runPipenv(args: readonly string[], cwd: string, { env, log }: Setting): Promise<Ended> {
  const settings = {
    PIPENV_PIPFILE: join(cwd, 'Pipfile'),
    PIPENV_VENV_IN_PROJECT: '1',
    PIPENV_IGNORE_VIRTUALENVS: '1',
    PIPENV_DONT_LOAD_ENV: '1',
    PIPENV_NOSPIN: '1',
    PIPENV_VERBOSITY: '-1',
    PIPENV_YES: '1',
  }
  return tryTool(pipenvTool, args, cwd, { env: { ...env, ...settings }, log })
}
