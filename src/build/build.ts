import { readdir } from 'node:fs/promises'
import type { Tree } from '../layer.ts'
import { Problem } from '../problem.ts'
import type { Builder, BuildRequest } from './builder.ts'
import { buildByCommand } from './command.ts'
import { builderNamed, detect } from './detect.ts'
import { readManifest } from './package-json.ts'
import type { Manifest } from './package-json.ts'

/** How a tree is to be made: by a command of the user's, by a package manager, or as it lies there (`none`). */
export interface Recipe {
  /** `auto`, `none` or a package manager's name. */
  readonly packageManager: string
  readonly buildCommand: string | undefined
  readonly requireLockfile: boolean
}

/** A tree that is laid out as Lambda mounts it under /opt, made out of the source directory, which is only read. */
export async function build(recipe: Recipe, request: BuildRequest): Promise<Tree> {
  const { packageManager, buildCommand } = recipe
  if (buildCommand !== undefined) return buildByCommand(buildCommand, request)
  const names = await readdir(request.source)
  const builder =
    packageManager === 'auto'
      ? detect(names, await packageManagerField(request.source))
      : builderNamed(packageManager)
  if (builder === 'none') return { directory: request.source, madeBy: 'the tree as it is', warnings: [] }
  return install(builder, names, recipe, request)
}

async function install(
  builder: Builder,
  names: readonly string[],
  { requireLockfile }: Recipe,
  request: BuildRequest,
): Promise<Tree> {
  const { name, lockFiles } = builder
  request.log.info(`The package manager is ${name}.`)
  const locked = lockFiles.some((lockFile) => names.includes(lockFile))
  const advice = `Let ${name} write ${lockFiles[0] ?? 'one'} there, and commit it.`
  if (!locked && requireLockfile) {
    throw new Problem(`Input "require-lockfile" is true, but "source" has no lock file. ${advice}`)
  }
  const { directory, license, heldBack, notFound } = await builder.build(request, locked)
  const warnings = [
    ...(locked ? [] : [`There is no lock file, so that every build may get other versions. ${advice}`]),
    ...(heldBack.length > 0
      ? [
          `Install scripts were not run: ${heldBack.join(', ')}. Name those that must run in "install-scripts".`,
        ]
      : []),
    ...(notFound.length > 0
      ? [
          `Input "install-scripts" names ${notFound.join(', ')}, of which nothing is installed. Check the names.`,
        ]
      : []),
  ]
  return { directory, madeBy: name, license, warnings }
}

/** package.json's `packageManager`, as Corepack reads it; a manifest that cannot be read is for the manager to refuse. */
async function packageManagerField(source: string): Promise<string | undefined> {
  const { packageManager } = await readManifest(source).catch((): Manifest => ({}))
  return typeof packageManager === 'string' ? packageManager : undefined
}
