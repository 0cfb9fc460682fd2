import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readBytes } from '../base/files.ts'
import type { Archive, Share, Tree } from '../layer/layer.ts'
import type { Candidate, LoadTarget } from '../layer/layer-to-check.ts'
import { inspect } from './checks/inspect.ts'
import { exclusionOf } from './exclude.ts'
import { readElfFile } from './checks/elf.ts'
import type { NativeFile } from './checks/native.ts'
import { hasNativeCode, requireLoads } from './checks/native.ts'
import { walk } from './walk.ts'
import { squeezersFor, unreadable, writeZip } from '../zip/writer.ts'

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
    read: (path) => readBytes(join(root, path), 'metadata'),
    from: 'tree',
  }
  const path = join(directory, name)
  // They start while the list of files is judged.
  const threads = squeezersFor(entries)
  try {
    const { largest, warnings, ...contents } = await inspect(candidate, target, complaints)
    whenFit?.()
    const { elfPaths, ...written } = await writeZip(root, entries, path, threads)
    const native = elfPaths.flatMap((elfPath) => nativeAt(root, elfPath) ?? [])
    const loading = await requireLoads(native, candidate, target)
    return {
      archive: { path, ...contents, ...written, hasNativeCode: hasNativeCode(native) },
      largest,
      warnings: [...idleWarnings(exclusion.idle()), ...warnings, ...loading],
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await threads.close()
  }
}

function nativeAt(root: string, path: string): NativeFile | undefined {
  try {
    const elf = readElfFile(join(root, path))
    return elf && { path, elf }
  } catch (error) {
    throw unreadable({ path }, error)
  }
}

function idleWarnings(patterns: readonly string[]): string[] {
  return patterns.map(
    (pattern) =>
      `Input "exclude" has ${JSON.stringify(pattern)}, which leaves nothing out. ` +
      'Patterns are relative to the root of the layer, such as "python/**/tests".',
  )
}
