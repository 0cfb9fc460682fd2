import { existsSync } from 'node:fs'
import { lstat, mkdir, readdir, realpath, symlink } from 'node:fs/promises'
import { basename, dirname, join, posix, relative } from 'node:path'
import { isInside } from '../../base/paths.ts'
import { copyTree, makeExecutable, moveTree } from '../../base/trees.ts'
import type { Modules, Placed, PlacedPath } from './layout.ts'
import { allPlaced } from './layout.ts'
import type { Manifest } from './package-json.ts'
import type { Package } from './packages.ts'

/** The directory of an installation, and a directory for packages that are between the installation and the layer. */
interface Route {
  readonly installed: string
  readonly between: string
}

/**
 * Writes a layout as files into a directory, with the commands of its packages in `.bin`. Nothing links to the installation. Most packages
 * are moved out of the installation, so that afterwards only their places in the layout exist.
 */
export async function writeLayout(
  modules: Modules,
  directory: string,
  { installed, between }: Route,
): Promise<void> {
  const places = [...allPlaced(modules)]
  const moved = await packagesToMove(places, installed)
  const isMoved = ({ placed }: PlacedPath): boolean => moved.has(placed.package)
  const waiting = new Map(places.map((place, index) => [place, join(between, String(index))] as const))
  const waits = (place: PlacedPath): string => waiting.get(place) ?? ''
  // A copy can need files of packages that are moved afterwards, through links.
  for (const place of places.filter((one) => !isMoved(one)))
    await copyPackage(place.placed.package, waits(place))
  for (const place of places.filter(isMoved).sort(innerFirst))
    await movePackage(place.placed.package, waits(place))
  for (const place of places) await moveTree(waits(place), join(directory, place.path))
  await linkCommands(modules, join(directory, 'node_modules'))
}

/**
 * Returns the packages that can be moved: each is in one place of the layout, is not a directory of the checkout or of a cache, is no part
 * of another package, and contains no link.
 */
async function packagesToMove(
  places: readonly PlacedPath[],
  installed: string,
): Promise<ReadonlySet<Package>> {
  const counts = new Map<Package, number>()
  for (const { placed } of places) counts.set(placed.package, (counts.get(placed.package) ?? 0) + 1)
  const directories = new Set([...counts.keys()].map(({ directory }) => directory))
  const candidates = [...counts.keys()].filter(
    (one) =>
      counts.get(one) === 1 &&
      !one.isLocal &&
      isInside(installed, one.directory) &&
      !isPartOfAnother(one.directory, directories),
  )
  const withLinks = await Promise.all(candidates.map(hasLink))
  return new Set(candidates.filter((_, index) => !withLinks[index]))
}

/** Returns whether a package is in the directory of another package, but not in its node_modules. */
function isPartOfAnother(directory: string, directories: ReadonlySet<string>): boolean {
  const parent = dirname(directory)
  if (parent === directory) return false
  const isPart = directories.has(parent) && basename(directory) !== 'node_modules'
  return isPart || isPartOfAnother(parent, directories)
}

/** Returns whether a package contains a link, outside of its own node_modules. */
async function hasLink({ directory }: Package): Promise<boolean> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const own = join(directory, 'node_modules')
  return entries.some((entry) => entry.isSymbolicLink() && !isInside(own, entry.parentPath))
}

/** Orders packages so that those in the node_modules of another package are before it. */
function innerFirst(one: PlacedPath, other: PlacedPath): number {
  return other.placed.package.directory.length - one.placed.package.directory.length
}

/** Moves a package without its node_modules. */
async function movePackage({ directory }: Package, to: string): Promise<void> {
  await moveTree(directory, to)
  const rest = join(to, 'node_modules')
  if (existsSync(rest)) await moveTree(rest, `${to}-rest`)
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
  await copyTree(from, to, async (path) => {
    if (isLeftOut(path)) return true
    const isLink = (await lstat(path)).isSymbolicLink()
    const target = isLink ? await realpath(path).catch(() => undefined) : undefined
    // A link to a parent directory would never end as files. It stays, and the check of the layer rejects it.
    if (target === undefined || isInside(home, target) || isInside(target, home)) return false
    outside.push({ target, place: join(to, relative(from, path)) })
    return true
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
      await makeExecutable(path)
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
