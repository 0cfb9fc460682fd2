import { count } from '../base/figures.ts'

/** What is told of one zip; more would say nothing new, and a hostile one could have 65,535. */
const toldAtMost = 20

/** Sentences on a zip, from what is wrong with it, each as the rest of one. `zip` is what it is called. */
export function sentencesOn(zip: string, faults: readonly string[]): string[] {
  const told = faults.slice(0, toldAtMost).map((fault) => `${zip} ${fault}`)
  const more = faults.length - told.length
  return more === 0 ? told : [...told, `${zip} has ${count(more)} more faults like these. Make it anew.`]
}

const longestName = 200

/** A name in quotes, of a length that can be read, with what cannot be seen escaped. */
export function shown(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name)
}
