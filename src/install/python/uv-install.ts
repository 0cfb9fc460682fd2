import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pLimit from 'p-limit'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { quiet } from '../run/quiet.ts'
import { itemsFor } from '../install-scripts.ts'
import { explain } from '../run/tool.ts'
import { mayBuild, originsOf, wantedBuilds, wheellessIn } from './builds.ts'
import type { Addresses, Wheelless } from './builds.ts'
import { asWheel } from './local-wheel.ts'
import { isFor } from './markers.ts'
import { platformArguments } from './platform.ts'
import { digestsOf, lineOf, parseRequirements, textOf } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import { addressesOf } from './requirement-set.ts'
import type { RequirementSet } from './requirement-set.ts'
import { inWords } from './target.ts'
import type { PythonTarget, RunnerPython } from './target.ts'
import { runUv } from './uv-tool.ts'
import type { Uv } from './uv-tool.ts'
import { isSameVersion } from './versions.ts'
import type { Pin } from './verify.ts'

/** What uv installs, what for, and with what. No package of the set lies here as source: only wheels do. */
export interface UvInstall {
  readonly uv: Uv
  readonly python: RunnerPython | undefined
  readonly set: RequirementSet
  readonly target: PythonTarget
  /** A directory that this install has for itself. */
  readonly scratch: string
  readonly request: BuildRequest
}

/** Which packages are built from their source: their names, or `:all:`. */
type Builds = readonly string[]

/** Installs a set into a directory, wheels only but for what may be built. Gives what must be there then, and nothing else. Throws a Problem. */
export async function installByUv(by: UvInstall, directory: string): Promise<readonly Pin[]> {
  await mkdir(by.scratch, { recursive: true })
  const { pins, builds } = await resolve(by)
  const hashed = pins.filter((pin) => digestsOf(pin).length > 0)
  const others = pins.filter((pin) => digestsOf(pin).length === 0)
  await install(by, hashed, builds, ['--target', directory, '--require-hashes'])
  await install(by, others, builds, ['--target', directory])
  return pins
}

/** What a set comes to for a target, and what of it is built. */
interface Resolved {
  readonly pins: readonly Requirement[]
  readonly builds: Builds
}

/** How trying to resolve a set ended: with pins, or as uv ended. */
type Attempt = { readonly pins: readonly Requirement[] } | { readonly ended: Ended }

/** What the set comes to for the target: first by wheels only, then with what may be built of what has none. */
async function resolve(by: UvInstall): Promise<Resolved> {
  const { installScripts: allowed } = by.request
  const addresses = addressesOf(by.set)
  let builds = withoutWheels(wantedBuilds(by.set.wanted, allowed, addresses), by.set.wanted.requirements)
  for (;;) {
    const attempt = await (by.set.complete ? locked(by, builds) : compile(by, builds))
    if ('pins' in attempt) return { pins: attempt.pins, builds }
    const missing = await withoutWheel(by, attempt.ended, builds)
    if (missing.length === 0) throw new Problem(explain(by.uv.tool, attempt.ended))
    const named = missing.flatMap(({ name, address }) => (address === undefined ? [] : [{ name, address }]))
    const all = [...addresses, ...named]
    const held = missing.filter(({ name }) => !mayBuild(allowed, name, all))
    if (held.length > 0) throw new Problem(noWheels(held, all, by))
    builds = [...builds, ...missing.map(({ name }) => name)]
  }
}

/** What a lock file asks for on the target, which nothing else may change, if uv can have it. */
async function locked(by: UvInstall, builds: Builds): Promise<Attempt> {
  const pins = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target))
  requireHashesOfAll(pins, by.set)
  if (pins.length === 0) return { pins }
  const ended = await tryToHave(pins, 'wanted.txt', by, builds, by.request)
  return ended.exitCode === 0 ? { pins } : { ended }
}

async function compile(by: UvInstall, builds: Builds): Promise<Attempt> {
  const { set, scratch, uv, request } = by
  const output = join(scratch, `resolved-${builds.length}.txt`)
  const input = set.manifest?.args ?? [await write(by, 'wanted.txt', set.wanted.requirements)]
  const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output]
  const ended = await runUv(
    uv,
    ['pip', 'compile', ...args, ...(await resolving(by, builds)), ...(await settingsFor(by))],
    set.cwd,
    request,
    { isProject: set.rules === 'uv' },
  )
  if (ended.exitCode !== 0) return { ended }
  return { pins: await pinsOf(await readText(output), by) }
}

