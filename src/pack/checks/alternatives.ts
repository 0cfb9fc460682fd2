import { basename, dirname } from 'node:path/posix'
import { packagesPattern } from '../../layer/opt.ts'
import { isForeignModule } from './loaded-files.ts'
import { platformPattern, withoutPlatform } from './platform.ts'

/**
 * Returns a function that returns whether a package has another file for the target, instead of a file for another platform. The package
 * selects one of them at run time: their paths name platforms, or their names differ only in the platform. `fitting` are the paths of the
 * files that load on the target.
 */
export function alternativesAmong(fitting: readonly string[]): (path: string) => boolean {
  const named = Map.groupBy(fitting.flatMap(platformNames), ({ pattern }) => pattern)
  const variants = new Set(fitting.map(variantOf))
  const modules = new Set(fitting.map(moduleOf))
  return (path) =>
    (isForeignModule(path) && modules.has(moduleOf(path))) ||
    platformNames(path).some(
      ({ pattern, name }) =>
        named.get(pattern)?.some((other) => other.name !== name) || variants.has(variantOf(path)),
    )
}

/** Returns whether the path of a file names a platform. */
export function namesPlatform(path: string): boolean {
  return platformNames(path).length > 0
}

/** Returns the folder of the package to which a file belongs, or the path itself if it belongs to none. */
export function packageFolderOf(path: string): string {
  return packageFolder.exec(path)?.[0] ?? path
}

const packageFolder = new RegExp(`^(?:.*/node_modules/(?:@[^/]+/)?|${packagesPattern('python')}/)[^/]+(?=/)`)

/** Returns a text that is the same for the builds of one file for several platforms: the package, and the name without the platform. */
function variantOf(path: string): string {
  return `${packageFolderOf(path)} ${withoutPlatform(basename(path))}`
}

/** Returns the path of a Python module. Its name ends differently for Linux (`a.cpython-313-x86_64-linux-gnu.so`) and Windows (`a.cp313-win_amd64.pyd`). */
function moduleOf(path: string): string {
  const [name = ''] = basename(path).split('.', 1)
  return `${dirname(path)}/${name}`
}

/** Returns the path of a file, and of its folder, if they name a platform. `pattern` contains `*` instead of the platform. */
function platformNames(path: string): { pattern: string; name: string }[] {
  return [path, `${dirname(path)}/`]
    .map((name) => ({ pattern: platformPattern(name), name }))
    .filter(({ pattern, name }) => pattern !== name)
}
