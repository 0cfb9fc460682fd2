import { Problem } from '../../base/problem.ts'
import { isAmong, requireKnownExtras } from './extras.ts'
import { holds, markerThat } from './markers.ts'
import { normalised } from './requirements.ts'
import { requirePermitted } from './requires-python.ts'
import { describeTarget } from './target.ts'
import type { PythonTarget } from './target.ts'
import { permits } from './versions.ts'

/** The parts of a pylock.toml that this action reads (PyPA: "pylock.toml Specification"). */
export interface Pylock {
  readonly 'lock-version'?: string
  readonly environments?: readonly string[]
  readonly 'requires-python'?: string
  readonly extras?: readonly string[]
  readonly 'dependency-groups'?: readonly string[]
  readonly 'default-groups'?: readonly string[]
  readonly packages?: readonly LockedPackage[]
}

export interface LockedPackage {
  readonly name: string
  readonly version?: string
  readonly marker?: string
  readonly 'requires-python'?: string
  readonly index?: string
  readonly wheels?: readonly LockedFile[]
  readonly sdist?: LockedFile
  readonly archive?: LockedFile
  readonly directory?: { readonly path: string; readonly subdirectory?: string }
  readonly vcs?: {
    readonly type: string
    readonly url?: string
    readonly 'commit-id': string
    readonly subdirectory?: string
  }
}

export interface LockedFile {
  readonly name?: string
  readonly url?: string
  readonly path?: string
  readonly subdirectory?: string
  readonly hashes?: Readonly<Record<string, string>>
}

/** The targets and names for which a lock file is read. */
export interface Reader {
  readonly file: string
  readonly targets: readonly PythonTarget[]
  /** The extras and groups that are chosen. */
  readonly extras: readonly string[]
}

/**
 * Returns the packages of a lock file that a target needs, with markers that any installer can evaluate. Throws a Problem if the file is
 * not for the targets.
 */
export function packagesFor(lock: Pylock, { file, targets, extras }: Reader): LockedPackage[] {
  requireReadable(lock, file)
  requirePermitted(lock['requires-python'], targets, file)
  requireEnvironment(lock, file, targets)
  const groups = lock['dependency-groups'] ?? []
  const known = [...(lock.extras ?? []), ...groups]
  requireKnownExtras(
    extras.filter((name) => !isAmong(known, name)),
    { manifest: file, kinds: 'extras and dependency groups', names: known },
  )
  const byDefault = (lock['default-groups'] ?? []).filter((name) => normalised(name) !== 'dev')
  const packages = (lock.packages ?? []).map((one) => ({
    ...one,
    marker: resolveConditions(one.marker ?? '', { extras, dependency_groups: [...extras, ...byDefault] }),
  }))
  const needed = packages.filter(({ marker }) => targets.some((target) => holds(marker, target)))
  for (const one of needed) requireForTargets(one, file, targets)
  return needed
}

function requireReadable({ 'lock-version': version = '', packages }: Pylock, file: string): void {
  if (/^1\./.test(version) && Array.isArray(packages)) return
  throw new Problem({
    topic: 'a-manifest-cannot-be-read',
    text:
      packages === undefined || version === ''
        ? `${file} cannot be read: it has no "lock-version" or no "packages". Lock again, for example with "uv export --format pylock.toml".`
        : `${file} cannot be read: its "lock-version" is ${version}, but this action supports only 1.0. Lock again with a tool that writes version 1.0.`,
  })
}

function requireEnvironment({ environments }: Pylock, file: string, targets: readonly PythonTarget[]): void {
  const outside = targets.filter(
    (target) => environments !== undefined && !environments.some((marker) => holds(marker, target)),
  )
  if (outside.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      `${file} is for the environments ${(environments ?? []).join(' or ')}, but the layer is for ${outside.map(describeTarget).join(', ')}. ` +
      'Lock for that environment too, or change "compatible-runtimes" or "architecture".',
  })
}

function requireForTargets(one: LockedPackage, file: string, targets: readonly PythonTarget[]): void {
  const required = one['requires-python']
  const outside = targets.filter(
    (target) => holds(one.marker ?? '', target) && required !== undefined && !permits(required, target.full),
  )
  if (outside.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      `${file} has ${one.name} for Python ${required ?? ''}, but the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
      'Lock again, or change "compatible-runtimes".',
  })
}

/** Replaces conditions on extras and groups in a marker with true or false conditions, because other installers do not know them. */
function resolveConditions(marker: string, chosen: Readonly<Record<string, readonly string[]>>): string {
  return marker.replace(
    /(["'])([^"']*)\1\s+(not\s+in|in)\s+(extras|dependency_groups)\b/g,
    (_, quote: string, name: string, operator: string, variable: string) =>
      markerThat(isAmong(chosen[variable] ?? [], name) === (operator === 'in')),
  )
}
