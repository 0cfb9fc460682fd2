import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { about } from '../base/message.ts'
import { isInside } from '../base/paths.ts'
import { Problem } from '../base/problem.ts'
import type { LeaveOut } from '../base/trees.ts'
import { hashOfContent } from './content.ts'
import { byKey, digestOf } from './digest.ts'

/** The files that count, and where. All paths are absolute. */
export interface Coverage {
  /** Files and directories, with everything below them except `.git`. They need not exist. */
  readonly paths: readonly string[]
  /** Files that the action writes itself. */
  readonly without: readonly string[]
  readonly isLeftover?: LeaveOut
  /** The directory from which names are relative. */
  readonly base: string
  /** The checkout, in which links are followed. */
  readonly workspace: string
}

/** A digest of files, and what they refer to. */
export interface FilesDigest {
  readonly digest: string
  /** The directories that contain `.git`. */
  readonly repositories: ReadonlySet<string>
  /** The variables of GitHub and the runner that the files mention. */
  readonly mentioned: ReadonlySet<string>
}

/**
 * Returns a digest of names, contents, execute bits and links. Modification times, owners and the order of the file system do not count.
 * Throws a Problem for a link to a directory outside of the checkout, and for a file that cannot be read.
 */
export async function digestOfFiles(coverage: Coverage): Promise<FilesDigest> {
  const found = new Map<string, string>()
  const mentioned = new Set<string>()
  const paths = new Set(coverage.paths)
  const seen = new Set<string>()
  const repositories = new Set<string>()
  // The loop also visits the targets of links, which it adds.
  for (const path of paths) await addPath(path, { ...coverage, found, mentioned, paths, seen, repositories })
  const entries = [...found].sort(byKey)
  return { digest: digestOf(entries), mentioned, repositories }
}

interface Walk extends Omit<Coverage, 'paths'> {
  /** What each name is: a kind, and the hash of a file or the target of a link. */
  readonly found: Map<string, string>
  readonly mentioned: Set<string>
  readonly paths: Set<string>
  /** The paths that were visited. */
  readonly seen: Set<string>
  readonly repositories: Set<string>
}

async function addPath(path: string, walk: Walk): Promise<void> {
  const { base, found, seen } = walk
  const name = relative(base, path)
  if (basename(path) === '.git') walk.repositories.add(dirname(path))
  if (basename(path) === '.git' || walk.without.includes(path) || seen.has(path)) return
  seen.add(path)
  if (!walk.paths.has(path) && (await walk.isLeftover?.(path))) return
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats?.isSymbolicLink()) addLink(path, name, walk)
  else if (stats?.isDirectory()) await addDirectory(path, name, walk)
  else if (stats?.isFile()) {
    const kind = (stats.mode & 0o111) === 0 ? 'file' : 'program'
    found.set(name, `${kind} ${hashOfContent(path, (part) => addMentioned(part, walk.mentioned))}`)
  } else if (stats === undefined) {
    requireExactName(path)
    found.set(name, 'missing')
  }
}

/** Throws a Problem for a name that is not UTF-8. Node.js replaces its invalid bytes, so that the file is not found and would not count. */
function requireExactName(path: string): void {
  if (!path.includes('\ufffd')) return
  const text = `${JSON.stringify(path)} has a name that is not valid UTF-8. Rename it.`
  throw new Problem(about('a-file-does-not-belong-in-a-layer', text))
}

async function addDirectory(path: string, name: string, walk: Walk): Promise<void> {
  const entries = readdirSync(path)
  // Other directories count only by their entries. The first run can create one, for a file that the action writes.
  if (entries.length === 0) walk.found.set(name, 'empty directory')
  for (const entry of entries) await addPath(join(path, entry), walk)
}

/** The content behind a link counts too. If it is in a covered directory, it is added there. */
function addLink(path: string, name: string, { found, paths, workspace }: Walk): void {
  found.set(name, `link ${readlinkSync(path)}`)
  const target = statSync(path, { throwIfNoEntry: false })
  if (target === undefined) return
  const real = realpathSync.native(path)
  if (target.isDirectory() && !isInside(realpathSync.native(workspace), real))
    throw new Problem(
      about(
        'a-path-is-outside-of-the-checkout',
        `${path} is a link to a directory outside of the checkout, whose files can change at any time.`,
      ),
    )
  if (![...paths].some((one) => isInside(one, real))) paths.add(real)
}

/** Adds the variables of GitHub and the runner that a part of a file mentions. A build can read them. */
function addMentioned(part: Buffer, mentioned: Set<string>): void {
  for (const prefix of ['GITHUB_', 'RUNNER_'])
    for (let at = part.indexOf(prefix); at >= 0; at = part.indexOf(prefix, at + 1)) {
      const [name] = /^\w{1,100}/.exec(part.toString('latin1', at, at + 100)) ?? []
      if (name !== undefined) mentioned.add(name)
    }
}
