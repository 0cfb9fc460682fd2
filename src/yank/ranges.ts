/** A range of numbers, including both ends. */
export interface Range {
  readonly from: number
  readonly to: number
}

export function isIn(number: number, { from, to }: Range): boolean {
  return number >= from && number <= to
}

/** Ranges as the input has them: `1-4, 7`. */
export function textOf(ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}

/** Versions by their numbers: `version 3`, or `versions 1-2, 7`. `word` can have a capital for the beginning of a sentence. */
export function numbered(numbers: readonly number[], word = 'version'): string {
  return `${word}${numbers.length === 1 ? '' : 's'} ${inRanges(numbers)}`
}

/** Ascending numbers as a text of as few ranges as possible. There can be thousands. */
export function inRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return textOf(ranges)
}
