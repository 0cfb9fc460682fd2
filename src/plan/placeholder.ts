import type { LayerVersion, Listed, Message } from '../layer/layer.ts'

/** The description of a placeholder version: a version without content, which only takes a version number. */
export const placeholderDescription =
  'Filler, published so that the next version has the same number in every Region. Do not use it: it will be deleted.'

/** Every description that a release of this action has given to placeholders. */
const descriptions: readonly string[] = [placeholderDescription]

/** The CodeSha256 of the archive of every placeholder version: one empty file. */
export const placeholderSha256 = 'cZkE0BC2EO7AklU239JBMkiCPBCvFXzXQ+HE3VRaORk='

/** Whether a version has the description of a placeholder version. Anybody can write a description: see `isPlaceholder`. */
export function hasPlaceholderDescription({ description }: Pick<Listed, 'description'>): boolean {
  return descriptions.includes(description)
}

/** Whether a version is a placeholder version of this action: by its description, and by its content if that is known. */
export function isPlaceholder(version: Listed | LayerVersion): boolean {
  return (
    hasPlaceholderDescription(version) &&
    (!('codeSha256' in version) || version.codeSha256 === placeholderSha256)
  )
}

/** If a Region needs more placeholder versions than this, its version number is a mistake, or the rate limit would take minutes. */
const mostPlaceholders = 50

/**
 * Why a Region cannot reach a version number in one run. Undefined if it can. `head` is the newest version number, 0 if there is none.
 * `spent` is the number of placeholder versions that the run has published there already.
 */
export function tooFar(head: number, target: number, spent = 0): Message | undefined {
  const count = target - 1 - head
  if (count + spent <= mostPlaceholders) return undefined
  const text =
    `${head === 0 ? 'There is no version' : `The newest version is ${head}`}, and ${count} fillers would be needed to ` +
    `reach ${target}. At most ${mostPlaceholders} are published in a run. If the number is right, run for this Region alone ` +
    `with "version: ${Math.min(target, head + mostPlaceholders + 1)}" first.`
  return { topic: 'the-number-cannot-be-had', text }
}
