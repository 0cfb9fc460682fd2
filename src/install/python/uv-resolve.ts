import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pLimit from 'p-limit'
import { readText } from '../../base/files.ts'
import { about } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { itemsFor } from '../install-scripts.ts'
import type { Ended } from '../run/child.ts'
import { quiet } from '../run/quiet.ts'
import { explain } from '../run/tool.ts'
import { mayBuild, originsOf, wantedBuilds, packagesWithoutWheelIn } from './builds.ts'
import type { Addresses, WithoutWheel } from './builds.ts'
import { requirementOnLocal } from './local-wheel.ts'
import { isFor } from './markers.ts'
import { addressesOf } from './requirement-set.ts'
import type { RequirementSet } from './requirement-set.ts'
import { parseRequirements } from './requirements-file.ts'
import { textOf } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import { describeTarget } from './target.ts'
import type { Builds, UvInstall } from './uv-arguments.ts'
import { buildArguments, targetArguments, withoutWheels, writeRequirements } from './uv-arguments.ts'
import { runUv } from './uv-tool.ts'
import { isSameVersion } from './versions.ts'

/** The resolved packages for a target, and those that are built. */
interface Resolved {
  readonly pins: readonly Requirement[]
  readonly builds: Builds
}

/** The result of a resolution: pins, or how uv failed. */
type Attempt = { readonly pins: readonly Requirement[] } | { readonly ended: Ended }

/**
 * Resolves requirements for a target. Uses wheels only at first, then adds builds for allowed packages without a wheel. Throws a Problem if
 * a package without a wheel is not allowed to be built.
 */
export async function resolvePins(by: UvInstall): Promise<Resolved> {
  const { installScripts: allowed } = by.request
  const addresses = addressesOf(by.set)
  let builds = firstBuilds(by)
  for (;;) {
    const attempt = await (by.set.complete ? locked(by, builds) : compile(by, builds))
    if ('pins' in attempt) return { pins: attempt.pins, builds }
    const missing = await withoutWheel(by, attempt.ended, builds)
    if (missing.length === 0) throw new Problem(explain(by.uv.tool, attempt.ended))
    const named = missing.flatMap(({ name, address }) => (address === undefined ? [] : [{ name, address }]))
    const all = [...addresses, ...named]
    const notAllowed = missing.filter(({ name }) => !mayBuild(allowed, name, all))
    if (notAllowed.length > 0) throw new Problem(about('there-is-no-wheel', noWheels(notAllowed, all, by)))
    builds = [...builds, ...missing.map(({ name }) => name)]
  }
}

/** Returns the packages that the requirements want to be built, as far as that is allowed. */
export function firstBuilds({ set, request }: UvInstall): Builds {
  const { wanted } = set
  return withoutWheels(wantedBuilds(wanted, request.installScripts, addressesOf(set)), wanted.requirements)
}

/** Returns the pins of a lock file for the target. Throws a Problem if only some of them have hashes. */
export function lockedPins({ set, target }: UvInstall): readonly Requirement[] {
  const pins = set.wanted.requirements.filter(({ text }) => isFor(text, target))
  requireHashesOfAll(pins, set)
  return pins
}

/** Returns the pins of a lock file, if uv can install them. Nothing else can change them. */
async function locked(by: UvInstall, builds: Builds): Promise<Attempt> {
  const pins = lockedPins(by)
  if (pins.length === 0) return { pins }
  const ended = await tryToInstall(pins, 'wanted.txt', by, builds, by.request)
  return ended.exitCode === 0 ? { pins } : { ended }
}

async function compile(by: UvInstall, builds: Builds): Promise<Attempt> {
  const { set, scratch, uv, request } = by
  const output = join(scratch, `resolved-${builds.length}.txt`)
  const input = set.manifest?.args ?? [await writeRequirements(by, 'wanted.txt', set.wanted.requirements)]
  const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output]
  const ended = await runUv(
    uv,
    ['pip', 'compile', ...args, ...(await resolveArguments(by, builds)), ...(await targetArguments(by))],
    set.cwd,
    request,
    { isProject: set.rules === 'uv' },
  )
  if (ended.exitCode !== 0) return { ended }
  return { pins: await pinsOf(await readText(output), by) }
}

