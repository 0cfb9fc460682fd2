import type { LayerVersion, Listed } from '../layer/layer.ts'

/** The description by which a filler is known: a version without content that only takes a number. */
export const fillerDescription =
  'Filler, published so that the next version has the same number in every Region. Do not use it: it will be deleted.'

/** Every description that a release of this action has written on its fillers. */
const descriptions: readonly string[] = [fillerDescription]

/** The CodeSha256 of the zip that every filler has: one empty file. */
export const fillerSha256 = 'cZkE0BC2EO7AklU239JBMkiCPBCvFXzXQ+HE3VRaORk='

/** Whether a version is listed as a filler of this action's. Anybody can write a description: see `isPlaceholder`. */
export function isFiller({ description }: Pick<Listed, 'description'>): boolean {
  return descriptions.includes(description)
}

/** Whether a version is a filler of this action's, by its content too, if that is known. */
export function isPlaceholder(version: Listed | LayerVersion): boolean {
  return isFiller(version) && (!('codeSha256' in version) || version.codeSha256 === fillerSha256)
}

/** A Region that needs more fillers than this has a mistake in its number, or would take its budget of requests for minutes. */
const mostFillers = 50

/**
 * Why a Region whose newest version is `head`, 0 for none, cannot come to a number in one run, which has published `spent`
 * fillers there already; undefined where it can.
 */
export function tooFar(head: number, target: number, spent = 0): string | undefined {
  const fillers = target - 1 - head
  if (fillers + spent <= mostFillers) return undefined
  return (
    `${head === 0 ? 'There is no version' : `The newest version is ${head}`}, and ${fillers} fillers would be needed to ` +
    `reach ${target}. At most ${mostFillers} are published in a run. If the number is right, run for this Region alone ` +
    `with "version: ${Math.min(target, head + mostFillers + 1)}" first.`
  )
}
