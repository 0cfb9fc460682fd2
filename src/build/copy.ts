import { cp, lstat } from 'node:fs/promises'
import { basename } from 'node:path'

/** Copies a source directory, links as they are. Left out: every `.git`, which may hold a token, sockets and the like, and what `leaveOut` names. */
export async function copySource(
  from: string,
  to: string,
  leaveOut: (path: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const isCopied = async (path: string): Promise<boolean> => {
    if (basename(path) === '.git' || (await leaveOut(path))) return false
    const stats = await lstat(path)
    return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
  }
  await cp(from, to, { recursive: true, verbatimSymlinks: true, filter: isCopied })
}
