import { cp, readdir, realpath, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isInside } from '../paths.ts'
import { Problem } from '../problem.ts'

/** Replaces the links that lead out of a node_modules, as `file:` dependencies and workspace members are, by copies. */
export async function replaceLinks(modules: string): Promise<void> {
  await replaceIn(modules, await realpath(modules), [])
}

/** `within` are the directories that are being copied: one that comes up again depends on itself. */
async function replaceIn(modules: string, root: string, within: readonly string[]): Promise<void> {
  if (!existsSync(modules)) return
  for (const entry of await readdir(modules, { withFileTypes: true })) {
    const path = join(modules, entry.name)
    if (entry.isSymbolicLink()) await replace(path, root, within)
    else if (entry.name.startsWith('@')) await replaceIn(path, root, within)
    else await replaceIn(join(path, 'node_modules'), root, within)
  }
}

async function replace(link: string, root: string, within: readonly string[]): Promise<void> {
  const target = await realpath(link).catch(() => undefined)
  if (target === undefined) {
    throw new Problem(`The dependency ${basename(link)} is a link to a directory that is not in "source".`)
  }
  if (isInside(root, target)) return
  if (within.includes(target)) {
    throw new Problem(
      `The dependency ${basename(link)} depends on itself by "file:" links, and has no end as files.`,
    )
  }
  // First what it links to itself, from where its links are right.
  await replaceIn(join(target, 'node_modules'), root, [...within, target])
  await rm(link)
  await cp(target, link, { recursive: true, verbatimSymlinks: true })
}
