import type { LayerVersion, Listed, Message } from '../layer/layer.ts'

/** The description of a placeholder version: a version without content that only uses up a version number. */
export const placeholderDescription =
  'Filler, published so that the next version has the same number in every Region. Do not use it: it will be deleted.'

/** The descriptions of placeholder versions in all releases of this action. */
const descriptions: readonly string[] = [placeholderDescription]

/** The CodeSha256 of the archive of all placeholder versions. It contains one empty file. */
export const placeholderSha256 = 'cZkE0BC2EO7AklU239JBMkiCPBCvFXzXQ+HE3VRaORk='

/** Returns whether a version has the description of a placeholder version. A version of somebody else can have it too. */
export function hasPlaceholderDescription({ description }: Pick<Listed, 'description'>): boolean {
  return descriptions.includes(description)
}

/** Returns whether a version is a placeholder version: by its description, and also by its content if the hash is known. */
export function isPlaceholder(version: Listed | LayerVersion): boolean {
  return (
    hasPlaceholderDescription(version) &&
    (!('codeSha256' in version) || version.codeSha256 === placeholderSha256)
  )
}

/**
 * The maximum number of placeholder versions in one run and Region. A higher number is probably a mistake in the version number. It would
 * also take minutes, because Lambda limits the rate of requests.
 */
export const maximumPlaceholders = 50

/**
 * Returns why a Region cannot reach a version number in one run, or undefined if it can. `head` is the newest version number, or 0 if there
 * is none. `published` is the number of placeholder versions that this run has already published there.
 */
export function tooFar(head: number, target: number, published = 0): Message | undefined {
  const count = target - 1 - head
  if (count + published <= maximumPlaceholders) return undefined
  const text =
    `${head === 0 ? 'There is no version yet' : `The newest version is ${head}`}, and version ${target} would need ` +
    `${count} placeholder versions before it. The action publishes at most ${maximumPlaceholders} in one run. If the version ` +
    'number is correct, first run the action for this Region only, with ' +
    `"version: ${Math.min(target, head + maximumPlaceholders + 1)}".`
  return { topic: 'the-version-number-is-not-available', text }
}
