import type { Stats } from 'node:fs'
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import type { Message } from '../base/message.ts'
import { isInside, canRead, realpathOf } from '../base/paths.ts'
import { messageOf } from '../base/problem.ts'
import type { Entry } from '../zip/entry.ts'

/** Returns whether a path, relative to the root, is left out together with everything below it. */
export type LeavesOut = (path: string) => boolean

/** The entries of a directory, and errors about entries that a layer cannot contain, such as sockets and links that point outside. */
export interface Walked {
  readonly entries: readonly Entry[]
  readonly errors: readonly Message[]
}

/**
 * Returns the entries of a directory that are not left out. They are sorted by the bytes of their paths, so that the same content results in
 * the same list on every machine. Links whose target is left out, and directories in which everything is left out, are left out too. The
 * function is synchronous, because waiting for each file would take five times as long as reading it. `onFile` is called with the size of
 * each file in bytes.
 */
export function walk(
  root: string,
  leavesOut: LeavesOut = () => false,
  onFile: (size: number) => void = () => undefined,
): Walked {
  const tree = { root, real: realpathSync.native(root), leavesOut, onFile }
  const found: Found = { entries: [], errors: [] }
  walkBelow('', tree, found)
  const entries = found.entries.sort((one, other) => inByteOrder(one.path, other.path))
  const errors = found.errors
    .sort()
    .map((text) => ({ text, topic: 'a-file-does-not-belong-in-a-layer' as const }))
  return { entries, errors }
}

/** Compares paths by their bytes in UTF-8. */
function inByteOrder(one: string, other: string): number {
  if (surrogate.test(one) || surrogate.test(other))
    return Buffer.compare(Buffer.from(one), Buffer.from(other))
  return one < other ? -1 : Number(one > other)
}

/** A half of a character that UTF-16, in which strings are compared, orders differently than UTF-8. */
const surrogate = /[\ud800-\udfff]/

const readable = 'Make it readable, or add it to the input "exclude".'

interface Root {
  readonly root: string
  readonly real: string
  readonly leavesOut: LeavesOut
  readonly onFile: (size: number) => void
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
      `"${path}" is neither a file, a directory nor a symbolic link. Remove it from the layer.`,
    )
  }
}

function addFile(path: string, { size, mode }: Stats, tree: Root, { entries, errors }: Found): void {
  const { root, onFile } = tree
  onFile(size)
  // Opening a file to test whether it is readable is slow, and not necessary if everybody can read it.
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
  return path.includes('\ufffd')
    ? `${JSON.stringify(path)} has a name that is not valid UTF-8. Rename it.`
    : undefined
}

/** `end` is the path to which the system resolves the link. It is undefined if the link is broken. */
interface Link {
  readonly path: string
  readonly target: string
  readonly end: string | undefined
}

/** Only relative links work at /opt. All steps of the path must be inside of the layer, and not only its end. */
function errorAboutLink({ path, target, end }: Link, { root, real }: Root): string | undefined {
  const link = `The symbolic link ${JSON.stringify(path)} to ${JSON.stringify(target)}`
  const pointsOutside = `${link} points outside of the layer. Replace it with a copy of its target.`
  if (isAbsolute(target))
    return `${link} is absolute, and would be broken on Lambda. Make it relative, or replace it with a copy of its target.`
  if (!isInside(root, resolve(root, dirname(path), target))) return pointsOutside
  if (end === undefined) return `${link} is broken or circular. Remove it, or add its target.`
  return isInside(real, end) ? undefined : pointsOutside
}
