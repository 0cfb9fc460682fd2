import { join } from 'node:path'
import type { Origin } from '../install-scripts.ts'
import { fromCheckout, nameAt, originsAt } from './locked-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { IsOfRegistry } from './registries.ts'
import { readYamlEntries } from './yarn-settings.ts'

/** The state of an entry, as Yarn records it. */
interface State {
  readonly locations?: readonly string[]
}

/** Returns the origins of packages by the lock file of Yarn 3 or 4. Yarn records where it installed each entry. */
export async function originsOfBerry(root: string, isOfRegistry: IsOfRegistry): Promise<LockedOrigins> {
  const state = await readYamlEntries<State>(join(root, 'node_modules/.yarn-state.yml'))
  const found = [...state]
    .filter(([locator]) => locator !== '__metadata')
    .flatMap(([locator, { locations = [] }]) =>
      locations.map((path) => [path, originOf(locator, nameAt(path), isOfRegistry)] as const),
    )
  return originsAt(root, found)
}

/** Returns the origin in a locator of Yarn, such as `name@npm:1.0.0` or `name@https://host/name.git#commit=...`. */
export function originOf(locator: string, installed: string, isOfRegistry: IsOfRegistry): readonly Origin[] {
  const [, name = '', reference = ''] = /^(@?[^@]+)@(?:virtual:[^#]*#)?(.*)$/s.exec(locator) ?? []
  const patched = /^patch:([^#]+)/.exec(reference)?.[1]
  // A patch is a file of the checkout.
  if (patched !== undefined) return originOf(decodeURIComponent(patched), installed, isOfRegistry)
  const [plain = '', given = ''] = reference.split('::')
  const parameters = new URLSearchParams(given)
  if (reference.startsWith('npm:')) {
    const archive = parameters.get('__archiveUrl')
    if (archive === null || isOfRegistry(name, archive)) return [{ name }]
    return [{ name: installed, address: archive }]
  }
  if (/^(?:file|link|portal|workspace):/.test(reference)) {
    const parent = parameters.get('locator')
    return parent === null || parent.includes('@workspace:') ? fromCheckout(name, plain) : []
  }
  return /^(?:https?|git|ssh)\b|^git@/.test(reference) ? [{ name, address: plain }] : []
}
