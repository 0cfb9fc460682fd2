import { existsSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, Problem } from '../../problem.ts'
import type { BuildRequest, Target } from '../builder.ts'
import { mayRun, namedBeyond } from '../install-scripts.ts'
import type { Scripts } from '../install-scripts.ts'
import type { At } from './layout.ts'
import { runNpm } from './npm-tool.ts'
import type { Manifest } from './package-json.ts'
import type { Closure, Package } from './packages.ts'

/** A layer's directory that holds node_modules, and what lies there. */
export interface Laid {
  readonly directory: string
  readonly places: readonly At[]
  readonly closure: Closure
  /** The .npmrc of the project, for what scripts take from it; it need not be there. */
  readonly npmrc: string
}

/**
 * Runs the install scripts that are allowed, in what a manager has installed without any. It is npm that runs them, whatever the
 * manager: it can do so in any layout, and is there where Node.js is. Throws a Problem.
 */
export async function runScripts(laid: Laid, request: BuildRequest): Promise<Scripts> {
  const { installScripts: allowed } = request
  const isAllowed = ({ placed }: At): boolean => mayRun(allowed, nameOf(placed.package))
  const withScripts = laid.places.filter(({ path, placed }) =>
    hasScripts(placed.package.manifest, join(laid.directory, path)),
  )
  const toRun = withScripts.filter(isAllowed)
  const heldBack = withScripts.filter((candidate) => !isAllowed(candidate))
  if (toRun.length > 0) {
    requireOwnTarget(toRun, request.target)
    await rebuild(toRun, laid, request)
  }
  await requireBinaries(heldBack, laid)
  return {
    heldBack: namesOf(heldBack),
    notFound: namedBeyond(allowed, namesOf(laid.places)),
  }
}

/** A package's own name; it can be installed as another one. */
function nameOf({ manifest, directory }: Package): string {
  return manifest.name ?? directory.split('node_modules/').at(-1) ?? directory
}

function namesOf(places: readonly At[]): string[] {
  return [...new Set(places.map(({ placed }) => nameOf(placed.package)))]
}

const events = ['preinstall', 'install', 'postinstall']

/** npm builds what has a binding.gyp also without a script that says so. */
function hasScripts({ scripts = {}, gypfile }: Manifest, directory: string): boolean {
  if (events.some((event) => scripts[event])) return true
  return gypfile !== false && existsSync(join(directory, 'binding.gyp'))
}

/** What an install script compiles or fetches is for the machine that it runs on. */
function requireOwnTarget(toRun: readonly At[], { architecture, isOwn }: Target): void {
  if (isOwn) return
  throw new Problem(
    `The install scripts of ${namesOf(toRun).join(', ')} would make a layer for this runner, ` +
      `and it is meant for ${architecture}. Use a runner of that architecture, or run no install scripts.`,
  )
}

async function rebuild(toRun: readonly At[], laid: Laid, request: BuildRequest): Promise<void> {
  const { directory, npmrc } = laid
  const own = join(directory, '.npmrc')
  if (existsSync(npmrc)) await cp(npmrc, own)
  try {
    // By paths: a name could be that of another package too, by an alias.
    const paths = toRun.map(({ path }) => `./${path}`)
    await runNpm(['rebuild', ...paths, '--ignore-scripts=false', '--foreground-scripts'], directory, request)
  } catch (error) {
    throw new Problem(`An install script of ${namesOf(toRun).join(', ')} failed: ${messageOf(error)}`, {
      cause: error,
    })
  } finally {
    await rm(own, { force: true })
  }
  for (const { path } of toRun) await removeWorkings(join(directory, path, 'build'))
}

/** What node-gyp leaves beside what it makes has the paths of this build in it. */
async function removeWorkings(build: string): Promise<void> {
  if (!existsSync(join(build, 'config.gypi'))) return
  const names = await readdir(build, { recursive: true })
  const workings = names.filter((name) =>
    /^((\w+\.)?Makefile|config\.gypi|[^/]+\.mk|\w+\/(obj|\.deps|obj\.target))$/.test(name),
  )
  for (const name of workings) await rm(join(build, name), { recursive: true, force: true })
}

/** The programs that make or fetch a native addon's binary. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/

/** A native addon whose binary its install script would have made or fetched cannot load: better to stop here. */
async function requireBinaries(heldBack: readonly At[], { directory, closure }: Laid): Promise<void> {
  const broken: At[] = []
  for (const held of heldBack) {
    const { package: own } = held.placed
    if (!closure.required.has(own) || !isAddon(own.manifest, join(directory, held.path))) continue
    const optional = Object.keys(own.manifest.optionalDependencies ?? {})
    const parts = optional.flatMap((name) => own.dependencies.get(name) ?? [])
    const found = await Promise.all([own, ...parts].map((one) => hasBinary(one.directory)))
    if (!found.includes(true)) broken.push(held)
  }
  if (broken.length === 0) return
  const names = namesOf(broken).join(', ')
  throw new Problem(
    `${names} cannot work without its install script, which makes or fetches its binary. ` +
      `Set "install-scripts: ${names}" if you trust it.`,
  )
}

function isAddon({ scripts = {} }: Manifest, directory: string): boolean {
  if (existsSync(join(directory, 'binding.gyp'))) return true
  return events.some((event) => builders.test(scripts[event] ?? ''))
}

async function hasBinary(directory: string): Promise<boolean> {
  if (!existsSync(directory)) return false
  const names = await readdir(directory, { recursive: true })
  return names.some((name) => name.endsWith('.node') && !name.includes('node_modules'))
}
