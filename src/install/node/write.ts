import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, realpath, symlink } from 'node:fs/promises'
import { basename, join, posix } from 'node:path'
import { isInside } from '../../base/paths.ts'
import type { Modules, Placed } from './layout.ts'
import { allPlaced } from './layout.ts'
import type { Manifest } from './package-json.ts'
import type { Package } from './packages.ts'

/** Writes a layout as files into a directory, with the commands of its packages in `.bin`; nothing is linked to where it was installed. */
export async function writeLayout(modules: Modules, directory: string): Promise<void> {
  for (const { path, placed } of allPlaced(modules)) await copyPackage(placed.package, join(directory, path))
  await linkCommands(modules, join(directory, 'node_modules'))
}

/** Of the repository's own directories no node_modules comes along; what a published package has deeper inside is part of it. */
async function copyPackage({ directory, isLocal }: Package, to: string): Promise<void> {
  const own = join(directory, 'node_modules')
  const isLeftOut = (path: string): boolean => path === own || (isLocal && basename(path) === 'node_modules')
  await copyFiles(directory, to, directory, isLeftOut)
}

/** Copies a directory or file; what its links find outside of `home` comes along as files, as it will not be found from the layer. */
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
      // A link to a directory around it has no end as files: it stays for the check of the tree to refuse.
      if (target === undefined || isInside(home, target) || isInside(target, home)) return true
      outside.push({ target, place })
      return false
    },
  })
  for (const { target, place } of outside) await copyFiles(target, place, target, isLeftOut)
}

/** As npm does: a relative link for each command of the packages in a node_modules. */
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

/** The commands of a package by their names, each with its file; names and files that would lead out of their directory are none. */
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
