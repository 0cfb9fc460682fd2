import { dirname, join, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import { isAmong, requireNoneOf } from './extras.ts'
import { installPackages } from './installer.ts'
import { linesForIndexes } from './lock-indexes.ts'
import { holds, markerThat } from './markers.ts'
import { pipSources } from './pip-tool.ts'
import { licenseOf, parseToml, readPyproject } from './pyproject.ts'
import { normalised, nothing } from './requirements.ts'
import type { Local, Requirement, Requirements } from './requirements.ts'
import { requirePermitted } from './requires-python.ts'
import { permits } from './versions.ts'
import { findPython, inWords, targetsOf } from './target.ts'
import type { PythonTarget } from './target.ts'
import { settingsAbove } from './uv-settings.ts'
import { wheelOf } from './wheels.ts'
import { workingCopy } from './working-copy.ts'

/** What this action reads of a pylock.toml (PyPA: "pylock.toml Specification"). */
export interface Pylock {
  readonly 'lock-version'?: string
  readonly environments?: readonly string[]
  readonly 'requires-python'?: string
  readonly extras?: readonly string[]
  readonly 'dependency-groups'?: readonly string[]
  readonly 'default-groups'?: readonly string[]
  readonly packages?: readonly LockedPackage[]
}

interface LockedPackage {
  readonly name: string
  readonly version?: string
  readonly marker?: string
  readonly 'requires-python'?: string
  readonly index?: string
  readonly wheels?: readonly LockedFile[]
  readonly sdist?: LockedFile
  readonly archive?: LockedFile
  readonly directory?: { readonly path: string; readonly subdirectory?: string }
  readonly vcs?: {
    readonly type: string
    readonly url?: string
    readonly 'commit-id': string
    readonly subdirectory?: string
  }
}

interface LockedFile {
  readonly name?: string
  readonly url?: string
  readonly path?: string
  readonly subdirectory?: string
  readonly hashes?: Readonly<Record<string, string>>
}

/** The file among some names that is a pylock.toml: that one, or the only one with a name of its own. Throws a Problem for several. */
export function pylockAmong(names: readonly string[]): string | undefined {
  const found = names.filter((name) => /^pylock\.(?:[^.]+\.)?toml$/.test(name)).sort()
  if (found.includes('pylock.toml') || found.length < 2) {
    return found.includes('pylock.toml') ? 'pylock.toml' : found[0]
  }
  throw new Problem(
    `Input "source" has ${found.join(' and ')}, and it cannot be told which of them makes the layer. ` +
      'Rename that one to pylock.toml.',
  )
}

/** A package manager of Python that installs what a pylock.toml says, in place of its own lock file. */
export function byPylock(builder: Builder, file: string): Builder {
  return {
    ...builder,
    lockFiles: [file],
    isLocked: () => Promise.resolve(true),
    build: (request, project) => buildByPylock(request, project, file),
  }
}

async function buildByPylock(request: BuildRequest, project: Project, file: string): Promise<Installed> {
  request.log.info(`${file} says what is installed.`)
  const path = join(project.source, file)
  const lock = parseToml<Pylock>(await readText(path, 'toml'), path)
  const python = await findPython(request)
  const targets = targetsOf(request, python)
  const packages = packagesFor(lock, { file, targets, extras: request.extras })
  const { source } = project
  const reaches = [...foldersOf(packages, source), ...settingsAbove(source, request.workspace)]
  const copy = await workingCopy(project, reaches, request)
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

/** What a lock file is read for. */
export interface Reader {
  readonly file: string
  readonly targets: readonly PythonTarget[]
  /** The extras and groups that are chosen. */
  readonly extras: readonly string[]
}

/**
 * The packages of a lock file that one of the targets needs, with markers that any installer can judge. Throws a Problem if the file is
 * not for the targets.
 */
export function packagesFor(lock: Pylock, { file, targets, extras }: Reader): LockedPackage[] {
  requireReadable(lock, file)
  requirePermitted(lock['requires-python'], targets, file)
  requireEnvironment(lock, file, targets)
  const groups = lock['dependency-groups'] ?? []
  const known = [...(lock.extras ?? []), ...groups]
  requireNoneOf(
    extras.filter((name) => !isAmong(known, name)),
    { manifest: file, kinds: 'extras and dependency groups', names: known },
  )
  const byDefault = (lock['default-groups'] ?? []).filter((name) => normalised(name) !== 'dev')
  const packages = (lock.packages ?? []).map((one) => ({
    ...one,
    marker: judged(one.marker ?? '', { extras, dependency_groups: [...extras, ...byDefault] }),
  }))
  const needed = packages.filter(({ marker }) => targets.some((target) => holds(marker, target)))
  for (const one of needed) requireForTargets(one, file, targets)
  return needed
}

function requireReadable({ 'lock-version': version = '', packages }: Pylock, file: string): void {
  if (/^1\./.test(version) && Array.isArray(packages)) return
  throw new Problem(
    packages === undefined || version === ''
      ? `${file} cannot be read: it has no "lock-version" or no "packages". Lock again, such as by "uv export --format pylock.toml".`
      : `${file} cannot be read: its "lock-version" is ${version}, and this action reads 1.0. Lock again with a tool that writes that.`,
  )
}

function requireEnvironment({ environments }: Pylock, file: string, targets: readonly PythonTarget[]): void {
  const outside = targets.filter(
    (target) => environments !== undefined && !environments.some((marker) => holds(marker, target)),
  )
  if (outside.length === 0) return
  throw new Problem(
    `${file} is for the environments ${(environments ?? []).join(' or ')}, and the layer is for ${outside.map(inWords).join(', ')}. ` +
      'Lock for that too, or change "compatible-runtimes" or "architecture".',
  )
}

function requireForTargets(one: LockedPackage, file: string, targets: readonly PythonTarget[]): void {
  const required = one['requires-python']
  const outside = targets.filter(
    (target) => holds(one.marker ?? '', target) && required !== undefined && !permits(required, target.full),
  )
  if (outside.length === 0) return
  throw new Problem(
    `${file} has ${one.name} for Python ${required ?? ''}, and the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
      'Lock again, or change "compatible-runtimes".',
  )
}

/** Replaces what a marker asks of extras and groups by what always holds, or never: other installers know none. */
function judged(marker: string, chosen: Readonly<Record<string, readonly string[]>>): string {
  return marker.replace(
    /(["'])([^"']*)\1\s+(not\s+in|in)\s+(extras|dependency_groups)\b/g,
    (_, quote: string, name: string, operator: string, variable: string) =>
      markerThat(isAmong(chosen[variable] ?? [], name) === (operator === 'in')),
  )
}

/** Packages of a lock file as requirements: exactly their versions, by exactly their hashes. Relative paths start at the directory. */
export function requirementsOf(packages: readonly LockedPackage[], directory: string): Requirements {
  const requirements: Requirement[] = []
  const locals: Local[] = []
  for (const one of packages) {
    const { path, subdirectory = '' } = one.directory ?? one.archive ?? {}
    if (path === undefined) requirements.push(requirementOn(one))
    else {
      const local = {
        path: resolve(directory, path, one.directory ? subdirectory : ''),
        extras: '',
        marker: one.marker ? `; ${one.marker}` : '',
        hashes: one.archive ? hashesOf([one.archive]) : [],
      }
      locals.push(local)
    }
  }
  return { ...nothing, requirements, locals }
}

function requirementOn({
  name,
  marker,
  wheels = [],
  sdist,
  archive,
  vcs,
  ...one
}: LockedPackage): Requirement {
  const end = marker ? ` ; ${marker}` : ''
  const url = vcs ? `${vcs.type}+${vcs.url ?? ''}@${vcs['commit-id']}` : archive?.url
  const version = one.version ?? wheelOf(nameOf(wheels[0] ?? {}))?.version
  const own = { name: normalised(name), version }
  if (url !== undefined) {
    const subdirectory = vcs?.subdirectory ?? archive?.subdirectory
    const address = `${url}${subdirectory === undefined ? '' : `#subdirectory=${subdirectory}`}`
    const hashes = archive ? hashesOf([archive]) : []
    return { ...own, text: `${name} @ ${address}${end}`, url: address, hashes, version: undefined }
  }
  return {
    ...own,
    text: `${name}==${version ?? ''}${end}`,
    hashes: hashesOf([...wheels, ...(sdist ? [sdist] : [])]),
  }
}

/** The name of a file, which may stand only in its address or path. */
function nameOf({ name, url, path }: LockedFile): string {
  return decodeURIComponent(name ?? (url ?? path ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? '')
}

/** The hashes of files that cannot be forged, one of each file. */
function hashesOf(files: readonly LockedFile[]): string[] {
  return files.flatMap(({ hashes = {} }) => {
    const algorithm = ['sha256', 'sha512', 'sha384'].find((one) => hashes[one] !== undefined)
    return algorithm === undefined ? [] : [`${algorithm}:${hashes[algorithm] ?? ''}`]
  })
}

/**
 * Where packages come from, those that most come from first. A default index that the user has set stands for that one: it can be a
 * mirror, or have credentials.
 */
export function indexLinesOf(packages: readonly LockedPackage[], hasDefault: boolean): string[] {
  const fromIndex = packages.filter(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].some(({ url }) => url),
  )
  const lines = linesForIndexes(
    fromIndex.map(({ index }) => index),
    hasDefault,
  )
  return hasDefault ? lines.slice(1) : lines
}

/** The folders of wheels and sdists that lie in the checkout. */
function linksOf(packages: readonly LockedPackage[], directory: string): string[] {
  const paths = packages.flatMap(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []),
  )
  return [...new Set(paths.map((path) => dirname(resolve(directory, path))))].map(
    (folder) => `--find-links ${folder}`,
  )
}

/** What a lock file takes from the checkout, as absolute paths. */
function foldersOf(packages: readonly LockedPackage[], source: string): string[] {
  const locals = packages.flatMap(({ directory, archive }) => directory?.path ?? archive?.path ?? [])
  const files = packages.flatMap(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []),
  )
  return [...locals, ...files].map((path) => resolve(source, path))
}
