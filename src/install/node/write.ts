import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, realpath, symlink } from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import { isInside } from '../../base/paths.ts'
import type { Modules, Placed } from './layout.ts'
import { allPlaced } from './layout.ts'
import type { Manifest } from './package-json.ts'
import type { Package } from './packages.ts'

/** Writes a layout as files into a directory, with the commands of its packages in `.bin`. Nothing links to the installation. */
export async function writeLayout(modules: Modules, directory: string): Promise<void> {
  for (const { path, placed } of allPlaced(modules)) await copyPackage(placed.package, join(directory, path))
  await linkCommands(modules, join(directory, 'node_modules'))
}

/**
 * Copies a package without its node_modules. For a directory of the checkout, nested node_modules folders are also left out. In a published
 * package, they belong to it.
 */
async function copyPackage({ directory, isLocal }: Package, to: string): Promise<void> {
  const own = join(directory, 'node_modules')
  const isLeftOut = (path: string): boolean => path === own || (isLocal && basename(path) === 'node_modules')
  await copyFiles(directory, to, directory, isLeftOut)
}

/** Copies a directory or file. The targets of links outside of `home` are copied as files, because they do not exist in Lambda. */
async function copyFiles(
  from: string,
  to: string,
  home: string,
  isLeftOut: (path: string) => boolean,
): Promise<void> {
  const outside: { target: string; place: string }[] = []
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path, place) => {
      if (isLeftOut(path)) return false
      const target = (await lstat(path)).isSymbolicLink()
        ? await realpath(path).catch(() => undefined)
        : undefined
      // A link to a parent directory would never end as files. It stays, and the check of the layer rejects it.
      if (target === undefined || isInside(home, target) || isInside(target, home)) return true
      outside.push({ target, place })
      return false
    },
  })
  for (const { target, place } of outside) await copyFiles(target, place, target, isLeftOut)
}

/** Creates a relative link for each command of the packages in a node_modules, as npm does. */
async function linkCommands(modules: Modules, directory: string): Promise<void> {
  for (const [name, placed] of modules) {
    for (const [command, file] of commandsOf(placed)) {
      const link = join(directory, '.bin', command)
      const path = join(directory, name, file)
      if (!existsSync(path) || existsSync(link)) continue
      await mkdir(join(directory, '.bin'), { recursive: true })
      await chmod(path, 0o755)
      await symlink(posix.join('..', name, file), link)
    }
    await linkCommands(placed.modules, join(directory, name, 'node_modules'))
  }
}

/** Returns the commands of a package with their files. Names and files that lead out of their directory are ignored. */
function commandsOf({ package: { manifest } }: Placed): [string, string][] {
  return Object.entries(binOf(manifest)).flatMap(([name, file]) => {
    const command = basename(name)
    const path = posix.normalize(String(file))
    return /^\.{0,2}$/.test(command) || /^(\.\.)?(\/|$)/.test(path)
      ? []
      : [[command, path] as [string, string]]
  })
}

function binOf({ name, bin }: Manifest): Record<string, unknown> {
  if (typeof bin === 'string' && name !== undefined) return { [name]: bin }
  return typeof bin === 'object' && bin !== null ? { ...bin } : {}
}
