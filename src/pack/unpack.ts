import { chmod, mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import AdmZip from 'adm-zip'
import { isInside } from '../paths.ts'
import { messageOf, Problem } from '../problem.ts'

/**
 * Unpacks a layer's zip into a new directory, as Lambda does at /opt: execute bits and links too. Throws a Problem for a
 * zip that cannot be read, or that would write or point outside of that directory.
 */
export async function unpack(zip: string, to: string): Promise<void> {
  const entries = entriesOf(zip)
  requireSound(entries)
  await mkdir(to, { recursive: true })
  for (const { path } of entries.filter(({ kind }) => kind === 'directory')) {
    await mkdir(join(to, path), { recursive: true })
  }
  for (const entry of entries.filter(({ kind }) => kind === 'file')) await writeOne(entry, to)
  // Last, so that no file is written through one.
  const links = entries.filter(({ kind }) => kind === 'link')
  for (const entry of links) await linkOne(entry, to)
  for (const { path } of links) await requireInside(path, to)
}

interface Entry {
  readonly path: string
  readonly kind: 'directory' | 'file' | 'link'
  readonly mode: number
  /** Inflates it. Throws a Problem where that fails. */
  readonly read: () => Buffer
}

const [typeOf, link] = [0o170000, 0o120000]

function entriesOf(zip: string): Entry[] {
  const read = <T>(get: () => T): T => {
    try {
      return get()
    } catch (error) {
      throw new Problem(`The layer's zip cannot be unpacked: ${messageOf(error)}. Make it anew.`, {
        cause: error,
      })
    }
  }
  return read(() => new AdmZip(zip).getEntries()).map((entry) => {
    const { entryName, isDirectory, attr } = entry
    const mode = attr >>> 16
    return {
      path: entryName.replace(/\/$/, ''),
      kind: isDirectory ? 'directory' : (mode & typeOf) === link ? 'link' : 'file',
      mode,
      read: () => read(() => entry.getData()),
    }
  })
}

function requireSound(entries: readonly Entry[]): void {
  const leaves = new Set<string>()
  for (const { path, kind } of entries) {
    if (isAbsolute(path) || path.includes('\\') || normalize(path) !== path || /^\.\.?(\/|$)/.test(path)) {
      throw refused(path, 'is no path inside a layer')
    }
    if (kind !== 'directory') leaves.add(path)
  }
  for (const { path, kind } of entries) {
    const above = kind === 'directory' ? [path, ...parentsOf(path)] : parentsOf(path)
    if (above.some((parent) => leaves.has(parent))) {
      throw refused(path, 'lies below a file or a symbolic link')
    }
  }
}

function parentsOf(path: string): string[] {
  const parent = dirname(path)
  return parent === '.' ? [] : [parent, ...parentsOf(parent)]
}

async function writeOne({ path, mode, read }: Entry, to: string): Promise<void> {
  const target = join(to, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, read())
  // A zip that was not made by Unix has no modes.
  await chmod(target, mode === 0 ? 0o644 : mode & 0o777)
}

async function linkOne({ path, read }: Entry, to: string): Promise<void> {
  const target = read().toString()
  if (isAbsolute(target) || !isInside(to, join(to, dirname(path), target))) {
    throw refused(path, 'is a symbolic link that leads out of the layer')
  }
  await mkdir(dirname(join(to, path)), { recursive: true })
  await symlink(target, join(to, path))
}

/** Links can leave together, though each of them stays inside. One that leads nowhere leads nowhere on Lambda too. */
async function requireInside(path: string, to: string): Promise<void> {
  const end = await realpath(join(to, path)).catch(() => undefined)
  if (end !== undefined && !isInside(await realpath(to), end)) {
    throw refused(path, 'is a symbolic link that leads out of the layer')
  }
}

function refused(path: string, reason: string): Problem {
  return new Problem(`The layer's zip has the entry ${JSON.stringify(path)}, which ${reason}. Remove it.`)
}
