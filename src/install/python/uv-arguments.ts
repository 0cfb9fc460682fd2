import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BuildRequest } from '../builder.ts'
import { platformArguments } from './platform.ts'
import type { RequirementSet } from './requirement-set.ts'
import { lineOf, textOf } from './requirements.ts'
import type { Requirement } from './requirements.ts'
import type { PythonTarget, RunnerPython } from './target.ts'
import type { Uv } from './uv-tool.ts'

/** An installation by uv, with its target and programs. Local packages are wheels already, never sources. */
export interface UvInstall {
  readonly uv: Uv
  readonly python: RunnerPython | undefined
  readonly set: RequirementSet
  readonly target: PythonTarget
  /** A directory for the files of this installation alone. */
  readonly scratch: string
  readonly request: BuildRequest
}

/** The names of the packages that are built from source, or `:all:`. */
export type Builds = readonly string[]

/** Returns the packages to build without those that exist as local wheels. uv rejects a wheel of a package that it must build. */
export function withoutWheels(builds: Builds, pins: readonly Requirement[]): Builds {
  const local = pins.filter(({ url }) => url?.startsWith('file:')).map(({ name }) => name)
  return builds.filter((name) => !local.includes(name))
}

/** Returns the arguments with which uv builds some packages and no others. */
export function buildArguments(names: Builds): string[] {
  return ['--only-binary', ':all:', ...names.flatMap((name) => ['--no-binary', name])]
}

/** Returns the arguments for the target and the choice of an index. With hashes, any index can provide a package. */
export async function targetArguments({ set, target, python, scratch }: UvInstall): Promise<string[]> {
  const asPip = set.rules === 'pip' || set.complete
  return [
    ...(await platformArguments(target, python, scratch)),
    ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
    ...(set.complete ? indexArguments(set) : []),
    ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
  ]
}

/** Returns the arguments for the indexes of pinned packages. */
export function indexArguments({ indexes = [] }: RequirementSet): string[] {
  return indexes.flatMap((index) => ['--index', index])
}

/** Writes requirements to a file, with the lines that name their indexes, and returns its path. */
export async function writeRequirements(
  { set, scratch }: UvInstall,
  name: string,
  requirements: readonly Requirement[],
): Promise<string> {
  const path = join(scratch, name)
  await writeFile(path, textOf([...set.wanted.indexLines, ...requirements.map(lineOf)]))
  return path
}