/** The pins that uv has written, each with what the set says of it: its hashes, or where its wheel lies. */
async function pinsOf(text: string, by: UvInstall): Promise<Requirement[]> {
  const { set } = by
  const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' })
  const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }))
  requireHashesOfAll(pins, set)
  const wheels = locals.map(async (local) => {
    const url = pathToFileURL(local.path).href
    return set.wanted.requirements.find((one) => one.url === url) ?? (await asWheel(local, by))
  })
  return [...pins, ...(await Promise.all(wheels))]
}

/** As pip does. In a uv.lock only files of an index that lists hashes have some, and uv installs the others too. */
function requireHashesOfAll(pins: readonly Requirement[], { rules }: RequirementSet): void {
  if (rules === 'uv') return
  const hashed = pins.some(({ hashes }) => hashes.length > 0)
  const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined)
  if (bare.length === 0) return
  throw new Problem(
    `Some requirements have a hash, and then all must have one: ${bare.map(({ text }) => text).join(', ')} ` +
      'has none, or is not among them. Add it with its hashes.',
  )
}

/** A set can ask for several versions of a package, each with a marker of its own. */
function hashesOf({ name, version }: Requirement, { wanted }: RequirementSet): readonly string[] {
  const named = wanted.requirements.filter((one) => one.name === name)
  const [only, ...others] = named
  if (only && others.length === 0) return only.hashes
  const same = named.filter((one) => isSameVersion(one.version ?? '', version ?? ''))
  return same.flatMap(({ hashes }) => hashes)
}

/** The packages without a wheel for the target: those that uv has named, and, tried one by one, those that it had not come to yet. */
async function withoutWheel(by: UvInstall, { lines }: Ended, builds: Builds): Promise<Wheelless[]> {
  const named = wheellessIn(lines)
  if (named.length === 0) return []
  const atOnce = pLimit(8)
  const others = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target))
  const found = await Promise.all(
    others.map((requirement, index) =>
      atOnce(async () => {
        const ended = await tryToHave([requirement], `probe-${index}.txt`, by, builds, quiet(by.request))
        return ended.exitCode === 0 ? [] : wheellessIn(ended.lines)
      }),
    ),
  )
  const all = [...found.flat(), ...named].filter(({ name }) => !builds.includes(name))
  return [...new Map(all.map((one) => [one.name, one])).values()]
}

/** Whether uv can have some requirements, without installing them. */
async function tryToHave(
  requirements: readonly Requirement[],
  file: string,
  by: UvInstall,
  builds: Builds,
  request: BuildRequest,
): Promise<Ended> {
  return runUv(
    by.uv,
    [
      ...['pip', 'install', '--dry-run', '--target', join(by.scratch, 'nothing')],
      ...['--requirements', await write(by, file, requirements)],
      ...(await resolving(by, builds)),
      ...(await settingsFor(by)),
    ],
    by.set.cwd,
    request,
  )
}

function noWheels(missing: readonly Wheelless[], addresses: Addresses, { set, target }: UvInstall): string {
  const items = itemsFor(missing.flatMap(({ name }) => originsOf(name, addresses)))
  const names = missing.map(({ name, neededBy }) => {
    const own = set.wanted.requirements.find((one) => one.name === name && isFor(one.text, target))
    if (!own) return neededBy === undefined ? name : `${name} (which ${neededBy} needs)`
    return own.version === undefined ? name : `${name}==${own.version}`
  })
  return (
    `There is no wheel for ${inWords(target)} of ${names.join(', ')}. Ask for a version that has one, or for another ` +
    `runtime or architecture; or set "install-scripts: ${items}" if it may be built from its source, which gives what runs ` +
    "there if it is pure Python, or if this runner has the target's Python and architecture."
  )
}

