import { existsSync } from 'node:fs'
import { realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listPathsIn, readText } from '../../base/files.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { describeBlocked, itemsToAllow, namesNotInstalled } from '../install-scripts.ts'
import type { Blocked, Scripts } from '../install-scripts.ts'
import { hasScript, installEvents, isAddon } from './events.ts'
import { blockedAs, isAllowed } from './identity.ts'
import type { KnownPackages } from './identity.ts'
import type { PlacedPath } from './layout.ts'
import { filterNpmrc, keptForScripts } from './npm-settings.ts'
import { runNpm } from './npm-tool.ts'
import type { Package } from './packages.ts'
import { makeRecordingShell, record } from './recording-shell.ts'
import { requireTargetOfRunner } from './target.ts'

/** The directory of a layer that contains node_modules, with its packages. */
export interface InstalledLayer extends KnownPackages {
  readonly directory: string
  readonly places: readonly PlacedPath[]
  /** The packages whose scripts ran before they were copied into the layer. */
  readonly done: ReadonlySet<Package>
  /** The path of the project's .npmrc, for settings that scripts read. The file is optional. */
  readonly npmrc: string
}

/**
 * Runs the allowed install scripts in an installation without scripts. npm runs them for every manager, because it works in any layout and
 * comes with Node.js. Throws a Problem if a script fails or does not run.
 */
export async function runScripts(laid: InstalledLayer, request: BuildRequest): Promise<Scripts> {
  const { installScripts: allowed } = request
  const mayRun = ({ placed }: PlacedPath): boolean => isAllowed(allowed, laid.identityOf(placed.package))
  const withScripts = laid.places.filter((at) => eventsOf(at, laid).length > 0 || needsPrepare(at, laid))
  const mayDo = withScripts.filter(mayRun)
  const heldBack = withScripts.filter((candidate) => !mayRun(candidate))
  const toRun = mayDo.filter((at) => !laid.done.has(at.placed.package) && eventsOf(at, laid).length > 0)
  if (toRun.length > 0) {
    requireTargetOfRunner(namesOf(toRun, laid), request.target)
    await rebuild(toRun, laid, request)
  }
  for (const { path } of mayDo) await removeBuildFiles(join(laid.directory, path, 'build'))
  await requireBinaries(heldBack, laid)
  await requireBuiltBinaries(mayDo, allowed, laid)
  return {
    blocked: blockedIn(heldBack, laid),
    notFound: namesNotInstalled(allowed, namesOf(laid.places, laid)),
  }
}

/** Returns the names of packages, each once: those in the lock file, or those under which they are installed. */
function namesOf(places: readonly PlacedPath[], { identityOf }: InstalledLayer): string[] {
  const known = places.map(({ placed }) => identityOf(placed.package))
  return [
    ...new Set(
      known.flatMap(({ name, origins }) => (origins.length > 0 ? origins.map((one) => one.name) : [name])),
    ),
  ]
}

function blockedIn(places: readonly PlacedPath[], { identityOf }: InstalledLayer): Blocked[] {
  const packages = new Set(places.map(({ placed }) => placed.package))
  const blocked = [...packages].map((one) => blockedAs(identityOf(one)))
  return [...new Map(blocked.map((one) => [one.name, one])).values()]
}

function eventsOf({ path, placed }: PlacedPath, { directory }: InstalledLayer): string[] {
  return installEvents(placed.package.manifest, join(directory, path))
}

/** Returns whether a package of the checkout is built by its script `prepare`. */
function needsPrepare({ placed }: PlacedPath, { directories }: InstalledLayer): boolean {
  return directories.has(placed.package) && hasScript(placed.package.manifest, 'prepare')
}

async function rebuild(
  toRun: readonly PlacedPath[],
  laid: InstalledLayer,
  request: BuildRequest,
): Promise<void> {
  const { directory, npmrc } = laid
  const own = join(directory, '.npmrc')
  const shell = await makeRecordingShell(request.work)
  if (existsSync(npmrc)) await writeFile(own, filterNpmrc(await readText(npmrc), keptForScripts))
  try {
    // Paths are unique, but a name can also belong to an alias of another package. npm 12 runs only the scripts in its own list, or all of
    // these.
    const paths = toRun.map(({ path }) => `./${path}`)
    const flags = [
      '--ignore-scripts=false',
      '--dangerously-allow-all-scripts=true',
      `--script-shell=${shell.path}`,
    ]
    await runNpm(['rebuild', ...paths, ...flags, '--foreground-scripts'], directory, request)
  } catch (error) {
    const reason = reasonOf(error)
    const text = `An install script of ${namesOf(toRun, laid).join(', ')} failed: ${reason.text}`
    throw new Problem(becauseOf(reason, 'code-of-a-package-would-have-to-run', text), { cause: error })
  } finally {
    await rm(own, { force: true })
  }
  await requireRan(toRun, laid, await shell.ran())
}

