import { newBudget, requireWithinLimit } from '../../base/limits.ts'
import { Problem } from '../../base/problem.ts'
import type { Pyproject } from './pyproject.ts'
import { partsOf, splitMarker } from './requirement-text.ts'
import { normalised } from './requirements.ts'

/**
 * Replaces requirements on extras of the project itself with the requirements of these extras, in the form of PEP 508. The project must not
 * be fetched from an index, where its name can belong to another owner. Throws a Problem for an extra that does not exist.
 */
export function expandOwnExtras({ project }: Pyproject, texts: readonly string[]): string[] {
  const optional = new Map(
    Object.entries(project?.['optional-dependencies'] ?? {}).map(([name, own]) => [normalised(name), own]),
  )
  const budget = newBudget('extras')
  const seen = new Set<string>()
  const found = new Set<string>()
  const follow = (text: string, condition: string, within: readonly string[]): void => {
    const { name, extras, marker } = ownParts(text)
    if (project?.name === undefined || normalised(name) !== normalised(project.name)) {
      const required = onlyIf(condition, text)
      budget.spend(manifest, required.length)
      found.add(required)
      return
    }
    const both = bothOf(condition, marker)
    for (const extra of extras) {
      const key = `${normalised(extra)} ${both}`
      budget.spend(manifest, key.length)
      if (within.includes(normalised(extra)) || seen.has(key)) continue
      seen.add(key)
      const own = optional.get(normalised(extra))
      if (!own) throw new Problem({ topic: 'a-manifest-cannot-be-read', text: isMissing(extra) })
      requireWithinLimit('groups', manifest, within.length)
      for (const one of own) follow(one, both, [...within, normalised(extra)])
    }
  }
  for (const text of texts) follow(text, '', [])
  return [...found]
}

const manifest = 'The pyproject.toml in "source"'

function isMissing(extra: string): string {
  return (
    `The pyproject.toml in "source" refers to its own extra ${JSON.stringify(extra)}, which does not exist. ` +
    'Add it under "optional-dependencies", or correct the name.'
  )
}

/** Returns the name, the extras and the marker of a requirement. */
function ownParts(text: string): { name: string; extras: string[]; marker: string } {
  const { name, extras } = partsOf(text.trimStart())
  return {
    name,
    extras: extras
      .slice(1, -1)
      .split(',')
      .flatMap((one) => one.trim() || []),
    marker: splitMarker(text).marker,
  }
}

/** Returns a requirement with an additional condition. */
function onlyIf(condition: string, text: string): string {
  if (condition === '') return text
  const { head, marker } = splitMarker(text)
  return `${head} ; ${bothOf(condition, marker)}`
}

/** Returns a marker that is true if two markers are. An empty marker is always true. */
function bothOf(condition: string, marker: string): string {
  if (condition === '' || marker === '') return condition || marker
  return `(${condition}) and (${marker})`
}
