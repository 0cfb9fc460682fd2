import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../base/problem.ts'
import type { Ended } from '../run/child.ts'
import { explain } from '../run/tool.ts'
import type { RequirementSet } from './requirement-set.ts'
import { digestsOf } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import { describeTarget } from './target.ts'
import type { Builds, UvInstall } from './uv-arguments.ts'
import {
  buildArguments,
  indexArguments,
  targetArguments,
  withoutWheels,
  writeRequirements,
} from './uv-arguments.ts'
import { firstBuilds, lockedPins, resolvePins } from './uv-resolve.ts'
import { runUv } from './uv-tool.ts'
import type { Pin } from './verify.ts'

/**
 * Installs requirements into a directory, from wheels unless a package is allowed to be built. Returns exactly the packages that the
 * directory must contain. Throws a Problem if that fails.
 */
export async function installByUv(by: UvInstall, directory: string): Promise<readonly Pin[]> {
  await mkdir(by.scratch, { recursive: true })
  if (by.set.complete) {
    // A lock file usually fits, so nothing is resolved first. If it does not fit, the resolution finds out why.
    const pins = lockedPins(by)
    if ((await tryInstall(by, pins, firstBuilds(by), directory)) === undefined) return pins
    await rm(directory, { recursive: true, force: true })
    await mkdir(directory)
  }
  const { pins, builds } = await resolvePins(by)
  const failed = await tryInstall(by, pins, builds, directory)
  if (failed) await explainFailure(by, failed, builds)
  return pins
}

/** An installation that failed, with its packages. */
interface Failed {
  readonly ended: Ended
  readonly pins: readonly Requirement[]
}

/** Installs packages. With hashes, uv requires that all packages have one, so there are up to two installations. */
async function tryInstall(
  by: UvInstall,
  pins: readonly Requirement[],
  builds: Builds,
  directory: string,
): Promise<Failed | undefined> {
  const hashed = pins.filter((pin) => digestsOf(pin).length > 0)
  const others = pins.filter((pin) => digestsOf(pin).length === 0)
  for (const [group, flags] of [
    [hashed, ['--require-hashes']],
    [others, []],
  ] as const) {
    if (group.length === 0) continue
    const ended = await installPins(by, group, builds, ['--target', directory, ...flags])
    if (ended.exitCode !== 0) return { ended, pins: group }
  }
  return undefined
}

async function explainFailure(by: UvInstall, { ended, pins }: Failed, builds: Builds): Promise<never> {
  const foreign = await builtForRunner(by, pins, builds)
  throw new Problem(
    foreign.length > 0
      ? {
          topic: 'a-package-does-not-run-on-this-runner',
          text:
            `${foreign.join(', ')} could not be built from source for ${describeTarget(by.target)} on this runner. ` +
            'Use a runner of that architecture with that Python version, or a version of the package that has a wheel.',
        }
      : explain(by.uv.tool, ended),
  )
}

/** Returns the packages whose build fails or does not match the target. */
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
  const list = await writeRequirements(by, 'pins.txt', pins)
  // Files in the cache of uv are not changed: normalise() replaces files instead of writing to them.
  const linkMode = request.env['UV_LINK_MODE'] === 'copy' ? 'copy' : 'hardlink'
  const args = ['--requirements', list, '--no-deps', '--link-mode', linkMode, '--no-compile-bytecode']
  const indexes = set.complete ? [] : anyIndexArguments(set)
  const toBuild = withoutWheels(builds, pins)
  return runUv(
    uv,
    [
      'pip',
      'install',
      ...into,
      ...args,
      ...buildArguments(toBuild),
      ...indexes,
      ...(await targetArguments(by)),
    ],
    set.cwd,
    request,
  )
}

/**
 * Returns the arguments for searching all indexes. A pin is exact, so any index can provide it. By uv's own rules, only the first index
 * that has the package is searched.
 */
function anyIndexArguments(set: RequirementSet): string[] {
  const strategy = set.rules === 'uv' ? ['--index-strategy', 'unsafe-best-match'] : []
  return [...indexArguments(set), ...strategy]
}
