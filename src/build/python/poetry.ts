import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Problem } from '../../problem.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import { run } from '../child.ts'
import type { Ended } from '../child.ts'
import { installPackages } from './installer.ts'
import { readPoetryLock, requirementsOf } from './poetry-lock.ts'
import type { PoetryLock } from './poetry-lock.ts'
import { licenseOf, readPyproject } from './pyproject.ts'
import type { Pyproject } from './pyproject.ts'
import { quiet } from '../quiet.ts'
import { normalised, parseRequirements } from './requirements.ts'
import type { Requirements } from './requirements.ts'
import { requirePermitted } from './requires-python.ts'
import { findPython, targetsOf } from './target.ts'
import { workingCopy } from './working-copy.ts'

export const poetry: Builder = {
  name: 'poetry',
  language: 'Python',
  lockFiles: ['poetry.lock'],
  manifests: [],
  toLock: 'Let "poetry lock" write poetry.lock, and commit it.',
  takesExtras: true,
  build,
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const pyproject = await readPyproject(given.source)
  if (!pyproject)
    throw new Problem('There is no pyproject.toml in "source", which poetry would read. Add it.')
  const chosen = chosenBy(pyproject, request.extras)
  const paths = pathsOf(await readPoetryLock(given.source), given.source)
  const { source } = await workingCopy(given, paths, request)
  await requireLock(source, given.locked, request)
  const lock = await readPoetryLock(source)
  const targets = targetsOf(request, await findPython(request))
  requirePermitted(lock.metadata?.['python-versions'], targets, 'poetry.lock')
  const wanted = await exported(source, chosen, lock, request)
  const { directory, by, warnings } = await installPackages(
    { wanted, complete: true, cwd: source, rules: 'pip' },
    request,
  )
  return {
    directory,
    version: `${await versionOf(request)} with ${by}`,
    license: licenseOf(pyproject),
    warnings,
  }
}

/** What is chosen beside the main dependencies. */
export interface Chosen {
  readonly extras: readonly string[]
  readonly groups: readonly string[]
}

function chosenBy(pyproject: Pyproject, names: readonly string[]): Chosen {
  const { project, tool } = pyproject
  const extras = Object.keys({ ...project?.['optional-dependencies'], ...tool?.poetry?.extras })
  const groups = Object.keys({ ...pyproject['dependency-groups'], ...tool?.poetry?.group })
  const isOf = (known: readonly string[], name: string): boolean =>
    known.some((one) => normalised(one) === normalised(name))
  const unknown = names.filter((name) => !isOf([...extras, ...groups], name))
  if (unknown.length > 0) {
    throw new Problem(
      `Input "extras" has ${unknown.join(', ')}, and the pyproject.toml in "source" has ` +
        `${[...extras, ...groups].join(', ') || 'no extras and no groups'}.`,
    )
  }
  return {
    extras: names.filter((name) => isOf(extras, name)),
    groups: names.filter((name) => !isOf(extras, name)),
  }
}

/** The paths that a lock file takes packages from. */
function pathsOf({ package: packages = [] }: PoetryLock, source: string): string[] {
  return packages.flatMap(({ source: from }) =>
    from?.type === 'directory' || from?.type === 'file' ? [resolve(source, from.url ?? '')] : [],
  )
}

async function requireLock(source: string, locked: boolean, request: BuildRequest): Promise<void> {
  const ended = await runPoetry(locked ? ['check', '--lock'] : ['lock'], source, request)
  if (ended.exitCode === 0) return
  throw new Problem(
    ended.lines.join(' ').includes('poetry.lock')
      ? 'poetry.lock does not fit pyproject.toml. Run "poetry lock" and commit it.'
      : `poetry ended with exit code ${ended.exitCode}. What it printed stands above in the log.`,
  )
}

/** What the lock file says, by poetry's plugin; where that is missing, or cannot follow a lock, by the lock file itself. */
async function exported(
  source: string,
  chosen: Chosen,
  lock: PoetryLock,
  request: BuildRequest,
): Promise<Requirements> {
  const file = join(request.work, 'exported.txt')
  const ended = await runPoetry(
    [
      ...['export', '--format', 'requirements.txt', '--output', file, '--with-credentials'],
      ...['--only', ['main', ...chosen.groups].join(',')],
      ...chosen.extras.flatMap((extra) => ['--extras', extra]),
    ],
    source,
    request,
  )
  const place = { directory: source, workspace: request.work }
  if (ended.exitCode === 0) return parseRequirements(await readFile(file, 'utf8'), place)
  request.log.info('poetry cannot export this lock file, which is read as it is.')
  const read = requirementsOf(lock, chosen, place)
  if (read) return read
  throw new Problem(explain(ended))
}

function explain({ exitCode, lines }: Ended): string {
  return /command "?export"? does not exist/.test(lines.join(' '))
    ? 'poetry has no command "export" here, and poetry.lock is of a version that cannot be read without it. ' +
        'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.'
    : `poetry could not export its lock file (exit code ${exitCode}). Lock again with poetry 2, whose poetry.lock can be read as it is.`
}

function runPoetry(args: readonly string[], cwd: string, { env, log }: BuildRequest): Promise<Ended> {
  return run({
    tool: 'poetry',
    remedy: 'Add a step with "run: pipx install poetry" before this one.',
    args: [...args, '--no-interaction', '--no-ansi'],
    cwd,
    // An environment that poetry makes goes into the working copy.
    env: { ...env, POETRY_VIRTUALENVS_IN_PROJECT: 'true' },
    log,
  })
}

async function versionOf(request: BuildRequest): Promise<string> {
  const { lines } = await runPoetry(['--version'], request.work, { ...request, log: quiet(request.log) })
  return /version (\S+?)\)?$/m.exec(lines.join('\n'))?.[1] ?? ''
}
