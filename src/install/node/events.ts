import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './package-json.ts'

const events = ['preinstall', 'install', 'postinstall'] as const

/** The programs that make or fetch a native addon's binary. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/

/** The install scripts that npm runs of a package in a directory, in npm's order. */
export function installEvents(manifest: Manifest, directory: string): string[] {
  const isBuilt = isBuiltByDefault(manifest, directory)
  return events.filter((event) => hasScript(manifest, event) || (isBuilt && event === 'install'))
}

/** Whether npm compiles a package without a script that says so, because it has a binding.gyp. */
export function isBuiltByDefault(manifest: Manifest, directory: string): boolean {
  if (manifest.gypfile === false || hasScript(manifest, 'preinstall') || hasScript(manifest, 'install'))
    return false
  return existsSync(join(directory, 'binding.gyp'))
}

/** Whether a package has a script of that name. */
export function hasScript({ scripts }: Manifest, name: string): boolean {
  return typeof scripts?.[name] === 'string' && scripts[name] !== ''
}

/** Whether a package is a native addon, whose binary is made or fetched as it is installed. */
export function isAddon({ scripts }: Manifest, directory: string): boolean {
  if (existsSync(join(directory, 'binding.gyp'))) return true
  return events.some((event) => builders.test(String(scripts?.[event] ?? '')))
}
