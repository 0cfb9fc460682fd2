import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pLimit from 'p-limit'
import { Problem } from '../../problem.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../child.ts'
import { quiet } from '../quiet.ts'
import { explain } from '../tool.ts'
import { asWheel } from './local-wheel.ts'
import { lineOf, normalised, parseRequirements, textOf } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import type { RequirementSet } from './requirement-set.ts'
import { inWords, machineOf } from './target.ts'
import type { PythonTarget, RunnerPython } from './target.ts'
import { runUv } from './uv-tool.ts'
import type { Uv } from './uv-tool.ts'
import { isSame } from './verify.ts'
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

/** Which packages are built from their source: by their names, or all that have no wheel. */
type Built = readonly string[] | 'any'

/** Installs a set into a directory, wheels only but for what may be built. Gives what must be there then. Throws a Problem. */
export async function installByUv(by: UvInstall, directory: string): Promise<readonly Pin[]> {
  await mkdir(by.scratch, { recursive: true })
  const { pins, built } = await resolve(by)
  const hashed = pins.filter(({ hashes }) => hashes.length > 0)
  const others = pins.filter(({ hashes }) => hashes.length === 0)
  await install(by, hashed, built, ['--target', directory, '--require-hashes'])
  await install(by, others, built, ['--target', directory])
  return pins
}

interface Resolved {
  readonly pins: readonly Requirement[]
  readonly built: Built
}

/** What the set comes to for the target: first by wheels only, then with what may be built of what has none. */
async function resolve(by: UvInstall): Promise<Resolved> {
  const byWheels = await compile(by, [])
  if ('pins' in byWheels) return { ...byWheels, built: [] }
  const missing = await withoutWheel(by, by.set.wanted.requirements, [])
  if (missing.length === 0) throw new Problem(explain(by.uv.tool, byWheels.ended))
  const built = await buildable(by, missing)
  if (built.length === 0) throw new Problem(noWheels(missing, by.target))
  const byBuilding = await compile(by, built)
  if ('pins' in byBuilding) return { ...byBuilding, built }
  const still = await withoutWheel(by, by.set.wanted.requirements, built)
  throw new Problem(still.length > 0 ? noWheels(still, by.target) : explain(by.uv.tool, byBuilding.ended))
}

async function compile(
  by: UvInstall,
  built: Built,
): Promise<{ readonly pins: readonly Requirement[] } | { readonly ended: Ended }> {
  const { set, scratch, uv, request } = by
  const output = join(scratch, `resolved-${built.length}.txt`)
  const input = set.manifest?.args ?? [await write(by, 'wanted.txt', set.wanted.requirements)]
  const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output]
  const ended = await runUv(
    uv,
    ['pip', 'compile', ...args, ...(await resolving(by)), ...settingsFor(by, built)],
    set.cwd,
    request,
  )
  if (ended.exitCode !== 0) return { ended }
  return { pins: await pinsOf(await readFile(output, 'utf8'), by) }
}

/** The pins that uv has written, each with what the set says of it: its hashes, or where its wheel lies. */
async function pinsOf(text: string, by: UvInstall): Promise<Requirement[]> {
  const { set } = by
  const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' })
  const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }))
  const hashed = pins.some(({ hashes }) => hashes.length > 0)
  const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined)
  if (bare.length > 0) {
    throw new Problem(
      `Some requirements have a hash, and then all must have one: ${bare.map(({ text }) => text).join(', ')} ` +
        'has none, or is not among them. Add it with its hashes.',
    )
  }
  const wheels = locals.map(async (local) => {
    const url = pathToFileURL(local.path).href
    return set.wanted.requirements.find((one) => one.url === url) ?? (await asWheel(local, by))
  })
  return [...pins, ...(await Promise.all(wheels))]
}

/** A set can ask for several versions of a package, each with a marker of its own. */
function hashesOf({ name, version }: Requirement, { wanted }: RequirementSet): readonly string[] {
  const named = wanted.requirements.filter((one) => one.name === name)
  const [only, ...others] = named
  if (only && others.length === 0) return only.hashes
  const same = named.filter((one) => isSame(one.version ?? '', version ?? ''))
  return same.flatMap(({ hashes }) => hashes)
}

/** Those of some requirements that cannot be had as wheels for the target, each tried by itself. */
async function withoutWheel(
  by: UvInstall,
  requirements: readonly Requirement[],
  built: Built,
): Promise<Requirement[]> {
  const atOnce = pLimit(8)
  const fitting = await Promise.all(
    requirements.map((requirement, index) =>
      atOnce(() => hasWheel(requirement, `probe-${index}.txt`, by, built)),
    ),
  )
  return requirements.filter((_, index) => !fitting[index])
}

async function hasWheel(
  requirement: Requirement,
  file: string,
  by: UvInstall,
  built: Built,
): Promise<boolean> {
  const { uv, set, scratch, request } = by
  const { exitCode, lines } = await runUv(
    uv,
    [
      ...['pip', 'install', '--dry-run', '--target', join(scratch, 'nothing')],
      ...['--requirements', await write(by, file, [requirement])],
      ...(await resolving(by)),
      ...settingsFor(by, built),
    ],
    set.cwd,
    quiet(request),
  )
  return exitCode === 0 || !lacksWheel.test(lines.join(' '))
}

