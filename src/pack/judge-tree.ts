import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readBytesSync, readStart } from '../base/files.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { realpathOf } from '../base/paths.ts'
import type { LayerToCheck, LoadTarget } from '../layer/layer-to-check.ts'
import type { Tree } from '../layer/layer.ts'
import type { LeftOut, SlimKind } from '../layer/slim.ts'
import type { DeflateThreads } from '../zip/deflating.ts'
import { deflateThreads } from '../zip/deflating.ts'
import type { Entry } from '../zip/entry.ts'
import type { Written } from '../zip/packed-entries.ts'
import { startPacking, unreadableFile } from '../zip/writer.ts'
import type { BinaryFile } from './checks/binary.ts'
import { binaryFileAt, canBeBinary } from './checks/binary.ts'
import type { Contents } from './checks/inspect.ts'
import { inspect } from './checks/inspect.ts'
import { hasNativeCode, requireLoads } from './checks/native.ts'
import { exclusionOf } from './exclude.ts'
import type { ArchiveRequest, JudgedLayer, Packed } from './judged-layer.ts'
import { slimmingOf } from './slim/slim.ts'
import type { LeavesOut, Walked } from './walk.ts'
import { walk } from './walk.ts'

/** The glob patterns of files to leave out, relative to the root of the layer, and the kinds of files of packages to leave out. */
export interface TreeRequest extends ArchiveRequest {
  readonly exclude: readonly string[]
  readonly slim: readonly SlimKind[]
}

/**
 * Judges the list of files of a layer directory, while other threads start to deflate them. The same content always results in the same
 * archive. Throws one Problem with everything for which Lambda would reject the layer, or would not find its files.
 */
export async function judgeTree(
  tree: Tree,
  { path, exclude, slim, target }: TreeRequest,
): Promise<JudgedLayer> {
  const { directory: root, without = [] } = tree
  const exclusion = exclusionOf(exclude)
  const leavesOut = (file: string): boolean => without.includes(join(root, file)) || exclusion.leavesOut(file)
  const threads = deflateThreads()
  try {
    const all = walk(root, leavesOut, threads.expectFile)
    const { walked, leftOut } = await slimmed(tree, all, { slim, target, leavesOut })
    const { entries, errors } = walked
    const layer = layerToCheck(tree, entries)
    // Started before the checks, which need only this thread.
    const pack = startPacking({ root, entries, path }, threads)
    const { warnings, ...contents } = await inspect(layer, target, errors)
    const judged = { root, layer, target, contents }
    return {
      leftOut,
      write: async () => {
        const packed = await write(judged, path, { pack, threads })
        return {
          ...packed,
          warnings: [...unusedPatternWarnings(exclusion.unused()), ...warnings, ...packed.warnings],
        }
      },
    }
  } catch (error) {
    await threads.close()
    throw error
  }
}

/** Returns what remains of a tree without the files that "slim" leaves out, and what these are. */
async function slimmed(
  tree: Tree,
  walked: Walked,
  { slim, target, leavesOut }: Pick<TreeRequest, 'slim' | 'target'> & { readonly leavesOut: LeavesOut },
): Promise<{ walked: Walked; leftOut: LeftOut | undefined }> {
  if (slim.length === 0) return { walked, leftOut: undefined }
  const { kindOf, folders, summary } = await slimmingOf(layerToCheck(tree, walked.entries), {
    kinds: slim,
    runtimes: target.runtimes,
  })
  // Walked again, because links to files that are left out, and folders without other files, are left out too.
  const remaining = walk(tree.directory, (path) => kindOf.has(path) || folders.has(path) || leavesOut(path))
  return { walked: remaining, leftOut: summary }
}

function layerToCheck(
  { directory, own = [], directDependencies }: Tree,
  entries: readonly Entry[],
): LayerToCheck {
  const files = entries.filter((entry) => entry.kind === 'file')
  const known = new Set(files.map(({ path }) => path))
  const executables = new Set(files.filter(({ executable }) => executable).map(({ path }) => path))
  return {
    files,
    links: entries.filter((entry) => entry.kind === 'link').map(({ path }) => path),
    own,
    directDependencies,
    read: async (path) => readBytesSync(join(directory, path), 'metadata'),
    startOf: async (path) => {
      const full = realpathOf(join(directory, path))
      const end = full && relative(realpathOf(directory) ?? directory, full)
      if (full === undefined || end === undefined || !known.has(end)) return undefined
      return { isExecutable: executables.has(end), bytes: await readStart(full) }
    },
    from: 'tree',
  }
}

interface JudgedTree {
  readonly root: string
  readonly layer: LayerToCheck
  readonly target: LoadTarget
  readonly contents: Omit<Contents, 'warnings'>
}

async function write(
  { root, layer, target, contents: { largest, ...contents } }: JudgedTree,
  path: string,
  { pack, threads }: { readonly pack: () => Promise<Written>; readonly threads: DeflateThreads },
): Promise<Packed> {
  try {
    const { signatures, ...written } = await pack()
    const candidates = [...signatures].filter((file) => canBeBinary(...file))
    const binaries = candidates.flatMap(([candidate]) => readable(candidate, root) ?? [])
    const warnings = await requireLoads(binaries, layer, target)
    const archive = { path, ...contents, ...written, hasNativeCode: hasNativeCode(binaries) }
    return { archive, largest, warnings }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await threads.close()
  }
}

function readable(path: string, root: string): BinaryFile | undefined {
  try {
    return binaryFileAt(path, root)
  } catch (error) {
    throw unreadableFile({ path }, error)
  }
}

function unusedPatternWarnings(patterns: readonly string[]): Message[] {
  return patterns.map((pattern) =>
    about(
      'a-pattern-matches-nothing-or-too-much',
      `Input "exclude" has ${JSON.stringify(pattern)}, which matches no files. ` +
        'Patterns are relative to the root of the layer, such as "python/**/tests".',
    ),
  )
}
