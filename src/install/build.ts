import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { Tree } from '../layer/layer.ts'
import type { Builder, BuildRequest, Project } from './builder.ts'
import { buildByCommand } from './command.ts'
import { includeFiles } from './source/include.ts'
import { findProject } from './source/project.ts'
import { removeRepositories } from './source/repository.ts'

/** How a layer directory is built: by a command of the user, by a package manager, or not at all (`none`). */
export interface Recipe {
  /** `auto`, `none` or a package manager's name. */
  readonly packageManager: string
  readonly buildCommand: string | undefined
  readonly requireLockfile: boolean
  /** Glob patterns relative to the source. Matching files are added to the installed packages. */
  readonly include: readonly string[]
  /** Absolute paths of files that do not belong to the source, even if they are in it. */
  readonly without: readonly string[]
}

/**
 * Builds a layer directory, with the layout that Lambda mounts under /opt. The source directory is only read. Throws a Problem if the build
 * fails.
 */
export async function build(recipe: Recipe, request: BuildRequest): Promise<Tree> {
  const { packageManager, buildCommand, include, without } = recipe
  if (buildCommand !== undefined) {
    const made = await buildByCommand(buildCommand, request, without)
    await removeRepositories(made.directory)
    return made
  }
  const { log } = request
  const found = await log.timed('find the package manager', () =>
    findProject(packageManager, request.source, request.workspace),
  )
  if (found === 'none') {
    requireNoManagerInputs(recipe, request)
    return { directory: request.source, without, madeBy: 'the tree as it is', warnings: [] }
  }
  const tree = await install(found.builder, { ...found.project, without }, recipe, request)
  await log.timed('remove repositories', () => removeRepositories(tree.directory))
  const included = await log.timed('add included files', () =>
    includeFiles(include, request.source, tree.directory, without),
  )
  return { ...tree, own: [...(tree.own ?? []), ...included] }
}

/** Throws a Problem for inputs that require a package manager. */
function requireNoManagerInputs({ include }: Recipe, { extras }: BuildRequest): void {
  const given = [...(include.length > 0 ? ['"include"'] : []), ...(extras.length > 0 ? ['"extras"'] : [])]
  if (given.length === 0) return
  throw new Problem({
    topic: 'two-inputs-contradict-each-other',
    text:
      `Input${given.length > 1 ? 's' : ''} ${given.join(' and ')} cannot be used, because "source" is a prepared layer directory, which is published as it is. ` +
      'Remove the input, or set "package-manager".',
  })
}

async function install(
  builder: Builder,
  project: Project,
  { requireLockfile }: Recipe,
  request: BuildRequest,
): Promise<Tree> {
  const { name, lockHint, supportsExtras } = builder
  const { source, root, locked, ignoredLocks = [] } = project
  request.log.info(`The package manager is ${name}.`)
  if (root !== source) request.log.info(`"source" is a member of the workspace in ${root}.`)
  if (request.extras.length > 0 && !supportsExtras) {
    throw new Problem({
      topic: 'two-inputs-contradict-each-other',
      text: `Input "extras" cannot be used, because ${name} has no groups of optional dependencies. Remove the input.`,
    })
  }
  if (!locked && requireLockfile) {
    throw new Problem({
      topic: 'a-lock-file-is-needed',
      text: `Input "require-lockfile" is true, but "source" has no lock file. ${lockHint}`,
    })
  }
  const { version, warnings, ...installed } = await builder.build(request, project)
  return {
    ...installed,
    manifest: source,
    madeBy: `${name} ${version}`,
    warnings: [
      ...(locked
        ? []
        : [
            about(
              'a-lock-file-is-needed',
              `There is no lock file, so each build can install different versions. ${lockHint}`,
            ),
          ]),
      ...(ignoredLocks.length > 0
        ? [
            about(
              'a-lock-file-is-needed',
              `This action does not read ${ignoredLocks.join(' and ')}. Only the manifest decides which versions are installed.`,
            ),
          ]
        : []),
      ...warnings,
    ],
  }
}
