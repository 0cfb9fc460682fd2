import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { BuildRequest, Installed, Target } from '../../src/install/builder.ts'
import { findProject } from '../../src/install/source/project.ts'
import type { Architecture } from '../../src/layer/layer.ts'
import { quietLog } from './quiet-log.ts'

export const own: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'
export const foreign: Architecture = own === 'arm64' ? 'x86_64' : 'arm64'

type Asked = Pick<BuildRequest, 'installScripts' | 'extras' | 'env' | 'log'> &
  Pick<Target, 'runtimes' | 'architecture'> & { readonly manager: string }

/** What a build is asked for beside its source: by what is found there, for this runner, and without install scripts, unless said otherwise. */
export type Order = Partial<Asked>

/** A layer that was built, `locked` if what it is built by is exact; `contents` are its files by path, with their digests. */
export interface Layer extends Installed {
  readonly locked: boolean
  readonly contents: Readonly<Record<string, string>>
}

/** Builds a folder of a checkout. */
export async function layerOf(checkout: string, folder = '', order: Order = {}): Promise<Layer> {
  const { manager = 'auto', runtimes = [], architecture = own } = order
  const { installScripts = false, extras = [], env = process.env, log = quietLog() } = order
  const source = join(checkout, folder)
  const found = await findProject(manager, source, checkout)
  if (found === 'none') throw new Error('no package manager was found')
  const installed = await found.builder.build(
    {
      source,
      workspace: checkout,
      work: mkdtempSync(join(tmpdir(), 'work-')),
      target: { runtimes, architecture, isOwn: architecture === own },
      installScripts,
      extras,
      env,
      log,
    },
    found.project,
  )
  return { ...installed, locked: found.project.locked, contents: contentsOf(installed.directory) }
}

/** All files below a directory by path, with their digests. */
export function contentsOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Object.fromEntries(
    paths.map((path) => [
      relative(directory, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}

/** A copy of a checkout, in another folder. */
export function copyOf(checkout: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')))
  cpSync(checkout, copy, { recursive: true })
  return copy
}
