import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { readText } from '../../base/files.ts'
import type { Message } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { itemsFor } from '../install-scripts.ts'
import type { Ended } from '../run/child.ts'
import { explain } from '../run/tool.ts'
import { addressesIn, allowedNames, originsOf } from './builds.ts'
import type { Addresses } from './builds.ts'
import { parseToml, readPyproject } from './pyproject.ts'
import { normalised } from './requirements.ts'
import type { RunnerPython } from './target.ts'
import { minorOf } from './target.ts'
import type { Uv } from './uv-tool.ts'
import { runUv } from './uv-tool.ts'
import { permits } from './versions.ts'

/** The parts of a uv.lock that this action reads. */
export interface Lock {
  readonly 'requires-python'?: string
  readonly package?: readonly { readonly name?: string; readonly source?: Source }[]
}

type Source = Readonly<Record<string, string>>

function isFolder(source: Source = {}): boolean {
  return ['directory', 'editable', 'virtual'].some((kind) => kind in source)
}

/** Returns the uv.lock of a directory. Throws a Problem if it is not TOML. */
export async function readLock(root: string): Promise<Lock> {
  const path = join(root, 'uv.lock')
  return parseToml<Lock>(await readText(path, 'toml'), path)
}

/** Returns the paths of local packages in a lock file, relative to it. */
export function localPathsOf(lock: Lock): string[] {
  return (lock.package ?? []).flatMap(({ source: from = {} }) => [
    ...['directory', 'editable', 'virtual', 'path'].flatMap((kind) => from[kind] ?? []),
    // A folder of wheels ("find-links") is also recorded as a registry.
    ...(isRelative(from['registry']) ? [from['registry']] : []),
  ])
}

/** Returns whether a registry is a path relative to the lock file. */
function isRelative(registry: string | undefined): registry is string {
  return registry !== undefined && !isAbsolute(registry) && !/^[a-z][a-z+]*:/i.test(registry)
}

/** Returns the error for a package that uv would have to build to check the lock file. */
function missingWheelIn({ lines }: Ended, addresses: Addresses): Message | undefined {
  const [, distribution = ''] =
    /Distribution `([^`]*)` can't be installed because it is marked as `--no-build`/.exec(
      lines.join(' ').replace(/\s+/g, ' '),
    ) ?? []
  const [found] = /^[\w.-]+/.exec(distribution) ?? []
  if (found === undefined) return undefined
  const name = normalised(found)
  return {
    topic: 'there-is-no-wheel',
    text:
      `There is no wheel of ${name}, which is in uv.lock, so its code would have to run. ` +
      `If you trust it, set "install-scripts: ${itemsFor(originsOf(name, addresses))}". Otherwise, lock a version that has a wheel.`,
  }
}

/** Returns the locked packages with their addresses in Git or on the web. */
function lockedOf(lock: Lock): { name: string; url: string | undefined }[] {
  return (lock.package ?? []).map(({ name = '', source: { git, url } = {} }) => ({
    name: normalised(name),
    url: git === undefined ? url : `git+${git}`,
  }))
}

/** Returns the addresses of packages from Git or from the web in the manifests of directories. */
export async function addressesInSources(directories: readonly string[]): Promise<Addresses> {
  const manifests = await Promise.all(directories.map((directory) => readPyproject(directory)))
  const sources = manifests.flatMap((manifest) => Object.entries(manifest?.tool?.uv?.sources ?? {}))
  return sources.flatMap(([name, given]) =>
    ([given].flat() as readonly { readonly git?: string; readonly url?: string }[]).flatMap(({ git, url }) =>
      addressesIn([{ name: normalised(name), url: git === undefined ? url : `git+${git}` }]),
    ),
  )
}

/** Throws a Problem if the lock file of a working copy does not match its manifests. */
export async function requireFresh(
  root: string,
  lock: Lock,
  { uv, python }: { uv: Uv; python: RunnerPython | undefined },
  request: BuildRequest,
): Promise<void> {
  // To read dependencies, only folders of the checkout and allowed packages are built.
  const folders = (lock.package ?? []).flatMap(({ name, source }) => (name && isFolder(source) ? [name] : []))
  const { installScripts: allowed } = request
  const manifests = [root, ...localPathsOf(lock).map((path) => resolve(root, path))]
  const addresses = [...addressesIn(lockedOf(lock)), ...(await addressesInSources(manifests))]
  const names = [...folders, ...(typeof allowed === 'boolean' ? [] : allowedNames(allowed, addresses))]
  const building =
    allowed === true ? [] : ['--no-build', ...names.flatMap((name) => ['--no-binary-package', name])]
  const check = async (): Promise<void> => {
    const ended = await runUv(uv, ['lock', '--check', ...building], root, request, { isProject: true })
    if (ended.exitCode !== 0) throw new Problem(missingWheelIn(ended, addresses) ?? explain(uv.tool, ended))
  }
  const required = lock['requires-python']
  if (!python || required === undefined || permits(required, python.version)) return check()
  // uv checks with a Python version that the project allows, which this runner might not have.
  const files = manifests.map((directory) => join(directory, 'pyproject.toml'))
  await withPythonAllowed(minorOf(python.version), [join(root, 'uv.lock'), ...new Set(files)], check)
}

/** Runs a function while files temporarily allow Python versions from a minimum. Restores the files afterwards. */
async function withPythonAllowed(
  version: string,
  files: readonly string[],
  run: () => Promise<void>,
): Promise<void> {
  const before = await Promise.all(
    files
      .filter((file) => existsSync(file))
      .map(async (file) => [file, await readText(file, 'toml')] as const),
  )
  try {
    for (const [file, text] of before) {
      await writeFile(file, text.replace(/^requires-python\s*=.*$/m, `requires-python = ">=${version}"`))
    }
    await run()
  } finally {
    for (const [file, text] of before) await writeFile(file, text)
  }
}
