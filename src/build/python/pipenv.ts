import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Problem } from '../../problem.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import { run } from '../child.ts'
import type { Ended } from '../child.ts'
import { installPackages } from './installer.ts'
import { parseToml } from './pyproject.ts'
import { quiet } from '../quiet.ts'
import { parseRequirements } from './requirements.ts'
import { findPython, targetsOf } from './target.ts'
import type { PythonTarget } from './target.ts'
import { workingCopy } from './working-copy.ts'

export const pipenv: Builder = {
  name: 'pipenv',
  language: 'Python',
  lockFiles: ['Pipfile.lock'],
  manifests: ['Pipfile'],
  toLock: 'Let "pipenv lock" write Pipfile.lock, and commit it.',
  takesExtras: true,
  build,
}

/** What this action reads of a Pipfile: each table that is no setting is a category of packages. */
interface Pipfile {
  readonly requires?: { readonly python_version?: string; readonly python_full_version?: string }
  readonly [category: string]: unknown
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const pipfile = await readPipfile(given.source)
  requireCategories(pipfile, request.extras)
  const { source } = await workingCopy(given, pathsOf(pipfile, given.source), request)
  await requireLock(source, given.locked, request)
  const lines = await exported(source, request)
  const wanted = await parseRequirements(lines, { directory: source, workspace: request.work })
  const { directory, by, warnings } = await installPackages(
    { wanted, complete: true, cwd: source, rules: 'pip' },
    request,
  )
  const targets = targetsOf(request, await findPython(request))
  return {
    directory,
    version: `${await versionOf(request)} with ${by}`,
    warnings: [...warningsAboutPython(pipfile, targets), ...warnings],
  }
}

async function readPipfile(source: string): Promise<Pipfile> {
  const path = join(source, 'Pipfile')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new Problem('There is no Pipfile in "source", which pipenv would read. Add it.')
  return parseToml<Pipfile>(text, path)
}

/** The tables of a Pipfile that list no packages to be had beside the default ones. */
const noCategories = ['source', 'requires', 'scripts', 'pipenv', 'packages']

function requireCategories(pipfile: Pipfile, extras: readonly string[]): void {
  const known = Object.keys(pipfile).filter((name) => !noCategories.includes(name))
  const unknown = extras.filter((extra) => !known.includes(extra))
  if (unknown.length === 0) return
  throw new Problem(
    `Input "extras" has ${unknown.join(', ')}, and the Pipfile in "source" has ` +
      (known.length > 0 ? `only the categories ${known.join(', ')}.` : 'no categories beside "packages".'),
  )
}

/** The paths that packages are taken from. */
function pathsOf(pipfile: Pipfile, source: string): string[] {
  return Object.values(pipfile)
    .flatMap((table) => Object.values((table ?? {}) as Record<string, unknown>))
    .flatMap((entry) => (entry as { path?: unknown } | null)?.path ?? [])
    .filter((path) => typeof path === 'string')
    .map((path) => resolve(source, path))
}

/** pipenv itself would take an old lock file, or none, and end with 0. */
async function requireLock(source: string, locked: boolean, request: BuildRequest): Promise<void> {
  const { exitCode } = await runPipenv([locked ? 'verify' : 'lock'], source, request)
  if (exitCode === 0) return
  throw new Problem(
    locked
      ? 'Pipfile.lock does not fit Pipfile. Run "pipenv lock" and commit it.'
      : `pipenv could not lock the project (exit code ${exitCode}). What it printed stands above in the log.`,
  )
}

async function exported(source: string, { extras, ...request }: BuildRequest): Promise<string> {
  const categories = extras.length > 0 ? ['--categories', ['packages', ...extras].join(' ')] : []
  // What it prints can hold the credentials of an index.
  const { exitCode, lines } = await runPipenv(['requirements', '--hash', ...categories], source, {
    ...request,
    extras,
    log: quiet(request.log),
  })
  if (exitCode !== 0) {
    throw new Problem(
      `pipenv could not say what its lock file has (exit code ${exitCode}): ${lines.at(-1) ?? ''}`,
    )
  }
  return lines.filter((line) => isRequirement.test(line)).join('\n')
}

/** pipenv's notices come between its lines. */
const isRequirement = /^(-[a-z]\s|--[a-z]|\.|\/|[a-z+]+:\/\/|[\w.-]+(\[[^\]]*\])?\s*[=<>!~@;])/i

function runPipenv(args: readonly string[], cwd: string, { env, log }: BuildRequest): Promise<Ended> {
  return run({
    tool: 'pipenv',
    remedy: 'Add a step with "run: pipx install pipenv" before this one.',
    args,
    cwd,
    env: {
      ...env,
      PIPENV_PIPFILE: join(cwd, 'Pipfile'),
      PIPENV_VENV_IN_PROJECT: '1',
      PIPENV_IGNORE_VIRTUALENVS: '1',
      PIPENV_DONT_LOAD_ENV: '1',
      PIPENV_NOSPIN: '1',
      PIPENV_VERBOSITY: '-1',
      PIPENV_YES: '1',
    },
    log,
  })
}

async function versionOf(request: BuildRequest): Promise<string> {
  const { lines } = await runPipenv(['--version'], request.work, { ...request, log: quiet(request.log) })
  return /version (\S+)/.exec(lines.join('\n'))?.[1] ?? ''
}

/** pipenv locks for one Python only: what others need beside that is not in its lock file. */
function warningsAboutPython({ requires = {} }: Pipfile, targets: readonly PythonTarget[]): string[] {
  const locked = requires.python_version ?? requires.python_full_version
  const others = targets.filter(({ minor }) => locked !== undefined && !`${locked}.`.startsWith(`${minor}.`))
  if (locked === undefined || others.length === 0) return []
  return [
    `Pipfile.lock is for Python ${locked}, and the layer is for Python ${others.map(({ minor }) => minor).join(', ')}: ` +
      'what only that one needs is not in it. Let Pipfile require the Python of the functions, or use uv, which locks for all.',
  ]
}
