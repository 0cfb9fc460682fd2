import type { Listed } from '../layer.ts'

/** The description by which a filler is known: a version without content that only takes a number. */
export const fillerDescription =
  'Filler, published so that the next version has the same number in every Region. Do not use it: it will be deleted.'

/** Whether a version is a filler of this action's. */
export function isFiller({ description }: Pick<Listed, 'description'>): boolean {
  return description === fillerDescription
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
