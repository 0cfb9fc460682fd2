import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './package-json.ts'

const events = ['preinstall', 'install', 'postinstall'] as const

/** The programs that build or download the binary of a native addon. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/

/** Returns the events of the install scripts that npm runs for a package in a directory, in npm's order. */
export function installEvents(manifest: Manifest, directory: string): string[] {
  const isBuilt = isBuiltByDefault(manifest, directory)
  return events.filter((event) => hasScript(manifest, event) || (isBuilt && event === 'install'))
}

/** Returns whether npm compiles a package by default, because it has a binding.gyp and no install script. */
export function isBuiltByDefault(manifest: Manifest, directory: string): boolean {
  if (manifest.gypfile === false || hasScript(manifest, 'preinstall') || hasScript(manifest, 'install'))
    return false
  return existsSync(join(directory, 'binding.gyp'))
}

/** Returns whether a package has a script with a name. */
export function hasScript({ scripts }: Manifest, name: string): boolean {
  return typeof scripts?.[name] === 'string' && scripts[name] !== ''
}

/** Returns whether a package is a native addon, whose binary is built or downloaded during installation. */
export function isAddon({ scripts }: Manifest, directory: string): boolean {
  if (existsSync(join(directory, 'binding.gyp'))) return true
  return events.some((event) => builders.test(String(scripts?.[event] ?? '')))
}
