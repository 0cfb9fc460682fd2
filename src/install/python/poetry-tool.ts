import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { majorOf } from '../run/minimum-version.ts'
import { tryTool } from '../run/tool.ts'
import type { Remedies, ToolContext, Tool } from '../run/tool.ts'
import { withoutBuilds } from './build-guard.ts'
import { managerEnvironment } from './pip-tool.ts'
import { poetryVariables } from './settings.ts'

export const poetryTool: Tool = {
  name: 'poetry',
  command: 'poetry',
  setupHint: 'Add a step with "run: pipx install poetry" before this one.',
  minimum: '1.8',
  remedies: [],
}

/** What to do if "poetry export" fails. */
export const exportRemedies: Remedies = [
  [
    /command "?export"? does not exist/,
    'a-program-is-missing-or-another-version-is-needed',
    'This poetry has no command "export", which is required to read this version of poetry.lock. ' +
      'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.',
  ],
  [
    /$/,
    'the-lock-file-does-not-match',
    'poetry could not export its lock file. Lock again with poetry 2, so that this action can read poetry.lock itself.',
  ],
]

/** The output of "poetry check --lock" if the lock file does not match its manifest. */
const stale = /changed significantly since poetry\.lock|poetry\.lock (?:is not up to date|was not found)/

/** Returns the result of "poetry check --lock". It checks all of pyproject.toml, so some of its errors are not about the lock file. */
export function checkResult({ exitCode, lines }: Ended): 'fresh' | 'stale' | 'nothing' {
  if (exitCode === 0) return 'fresh'
  const output = lines.join(' ')
  if (stale.test(output)) return 'stale'
  // poetry 2.0.0 fails for warnings alone.
  return lines.some((line) => /^(Error|Warning): /.test(line)) ? 'fresh' : 'nothing'
}

/** The line with the version of poetry. */
export const versionLine = /version (\S+?)\)?$/

/** Runs a poetry command and returns how it ended. */
export async function runPoetry(args: readonly string[], cwd: string, setting: ToolContext): Promise<Ended> {
  const env = await managerEnvironment(['POETRY_', poetryVariables], cwd, setting)
  // A virtual environment that poetry creates goes into the working copy.
  const settings = { POETRY_VIRTUALENVS_IN_PROJECT: 'true' }
  return tryTool(poetryTool, [...args, '--no-interaction', '--no-ansi'], cwd, {
    env: { ...env, ...settings },
    log: setting.log,
  })
}

/** How writing a lock file ended. `blocked` are the packages without a wheel, whose code poetry would have run to read their metadata. */
export interface Locked {
  readonly ended: Ended
  readonly blocked: readonly string[]
}

/** Runs "poetry lock", which keeps the versions of an existing lock file. Poetry has no option against builds. */
export async function writeLock(source: string, request: BuildRequest): Promise<Locked> {
  if (request.installScripts === true)
    return { ended: await runPoetry(['lock'], source, request), blocked: [] }
  const { env, blocked } = await withoutBuilds(source, request)
  const ended = await runPoetry(['lock'], source, { ...request, env })
  return { ended, blocked: await blocked() }
}

/** Returns the error if "poetry lock" would run the code of packages. `locked` is true if a lock file in an older format exists. */
export function blockedMessage(names: readonly string[], locked: boolean): string {
  const packages = names.join(', ')
  return locked
    ? `To read the older format of poetry.lock, poetry would run the code of ${packages}, which has no wheel. ` +
        'Lock again with poetry 2, or add a step with "run: pipx inject poetry poetry-plugin-export".'
    : `To lock, poetry would run the code of ${packages}, which has no wheel. ` +
        'Run "poetry lock" and commit poetry.lock. If you trust the package, you can set "install-scripts: true" instead.'
}

/** Returns whether a version of poetry writes lock files that this action can read. Poetry 1 does not, and would update every package. */
export function writesReadable(version: string): boolean {
  return majorOf(version) >= 2
}
