import { join, resolve } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import { isAmong } from './extras.ts'
import { linesForIndexes } from './lock-indexes.ts'
import { markerThat } from './markers.ts'
import { parseToml } from './pyproject.ts'
import { normalised, noRequirements, requirementOf } from './requirements.ts'
import type { Local, Requirement, Requirements } from './requirements.ts'
import { permits } from './versions.ts'

/** The parts of a poetry.lock that this action reads. Since version 2.1, it records the groups and the marker of each package. */
export interface PoetryLock {
  readonly package?: readonly LockedPackage[]
  readonly extras?: Readonly<Record<string, readonly string[]>>
  readonly metadata?: { readonly 'lock-version'?: string; readonly 'python-versions'?: string }
}

interface LockedPackage {
  readonly name: string
  readonly version: string
  readonly groups?: readonly string[]
  /** One marker for all groups, or one for each group. */
  readonly markers?: string | Readonly<Record<string, string>>
  readonly files?: readonly { readonly hash: string }[]
  readonly source?: {
    readonly type?: string
    readonly url?: string
    /** The name of an index. */
    readonly reference?: string
    readonly resolved_reference?: string
    readonly subdirectory?: string
  }
}

/** The directory of a lock file, and the variables with the credentials of its indexes. */
export interface LockPlace {
  readonly directory: string
  readonly env: Environment
}

/** The extras and groups that are installed in addition to the main dependencies. */
export interface Chosen {
  readonly extras: readonly string[]
  readonly groups: readonly string[]
}

/** Returns the poetry.lock of a directory, or an empty one if it is missing. Throws a Problem for a file that is not TOML. */
export async function readPoetryLock(directory: string): Promise<PoetryLock> {
  const path = join(directory, 'poetry.lock')
  const text = await readTextOrEmpty(path, 'toml')
  return parseToml<PoetryLock>(text, path)
}

/** Returns a rewritten lock file with the original hashes. Undefined if it has a package or a version that was not locked. */
export function withLockedHashes(
  { package: packages = [] }: PoetryLock,
  { package: again = [], ...rest }: PoetryLock,
): PoetryLock | undefined {
  // If two entries are the same, the first counts.
  const known = new Map(packages.toReversed().map((one) => [`${one.name} ${one.version}`, one]))
  const kept = again.map((one) => {
    const before = known.get(`${one.name} ${one.version}`)
    return before && { ...one, files: before.files ?? [] }
  })
  return kept.includes(undefined) ? undefined : { ...rest, package: kept.filter((one) => one !== undefined) }
}

/**
 * Returns the requirements of the main dependencies and of the chosen extras and groups. Undefined if the version of the lock file does not
 * contain them.
 */
export function requirementsOf(
  lock: PoetryLock,
  { extras, groups }: Chosen,
  { directory, env }: LockPlace,
): Requirements | undefined {
  const { package: packages = [], metadata } = lock
  if (!permits('~=2.1', metadata?.['lock-version'] ?? '')) return undefined
  const requirements: Requirement[] = []
  const locals: Local[] = []
  const indexes: (string | undefined)[] = []
  for (const one of packages) {
    for (const marker of markersOf(one, ['main', ...groups], extras)) {
      if (one.source?.type === 'directory' || one.source?.type === 'file') {
        const path = resolve(directory, one.source.url ?? '')
        const hashes = (one.files ?? []).map(({ hash }) => hash)
        locals.push({ path, extras: '', marker: marker === '' ? '' : `; ${marker}`, hashes })
      } else {
        requirements.push(requirement(one, marker))
        if (addressOf(one.source) === undefined) indexes.push(indexOf(one, env))
      }
    }
  }
  // In uv, these variables take precedence over the lines of a file.
  const hasDefault = Boolean(env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL'])
  return { ...noRequirements, requirements, locals, indexLines: linesForIndexes(indexes, hasDefault) }
}

/** Returns the markers under which some groups need a package. Empty if they do not need it. An empty marker is always true. */
function markersOf(
  { groups = [], markers = '' }: LockedPackage,
  wanted: readonly string[],
  extras: readonly string[],
): string[] {
  const bringing = wanted.filter((group) => groups.some((one) => normalised(one) === normalised(group)))
  const all = bringing.map((group) => (typeof markers === 'string' ? markers : (markers[group] ?? '')))
  if (all.includes('')) return ['']
  return all.length === 0 ? [] : [all.map((marker) => `(${resolveExtras(marker, extras)})`).join(' or ')]
}

/** Replaces conditions on extras in a marker with true or false conditions, because only poetry knows the extras of a project. */
function resolveExtras(marker: string, extras: readonly string[]): string {
  return marker.replace(/extra\s*(==|!=)\s*["']([^"']*)["']/g, (_, operator: string, name: string) => {
    return markerThat(isAmong(extras, name) === (operator === '=='))
  })
}

function requirement({ name, version, source, files = [] }: LockedPackage, marker: string): Requirement {
  const end = marker === '' ? '' : ` ; ${marker}`
  const hashes = files.map(({ hash }) => hash)
  const url = addressOf(source)
  if (url === undefined) return requirementOf(`${name}==${version}${end}`, hashes)
  // A package from Git is verified by its commit.
  return requirementOf(`${name} @ ${url}${end}`, source?.type === 'url' ? hashes : [])
}

function addressOf(source: LockedPackage['source']): string | undefined {
  const { type, url, resolved_reference: commit, subdirectory } = source ?? {}
  if (url === undefined || (type !== 'git' && type !== 'url')) return undefined
  const address = type === 'url' ? url : `git+${url}${commit ? `@${commit}` : ''}`
  return subdirectory ? `${address}${url.includes('#') ? '&' : '#'}subdirectory=${subdirectory}` : address
}

/** Returns the index of a package, with the credentials that poetry would read from variables. Undefined for the default index. */
function indexOf({ source }: LockedPackage, env: Environment): string | undefined {
  const { type, url, reference = '' } = source ?? {}
  if (type !== 'legacy' || url === undefined) return undefined
  const variable = `POETRY_HTTP_BASIC_${reference.toUpperCase().replace(/[-.]/g, '_')}`
  const [username = '', password = ''] = [env[`${variable}_USERNAME`], env[`${variable}_PASSWORD`]]
  if (`${username}${password}` === '' || !URL.canParse(url)) return url
  const address = new URL(url)
  address.username = encodeURIComponent(username)
  address.password = encodeURIComponent(password)
  return address.href
}
