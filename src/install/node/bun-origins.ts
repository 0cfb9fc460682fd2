import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { readText, readTextIfPossible } from '../../base/files.ts'
import { parseLooseJson } from '../../base/json.ts'
import type { BuildRequest } from '../builder.ts'
import type { Origin } from '../install-scripts.ts'
import { quiet } from '../run/quiet.ts'
import { runTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { originsOfClassic } from './classic-origins.ts'
import type { LocalDirectories } from './local.ts'
import { walkLock } from './lock-walk.ts'
import { fromCheckout, isVersion } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { Closure, Package } from './packages.ts'
import type { IsOfRegistry } from './registries.ts'

/** Packages by paths such as `a/b`, which is `b` as `a` resolves it. The first element is the package, and an object has the rest. */
type BunPackages = Readonly<Record<string, readonly unknown[]>>

interface Read {
  readonly root: string
  readonly packages: BunPackages
  readonly isOfRegistry: IsOfRegistry
}

/** How to run bun, and whether an address belongs to a registry. */
interface BunContext extends Pick<BuildRequest, 'env' | 'log'> {
  readonly tool: Tool
  readonly isOfRegistry: IsOfRegistry
}

/**
 * Returns the origins of packages by a lock file of bun. It is bun.lock or the output of bun for a binary lock file. Without one, it is the
 * yarn.lock that bun writes.
 */
export async function originsOfBun(
  closure: Closure,
  own: LocalDirectories,
  root: string,
  { isOfRegistry, tool, ...request }: BunContext,
): Promise<LockedOrigins> {
  const text = join(root, 'bun.lock')
  if (existsSync(text)) {
    const packages = (parseLooseJson(await readText(text), text) as { packages?: BunPackages }).packages ?? {}
    return originsIn(closure, own, { root: await realpath(root), packages, isOfRegistry })
  }
  const lock = existsSync(join(root, 'bun.lockb'))
    ? (await runTool(tool, ['bun.lockb'], root, quiet(request))).lines.join('\n')
    : ((await readTextIfPossible(join(root, 'yarn.lock'))) ?? '')
  return originsOfClassic(closure, own, { lock }, isOfRegistry)
}

async function originsIn(
  closure: Closure,
  own: LocalDirectories,
  { root, packages, isOfRegistry }: Read,
): Promise<LockedOrigins> {
  const keys = new Set(Object.keys(packages).filter((key) => !isBundled(packages[key] ?? [])))
  const ships = (_outer: unknown, entries: readonly string[], path: string): Promise<boolean> => {
    const inner = path.replaceAll(/(^|\/)node_modules\//g, '/')
    return Promise.resolve(!entries.some((key) => keys.has(`${key}${inner}`)))
  }
  const graph = {
    start: ({ directory, manifest }: Package) => (directory === root ? '' : manifest.name),
    next: (from: string, name: string) =>
      upwards(from)
        .map((key) => `${key}${name}`)
        .find((key) => keys.has(key)),
    originsOf: (key: string, installed: string) => originOf(installed, packages[key] ?? [], isOfRegistry),
    named: (installed: string) =>
      [...keys].filter((key) => key === installed || key.endsWith(`/${installed}`)),
  }
  return walkLock(closure, own, graph, ships)
}

/** Returns the prefixes for a dependency of `a/b`, in search order: `a/b/`, `a/`, and the top. */
function upwards(key: string): string[] {
  const parts = key.split('/').filter((part) => part !== '')
  const prefixes = parts.flatMap((part, index) =>
    part.startsWith('@') ? [] : [`${parts.slice(0, index + 1).join('/')}/`],
  )
  return [...prefixes.reverse(), '']
}

function isBundled(entry: readonly unknown[]): boolean {
  return entry.some((part) => (part as { readonly bundled?: unknown } | null)?.bundled === true)
}

function originOf(
  installed: string,
  [ident, registry]: readonly unknown[],
  isOfRegistry: IsOfRegistry,
): readonly Origin[] {
  const [, name = '', reference = ''] = /^(@?[^@]+)@(.*)$/s.exec(String(ident)) ?? []
  if (isVersion(reference)) {
    const address = typeof registry === 'string' ? registry : ''
    return address === '' || isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }]
  }
  if (/^(?:file|link|workspace):|^\.{0,2}\//.test(reference) || /^[^:]+\.t(?:ar\.)?gz$/.test(reference))
    return fromCheckout(installed, reference)
  return reference === '' ? [] : [{ name: installed, address: reference }]
}
