import { cp } from 'node:fs/promises'
import { basename } from 'node:path'

/** Copies a source directory, links as they are. Left out: `.git`, which may hold a token, and any other names given. */
export async function copySource(from: string, to: string, leaveOut: readonly string[] = []): Promise<void> {
  const skip = new Set(['.git', ...leaveOut])
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path === from || !skip.has(basename(path)),
  })
}
