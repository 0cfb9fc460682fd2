import type { Stats } from 'node:fs'
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import type { Message } from '../base/message.ts'
import { isInside, canRead, realpathOf } from '../base/paths.ts'
import { messageOf } from '../base/problem.ts'
import type { Entry } from '../zip/entry.ts'

/** Whether a path relative to the root is left out, with everything below it. */
export type LeavesOut = (path: string) => boolean

/** The entries of a tree, and errors about what a layer cannot contain: sockets and the like, links out of the tree, unusable names. */
export interface Walked {
  readonly entries: readonly Entry[]
  readonly errors: readonly Message[]
}

/**
 * Everything in a tree that is not left out, sorted by the bytes of the paths. The same content gives the same list on every machine. Links
 * to what is left out, and directories that contain nothing else, are left out too. It is synchronous, because waiting for each file takes
 * five times as long as reading it.
 */
export function walk(root: string, leavesOut: LeavesOut = () => false): Walked {
  const tree = { root, real: realpathSync.native(root), leavesOut }
  const found: Found = { entries: [], errors: [] }
  walkBelow('', tree, found)
  const entries = found.entries
    .map((entry) => ({ entry, key: Buffer.from(entry.path) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ entry }) => entry)
  const errors = found.errors
    .sort()
    .map((text) => ({ text, topic: 'a-file-does-not-belong-in-a-layer' as const }))
  return { entries, errors }
}

const readable = 'Make it readable, or leave it out of the layer.'

interface Root {
  readonly root: string
  readonly real: string
  readonly leavesOut: LeavesOut
}

interface Found {
  readonly entries: Entry[]
  readonly errors: string[]
}

function walkBelow(path: string, tree: Root, found: Found): void {
  const names = namesIn(path, tree, found)
  if (names.length === 0 && path !== '') found.entries.push({ kind: 'directory', path })
  for (const name of names) walkAt(path === '' ? name : `${path}/${name}`, tree, found)
}

function namesIn(path: string, { root }: Root, { errors }: Found): string[] {
  try {
    return readdirSync(`${root}/${path}`)
  } catch (error) {
    errors.push(`The directory ${JSON.stringify(path)} cannot be read (${messageOf(error)}). ${readable}`)
    return []
  }
}

function walkAt(path: string, tree: Root, found: Found): void {
  if (tree.leavesOut(path)) return
  const badName = errorAboutName(path)
  if (badName) {
    found.errors.push(badName)
    return
  }
  const stats = lstatSync(`${tree.root}/${path}`)
  if (stats.isDirectory()) walkBelow(path, tree, found)
  else if (stats.isFile()) addFile(path, stats, tree, found)
  else if (stats.isSymbolicLink()) addLink(path, tree, found)
  else {
    found.errors.push(
      `"${path}" is neither a file, a directory nor a symbolic link. Remove it from the tree.`,
    )
  }
}

function addFile(path: string, { size, mode }: Stats, { root }: Root, { entries, errors }: Found): void {
  // A file that everyone can read need not be tried.
  if ((mode & 0o444) === 0o444 || canRead(`${root}/${path}`))
    entries.push({ kind: 'file', path, size, executable: (mode & 0o111) !== 0 })
  else errors.push(`The file ${JSON.stringify(path)} cannot be read. ${readable}`)
}

function addLink(path: string, tree: Root, { entries, errors }: Found): void {
  const full = `${tree.root}/${path}`
  const target = readlinkSync(full)
  const end = realpathOf(full)
  if (end !== undefined && isLeftOut(relative(tree.real, end), tree)) return
  const badLink = errorAboutLink({ path, target, end }, tree)
  if (badLink) errors.push(badLink)
  entries.push({ kind: 'link', path, target })
}

function isLeftOut(path: string, tree: Root): boolean {
  return path !== '.' && (tree.leavesOut(path) || isLeftOut(dirname(path), tree))
}

function errorAboutName(path: string): string | undefined {
  if (/[\p{Cc}\\]/u.test(path)) {
    return `${JSON.stringify(path)} has a control character or a backslash in its name. Rename it.`
  }
  return path.includes('\ufffd') ? `${JSON.stringify(path)} is not valid UTF-8. Rename it.` : undefined
}

/** `end` is the path to which the system resolves the link; undefined if it leads nowhere. */
interface Link {
  readonly path: string
  readonly target: string
  readonly end: string | undefined
}

/** Only relative links inside the tree work at /opt. Each step of the path must be inside, not only its end. */
function errorAboutLink({ path, target, end }: Link, { root, real }: Root): string | undefined {
  const link = `The symbolic link ${JSON.stringify(path)} to ${JSON.stringify(target)}`
  if (isAbsolute(target))
    return `${link} is absolute and leads nowhere on Lambda. Make it relative, or copy the file.`
  if (!isInside(root, resolve(root, dirname(path), target))) {
    return `${link} leaves the tree. Copy what it points at into the tree.`
  }
  if (end === undefined) return `${link} leads nowhere or in a circle. Remove it, or add what it points at.`
  return isInside(real, end) ? undefined : `${link} leaves the tree. Copy what it points at into the tree.`
}
