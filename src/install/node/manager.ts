import { realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { about } from '../../base/message.ts'
import type { Environment } from '../../layer/layer.ts'
import { opt } from '../../layer/opt.ts'
import type { BuildRequest, Installed, Project } from '../builder.ts'
import { warningsAboutScripts } from '../install-scripts.ts'
import { versionOf } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { copyProject } from '../source/copy.ts'
import { requireBuilt } from './entries.ts'
import { identitiesOf } from './identity.ts'
import { remotePackages, requireAll, warningsAbout } from './judge.ts'
import { allPlaced, layOut } from './layout.ts'
import { runLocalScripts } from './local-scripts.ts'
import { localDependencies, membersByName, localDirectories } from './local.ts'
import type { LocalDirectories } from './local.ts'
import type { LockedOrigins } from './locked-origins.ts'
import { keptForScripts } from './npm-settings.ts'
import { readManifest } from './package-json.ts'
import { findPackages } from './packages.ts'
import type { Closure, LockedNames } from './packages.ts'
import { readsOf } from './reads.ts'
import type { ManagerFiles } from './reads.ts'
import { registriesOf } from './registries.ts'
import type { IsOfRegistry } from './registries.ts'
import { takeRequestedVersion } from './requested-version.ts'
import { runScripts } from './scripts.ts'
import { withNpmSettings } from './user-settings.ts'
import { writeLayout } from './write.ts'

/** What differs between package managers. */
export interface Manager extends ManagerFiles {
  readonly tool: Tool
  /** Returns the version that the program on PATH has, if that is known without starting it. Throws a Problem if it is too old. */
  readonly knownVersion?: (env: Environment) => Promise<string | undefined>
  /**
   * Removes from the copy of a project what would run code of the checkout, and all settings except registries and authentication. Returns
   * the environment for the manager, in which the settings of the user are filtered in the same way.
   */
  readonly isolate: (project: NodeProject, request: BuildRequest) => Promise<Environment>
  /** Returns dependencies of packages that the manager adds to their manifests. Called after the installation. */
  readonly lockedNames?: (root: string, request: BuildRequest, version: string) => Promise<LockedNames>
  /** Returns the origins of packages by the lock file. Without one, by what the manager recorded. Called after the installation. */
  readonly lockedOrigins: (
    done: InstalledProject,
    request: BuildRequest,
    version: string,
  ) => Promise<LockedOrigins>
  /**
   * Installs the production dependencies of the source into the copy of its project, by the lock file and without scripts. Throws a Problem
   * if that fails.
   */
  readonly install: (project: NodeProject, request: BuildRequest, version: string) => Promise<void>
}

/** The copy of a project to install into, and its local dependencies outside of its root. */
export interface NodeProject extends Project {
  /** The directory of the whole copy. Nothing above it belongs to the project. */
  readonly boundary: string
  readonly outside: readonly string[]
}

/** A project after its manager has installed it. */
export interface InstalledProject extends NodeProject {
  readonly closure: Closure
  readonly directories: LocalDirectories
  readonly isOfRegistry: IsOfRegistry
}

/**
 * Builds a layer directory with a package manager of Node.js: the dependencies of the source as files, independent of the layout of the
 * manager. Throws a Problem if that fails.
 */
export async function buildBy(
  manager: Manager,
  { env, ...rest }: BuildRequest,
  given: Project,
): Promise<Installed> {
  const { tool, patternsOf, lockedNames } = manager
  const order = { ...rest, env: { ...env, ...corepackVariables } }
  const { workspace, work, target } = order
  const { license } = await readManifest(given.source)
  const boundary = join(await realpath(work), 'project')
  const outside = await localDependencies(given, workspace, patternsOf)
  const project = await copyProject(given, boundary, order, {
    ...(await readsOf(manager, given, order)),
    // Only scripts of packages of the checkout read it.
    needsGit: order.installScripts !== false,
  })
  const there = outside.map((path) => join(project.root, relative(given.root, path)))
  const copy: NodeProject = { ...project, boundary, outside: there }
  const request = { ...order, env: await manager.isolate(copy, order) }
  const requested = await takeRequestedVersion(project.root, tool.name)
  const version =
    (await manager.knownVersion?.(request.env)) ?? (await versionOf(tool, versionLine, project.root, request))
  await manager.install(copy, request, version)

  const names = (await lockedNames?.(project.root, request, version)) ?? new Map()
  const closure = await request.log.timed('find the packages', () =>
    findPackages({ source: project.source, boundary, target, lockedNames: names }),
  )
  requireAll(closure, tool.name)
  const members = await membersByName(patternsOf, project.root)
  const directories = localDirectories(closure, members)
  const isOfRegistry = await registriesOf([project.root, given.root], request.env)
  const places = await manager.lockedOrigins(
    { ...copy, closure, directories, isOfRegistry },
    request,
    version,
  )
  const identityOf = identitiesOf(closure, directories, { places, members })
  const forScripts = await scriptsRequest(order)
  const done = await runLocalScripts({ closure, directories, identityOf }, forScripts)
  requireBuilt({ closure, directories, identityOf }, remotePackages(closure), request.installScripts)
  const modules = layOut(closure)
  const laid = [...allPlaced(modules)]
  const directory = join(work, 'layer')
  await request.log.timed('lay out the packages', () =>
    writeLayout(modules, join(directory, opt.nodejs.folder), {
      installed: boundary,
      between: join(work, 'laid-out'),
    }),
  )
  const scripts = await runScripts(
    {
      directory: join(directory, opt.nodejs.folder),
      places: laid,
      closure,
      directories,
      identityOf,
      done,
      npmrc: join(given.root, '.npmrc'),
    },
    forScripts,
  )
  return {
    directory,
    own: laid
      .filter(({ placed }) => placed.package.isLocal)
      .map(({ path }) => `${opt.nodejs.folder}/${path}`),
    directDependencies: [...closure.source.dependencies.keys()],
    version,
    license: typeof license === 'string' ? license : undefined,
    warnings: [
      ...(requested === undefined || requested === version
        ? []
        : [
            about(
              'a-program-is-missing-or-another-version-is-needed',
              `package.json requests ${tool.name} ${requested}, but ${tool.name} ${version} was used. Set up ${tool.name} ${requested} before this step.`,
            ),
          ]),
      ...warningsAbout(closure, target),
      ...warningsAboutScripts(scripts),
    ],
  }
}

/** The program of a manager can be Corepack. It would prompt before a download, and read settings from a file of the checkout. */
export const corepackVariables = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', COREPACK_ENV_FILE: '0' }

const versionLine = /^v?(\d+\.\d+\.\d\S*)$/

/** Returns the request for running scripts, without settings of npm that would disable scripts or change how they run. */
async function scriptsRequest(order: BuildRequest): Promise<BuildRequest> {
  if (order.installScripts === false) return order
  return { ...order, env: await withNpmSettings(order, 'settings-for-scripts', keptForScripts) }
}
