import { cp, lstat, readdir, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isInside } from '../paths.ts'
import { Problem } from '../problem.ts'

/** Replaces the links that lead out of a node_modules, as `file:` dependencies and workspace members are, by copies. */
export async function replaceLinks(modules: string): Promise<void> {
  const inside = await realpath(modules)
  const tops = await readdir(modules)
  const scoped = await Promise.all(
    tops
      .filter((name) => name.startsWith('@'))
      .map(async (scope) => (await readdir(join(modules, scope))).map((name) => join(scope, name))),
  )
  for (const name of [...tops, ...scoped.flat()]) {
    const link = join(modules, name)
    if (!(await lstat(link)).isSymbolicLink()) continue
    const target = await realpath(link).catch(() => undefined)
    if (target === undefined)
      throw new Problem(`The dependency ${name} is a link to a directory that is not there.`)
    if (isInside(inside, target)) continue
    await rm(link)
    await cp(target, link, { recursive: true, verbatimSymlinks: true })
  }
}
