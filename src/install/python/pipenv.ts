import { join, resolve } from 'node:path'
import { readText, readTextIfPossible } from '../../base/files.ts'
import { parseJson } from '../../base/json.ts'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { quiet } from '../run/quiet.ts'
import { explain, tryTool, probedVersion } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { requireKnownExtras } from './extras.ts'
import { installPackages } from './installer.ts'
import { managerEnvironment } from './pip-tool.ts'
import { parseToml } from './pyproject.ts'
import { parseRequirements } from './requirements-file.ts'
import type { Requirements } from './requirements.ts'
import { pipenvVariables } from './settings.ts'
import { findPython, targetsOf } from './target.ts'
import type { PythonTarget } from './target.ts'
import { readsOf, workingCopy } from './working-copy.ts'

const pipenvTool: Tool = {
  name: 'pipenv',
  command: 'pipenv',
  setupHint: 'Add a step with "run: pipx install pipenv" before this one.',
  minimum: '2023',
  remedies: [
    [
      /No matching distribution found for ([\w.-]+)/,
      'the-registry-refuses-or-does-not-have-it',
      ([, name = '']) =>
        `The index has no matching version of the package ${name}, or no wheel for it. Check its name and version. ` +
        'If it has no wheel, commit a Pipfile.lock, or set "install-scripts: true".',
    ],
  ],
}

/** The line with the version of pipenv. */
const versionLine = /version (\S+)/

export const pipenv: Builder = {
  name: 'pipenv',
  language: 'Python',
  lockFiles: ['Pipfile.lock'],
  manifests: ['Pipfile'],
  lockHint: 'Run "pipenv lock" and commit Pipfile.lock.',
  supportsExtras: true,
  reads,
  build,
}

/** The parts of a Pipfile that this action reads. Each table that is not a setting is a category of packages. */
interface Pipfile {
  readonly requires?: { readonly python_version?: string; readonly python_full_version?: string }
  readonly [category: string]: unknown
}

async function reads(
  project: Project,
  request: Pick<BuildRequest, 'workspace' | 'installScripts'>,
): Promise<Reads> {
  const packages = pathsOf(await readPipfile(project.source), project.source)
  return readsOf(project, { packages }, request)
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const pipfile = await readPipfile(given.source)
  requireCategories(pipfile, request.extras)
  const { source } = await workingCopy(given, pathsOf(pipfile, given.source), request)
  const version = await probedVersion(pipenvTool, versionLine, request.work, request)
  await requireLock(source, given.locked, request)
  const lines = await exported(source, request)
  const wanted = await withHashesOfFiles(
    await parseRequirements(lines, { directory: source, workspace: request.work }),
    source,
  )
  const { by, warnings, ...installed } = await installPackages(
    { wanted, complete: true, cwd: source, rules: 'pip' },
    request,
  )
  const targets = targetsOf(request, await findPython(request))
  return {
    ...installed,
    version: `${version} with ${by}`,
    warnings: [...warningsAboutPython(pipfile, targets), ...warnings],
  }
}

async function readPipfile(source: string): Promise<Pipfile> {
  const path = join(source, 'Pipfile')
  const text = await readTextIfPossible(path)
  if (text === undefined)
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Input "source" has no Pipfile, which pipenv requires. Add one.',
    })
  return parseToml<Pipfile>(text, path)
}

/** The tables of a Pipfile that are not categories of optional packages. */
const noCategories = ['source', 'requires', 'scripts', 'pipenv', 'packages']

function requireCategories(pipfile: Pipfile, extras: readonly string[]): void {
  const known = Object.keys(pipfile).filter((name) => !noCategories.includes(name))
  requireKnownExtras(
    extras.filter((extra) => !known.includes(extra)),
    { manifest: 'Pipfile', kinds: 'categories', names: known },
  )
}

/** Returns the local paths of packages: directories and files. "file" can also be an address. */
function pathsOf(pipfile: Pipfile, source: string): string[] {
  return Object.values(pipfile)
    .flatMap((table) => Object.values((table ?? {}) as Record<string, unknown>))
    .flatMap((entry) => {
      const { path, file } = (entry ?? {}) as { readonly path?: unknown; readonly file?: unknown }
      return [path, file]
    })
    .filter((path) => typeof path === 'string')
    .filter((path) => !/^[a-z][a-z+]*:/i.test(path))
    .map((path) => resolve(source, path))
}

