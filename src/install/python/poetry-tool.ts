import type { Ended } from '../run/child.ts'
import { tryTool } from '../run/tool.ts'
import type { Cures, Setting, Tool } from '../run/tool.ts'
import { managerEnvironment } from './pip-tool.ts'
import { poetryVariables } from './settings.ts'

export const poetryTool: Tool = {
  name: 'poetry',
  command: 'poetry',
  remedy: 'Add a step with "run: pipx install poetry" before this one.',
  least: '1.8',
  cures: [],
}

/** What "poetry export" complains of. */
export const exportCures: Cures = [
  [
    /command "?export"? does not exist/,
    'It has no command "export" here, and poetry.lock is of a version that cannot be read without it. ' +
      'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.',
  ],
  [
    /$/,
    'It could not export its lock file. Lock again with poetry 2, whose poetry.lock can be read as it is.',
  ],
]

/** What "poetry check --lock" prints of a lock file that does not fit its manifest. */
const stale = /changed significantly since poetry\.lock|poetry\.lock (?:is not up to date|was not found)/

/** What "poetry check --lock" has found. It judges all of pyproject.toml, and a missing README is no fault of a lock file. */
export function foundBy({ exitCode, lines }: Ended): 'fresh' | 'stale' | 'nothing' {
  if (exitCode === 0) return 'fresh'
  const output = lines.join(' ')
  if (stale.test(output)) return 'stale'
  // poetry 2.0.0 fails for warnings alone.
  return lines.some((line) => /^(Error|Warning): /.test(line)) ? 'fresh' : 'nothing'
}

/** How poetry tells its version. */
export const versionLine = /version (\S+?)\)?$/

/** Runs a poetry command, and tells how it ended. */
export async function runPoetry(args: readonly string[], cwd: string, setting: Setting): Promise<Ended> {
  const env = await managerEnvironment(['POETRY_', poetryVariables], cwd, setting)
  // An environment that poetry makes goes into the working copy.
  const settings = { POETRY_VIRTUALENVS_IN_PROJECT: 'true' }
  return tryTool(poetryTool, [...args, '--no-interaction', '--no-ansi'], cwd, {
    env: { ...env, ...settings },
    log: setting.log,
  })
}
