import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'smol-toml'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import { filterNpmrc, keptOfUser } from './npm-settings.ts'
import { homeOf, keepInNpmrc, rewriteFile, withNpmSettings, withUserFolder } from './user-settings.ts'

/** The settings of `[install]` for the sources of packages, and for packages that the user rejects because they are new. */
const ofProject = ['registry', 'scopes', 'ca', 'cafile', 'minimumReleaseAge', 'minimumReleaseAgeExcludes']
const ofUser = [...ofProject, 'cache']

/**
 * Removes settings from the copy of a project and from the user's files, except for registries and authentication. This includes a security
 * scanner, which runs code. Returns the environment for bun.
 */
export async function isolateBun(root: string, request: BuildRequest): Promise<Environment> {
  await keepInNpmrc(root)
  await rewriteFile(join(root, 'bunfig.toml'), (text) => keepInBunfig(text, ofProject))
  // bun reads variables from these files, and settings from variables.
  const names = (await readdir(root)).filter((name) => /^\.env(\.|$)/.test(name))
  for (const name of names) await rm(join(root, name), { recursive: true, force: true })
  const env = withoutOptions(await withNpmSettings(request))
  const home = homeOf(env)
  const folder = env['XDG_CONFIG_HOME'] ?? home
  return withUserFolder(
    { ...request, env },
    {
      '.bunfig.toml': { from: join(folder, '.bunfig.toml'), rewrite: (text) => keepInBunfig(text, ofUser) },
      '.npmrc': {
        from: firstOf(join(folder, '.npmrc'), join(home, '.npmrc')),
        rewrite: (text) => filterNpmrc(text, keptOfUser),
      },
    },
  )
}

/** Removes the variables from which bun reads settings or arguments. */
function withoutOptions(env: Environment): Environment {
  const isKept = (name: string): boolean => !/^BUN_(CONFIG_(?!REGISTRY$|TOKEN$)|OPTIONS$)/.test(name)
  return Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)))
}

/** An unreadable file stays as it is, so that bun reports the error. */
function keepInBunfig(text: string, names: readonly string[]): string {
  try {
    const { install = {} } = parse(text)
    const kept = Object.entries(install).filter(([name]) => names.includes(name))
    return stringify({ install: Object.fromEntries(kept) })
  } catch {
    return text
  }
}

function firstOf(path: string, other: string): string {
  return existsSync(path) ? path : other
}