/** Throws a Problem for an outdated lock file. Creates a missing one. pipenv itself would accept both and exit with 0. */
async function requireLock(source: string, locked: boolean, request: BuildRequest): Promise<void> {
  const ended = await runPipenv([locked ? 'verify' : 'lock'], source, request)
  if (ended.exitCode === 0) return
  throw new Problem(
    locked
      ? {
          topic: 'the-lock-file-does-not-match',
          text: 'Pipfile.lock does not match Pipfile. Run "pipenv lock" and commit Pipfile.lock.',
        }
      : explain(pipenvTool, ended),
  )
}

async function exported(source: string, request: BuildRequest): Promise<string> {
  const { extras } = request
  const categories = extras.length > 0 ? ['--categories', ['packages', ...extras].join(' ')] : []
  // The output can contain the credentials of an index.
  const args = ['requirements', '--hash', ...categories]
  const { exitCode, lines } = await runPipenv(args, source, quiet(request))
  if (exitCode !== 0) {
    throw new Problem({
      topic: 'the-package-manager-reported-success',
      text:
        `pipenv could not export its lock file (exit code ${exitCode}): ${lines.at(-1) ?? ''}. ` +
        'Run "pipenv requirements" in a clean checkout to see why.',
    })
  }
  return lines.filter((line) => isRequirement.test(line)).join('\n')
}

/** Matches requirements, because pipenv prints notices between them. */
const isRequirement =
  /^(-[a-z]\s|--[a-z]|\.|\/|\S+\.(whl|tar\.gz|zip)\b|[a-z+]+:\/\/|[\w.-]+(\[[^\]]*\])?\s*[=<>!~@;])/i

/** Adds the hashes of local files from Pipfile.lock, which pipenv does not export. */
async function withHashesOfFiles(wanted: Requirements, source: string): Promise<Requirements> {
  const lock = parseJson(await readText(join(source, 'Pipfile.lock')), 'Pipfile.lock') as Record<
    string,
    Readonly<
      Record<string, { readonly file?: string; readonly path?: string; readonly hashes?: readonly string[] }>
    >
  >
  const entries = Object.values(lock).flatMap((category) => Object.values(category))
  const locals = wanted.locals.map((local) => {
    const locked = entries.find(({ file, path = file }) => path && resolve(source, path) === local.path)
    return { ...local, hashes: local.hashes.length > 0 ? local.hashes : (locked?.hashes ?? []) }
  })
  return { ...wanted, locals }
}

/**
 * Returns a warning if the layer is for other Python versions than the lock file. pipenv locks for one version only, without additional
 * packages of the others.
 */
function warningsAboutPython({ requires = {} }: Pipfile, targets: readonly PythonTarget[]): Message[] {
  const locked = requires.python_version ?? requires.python_full_version
  const others = targets.filter(({ minor }) => locked !== undefined && !`${locked}.`.startsWith(`${minor}.`))
  if (locked === undefined || others.length === 0) return []
  return [
    {
      topic: 'the-code-is-for-another-version-of-the-language',
      text:
        `Pipfile.lock is for Python ${locked}, but the layer is for Python ${others.map(({ minor }) => minor).join(', ')}. ` +
        'It can lack packages that the layer needs. Require the Python version of your functions in Pipfile and lock again, ' +
        'or use uv, which locks for all versions.',
    },
  ]
}

/** Runs a pipenv command in a project and returns how it ended. */
async function runPipenv(
  args: readonly string[],
  cwd: string,
  { env, log, installScripts }: Pick<BuildRequest, 'env' | 'log' | 'installScripts'>,
): Promise<Ended> {
  const own = await managerEnvironment(['PIPENV_', pipenvVariables], cwd, { env, log })
  const settings = {
    // To lock, pipenv builds packages without a wheel. It has no option to build only some packages.
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
