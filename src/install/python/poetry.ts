import { join, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import { about } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { warningsAboutScripts } from '../install-scripts.ts'
import type { Ended } from '../run/child.ts'
import { explain, probedVersion } from '../run/tool.ts'
import { isAmong, requireKnownExtras } from './extras.ts'
import { installPackages } from './installer.ts'
import { withLockedHashes, readPoetryLock, requirementsOf } from './poetry-lock.ts'
import type { Chosen, LockPlace, PoetryLock } from './poetry-lock.ts'
import { dropPlugins } from './poetry-plugins.ts'
import {
  exportRemedies,
  checkResult,
  poetryTool,
  runPoetry,
  versionLine,
  blockedMessage,
  writeLock,
  writesReadable,
} from './poetry-tool.ts'
import { licenseOf, readPyproject } from './pyproject.ts'
import type { Pyproject } from './pyproject.ts'
import { parseRequirements } from './requirements-file.ts'
import type { Requirements } from './requirements.ts'
import { requirePermitted } from './requires-python.ts'
import { findPython, targetsOf } from './target.ts'
import { readsOf, workingCopy } from './working-copy.ts'

export const poetry: Builder = {
  name: 'poetry',
  language: 'Python',
  lockFiles: ['poetry.lock'],
  manifests: [],
  lockHint: 'Run "poetry lock" and commit poetry.lock.',
  supportsExtras: true,
  reads,
  build,
}

async function reads(
  project: Project,
  request: Pick<BuildRequest, 'workspace' | 'installScripts'>,
): Promise<Reads> {
  const lock = await readPoetryLock(project.source)
  return readsOf(project, { packages: pathsOf(lock, project.source) }, request)
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const pyproject = await readPyproject(given.source)
  if (!pyproject)
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Input "source" has no pyproject.toml, which poetry requires. Add one.',
    })
  const chosen = chosenBy(pyproject, request.extras)
  const paths = pathsOf(await readPoetryLock(given.source), given.source)
  const { source } = await workingCopy(given, paths, request)
  const plugins = await dropPlugins(source, request)
  const version = await probedVersion(poetryTool, versionLine, request.work, request)
  await requireLock(source, given.locked, request)
  const lock = await readPoetryLock(source)
  const targets = targetsOf(request, await findPython(request))
  requirePermitted(lock.metadata?.['python-versions'], targets, 'poetry.lock')
  const wanted = await exported(source, chosen, lock, { ...request, version })
  const { by, warnings, ...installed } = await installPackages(
    { wanted, complete: true, cwd: source, rules: 'pip' },
    request,
  )
  return {
    ...installed,
    version: `${version} with ${by}`,
    license: licenseOf(pyproject),
    warnings: [
      ...warningsAboutScripts({ blocked: plugins.map((name) => ({ name, items: [name] })), notFound: [] }),
      ...warnings,
    ],
  }
}

function chosenBy(pyproject: Pyproject, names: readonly string[]): Chosen {
  const { project, tool } = pyproject
  const extras = Object.keys({ ...project?.['optional-dependencies'], ...tool?.poetry?.extras })
  const groups = Object.keys({
    ...pyproject['dependency-groups'],
    ...tool?.poetry?.group,
    ...(tool?.poetry?.['dev-dependencies'] ? { dev: [] } : {}),
  })
  const known = [...extras, ...groups]
  requireKnownExtras(
    names.filter((name) => !isAmong(known, name)),
    { manifest: 'pyproject.toml', kinds: 'extras and groups', names: known },
  )
  return {
    extras: extras.filter((name) => isAmong(names, name)),
    groups: groups.filter((name) => isAmong(names, name)),
  }
}

/** Returns the paths of local packages in a lock file. */
function pathsOf({ package: packages = [] }: PoetryLock, source: string): string[] {
  return packages.flatMap(({ source: from }) =>
    from?.type === 'directory' || from?.type === 'file' ? [resolve(source, from.url ?? '')] : [],
  )
}

async function requireLock(source: string, locked: boolean, request: BuildRequest): Promise<void> {
  const ended = locked
    ? await runPoetry(['check', '--lock'], source, request)
    : await writeLockSafely(source, locked, request)
  const found = checkResult(ended)
  if (found === 'fresh' && (locked || ended.exitCode === 0)) return
  throw new Problem(
    found === 'stale'
      ? {
          topic: 'the-lock-file-does-not-match',
          text: 'poetry.lock does not match pyproject.toml. Run "poetry lock" and commit poetry.lock.',
        }
      : explain(poetryTool, ended),
  )
}

/** Makes poetry write a lock file. Throws a Problem if that would run the code of a package that is not allowed to run. */
async function writeLockSafely(source: string, locked: boolean, request: BuildRequest): Promise<Ended> {
  const { ended, blocked } = await writeLock(source, request)
  if (blocked.length > 0)
    throw new Problem(about('code-of-a-package-would-have-to-run', blockedMessage(blocked, locked)))
  return ended
}

/** A request, and the version of poetry. */
interface Versioned extends BuildRequest {
  readonly version: string
}

/**
 * Returns the locked requirements, exported by poetry's plugin. If the plugin is missing or fails, the action reads the lock file itself.
 */
async function exported(
  source: string,
  chosen: Chosen,
  lock: PoetryLock,
  request: Versioned,
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
  const place = { directory: source, workspace: request.work, env: request.env }
  if (ended.exitCode === 0) return parseRequirements(await readText(file), place)
  request.log.info('poetry cannot export this lock file, so the action reads poetry.lock itself.')
  const read = requirementsOf(lock, chosen, place) ?? (await rewriteAndRead(lock, chosen, place, request))
  if (read) return read
  throw new Problem(explain({ ...poetryTool, remedies: exportRemedies }, ended))
}

/**
 * Returns the requirements of a lock file before version 2.1, which poetry first rewrites for the same packages. Undefined if poetry does
 * not write version 2.1 or changes the locked packages.
 */
async function rewriteAndRead(
  lock: PoetryLock,
  chosen: Chosen,
  place: LockPlace,
  request: Versioned,
): Promise<Requirements | undefined> {
  if (!writesReadable(request.version)) return undefined
  const ended = await writeLockSafely(place.directory, true, request)
  if (ended.exitCode !== 0) return undefined
  const again = withLockedHashes(lock, await readPoetryLock(place.directory))
  return again && requirementsOf(again, chosen, place)
}
