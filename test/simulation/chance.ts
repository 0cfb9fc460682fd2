/** A random number generator from a seed, with numbers from 0 to 1. */
export interface Chance {
  readonly next: () => number
  /** Returns a random integer from `least` to `most`. */
  readonly between: (least: number, most: number) => number
  readonly happens: (probability: number) => boolean
  readonly oneOf: <T>(items: readonly T[]) => T
}

/** Creates the generator mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    oneOf: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
  }
}

/** Returns the seeds from 1 to `last`, or only the one in the variable SEED. */
export function seedsUpTo(last: number): number[] {
  const given = process.env['SEED']
  return given ? [Number(given)] : Array.from({ length: last }, (_, index) => index + 1)
}
