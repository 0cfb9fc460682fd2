import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import { about } from '../../base/message.ts'
import { isInside } from '../../base/paths.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { copyProject } from '../source/copy.ts'
import { classPathOf } from './gradle-class-path.ts'
import { buildFiles, inexact, isLocked, lockedModules, requireLocked, lockHint } from './gradle-lock.ts'
import { builtIn, layOut } from './jars.ts'
import { rootsAbove } from './roots.ts'

export const gradle: Builder = {
  name: 'gradle',
  language: 'Java',
  lockFiles: ['gradle.lockfile'],
  manifests: buildFiles,
  lockHint,
  supportsExtras: false,
  isLocked,
  hasMember,
  reads,
  build,
}

/** The build files are code, and other projects of the build become jars in the layer. Their versions can come from Git. */
async function reads({ source }: Project, { workspace }: Pick<BuildRequest, 'workspace'>): Promise<Reads> {
  const root = await rootOf(source, workspace)
  const settings = settingsIn(root)
  const text = settings === undefined ? '' : await readText(settings)
  return {
    paths: [root, ...(await buildsOutside(root, workspace))],
    isLeftover,
    runsCode: true,
    readsRepository: /\binclude/.test(text) || existsSync(join(root, 'buildSrc')),
  }
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const root = await rootOf(given.source, request.workspace)
  // The project is found by its real path, which Gradle reports.
  const work = await realpath(request.work)
  const project = await copyProject(
    { ...given, root },
    join(work, 'project'),
    request,
    await reads(given, request),
  )
  // Included builds can be outside of the root.
  const built = await builtIn(join(work, 'project'))
  const found = await classPathOf(project, { ...request, work })
  const locked = await lockedModules(given.source)
  if (locked) requireLocked(locked, found.modules)
  const directory = join(work, 'layer')
  const { warnings } = await request.log.timed('lay out the packages', () =>
    layOut('Gradle', found.files, {
      directory,
      runtimes: request.target.runtimes,
      built,
    }),
  )
  const moving = found.requested.filter((module) => inexact.test(module))
  return {
    directory,
    version: found.version,
    warnings: [
      ...(moving.length > 0 && !locked
        ? [
            about(
              'a-lock-file-is-needed',
              `There is no lock file, and these dependencies have no exact version: ${moving.join(', ')}. Each build can install another version.`,
            ),
          ]
        : []),
      ...warnings,
    ],
  }
}

/** Returns the root of a build. A directory with its own settings file is a separate build. */
async function rootOf(source: string, workspace: string): Promise<string> {
  if (settingsIn(source)) return source
  const [root = source] = await rootsAbove(source, workspace, hasMember)
  return root
}

/** Returns whether a path is a leftover of an earlier build. */
function isLeftover(path: string): boolean {
  const owner = dirname(path)
  const isProject = buildFiles.some((name) => existsSync(join(owner, name)))
  return basename(path) === '.gradle' || (basename(path) === 'build' && isProject && !hasSource(path))
}

/** Returns whether a directory is a project, which can also have the name "build". */
function hasSource(path: string): boolean {
  return buildFiles.some((name) => existsSync(join(path, name)))
}

function settingsIn(directory: string): string | undefined {
  return ['settings.gradle', 'settings.gradle.kts']
    .map((name) => join(directory, name))
    .find((path) => existsSync(path))
}

/** Returns whether the settings of a build include a directory, by a path such as `:a:b` or `a/b`. */
async function hasMember(root: string, directory: string): Promise<boolean> {
  return (await namesIn(root)).some(
    (name) => resolve(root, name.replace(/^:/, '').replaceAll(':', '/')) === directory,
  )
}

/** Returns the included builds that are outside of a build but in the checkout. */
async function buildsOutside(root: string, workspace: string): Promise<string[]> {
  const paths = (await namesIn(root))
    .filter((name) => name.startsWith('..'))
    .map((name) => resolve(root, name))
  return paths.filter((path) => existsSync(path) && !isInside(path, root) && isInside(workspace, path))
}

/** Returns all quoted texts in the settings of a build. */
async function namesIn(root: string): Promise<string[]> {
  const settings = settingsIn(root)
  if (settings === undefined) return []
  const text = (await readText(settings)).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
  return [...text.matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = '']) => name)
}
