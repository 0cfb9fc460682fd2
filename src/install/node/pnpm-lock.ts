import { join } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import { parseYaml } from '../../base/formats.ts'
import type { Budget } from '../../base/limits.ts'
import { newBudget, rethrowIfLimitExceeded } from '../../base/limits.ts'
import { splitIntoParts } from '../../base/yaml-parts.ts'
import type { LockedNames } from './packages.ts'

interface Snapshot {
  readonly dependencies?: object
  readonly optionalDependencies?: object
}

/**
 * Returns the dependencies of packages in pnpm-lock.yaml. A key is `name@version(peers)` since version 9 of the format, and
 * `/name@version(peers)` in version 6.
 */
export async function lockedNames(root: string): Promise<LockedNames> {
  const path = join(root, 'pnpm-lock.yaml')
  return namesIn((await readTextIfPossible(path, 'yamlLock')) ?? '', path)
}

/** The same for the text of a lock file. `path` names the file if a limit is exceeded. */
export function namesIn(text: string, path: string): LockedNames {
  const names = new Map<string, readonly string[]>()
  const budget = newBudget('yamlParts')
  for (const part of splitIntoParts(sectionOf(text, 'snapshots') ?? sectionOf(text, 'packages') ?? [])) {
    for (const [key, own] of asWritten(part) ?? parsed(part, path, budget))
      names.set(key.replace(/^\/|\(.*/g, ''), own)
  }
  return names
}

/** Reads packages line by line, in the form that pnpm writes. Returns undefined if one has another form. */
function asWritten(lines: readonly string[]): Map<string, string[]> | undefined {
  const names = new Map<string, string[]>()
  let own: string[] = []
  let isDependency = false
  for (const line of lines) {
    const [, blanks = '', name = ''] = /^( *)('[^']+'|[^\s'":?#&*!|>{[][^\s:]*)?/.exec(line) ?? []
    if (line.trim() === '' || blanks.length > 6) continue
    const isKey = line[blanks.length + name.length] === ':'
    if (blanks.length === 2) {
      if (!isKey || !/^:(?: \{\})?$/.test(line.slice(2 + name.length))) return undefined
      own = []
      names.set(unquoted(name), own)
    } else if (blanks.length === 4) {
      isDependency = /^ {4}(?:optionalD|d)ependencies:$/.test(line)
      if (!isDependency && /^ {4}(?:optionalD|d)ependencies/.test(line)) return undefined
    } else if (isDependency) {
      if (blanks.length !== 6 || !isKey) return undefined
      own.push(unquoted(name))
    }
  }
  return names
}

function unquoted(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1) : name
}

function parsed(lines: readonly string[], path: string, budget: Budget): [string, string[]][] {
  const part = lines.join('\n')
  budget.spend(path, part.length)
  try {
    const snapshots = (parseYaml(part, path) ?? {}) as Record<string, Snapshot | null>
    return Object.entries(snapshots).map(([key, snapshot]) => [
      key,
      Object.keys({ ...snapshot?.dependencies, ...snapshot?.optionalDependencies }),
    ])
  } catch (error) {
    rethrowIfLimitExceeded(error)
    // pnpm reports a malformed lock file.
    return []
  }
}

/**
 * Returns the lines below a key in the first column of the last document. Since version 11, a document about pnpm itself can come first.
 */
export function sectionOf(text: string, key: string): string[] | undefined {
  const lines = text.split(/\r?\n/)
  const from = lines.lastIndexOf('---') + 1
  const start = lines.indexOf(`${key}:`, from)
  if (start < 0) return undefined
  const end = lines.findIndex((line, index) => index > start && /^[^\s#]/.test(line))
  return lines.slice(start + 1, end < 0 ? undefined : end)
}
