import { basename, dirname, join, relative, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { explain } from '../run/tool.ts'
import { isMember } from '../source/workspaces.ts'
import { choicesOf, freshArguments, lockedArguments, requireNoConflict, withDefaults } from './groups.ts'
import type { Choices } from './groups.ts'
import { installPackages } from './installer.ts'
import { licenseOf, readPyproject } from './pyproject.ts'
import type { Pyproject } from './pyproject.ts'
import type { RequirementSet } from './requirement-set.ts'
import { parseRequirements } from './requirements-file.ts'
import { normalised, noRequirements, requirementOf } from './requirements.ts'
import type { Format } from './requirements.ts'
import { requirePermitted } from './requires-python.ts'
import { findPython, targetsOf } from './target.ts'
import type { Lock } from './uv-lock.ts'
import { addressesInSources, localPathsOf, readLock, requireFresh } from './uv-lock.ts'
import { settingsAbove } from './uv-settings.ts'
import { findUv, runUv } from './uv-tool.ts'
import { readsOf, workingCopy } from './working-copy.ts'

export const uv: Builder = {
  name: 'uv',
  language: 'Python',
  lockFiles: ['uv.lock'],
  manifests: ['pyproject.toml'],
  lockHint: 'Run "uv lock" and commit uv.lock.',
  supportsExtras: true,
  hasMember,
  reads,
  build,
}

async function reads(
  project: Project,
  request: Pick<BuildRequest, 'workspace' | 'installScripts'>,
): Promise<Reads> {
  const lock = project.locked ? await readLock(project.root) : {}
  const packages = await packagesFrom(project, await requirePyproject(project), lock)
  return readsOf(project, { packages }, request)
}

async function hasMember(root: string, directory: string): Promise<boolean> {
  const pyproject = await readPyproject(root).catch(() => undefined)
  const { members = [], exclude = [] } = pyproject?.tool?.uv?.workspace ?? {}
  return isMember([...members, ...exclude.map((pattern) => `!${pattern}`)], root, directory)
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const pyproject = await requirePyproject(given)
  const lock = given.locked ? await readLock(given.root) : {}
  const project = await workingCopy(given, await pathsFrom(given, pyproject, lock, request), request)
  const choices = choicesOf(pyproject, request.extras)
  const all = withDefaults(pyproject, choices)
  requireNoConflict(pyproject, (await readPyproject(given.root))?.tool?.uv?.conflicts, all)
  const set = given.locked
    ? await lockedSet(project, pyproject, lock, choices, request)
    : await freshSet(project, pyproject, all)
  const { by, warnings, ...installed } = await installPackages(set, request)
  return { ...installed, version: by.replace(/^uv /, ''), license: licenseOf(pyproject), warnings }
}

async function requirePyproject({ source }: Project): Promise<Pyproject> {
  const pyproject = await readPyproject(source)
  if (pyproject?.project) return pyproject
  throw new Problem({
    topic: 'the-package-manager-was-not-found',
    text:
      'The pyproject.toml in "source" has no table [project] with "dependencies", so uv has nothing to install. Add the table, ' +
      'or set another "package-manager".',
  })
}

/** Returns the paths of local packages, and of settings files above the project. */
async function pathsFrom(
  project: Project,
  pyproject: Pyproject,
  lock: Lock,
  { workspace }: BuildRequest,
): Promise<string[]> {
  return [
    ...(await settingsOutside(project.root, workspace)),
    ...(await packagesFrom(project, pyproject, lock)),
  ]
}

/** Returns the paths of local packages, including the project itself. */
async function packagesFrom({ root, source }: Project, pyproject: Pyproject, lock: Lock): Promise<string[]> {
  return [
    ...[...localPathsOf(lock), ...pathsOf(await readPyproject(root))].map((path) => resolve(root, path)),
    ...pathsOf(pyproject).map((path) => resolve(source, path)),
  ]
}

/**
 * Returns the settings files above the root. Leaves out a manifest that has the root as a member, because uv would use the lock file next
 * to it.
 */
async function settingsOutside(root: string, workspace: string): Promise<string[]> {
  const files = await Promise.all(
    settingsAbove(root, workspace).map(async (path) =>
      basename(path) === 'pyproject.toml' && (await hasMember(dirname(path), root)) ? [] : [path],
    ),
  )
  return files.flat()
}

function pathsOf(pyproject: Pyproject | undefined): string[] {
  return Object.values(pyproject?.tool?.uv?.sources ?? {})
    .flat()
    .flatMap((source) => (source as { path?: string }).path ?? [])
}

async function lockedSet(
  { root, source }: Project,
  pyproject: Pyproject,
  lock: Lock,
  choices: Choices,
  request: BuildRequest,
): Promise<RequirementSet> {
  const python = await findPython(request)
  requirePermitted(lock['requires-python'], targetsOf(request, python), 'uv.lock')
  const uvOfRunner = await findUv(request, python)
  await requireFresh(root, lock, { uv: uvOfRunner, python }, request)
  const name = pyproject.project?.name ?? ''
  const file = join(request.work, 'exported.txt')
  const ended = await runUv(
    uvOfRunner,
    [
      ...['export', '--frozen', '--no-editable', '--no-header', '--no-annotate'],
      ...['--no-emit-package', name, '--quiet', '--output-file', file],
      ...(root === source ? [] : ['--package', name]),
      ...lockedArguments(choices),
    ],
    root,
    request,
    { isProject: true },
  )
  if (ended.exitCode !== 0) throw new Problem(explain(uvOfRunner.tool, ended))
  const wanted = await parseRequirements(await readText(file), {
    directory: root,
    workspace: request.work,
  })
  const shared = await readPyproject(root)
  return {
    wanted: { ...wanted, formats: formatsOf(shared) },
    complete: true,
    indexes: indexesOf(shared),
    cwd: root,
    rules: 'uv',
  }
}

/**
 * Returns the indexes in [tool.uv] as arguments. An explicit index is used only for sources that name it, and a list of requirements does
 * not name it.
 */
function indexesOf(pyproject: Pyproject | undefined): string[] {
  return (pyproject?.tool?.uv?.index ?? []).flatMap(({ name, url }) =>
    url === undefined ? [] : [name === undefined ? url : `${name}=${url}`],
  )
}

/**
 * Returns the requirements of a project without a lock file. uv reads pyproject.toml itself, including its sources. `wanted` is for other
 * purposes.
 */
async function freshSet(
  { root, source }: Project,
  pyproject: Pyproject,
  choices: Choices,
): Promise<RequirementSet> {
  const shared = await readPyproject(root)
  const { dependencies = [] } = pyproject.project ?? {}
  const manifest = relative(root, join(source, 'pyproject.toml'))
  const ownNames = [...foldersOf(pyproject), ...foldersOf(shared), pyproject.project?.name ?? '']
  return {
    wanted: {
      ...noRequirements,
      requirements: dependencies.map((text) => requirementOf(text)),
      formats: formatsOf(shared),
    },
    manifest: {
      args: [manifest, ...freshArguments(choices, manifest)],
      ownNames: [...new Set(ownNames.map(normalised))],
    },
    complete: false,
    addresses: await addressesInSources([source, root]),
    indexes: indexesOf(shared),
    cwd: root,
    rules: 'uv',
  }
}

/** Returns the names of packages whose source is a folder of the checkout. Archives and addresses are third-party packages. */
function foldersOf(pyproject: Pyproject | undefined): string[] {
  return Object.entries(pyproject?.tool?.uv?.sources ?? {}).flatMap(([name, sources]) => {
    const all = [sources].flat() as readonly { readonly path?: string; readonly workspace?: boolean }[]
    const isFolder = all.some(
      ({ path, workspace }) => workspace === true || (path !== undefined && !isArchive(path)),
    )
    return isFolder ? [name] : []
  })
}

function isArchive(path: string): boolean {
  return /\.(whl|zip|tar|t?(gz|bz2?|xz|zst|lz|lzma))$/i.test(path)
}

/** Returns the packages that a project requires from source. */
function formatsOf(pyproject: Pyproject | undefined): Format[] {
  const { 'no-binary': all = false, 'no-binary-package': names = [] } = pyproject?.tool?.uv ?? {}
  const values = [...(all ? [':all:'] : []), ...names]
  return values.map((value) => ({ option: 'no-binary', value }))
}
