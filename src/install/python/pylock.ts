import { join, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { installPackages } from './installer.ts'
import { pipSources } from './pip-tool.ts'
import type { LockedPackage, Pylock } from './pylock-packages.ts'
import { packagesFor } from './pylock-packages.ts'
import { requirementsOf, indexLinesOf, linksOf } from './pylock-requirements.ts'
import { licenseOf, parseToml, readPyproject } from './pyproject.ts'
import { findPython, targetsOf } from './target.ts'
import { settingsAbove } from './uv-settings.ts'
import { readsOf, workingCopy } from './working-copy.ts'

/** Returns the pylock file among some names: pylock.toml, or the only pylock.*.toml. Throws a Problem if there are several. */
export function pylockAmong(names: readonly string[]): string | undefined {
  const found = names.filter((name) => /^pylock\.(?:[^.]+\.)?toml$/.test(name)).sort()
  if (found.includes('pylock.toml') || found.length < 2) {
    return found.includes('pylock.toml') ? 'pylock.toml' : found[0]
  }
  throw new Problem({
    topic: 'the-package-manager-was-not-found',
    text:
      `Input "source" has several lock files: ${found.join(' and ')}. ` +
      'Rename the one that the layer is built from to pylock.toml.',
  })
}

/** Returns a Python package manager that installs from a pylock.toml instead of its own lock file. */
export function byPylock(builder: Builder, file: string): Builder {
  return {
    ...builder,
    lockFiles: [file],
    isLocked: () => Promise.resolve(true),
    reads: (project, request) => readsByPylock(project, request, file),
    build: (request, project) => buildByPylock(request, project, file),
  }
}

async function readsByPylock(
  project: Project,
  request: Pick<BuildRequest, 'workspace' | 'installScripts'>,
  file: string,
): Promise<Reads> {
  const path = join(project.source, file)
  const { packages = [] } = parseToml<Pylock>(await readText(path, 'toml'), path)
  return readsOf(project, { packages: foldersOf(packages, project.source) }, request)
}

async function buildByPylock(request: BuildRequest, project: Project, file: string): Promise<Installed> {
  request.log.info(`Packages are installed as ${file} lists them.`)
  const path = join(project.source, file)
  const lock = parseToml<Pylock>(await readText(path, 'toml'), path)
  const python = await findPython(request)
  const targets = targetsOf(request, python)
  const packages = packagesFor(lock, { file, targets, extras: request.extras })
  const { source } = project
  const paths = [...foldersOf(packages, source), ...settingsAbove(source, request.workspace)]
  const copy = await workingCopy(project, paths, request)
  const { env } = await pipSources(python, request)
  const hasIndex = ['PIP_INDEX_URL', 'UV_DEFAULT_INDEX', 'UV_INDEX_URL'].some((name) => request.env[name])
  const wanted = {
    ...requirementsOf(packages, copy.source),
    indexLines: [
      ...indexLinesOf(packages, hasIndex || env['UV_DEFAULT_INDEX'] !== undefined),
      ...linksOf(packages, copy.source),
    ],
  }
  const { by, warnings, ...installed } = await installPackages(
    { wanted, complete: true, cwd: copy.source, rules: 'pip' },
    request,
  )
  return {
    ...installed,
    version: `with ${by}`,
    license: licenseOf(await readPyproject(project.source)),
    warnings,
  }
}

/** Returns the absolute paths of files and folders in the checkout that a lock file refers to. */
function foldersOf(packages: readonly LockedPackage[], source: string): string[] {
  const locals = packages.flatMap(({ directory, archive }) => directory?.path ?? archive?.path ?? [])
  const files = packages.flatMap(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []),
  )
  return [...locals, ...files].map((path) => resolve(source, path))
}
