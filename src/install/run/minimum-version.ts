import { Problem } from '../../base/problem.ts'

/**
 * Throws a Problem if the version of a tool is older than the minimum, such as `8.0`. `purpose` names what requires the minimum if older
 * versions work otherwise, such as "to build for arm64 on this runner".
 */
export function requireMinimum(
  { name, setupHint }: { readonly name: string; readonly setupHint: string },
  version: string,
  minimum: string,
  purpose = '',
): void {
  if (isAtLeast(version, minimum)) return
  const what = purpose === '' ? '' : ` ${purpose}`
  throw new Problem({
    topic: 'a-program-is-missing-or-another-version-is-needed',
    text: `${name} ${version} is too old: this action needs ${name} ${minimum} or newer${what}. ${setupHint}`,
  })
}

/**
 * Returns whether a version is equal to or newer than a minimum, by its numbers. Missing numbers count as 0. A prerelease (`4.0.0-rc.1`,
 * `24.0b2`) comes before its release.
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const [found, wanted] = [partsOf(version), partsOf(minimum)]
  for (let index = 0; index < Math.max(found.numbers.length, wanted.numbers.length); index += 1) {
    const difference = (found.numbers[index] ?? 0) - (wanted.numbers[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return !found.isPrerelease || wanted.isPrerelease
}

/** Returns the first number of a version. A prerelease has that of its release. */
export function majorOf(version: string): number {
  return partsOf(version).numbers[0] ?? 0
}

/** The number of characters of a version that are read. A manifest can contain a longer text. */
const longest = 200

/** A suffix marks a prerelease, except `.post1` of Python and a build name after `+`. */
function partsOf(version: string): { numbers: number[]; isPrerelease: boolean } {
  const [, digits = '', rest = ''] = /^v?(\d+(?:\.\d+)*)(?!\d)(.*)$/.exec(version.slice(0, longest)) ?? []
  return {
    numbers: digits === '' ? [] : digits.split('.').map(Number),
    isPrerelease: /^[-._]?[a-z]|^-\d/i.test(rest) && !/^[-._]?post/i.test(rest),
  }
}
