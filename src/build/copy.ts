import { cp, lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * Copies a source directory, links as they are. Left out: every `.git`, which may hold a token, sockets and the like,
 * and what lies under the given names at the top.
 */
export async function copySource(from: string, to: string, leaveOut: readonly string[] = []): Promise<void> {
  const skip = new Set(leaveOut.map((name) => join(from, name)))
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: async (path) => !skip.has(path) && basename(path) !== '.git' && (await isCopied(path)),
  })
}

async function isCopied(path: string): Promise<boolean> {
  const stats = await lstat(path)
  return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
}
