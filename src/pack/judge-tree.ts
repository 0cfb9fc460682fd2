import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readBytesSync, readStart } from '../base/files.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { realpathOf } from '../base/paths.ts'
import type { LayerToCheck, LoadTarget } from '../layer/layer-to-check.ts'
import type { Tree } from '../layer/layer.ts'
import type { LeftOut, SlimKind } from '../layer/slim.ts'
import type { Entry } from '../zip/entry.ts'
import type { Packing } from '../zip/writer.ts'
import { startPacking, unreadableFile } from '../zip/writer.ts'
import type { BinaryFile } from './checks/binary.ts'
import { binaryFileAt, canBeBinary } from './checks/binary.ts'
import type { Contents } from './checks/inspect.ts'
import { inspect } from './checks/inspect.ts'
import { hasNativeCode, requireLoads } from './checks/native.ts'
import { exclusionOf } from './exclude.ts'
import type { JudgedLayer, Packed } from './judged-layer.ts'
import { slimmingOf } from './slim/slim.ts'
import type { LeavesOut, Walked } from './walk.ts'
import { walk } from './walk.ts'

/**
 * The glob patterns of files to leave out, relative to the root of the layer, the kinds of files of packages to leave out, and where the
 * layer must load.
 */
export interface TreeRequest {
  readonly exclude: readonly string[]
  readonly slim: readonly SlimKind[]
  readonly target: LoadTarget
}

/**
 * Judges the list of files of a layer directory, while other threads start to deflate them. The same content always results in the same
 * archive. Throws one Problem with everything for which Lambda would reject the layer, or would not find its files.
 */
export async function judgeTree(tree: Tree, { exclude, slim, target }: TreeRequest): Promise<JudgedLayer> {
  const { directory: root, without = [] } = tree
  const exclusion = exclusionOf(exclude)
  const leavesOut = (path: string): boolean => without.includes(join(root, path)) || exclusion.leavesOut(path)
  const { walked, leftOut } = await slimmed(tree, walk(root, leavesOut), { slim, target, leavesOut })
  const { entries, errors } = walked
  const layer = layerToCheck(tree, entries)
  // Started before the checks, which need only this thread.
  const packing = startPacking(root, entries)
  try {
    const { warnings, ...contents } = await inspect(layer, target, errors)
    const judged = { root, layer, target, contents }
    return {
      leftOut,
      write: async (path) => {
        const packed = await write(judged, path, packing)
        return {
          ...packed,
          warnings: [...unusedPatternWarnings(exclusion.unused()), ...warnings, ...packed.warnings],
        }
      },
    }
  } catch (error) {
    await packing.close()
    throw error
  }
}

/** Returns what remains of a tree without the files that "slim" leaves out, and what these are. */
async function slimmed(
  tree: Tree,
  walked: Walked,
  { slim, target, leavesOut }: Omit<TreeRequest, 'exclude'> & { readonly leavesOut: LeavesOut },
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
  packing: Packing,
): Promise<Packed> {
  try {
    const { signatures, ...written } = await packing.write(path)
    const candidates = [...signatures].filter((file) => canBeBinary(...file))
    const binaries = candidates.flatMap(([candidate]) => readable(candidate, root) ?? [])
    const warnings = await requireLoads(binaries, layer, target)
    const archive = { path, ...contents, ...written, hasNativeCode: hasNativeCode(binaries) }
    return { archive, largest, warnings }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await packing.close()
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
