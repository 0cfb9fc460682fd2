import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { hasScript } from './events.ts'
import { isAllowed } from './identity.ts'
import type { KnownPackages } from './identity.ts'
import type { Manifest } from './package-json.ts'
import type { Package } from './packages.ts'

/** A missing file that a package.json names, with the field that names it. */
export interface MissingFile {
  readonly field: 'main' | 'module' | 'exports' | 'bin'
  readonly file: string
}

/** Returns the files that a package.json names for Node.js and that are missing in the directory of the package. */
export function missingFiles(manifest: Manifest, directory: string): MissingFile[] {
  const { exports, main, module, bin } = manifest
  const commands = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin]
  return [
    ...(isGiven(exports) ? targetsOf(exports).map(named('exports')) : []),
    // Node.js loads index.js if the file of `main` is missing.
    ...(!isGiven(exports) && isPath(main) && !isModule(join(directory, 'index.js'))
      ? [main].map(named('main'))
      : []),
    // Only bundlers read `module`. It counts if a package has no other entry point.
    ...(!isGiven(exports) && !isPath(main) && isPath(module) ? [module].map(named('module')) : []),
    ...commands.filter(isPath).map(named('bin')),
  ].filter(({ file }) => !isThere(join(directory, file), file))
}

function named(field: MissingFile['field']): (file: string) => MissingFile {
  return (file) => ({ field, file })
}

function isGiven(exports: unknown): boolean {
  return exports !== undefined && exports !== null
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** The conditions of `exports` that apply in Lambda. */
const conditions = new Set(['node', 'import', 'require', 'default', 'module-sync', 'node-addons'])

/** Returns the code files in `exports`. Other conditions, types and styles are not for Node.js. */
function targetsOf(exports: unknown): string[] {
  if (typeof exports === 'string') return isCode(exports) ? [exports] : []
  if (Array.isArray(exports)) return targetsOf(exports.find((one) => one !== null))
  if (typeof exports !== 'object' || exports === null) return []
  const entries = Object.entries(exports).filter(([key]) => key.startsWith('.') || conditions.has(key))
  return [...new Set(entries.flatMap(([, value]) => targetsOf(value)))]
}

function isCode(target: string): boolean {
  return (
    target.startsWith('./') &&
    !/\.d\.[cm]?ts$/.test(target) &&
    /(\.([cm]?[jt]s|json|node|wasm)|\/|\*|\/[^./]+)$/.test(target)
  )
}

/** Returns whether a file exists. For a pattern such as `./dist/*.js`, the directory must exist. */
function isThere(path: string, file: string): boolean {
  if (file.includes('*')) return existsSync(dirname(path.slice(0, path.indexOf('*') + 1)))
  return isModule(path)
}

/** Returns whether `require` finds a path: as a file, with an extension, or as a directory with an index. */
function isModule(path: string): boolean {
  const extensions = ['', '.js', '.json', '.node', '.cjs', '.mjs']
  if (extensions.some((extension) => isFile(`${path}${extension}`))) return true
  return (
    existsSync(join(path, 'package.json')) ||
    extensions.some((extension) => isFile(join(path, `index${extension}`)))
  )
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/**
 * Throws a Problem for a package that does not come from a registry and lacks a file that a build creates. It names the package and the
 * file.
 */
export function requireBuilt(
  { closure: { source, packages }, directories, identityOf }: KnownPackages,
  fromElsewhere: ReadonlySet<Package>,
  allowed: BuildRequest['installScripts'],
): void {
  for (const one of packages) {
    const isOwn = directories.has(one)
    if (one === source || !(isOwn || fromElsewhere.has(one))) continue
    const [first] = missingFiles(one.manifest, one.directory)
    const builds = ['prepare', 'prepack', 'install', 'postinstall', 'preinstall'].find((event) =>
      hasScript(one.manifest, event),
    )
    // A remote package without a build script is as its authors want it.
    if (first === undefined || (!isOwn && builds === undefined)) continue
    const identity = identityOf(one)
    const { name } = identity
    const what = `The package ${name} has no file ${first.file}, which its package.json names in "${first.field}".`
    throw new Problem({
      topic: 'code-of-a-package-would-have-to-run',
      text: `${what} ${isOwn ? remedyFor(name, builds, isAllowed(allowed, identity)) : elsewhere}`,
    })
  }
}

const elsewhere =
  'It comes from Git or from a web address, so the script that builds it is not run. Install a version from a registry.'

function remedyFor(name: string, builds: string | undefined, isAllowed: boolean): string {
  if (isAllowed && builds !== undefined)
    return 'Its scripts ran but did not create the file. Build the local package in a step before this one.'
  if (builds === undefined || builds === 'prepack')
    return 'Build the local package in a step before this one.'
  return `Build the local package in a step before this one, or set "install-scripts: ${name}" to run its script "${builds}".`
}
