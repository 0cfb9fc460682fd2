import { lstat, readdir, readlink, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { isInside, mayRead } from '../paths.ts'
import { messageOf } from '../problem.ts'

/** One thing of a tree, by its path from the root with `/`. Sizes are bytes; a directory is listed only if it is empty. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly executable: boolean }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'directory'; readonly path: string }

/** Whether a path, from the root with `/`, is left out, with all below it. */
export type LeavesOut = (path: string) => boolean

/** What a layer can hold of a tree, and complaints about what it cannot: sockets and the like, links that leave the tree, unusable names. */
export interface Walked {
  readonly entries: readonly Entry[]
  readonly complaints: readonly string[]
}

/**
 * Everything in a tree that is not left out, sorted by the bytes of the paths: the same list for the same content, wherever it lies.
 * A link to what is left out, and a directory with nothing else in it, are left out too.
 */
export async function walk(root: string, leavesOut: LeavesOut = () => false): Promise<Walked> {
  const tree = { root, real: await realpath(root), leavesOut }
  const complaints: string[] = []
  const entries = (await entriesBelow('', tree, complaints))
    .map((entry) => ({ entry, key: Buffer.from(entry.path) }))
    .sort((one, other) => Buffer.compare(one.key, other.key))
    .map(({ entry }) => entry)
  return { entries, complaints: complaints.sort() }
}

const readable = 'Make it readable, or leave it out of the layer.'

interface Root {
  readonly root: string
  readonly real: string
  readonly leavesOut: LeavesOut
}

async function entriesBelow(path: string, tree: Root, complaints: string[]): Promise<Entry[]> {
  const names = await readdir(join(tree.root, path)).catch((error: unknown) => {
    complaints.push(`The directory ${JSON.stringify(path)} cannot be read (${messageOf(error)}). ${readable}`)
    return []
  })
  if (names.length === 0 && path !== '') return [{ kind: 'directory', path }]
  const lists = await Promise.all(
    names.map((name) => entriesAt(path === '' ? name : `${path}/${name}`, tree, complaints)),
  )
  return lists.flat()
}

async function entriesAt(path: string, tree: Root, complaints: string[]): Promise<Entry[]> {
  if (tree.leavesOut(path)) return []
  const badName = complaintAboutName(path)
  if (badName) {
    complaints.push(badName)
    return []
  }
  const stats = await lstat(join(tree.root, path))
  if (stats.isDirectory()) return entriesBelow(path, tree, complaints)
  if (stats.isFile()) {
    if (!mayRead(join(tree.root, path))) {
      complaints.push(`The file ${JSON.stringify(path)} cannot be read. ${readable}`)
      return []
    }
    return [{ kind: 'file', path, size: stats.size, executable: (stats.mode & 0o111) !== 0 }]
  }
  if (!stats.isSymbolicLink()) {
    complaints.push(`"${path}" is neither a file, a directory nor a symbolic link. Remove it from the tree.`)
    return []
  }
  const target = await readlink(join(tree.root, path))
  const end = await realpath(join(tree.root, path)).catch(() => undefined)
  if (end !== undefined && isLeftOut(relative(tree.real, end), tree)) return []
  const badLink = complaintAboutLink({ path, target, end }, tree)
  if (badLink) complaints.push(badLink)
  return [{ kind: 'link', path, target }]
}

function isLeftOut(path: string, tree: Root): boolean {
  return path !== '.' && (tree.leavesOut(path) || isLeftOut(dirname(path), tree))
}

function complaintAboutName(path: string): string | undefined {
  if (/[\p{Cc}\\]/u.test(path)) {
    return `${JSON.stringify(path)} has a control character or a backslash in its name. Rename it.`
  }
  return path.includes('\ufffd') ? `${JSON.stringify(path)} is not valid UTF-8. Rename it.` : undefined
}

/** `end` is where the system says that the link leads; undefined: nowhere. */
interface Link {
  readonly path: string
  readonly target: string
  readonly end: string | undefined
}

/** At /opt only relative links inside the tree lead anywhere; each step of the way must stay inside, not only its end. */
function complaintAboutLink({ path, target, end }: Link, { root, real }: Root): string | undefined {
  const link = `The symbolic link ${JSON.stringify(path)} to ${JSON.stringify(target)}`
  if (isAbsolute(target))
    return `${link} is absolute and leads nowhere on Lambda. Make it relative, or copy the file.`
  if (!isInside(root, resolve(root, dirname(path), target))) {
    return `${link} leaves the tree. Copy what it points at into the tree.`
  }
  if (end === undefined) return `${link} leads nowhere or in a circle. Remove it, or add what it points at.`
  return isInside(real, end) ? undefined : `${link} leaves the tree. Copy what it points at into the tree.`
}