/** Returns the pins that uv has written, with the hashes or local wheels from the requirements. */
async function pinsOf(text: string, by: UvInstall): Promise<Requirement[]> {
  const { set } = by
  const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' })
  const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }))
  requireHashesOfAll(pins, set)
  const wheels = locals.map(async (local) => {
    const url = pathToFileURL(local.path).href
    return set.wanted.requirements.find((one) => one.url === url) ?? (await requirementOnLocal(local, by))
  })
  return [...pins, ...(await Promise.all(wheels))]
}

/**
 * Throws a Problem if some requirements have hashes and others do not, as pip does. In a uv.lock, files of an index without hashes have
 * none, and uv installs them.
 */
function requireHashesOfAll(pins: readonly Requirement[], { rules }: RequirementSet): void {
  if (rules === 'uv') return
  const hashed = pins.some(({ hashes }) => hashes.length > 0)
  const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined)
  if (bare.length === 0) return
  throw new Problem({
    topic: 'a-package-does-not-match-its-hash',
    text:
      `Some requirements have a hash, so all must have one. These have none: ${bare.map(({ text }) => text).join(', ')}. ` +
      'Add them to the requirements with their hashes.',
  })
}

/** Returns the hashes of a pin. The requirements can contain several versions of a package, each with its own marker. */
function hashesOf({ name, version }: Requirement, { wanted }: RequirementSet): readonly string[] {
  const named = wanted.requirements.filter((one) => one.name === name)
  const [only, ...others] = named
  if (only && others.length === 0) return only.hashes
  const same = named.filter((one) => isSameVersion(one.version ?? '', version ?? ''))
  return same.flatMap(({ hashes }) => hashes)
}

/** Returns the packages without a wheel for the target. uv stops at the first ones, so the other requirements are tried one by one. */
async function withoutWheel(by: UvInstall, { lines }: Ended, builds: Builds): Promise<WithoutWheel[]> {
  const named = packagesWithoutWheelIn(lines)
  if (named.length === 0) return []
  const atOnce = pLimit(8)
  const others = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target))
  const found = await Promise.all(
    others.map((requirement, index) =>
      atOnce(async () => {
        const ended = await tryToInstall([requirement], `probe-${index}.txt`, by, builds, quiet(by.request))
        return ended.exitCode === 0 ? [] : packagesWithoutWheelIn(ended.lines)
      }),
    ),
  )
  const all = [...found.flat(), ...named].filter(({ name }) => !builds.includes(name))
  return [...new Map(all.map((one) => [one.name, one])).values()]
}

/** Checks whether uv can install some requirements, without installing them. */
async function tryToInstall(
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
      ...['--requirements', await writeRequirements(by, file, requirements)],
      ...(await resolveArguments(by, builds)),
      ...(await targetArguments(by)),
    ],
    by.set.cwd,
    request,
  )
}

function noWheels(
  missing: readonly WithoutWheel[],
  addresses: Addresses,
  { set, target }: UvInstall,
): string {
  const items = itemsFor(missing.flatMap(({ name }) => originsOf(name, addresses)))
  const names = missing.map(({ name, neededBy }) => {
    const own = set.wanted.requirements.find((one) => one.name === name && isFor(one.text, target))
    if (!own) return neededBy === undefined ? name : `${name} (which ${neededBy} needs)`
    return own.version === undefined ? name : `${name}==${own.version}`
  })
  return (
    `There is no wheel for ${describeTarget(target)} of ${names.join(', ')}. Use a version that has one, or another ` +
    `runtime or architecture. To build from source instead, set "install-scripts: ${items}". This works if the package is ` +
    'pure Python, or if this runner has the Python version and the architecture of the target.'
  )
}

/** Returns the arguments for indirect dependencies, constraints, and packages that uv is allowed to build. */
async function resolveArguments({ set, scratch }: UvInstall, builds: Builds): Promise<string[]> {
  const { complete, wanted, manifest } = set
  const { constraints, prereleases } = wanted
  const file = join(scratch, 'constraints.txt')
  await writeFile(file, textOf(constraints.map(({ text }) => text)))
  return [
    ...(complete ? ['--no-deps'] : []),
    // Local packages do not have a wheel yet.
    ...buildArguments([...builds, ...(manifest?.ownNames ?? [])]),
    ...(constraints.length > 0 ? ['--constraints', file] : []),
    ...(prereleases ? ['--prerelease', 'allow'] : []),
  ]
}
