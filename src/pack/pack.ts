import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Architecture, Archive, Runtime, Share, Tree } from '../layer.ts'
import type { Candidate } from './candidate.ts'
import { inspect } from './check.ts'
import { exclusionOf } from './exclude.ts'
import { hasNativeCode, requireLoads } from './native.ts'
import { walk } from './walk.ts'
import { writeZip } from './zip.ts'

/** Where a layer must load. No runtimes: none were declared. */
export interface LoadTarget {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
}

/**
 * Where the zip goes, what is left out of it (glob patterns, relative to its root), and where it must load. `whenFit` is called once nothing
 * is wrong with its list of files: what takes the time is still to come.
 */
export interface PackRequest {
  readonly directory: string
  readonly name: string
  readonly exclude: readonly string[]
  readonly target: LoadTarget
  readonly whenFit?: (() => void) | undefined
}

/** A zip, its largest packages, and what a reader should know of it. */
export interface Packed {
  readonly archive: Archive
  readonly largest: readonly Share[]
  readonly warnings: readonly string[]
}

/** Zips a tree, so that the same content gives the same bytes. Throws a Problem where Lambda would refuse it, or it would not load there. */
export async function pack(
  { directory: root, without = [], own = [] }: Tree,
  { directory, name, exclude, target, whenFit }: PackRequest,
): Promise<Packed> {
  const exclusion = exclusionOf(exclude)
  const { entries, complaints } = walk(
    root,
    (path) => without.includes(join(root, path)) || exclusion.leavesOut(path),
  )
  const candidate: Candidate = {
    files: entries.filter((entry) => entry.kind === 'file'),
    links: entries.filter((entry) => entry.kind === 'link').map(({ path }) => path),
    own,
    read: (path) => readFile(join(root, path)),
    from: 'tree',
  }
  const path = join(directory, name)
  const unfit = new AbortController()
  // Deflating takes the time, and need not wait for the list of files to be judged.
  const zipping = writeZip(root, entries, path, unfit.signal)
  zipping.catch(() => undefined)
  try {
    const { largest, warnings, ...contents } = await inspect(candidate, target, complaints)
    whenFit?.()
    const { native, ...written } = await zipping
    const loading = await requireLoads(native, candidate, target)
    return {
      archive: { path, ...contents, ...written, hasNativeCode: hasNativeCode(native) },
      largest,
      warnings: [...idleWarnings(exclusion.idle()), ...warnings, ...loading],
    }
  } catch (error) {
    unfit.abort(error)
    await zipping.catch(() => undefined)
    await rm(path, { force: true })
    throw error
  }
}

function idleWarnings(patterns: readonly string[]): string[] {
  return patterns.map(
    (pattern) =>
      `Input "exclude" has ${JSON.stringify(pattern)}, which leaves nothing out. ` +
      'Patterns are relative to the root of the layer, such as "python/**/tests".',
  )
}
