import type { Ecosystem, Runtime } from './layer.ts'
import { compareVersions, factsOf } from './runtimes.ts'

/** What the input "slim" can leave out of installed packages. A file of two kinds counts as the one that reports show first. */
export const slimKinds = ['tests', 'docs', 'typings', 'source-maps', 'runtime-sdk'] as const

/** One of the kinds of files that the input "slim" can leave out. */
export type SlimKind = (typeof slimKinds)[number]

/** The kinds that `slim: true` leaves out. Without the SDK in the layer, AWS chooses its version, so it must be requested by name. */
export const safeSlimKinds: readonly SlimKind[] = slimKinds.filter((kind) => kind !== 'runtime-sdk')

/** Files that were left out, and their unzipped size in bytes. */
export interface LeftOutFiles {
  readonly kind: SlimKind
  readonly files: number
  readonly size: number
}

/** What was left out of a layer. `packages` were left out as a whole. An unknown version is an empty text. */
export interface LeftOut {
  readonly kinds: readonly LeftOutFiles[]
  readonly packages: readonly {
    readonly ecosystem: Ecosystem
    readonly name: string
    readonly version: string
  }[]
}

/** The first version of each language whose runtimes include an AWS SDK in the form of packages. */
const firstWithSdk: Readonly<Record<string, string>> = { nodejs: '18', python: '3', ruby: '2' }

/**
 * Returns the runtimes that do not include packages of an AWS SDK (AWS: Lambda developer guide, "Runtime-included SDK versions"). Before
 * Node.js 18, the runtimes have version 2 of the SDK, which no longer gets updates.
 */
export function runtimesWithoutSdk(runtimes: readonly Runtime[]): Runtime[] {
  return runtimes.filter((runtime) => {
    const facts = factsOf(runtime)
    const first = facts && firstWithSdk[facts.language]
    return first === undefined || compareVersions(facts?.version ?? '', first) < 0
  })
}
