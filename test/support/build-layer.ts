import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { textsOf } from '../../src/base/message.ts'
import type { BuildRequest, Installed, Target } from '../../src/install/builder.ts'
import { findProject } from '../../src/install/source/project.ts'
import type { Architecture } from '../../src/layer/layer.ts'
import { quietLog } from './quiet-log.ts'

export const hostArchitecture: Architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64'
export const otherArchitecture: Architecture = hostArchitecture === 'arm64' ? 'x86_64' : 'arm64'

type Asked = Pick<BuildRequest, 'installScripts' | 'extras' | 'env' | 'log'> &
  Pick<Target, 'runtimes' | 'architecture'> & { readonly manager: string; readonly temporary: string }

/** The options of a build. By default the action detects the manager, builds for this machine, and blocks install scripts. `temporary` is RUNNER_TEMP. */
export type LayerOptions = Partial<Asked>

/** A layer that was built, with the texts of its warnings. `locked` means that a lock file determines its packages. `contents` are the hashes of its files by path. */
export interface Layer extends Omit<Installed, 'warnings'> {
  readonly warnings: readonly string[]
  readonly locked: boolean
  readonly contents: Readonly<Record<string, string>>
}

/** Builds a layer from a folder of a checkout. */
export async function buildLayer(checkout: string, folder = '', order: LayerOptions = {}): Promise<Layer> {
  const { manager = 'auto', temporary = tmpdir(), runtimes = [], architecture = hostArchitecture } = order
  const { installScripts = false, extras = [], env = process.env, log = quietLog() } = order
  const source = join(checkout, folder)
  const found = await findProject(manager, source, checkout)
  if (found === 'none') throw new Error('no package manager was found')
  const installed = await found.builder.build(
    {
      source,
      workspace: checkout,
      work: mkdtempSync(join(temporary, 'work-')),
      target: { runtimes, architecture, matchesRunner: architecture === hostArchitecture },
      installScripts,
      extras,
      env,
      log,
    },
    found.project,
  )
  return {
    ...installed,
    warnings: textsOf(installed.warnings),
    locked: found.project.locked,
    contents: contentsOf(installed.directory),
  }
}

/** Returns the hashes of all files in a directory by path. */
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

/** Copies a checkout to another folder. Returns its path. */
export function copyOf(checkout: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')))
  cpSync(checkout, copy, { recursive: true })
  return copy
}