/** Throws a Problem if npm reported success without running a script. */
async function requireRan(
  toRun: readonly PlacedPath[],
  laid: InstalledLayer,
  ran: ReadonlySet<string>,
): Promise<void> {
  const skipped: PlacedPath[] = []
  for (const at of toRun) {
    const place = await realpath(join(laid.directory, at.path))
    if (!eventsOf(at, laid).every((event) => ran.has(record(event, place)))) skipped.push(at)
  }
  if (skipped.length === 0) return
  throw new Problem({
    topic: 'code-of-a-package-would-have-to-run',
    text:
      `npm reported success, but did not run the install scripts of ${namesOf(skipped, laid).join(', ')}, which "install-scripts" allows. Set up ` +
      'npm 9, 10, 11 or 12 before this step.',
  })
}

/** Removes files that node-gyp leaves next to its results. They contain the paths of this build. */
async function removeBuildFiles(build: string): Promise<void> {
  if (!existsSync(join(build, 'config.gypi'))) return
  const names = await listPathsIn(build)
  const workings = names.filter((name) =>
    /^((\w+\.)?Makefile|config\.gypi|[^/]+\.mk|\w+\/(obj|\.deps|obj\.target))$/.test(name),
  )
  for (const name of workings) await rm(join(build, name), { recursive: true, force: true })
}

/** Throws a Problem for a required native addon that has no binary because its install script is blocked. It could not be loaded. */
async function requireBinaries(heldBack: readonly PlacedPath[], laid: InstalledLayer): Promise<void> {
  const broken = await withoutBinary(
    heldBack.filter(({ placed }) => laid.closure.required.has(placed.package)),
    laid,
  )
  if (broken.length === 0) return
  const blocked = blockedIn(broken, laid)
  const items = itemsToAllow(blocked) || 'true'
  throw new Problem({
    topic: 'code-of-a-package-would-have-to-run',
    text:
      `${describeBlocked(blocked)} cannot work without its install script, which builds or downloads its binary. ` +
      `If you trust it, set "install-scripts: ${items}".`,
  })
}

/**
 * Throws a Problem if scripts succeeded without creating a binary. An optional package that is not named in "install-scripts" does not need
 * one.
 */
async function requireBuiltBinaries(
  ran: readonly PlacedPath[],
  allowed: BuildRequest['installScripts'],
  laid: InstalledLayer,
): Promise<void> {
  const expected = ran.filter(({ placed }) => allowed !== true || laid.closure.required.has(placed.package))
  const broken = await withoutBinary(expected, laid)
  if (broken.length === 0) return
  throw new Problem({
    topic: 'code-of-a-package-would-have-to-run',
    text:
      `The install scripts of ${namesOf(broken, laid).join(', ')} ran, but created no binary (no ".node" file). See their output in the log ` +
      'above. They can need a compiler, or a file from the web.',
  })
}

/** Returns the native addons without a binary, neither of their own nor in an optional dependency. */
async function withoutBinary(places: readonly PlacedPath[], laid: InstalledLayer): Promise<PlacedPath[]> {
  const { directory } = laid
  const broken: PlacedPath[] = []
  for (const at of places) {
    const { package: own } = at.placed
    const place = join(directory, at.path)
    if (!isAddon(own.manifest, place)) continue
    const optional = Object.keys(own.manifest.optionalDependencies ?? {})
    const parts = optional.flatMap((name) => placesOf(own.dependencies.get(name), laid))
    const found = await Promise.all([place, ...parts].map((one) => hasBinary(one)))
    if (!found.includes(true)) broken.push(at)
  }
  return broken
}

/** Returns the directories of a package in the layer. */
function placesOf(wanted: Package | undefined, { directory, places }: InstalledLayer): string[] {
  return places.filter(({ placed }) => placed.package === wanted).map(({ path }) => join(directory, path))
}

async function hasBinary(directory: string): Promise<boolean> {
  if (!existsSync(directory)) return false
  const names = await listPathsIn(directory)
  return names.some((name) => name.endsWith('.node') && !name.includes('node_modules'))
}
