import type { Region } from '../layer/layer.ts'

/** Descriptions of functions, by Region. */
export type ListsByRegion = Readonly<Record<Region, readonly unknown[]>>

/**
 * The maximum size of an output in bytes. GitHub accepts 1 MB for all outputs of a job (GitHub: "Workflow syntax", outputs). Linux accepts
 * 128 KiB for a variable, through which a later step reads an output.
 */
export const maximumOutputBytes = 100_000

/** JSON that has all functions, or only the first ones. */
export interface FittedJson {
  readonly json: string
  readonly isComplete: boolean
}

/** Returns lists as JSON of at most so many bytes. If they do not fit, each Region has its first functions, the same number everywhere. */
export function fittedJson(lists: ListsByRegion, atMost = maximumOutputBytes): FittedJson {
  const all = JSON.stringify(lists)
  if (Buffer.byteLength(all) <= atMost) return { json: all, isComplete: true }
  let [fitting, tooMany] = [0, Math.max(0, ...Object.values(lists).map(({ length }) => length))]
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2)
    if (Buffer.byteLength(firstOf(lists, middle)) <= atMost) fitting = middle
    else tooMany = middle
  }
  return { json: firstOf(lists, fitting), isComplete: false }
}

function firstOf(lists: ListsByRegion, most: number): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(lists).map(([region, list]) => [region, list.slice(0, most)])),
  )
}