/** What uv says where it would have to build: any other failure is not about wheels. */
const lacksWheel = /no (usable )?wheels|wheels are required|not compatible with|build\w* .*\bis disabled/i

/** Which packages to build: those that may be, of those that have no wheel, or are brought by one that cannot be had. */
async function buildable(by: UvInstall, missing: readonly Requirement[]): Promise<Built> {
  const { installScripts: allowed } = by.request
  if (typeof allowed === 'boolean') return allowed ? 'any' : []
  const names = allowed.map(normalised)
  const direct = missing.map(({ name }) => name).filter((name) => names.includes(name))
  if (by.set.complete) return direct
  const others = names.filter((name) => !direct.includes(name))
  const brought = await Promise.all(
    others.map(async (name) => {
      const requirement = { name, text: name, hashes: [] }
      const alone = { ...by, set: { ...by.set, complete: true } }
      return (await hasWheel(requirement, `probe-${name}.txt`, alone, [])) ? [] : [name]
    }),
  )
  return [...direct, ...brought.flat()]
}

function noWheels(missing: readonly Requirement[], target: PythonTarget): string {
  const names = missing.map(({ text }) => text.replace(/\s*;.*$/s, ''))
  return (
    `There is no wheel for ${inWords(target)} of ${names.join(', ')}. Ask for a version that has one, or for another ` +
    'runtime or architecture; or name in "install-scripts" what may be built from its source, which gives what runs there ' +
    "if it is pure Python, or if this runner has the target's Python and architecture."
  )
}

async function install(
  by: UvInstall,
  pins: readonly Requirement[],
  built: Built,
  into: readonly string[],
): Promise<void> {
  if (pins.length === 0) return
  const ended = await installPins(by, pins, built, into)
  if (ended.exitCode === 0) return
  const foreign = await builtForRunner(by, pins, built)
  throw new Problem(
    foreign.length > 0
      ? `${foreign.join(', ')} could be built from source only for this runner, or not at all, and the layer is for ` +
          `${inWords(by.target)}. Use a runner of that architecture with that Python, or a version that has a wheel.`
      : explain(by.uv.tool, ended),
  )
}

/** Of what is to be built, what cannot be, or gives something that does not fit the target. */
async function builtForRunner(by: UvInstall, pins: readonly Requirement[], built: Built): Promise<string[]> {
  const candidates =
    built === 'any' ? await withoutWheel(by, pins, []) : pins.filter(({ name }) => built.includes(name))
  const failed: string[] = []
  for (const pin of candidates) {
    const into = ['--target', join(by.scratch, `built-${pin.name}`)]
    const { exitCode } = await installPins(by, [pin], built, into)
    if (exitCode !== 0) failed.push(pin.name)
  }
  return failed
}

async function installPins(
  by: UvInstall,
  pins: readonly Requirement[],
  built: Built,
  into: readonly string[],
): Promise<Ended> {
  const { uv, set, request } = by
  const list = await write(by, 'pins.txt', pins)
  const args = ['--requirements', list, '--no-deps', '--link-mode', 'copy', '--no-compile-bytecode']
  const indexes = set.complete ? [] : indexesOf(set)
  return runUv(
    uv,
    ['pip', 'install', ...into, ...args, ...indexes, ...settingsFor(by, built)],
    set.cwd,
    request,
  )
}

/** How far a resolution goes, and what it is held to. */
async function resolving(by: UvInstall): Promise<string[]> {
  const { complete, wanted, manifest } = by.set
  const { constraints, prereleases } = wanted
  const file = join(by.scratch, 'constraints.txt')
  await writeFile(file, textOf(constraints.map(({ text }) => text)))
  return [
    ...(complete ? ['--no-deps'] : []),
    // What lies here has no wheel yet.
    ...(manifest?.ownNames ?? []).flatMap((name) => ['--no-binary', name]),
    ...(constraints.length > 0 ? ['--constraints', file] : []),
    ...(prereleases ? ['--prerelease', 'allow'] : []),
  ]
}

/** The target, and what the user's settings give way to. With hashes it does not matter which index a package comes from. */
function settingsFor({ set, target, python }: UvInstall, built: Built): string[] {
  const { architecture, glibc, full } = target
  // uv knows no platform for glibc 2.26.
  const kind = glibc === '2.26' ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`
  const names = built === 'any' ? [] : built
  const asPip = set.rules === 'pip' || set.complete
  return [
    ...['--python-version', full, '--python-platform', `${machineOf[architecture]}-${kind}`],
    ...(python ? ['--python', python.command] : []),
    '--no-python-downloads',
    ...(built === 'any' ? [] : ['--only-binary', ':all:']),
    ...[':none:', ...names].flatMap((name) => ['--no-binary', name]),
    ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
    ...(set.complete ? indexesOf(set) : []),
    ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
  ]
}

/** Where a resolution has pins from, an install finds them; for what is yet to be resolved, uv's own rules hold. */
function indexesOf({ indexes = [] }: RequirementSet): string[] {
  return indexes.flatMap((index) => ['--index', index])
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
