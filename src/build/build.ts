import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tree } from '../layer.ts'
import type { Builder, BuildRequest } from './builder.ts'
import { buildByCommand } from './command.ts'
import { detect } from './detect.ts'
import { managers } from './managers.ts'

/** How a tree is to be made: by a command of the user's, by a package manager, or as it lies there (`none`). */
export interface Recipe {
  readonly packageManager: 'auto' | 'none' | 'npm'
  readonly buildCommand?: string | undefined
}

/** A tree that is laid out as Lambda mounts it under /opt, made out of the source directory, which is only read. */
export async function build(recipe: Recipe, request: BuildRequest): Promise<Tree> {
  if (recipe.buildCommand !== undefined) return buildByCommand(recipe.buildCommand, request)
  const builder = await builderFor(recipe.packageManager, request.source)
  if (builder === 'none') return { directory: request.source, madeBy: 'the tree as it is', warnings: [] }
  request.log.info(`The package manager is ${builder.name}.`)
  return builder.build(request)
}

async function builderFor(name: Recipe['packageManager'], source: string): Promise<Builder | 'none'> {
  if (name === 'none') return name
  const named = managers.find((builder) => builder.name === name)
  return named ?? detect(await readdir(source), await packageManagerField(source))
}

/** package.json's `packageManager`, as Corepack reads it; a manifest that cannot be read is for the manager to refuse. */
async function packageManagerField(source: string): Promise<string | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as {
      packageManager?: unknown
    }
    return typeof manifest.packageManager === 'string' ? manifest.packageManager : undefined
  } catch {
    return undefined
  }
}
