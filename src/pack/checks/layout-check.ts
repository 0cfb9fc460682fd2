import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { packagesPattern } from '../../layer/opt.ts'
import type { Findings } from './findings.ts'
import { onLayout } from './findings.ts'
import { misplacedAt, misplacedIn } from './misplaced.ts'
import { unreadFoldersIn } from './runtime-folders.ts'

/** Finds files and folders that functions would not find, at least with one of the declared runtimes. Other folders are allowed. */
export async function checkLayout(layer: LayerToCheck, runtimes: readonly Runtime[]): Promise<Findings> {
  const { files, links } = layer
  // A link can be a folder: `node22 -> node20`.
  const paths = [...files.map(({ path }) => path), ...links.flatMap((path) => [path, `${path}/`])]
  const unread = unreadFoldersIn({ layer, paths, runtimes })
  return {
    errors: [
      ...misplacedIn(paths, layer),
      ...onLayout(notInstalled(paths, layer, await hasDependencies(layer))),
      ...unread.errors,
    ],
    warnings: [...onLayout([...loosePackages(paths), ...looseFiles(paths)]), ...unread.warnings],
  }
}

const nodeModules = new RegExp(`^${packagesPattern('nodejs')}/`)
const unpackedModules = /^nodejs\/(?:@[^/]+\/[^/]+\/package\.json$|\.bin\/|\.package-lock\.json$)/
const pythonManifest = /^python\/(?:requirements[^/]*\.txt|pyproject\.toml|Pipfile)$/
const notCode = /^python\/(?:README[^/]*|\.[^/]+|[^/]+\.lock)$/

/** Returns errors about manifests whose packages are not installed, and about packages next to the folder in which they belong. */
function notInstalled(paths: readonly string[], { from }: LayerToCheck, nodeNeeds: boolean): string[] {
  const errorFor = (manifest: string, folder: string, missing: string): string =>
    `The packages of "${manifest}" are not installed: ${missing}. ` +
    (from === 'tree'
      ? `Set "source" to the folder "${folder}", so that the action installs them.`
      : 'Install them before you create the zip.')
  const errors = []
  const hasModules = paths.some((path) => nodeModules.test(path))
  const unpacked = paths.find((path) => unpackedModules.test(path))
  if (!hasModules && unpacked !== undefined) {
    errors.push(`${misplacedAt(unpacked)} Move the packages in nodejs/ into nodejs/node_modules/.`)
  } else if (!hasModules && nodeNeeds) {
    errors.push(errorFor('nodejs/package.json', 'nodejs', 'there is no nodejs/node_modules'))
  }
  const python = paths.filter((path) => path.startsWith('python/'))
  const manifest = python.find((path) => pythonManifest.test(path))
  if (manifest !== undefined && python.every((path) => pythonManifest.test(path) || notCode.test(path))) {
    errors.push(errorFor(manifest, 'python', 'there is nothing else in python/'))
  }
  return errors
}

async function hasDependencies({ files, read }: LayerToCheck): Promise<boolean> {
  const path = 'nodejs/package.json'
  if (!files.some((file) => file.path === path)) return false
  try {
    const { dependencies } = JSON.parse((await read(path)).toString()) as { dependencies?: object }
    return Object.keys(dependencies ?? {}).length > 0
  } catch {
    return false
  }
}

/** A warning only, because functions can load them by `require("/opt/nodejs/name")`. */
function loosePackages(paths: readonly string[]): string[] {
  const [name] = paths.flatMap((path) => /^nodejs\/([^/@]+)\/package\.json$/.exec(path)?.[1] ?? [])
  if (name === undefined || paths.some((path) => nodeModules.test(path))) return []
  return [
    `Functions can load "nodejs/${name}" only by its full path, as in require("/opt/nodejs/${name}"). ` +
      'To load it by its name, move it into nodejs/node_modules/.',
  ]
}

/** A warning only, because functions can use them by `-javaagent:/opt/agent.jar` or `--require /opt/wrapper.js`. */
function looseFiles(paths: readonly string[]): string[] {
  const names = paths.filter((path) => /^(?!index\.)[^/]+\.(?:js|mjs|cjs|jar)$/.test(path))
  return names.map(
    (name) =>
      `Functions can load "${name}" only by its full path, /opt/${name}, because it is at the root of the layer. ` +
      `To load it by its name, move it into ${name.endsWith('.jar') ? 'java/lib' : 'nodejs/node_modules'}/.`,
  )
}