async function install(
  by: UvInstall,
  pins: readonly Requirement[],
  builds: Builds,
  into: readonly string[],
): Promise<void> {
  if (pins.length === 0) return
  const ended = await installPins(by, pins, builds, into)
  if (ended.exitCode === 0) return
  const foreign = await builtForRunner(by, pins, builds)
  throw new Problem(
    foreign.length > 0
      ? `${foreign.join(', ')} could be built from source only for this runner, or not at all, and the layer is for ` +
          `${inWords(by.target)}. Use a runner of that architecture with that Python, or a version that has a wheel.`
      : explain(by.uv.tool, ended),
  )
}

/** Of what is to be built, what cannot be, or gives something that does not fit the target. */
async function builtForRunner(
  by: UvInstall,
  pins: readonly Requirement[],
  builds: Builds,
): Promise<string[]> {
  const failed: string[] = []
  for (const pin of pins.filter(({ name }) => builds.includes(name) || builds.includes(':all:'))) {
    const into = ['--target', join(by.scratch, `built-${pin.name}`)]
    const { exitCode } = await installPins(by, [pin], builds, into)
    if (exitCode !== 0) failed.push(pin.name)
  }
  return failed
}

async function installPins(
  by: UvInstall,
  pins: readonly Requirement[],
  builds: Builds,
  into: readonly string[],
): Promise<Ended> {
  const { uv, set, request } = by
  const list = await write(by, 'pins.txt', pins)
  const args = ['--requirements', list, '--no-deps', '--link-mode', 'copy', '--no-compile-bytecode']
  const indexes = set.complete ? [] : ofAnyIndex(set)
  const toBuild = withoutWheels(builds, pins)
  return runUv(
    uv,
    ['pip', 'install', ...into, ...args, ...building(toBuild), ...indexes, ...(await settingsFor(by))],
    set.cwd,
    request,
  )
}

/** What is to be built, but for what is there as a wheel: uv refuses its path where it is to build that package. */
function withoutWheels(builds: Builds, pins: readonly Requirement[]): Builds {
  const made = pins.filter(({ url }) => url?.startsWith('file:')).map(({ name }) => name)
  return builds.filter((name) => !made.includes(name))
}

/** Nothing is built but these. */
function building(names: Builds): string[] {
  return ['--only-binary', ':all:', ...names.flatMap((name) => ['--no-binary', name])]
}

/** How far a resolution goes, what it is held to, and what it may build. */
async function resolving({ set, scratch }: UvInstall, builds: Builds): Promise<string[]> {
  const { complete, wanted, manifest } = set
  const { constraints, prereleases } = wanted
  const file = join(scratch, 'constraints.txt')
  await writeFile(file, textOf(constraints.map(({ text }) => text)))
  return [
    ...(complete ? ['--no-deps'] : []),
    // What lies here has no wheel yet.
    ...building([...builds, ...(manifest?.ownNames ?? [])]),
    ...(constraints.length > 0 ? ['--constraints', file] : []),
    ...(prereleases ? ['--prerelease', 'allow'] : []),
  ]
}

/** The target, and whose rules hold. With hashes it does not matter which index a package comes from. */
async function settingsFor({ set, target, python, scratch }: UvInstall): Promise<string[]> {
  const asPip = set.rules === 'pip' || set.complete
  return [
    ...(await platformArguments(target, python, scratch)),
    ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
    ...(set.complete ? indexesOf(set) : []),
    ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
  ]
}

/** Where a resolution has pins from, an install finds them; for what is yet to be resolved, uv's own rules hold. */
function indexesOf({ indexes = [] }: RequirementSet): string[] {
  return indexes.flatMap((index) => ['--index', index])
}

/** A pin is exact, so that any index may have it; by uv's own rules the first one that has the package at all would hide it. */
function ofAnyIndex(set: RequirementSet): string[] {
  const strategy = set.rules === 'uv' ? ['--index-strategy', 'unsafe-best-match'] : []
  return [...indexesOf(set), ...strategy]
}

/** Writes requirements as a file, with the lines that say where they come from. */
async function write(
  { set, scratch }: UvInstall,
  name: string,
  requirements: readonly Requirement[],
): Promise<string> {
  const path = join(scratch, name)
  await writeFile(path, textOf([...set.wanted.indexLines, ...requirements.map(lineOf)]))
  return path
}
