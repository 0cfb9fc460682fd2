/** A range of numbers, including both ends. */
export interface Range {
  readonly from: number
  readonly to: number
}

export function isIn(number: number, { from, to }: Range): boolean {
  return number >= from && number <= to
}

/** Returns ranges in the form of the input: `1-4, 7`. */
export function textOf(ranges: readonly Range[]): string {
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ')
}

/** Returns versions by their numbers: `version 3`, or `versions 1-2, 7`. `word` can begin with a capital letter. */
export function numbered(numbers: readonly number[], word = 'version'): string {
  return `${word}${numbers.length === 1 ? '' : 's'} ${inRanges(numbers)}`
}

/** Returns ascending numbers as ranges, because there can be thousands. */
export function inRanges(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return textOf(ranges)
}
