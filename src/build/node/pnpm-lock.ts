import { join } from 'node:path'
import { textIfThere } from '../../files.ts'
import { LimitExceeded } from '../../limits.ts'
import { parseYaml } from '../formats.ts'
import type { LockedNames } from './packages.ts'

interface Snapshot {
  readonly dependencies?: object
  readonly optionalDependencies?: object
}

/**
 * What packages depend on by pnpm-lock.yaml: a key is `name@version(peers)` since version 9 of its format, and `/name@version(peers)` in
 * version 6.
 */
export async function lockedNames(root: string): Promise<LockedNames> {
  const path = join(root, 'pnpm-lock.yaml')
  return namesIn((await textIfThere(path, 'yamlLock')) ?? '', path)
}

/** The same for the text of a lock file. `path` names it where a limit is exceeded. */
export function namesIn(text: string, path: string): LockedNames {
  const names = new Map<string, readonly string[]>()
  for (const part of partsOf(text)) {
    for (const [key, snapshot] of Object.entries(snapshotsIn(part, path)))
      names.set(
        key.replace(/^\/|\(.*/g, ''),
        Object.keys({ ...snapshot?.dependencies, ...snapshot?.optionalDependencies }),
      )
  }
  return names
}

function snapshotsIn(part: string, path: string): Record<string, Snapshot | null> {
  try {
    return (parseYaml(part, path) ?? {}) as Record<string, Snapshot | null>
  } catch (error) {
    if (error instanceof LimitExceeded) throw error
    // What is malformed is for pnpm to refuse.
    return {}
  }
}

/** Characters of packages that are parsed at once. The parser takes far longer for the whole file than for its parts. */
const atOnce = 20_000

/** The packages in parts that can be parsed alone: those of `snapshots`, or in older formats those of `packages`. */
function* partsOf(text: string): Generator<string> {
  const lines = sectionOf(text, 'snapshots') ?? sectionOf(text, 'packages') ?? []
  let part: string[] = []
  let length = 0
  for (const line of lines) {
    // As pnpm writes it, each package begins with two blanks. A long key begins with a question mark, and its value with a colon.
    if (length > atOnce && /^ {2}[^\s:]/.test(line)) {
      yield part.join('\n')
      ;[part, length] = [[], 0]
    }
    part.push(line)
    length += line.length + 1
  }
  yield part.join('\n')
}

/** The lines below a key in the first column, of the last document: since version 11 one about pnpm itself can come first. */
function sectionOf(text: string, key: string): string[] | undefined {
  const lines = text.split(/\r?\n/)
  const from = lines.lastIndexOf('---') + 1
  const start = lines.indexOf(`${key}:`, from)
  if (start < 0) return undefined
  const end = lines.findIndex((line, index) => index > start && /^[^\s#]/.test(line))
  return lines.slice(start + 1, end < 0 ? undefined : end)
}
