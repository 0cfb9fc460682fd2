import { requireWithinLimit } from '../../base/limits.ts'
import { Problem } from '../../base/problem.ts'
import { isAmong, requireKnownExtras } from './extras.ts'
import type { Pyproject } from './pyproject.ts'
import { normalised } from './requirements.ts'

/** The extras and groups of a pyproject.toml that are installed in addition to its dependencies, by their names there. */
export interface Choices {
  readonly extras: readonly string[]
  readonly groups: readonly string[]
}

/** The group for developers, which is installed only if it is selected. */
const forDevelopers = 'dev'

/** Returns the optional dependencies and dependency groups that the input "extras" selects. Throws a Problem for an unknown name. */
export function choicesOf(pyproject: Pyproject | undefined, names: readonly string[]): Choices {
  const extras = Object.keys(pyproject?.project?.['optional-dependencies'] ?? {})
  const groups = groupNamesOf(pyproject)
  const known = [...extras, ...groups]
  requireKnownExtras(
    names.filter((name) => !isAmong(known, name)),
    { manifest: 'pyproject.toml', kinds: 'optional dependencies and dependency groups', names: known },
  )
  return {
    extras: extras.filter((name) => isAmong(names, name)),
    groups: groups.filter((name) => isAmong(names, name)),
  }
}

/** Returns the names of the dependency groups: those of PEP 735, and the older group of uv. */
function groupNamesOf(pyproject: Pyproject | undefined): string[] {
  const names = Object.keys(pyproject?.['dependency-groups'] ?? {})
  const hasOlder = pyproject?.tool?.uv?.['dev-dependencies'] !== undefined
  return hasOlder && !isAmong(names, forDevelopers) ? [...names, forDevelopers] : names
}

/** Adds the groups that uv installs by default ("default-groups"), except the one for developers. */
export function withDefaults(pyproject: Pyproject, { extras, groups }: Choices): Choices {
  const defaultGroups = pyproject.tool?.uv?.['default-groups'] ?? []
  const known = groupNamesOf(pyproject)
  const defaults = defaultGroups === 'all' ? known : known.filter((name) => isAmong(defaultGroups, name))
  const wanted = defaults.filter((name) => normalised(name) !== forDevelopers)
  return { extras, groups: [...new Set([...groups, ...wanted])] }
}

/** Returns the arguments for uv if a lock file contains the groups. uv adds the default groups itself. */
export function lockedArguments({ extras, groups }: Choices): string[] {
  return [
    // If both are given, --no-dev takes precedence in uv.
    ...(isAmong(groups, forDevelopers) ? [] : ['--no-dev']),
    ...extras.flatMap((name) => ['--extra', name]),
    ...groups.flatMap((name) => ['--group', name]),
  ]
}

/** Returns the arguments for uv if it reads the groups from a manifest. Its path is relative to the working directory of uv. */
export function freshArguments({ extras, groups }: Choices, manifest: string): string[] {
  return [
    ...extras.flatMap((name) => ['--extra', name]),
    ...groups.flatMap((name) => ['--group', `${manifest}:${name}`]),
  ]
}

interface Conflicting {
  readonly extra?: string
  readonly group?: string
  readonly package?: string
}

/** Throws a Problem for extras or groups that conflict by [tool.uv]. uv reports this only if there is a lock file. */
export function requireNoConflict(
  { project, tool }: Pyproject,
  conflicts: readonly (readonly Conflicting[])[] = tool?.uv?.conflicts ?? [],
  { extras, groups }: Choices,
): void {
  const isOwn = (name = project?.name ?? ''): boolean => normalised(name) === normalised(project?.name ?? '')
  const isChosen = (one: Conflicting): boolean =>
    isOwn(one.package) &&
    ((one.extra !== undefined && isAmong(extras, one.extra)) ||
      (one.group !== undefined && isAmong(groups, one.group)))
  for (const set of conflicts) {
    const [one, other] = set.filter(isChosen).map(({ extra, group }) => JSON.stringify(extra ?? group))
    if (one === undefined || other === undefined) continue
    throw new Problem({
      topic: 'a-manifest-cannot-be-read',
      text:
        `The groups or extras ${one} and ${other} cannot be installed together, because pyproject.toml lists them as "conflicts" in [tool.uv]. ` +
        'Remove one of them from "extras" or "default-groups".',
    })
  }
}

/**
 * Returns the requirements of a dependency group and of the groups that it includes (PEP 735), in the form of PEP 508. Throws a Problem for
 * a group that includes itself or does not exist.
 */
export function requirementsOfGroup(pyproject: Pyproject, name: string): string[] {
  const groups = new Map(
    Object.entries(pyproject['dependency-groups'] ?? {}).map(([one, entries]) => [normalised(one), entries]),
  )
  const within = new Set<string>()
  const done = new Set<string>()
  const texts = new Set<string>()
  const follow = (group: string): void => {
    const key = normalised(group)
    const entries = groups.get(key)
    if (!Array.isArray(entries) || within.has(key))
      throw new Problem({ topic: 'a-manifest-cannot-be-read', text: badGroup(group, within.has(key)) })
    if (done.has(key)) return
    within.add(key)
    requireWithinLimit('groups', 'The pyproject.toml in "source"', within.size)
    for (const entry of entries as unknown[]) {
      if (typeof entry === 'string') texts.add(entry)
      else {
        const { 'include-group': included } = entry as { 'include-group'?: string }
        if (included !== undefined) follow(included)
      }
    }
    within.delete(key)
    done.add(key)
  }
  follow(name)
  return [...texts]
}

function badGroup(name: string, isWithin: boolean): string {
  const how = isWithin ? 'includes itself' : 'is included but does not exist'
  return `The dependency group ${JSON.stringify(name)} in pyproject.toml ${how}. Correct its "include-group".`
}
