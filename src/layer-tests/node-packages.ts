import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { realpathOf } from '../base/paths.ts'
import type { Target } from '../install/builder.ts'
import { manifestIn } from '../install/node/package-json.ts'
import type { Manifest } from '../install/node/package-json.ts'
import { fits } from '../install/node/target.ts'
import { namesIn } from './environment.ts'
import { joined, reasons } from './selection.ts'
import type { Load, Place, Selection } from './selection.ts'

/** Returns the packages of Node.js to load, each with `require` and with `import`, because functions can use either. */
export async function nodePackages(
  { folders, direct }: Place,
  target: Pick<Target, 'architecture'>,
): Promise<Selection> {
  const found = new Map<string, string>()
  for (const folder of folders)
    for (const name of await packageNamesIn(folder)) if (!found.has(name)) found.set(name, join(folder, name))
  const names = direct ? [...direct].filter((name) => !found.has(name)) : []
  const missing = names.sort().map((name) => ({ package: name, why: reasons.notInLayer }))
  const chosen = [...found].filter(([name]) => direct?.has(name) ?? true).sort()
  const selections = await Promise.all(
    chosen.map(async ([name, place]) => selectionOf(name, place, await manifestIn(place), target)),
  )
  return joined([...selections, { loads: [], skipped: missing }])
}

async function packageNamesIn(folder: string): Promise<string[]> {
  const names = (await namesIn(folder)).filter((name) => !name.startsWith('.'))
  const scoped = await Promise.all(
    names.map(async (name) =>
      name.startsWith('@') ? (await namesIn(join(folder, name))).map((one) => `${name}/${one}`) : [name],
    ),
  )
  return scoped.flat().filter((name) => {
    const place = join(folder, name)
    return existsSync(join(place, 'package.json')) || hasEntry({}, place)
  })
}

function selectionOf(
  name: string,
  place: string,
  manifest: Manifest,
  target: Pick<Target, 'architecture'>,
): Selection {
  const why = whySkipped(name, place, manifest, target)
  if (why !== undefined) return { loads: [], skipped: [{ package: name, why }] }
  const load = { package: name, module: name, place }
  return {
    loads: [
      { ...load, how: 'require' },
      { ...load, how: 'import' },
    ],
    skipped: [],
  }
}

/** Returns why functions do not load a package by its name. Undefined if they can load it. */
function whySkipped(
  name: string,
  place: string,
  manifest: Manifest & { readonly types?: unknown; readonly typings?: unknown },
  target: Pick<Target, 'architecture'>,
): string | undefined {
  if (name.startsWith('@types/')) return reasons.types
  if (!fits(manifest, { ...target, runtimes: [], matchesRunner: true })) return reasons.otherPlatform
  if (hasEntry(manifest, place)) return undefined
  if (manifest.bin !== undefined) return reasons.programs
  const isTyped = [manifest.types, manifest.typings].some((one) => typeof one === 'string')
  return isTyped || existsSync(join(place, 'index.d.ts')) ? reasons.types : reasons.noEntry
}

/** The file that Node.js loads if a package names none (Node.js: "Modules: Packages"). */
const standardEntries = ['index.js', 'index.json', 'index.node']

/** Returns whether a package names an entry point. If the file of the entry point is missing, loading the package fails. */
function hasEntry({ exports, main }: Manifest, place: string): boolean {
  if (exports !== undefined && exports !== null) return exportsCode(exports)
  if (typeof main === 'string' && main !== '' && !noCode.test(main)) return true
  return standardEntries.some((name) => isFile(join(place, name)))
}

/** Files that Node.js cannot load. Packages of style sheets and fonts name them as their main file, for bundlers. */
const noCode = /\.(?:d\.[cm]?ts|css|s[ac]ss|less|html?|svg|woff2?|ttf|otf)$/

/** Returns whether the field "exports" has an entry for the name of the package that is code. */
function exportsCode(exports: unknown): boolean {
  if (typeof exports === 'string') return !noCode.test(exports)
  if (Array.isArray(exports)) return exports.some(exportsCode)
  if (typeof exports !== 'object' || exports === null) return false
  const entries = Object.entries(exports)
  const paths = entries.filter(([key]) => key.startsWith('.'))
  if (paths.length > 0) return paths.some(([key, value]) => key === '.' && exportsCode(value))
  return entries.some(([condition, value]) => condition !== 'types' && exportsCode(value))
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** How Node.js failed to load a package. `entry` is the file that `require` would load, if there is one. */
export interface NodeFailure {
  readonly code?: string | undefined
  readonly message: string
  readonly entry?: string | undefined
}

/**
 * Returns whether a failure means that a package supports only the other one of `require` and `import`. A failure about another package,
 * such as a dependency, never means that.
 */
export function isUnsupportedForm({ how, place }: Load, { code, message, entry }: NodeFailure): boolean {
  const isAboutEntry =
    entry !== undefined && (message.includes(entry) || message.includes(pathToFileURL(entry).href))
  switch (code) {
    case 'ERR_PACKAGE_PATH_NOT_EXPORTED':
      // The message has the path of a link or of its target, depending on the form.
      return [place, realpathOf(place) ?? place].some((one) => message.includes(join(one, 'package.json')))
    case 'ERR_REQUIRE_ESM':
      return how === 'require' && entry !== undefined && message.includes(`ES Module ${entry} `)
    case 'ERR_REQUIRE_ASYNC_MODULE':
      return how === 'require'
    case 'ERR_IMPORT_ATTRIBUTE_MISSING':
    case 'ERR_IMPORT_ASSERTION_TYPE_MISSING':
    case 'ERR_UNKNOWN_FILE_EXTENSION':
      return how === 'import' && isAboutEntry
    default:
      return false
  }
}

/** The packages that the Node.js runtimes include since Node.js 18 (AWS: Lambda developer guide, "Runtime-included SDK versions"). */
const ofRuntime = /^Cannot find (?:module|package) '(@(?:aws-sdk|aws-crypto|smithy)\/[^'/]+)/

/** Returns the package of the runtime that a package requires, if that is why it does not load. */
export function missingOfNodeRuntime({ message }: NodeFailure): string | undefined {
  return ofRuntime.exec(message)?.[1]
}

/** Features of Node.js that Lambda disables, by the version of Node.js, and the first version that has the option. */
const disabled: Readonly<Record<string, readonly (readonly [option: string, since: string])[]>> = {
  '20': [['--no-experimental-require-module', '20.17']],
  '22': [
    ['--no-experimental-require-module', '22.0'],
    ['--no-experimental-detect-module', '22.0'],
  ],
  '24': [['--no-experimental-require-module', '24.0']],
  '26': [['--no-experimental-require-module', '26.0']],
}

/**
 * Returns the options with which Lambda starts Node.js (AWS: Lambda developer guide, "Building Lambda functions with Node.js"). `version`
 * is a full version, such as `22.14.0`.
 */
export function lambdaOptions(version: string): string[] {
  const [major = ''] = version.split('.')
  return (disabled[major] ?? []).flatMap(([option, since]) =>
    version.localeCompare(since, 'en', { numeric: true }) >= 0 ? [option] : [],
  )
}
