import { count } from '../base/figures.ts'
import type { Message } from '../base/message.ts'

/** What is wrong with a zip, as the rest of a sentence on it. A plain text is about the zip itself, and not about what is in it. */
export type Fault = string | Message

const damaged = 'the-zip-is-damaged-or-odd'

/** What is told of one zip; more would say nothing new, and a hostile one could have 65,535. */
const toldAtMost = 20

/** Sentences on a zip, from what is wrong with it, each as the rest of one. `zip` is what it is called. */
export function sentencesOn(zip: string, faults: readonly Fault[]): Message[] {
  const told = faults.slice(0, toldAtMost).map((fault) => ({
    text: `${zip} ${textOf(fault)}`,
    topic: typeof fault === 'string' ? damaged : fault.topic,
  }))
  const more = faults.length - told.length
  if (more === 0) return told
  return [
    ...told,
    { text: `${zip} has ${count(more)} more faults like these. Make it anew.`, topic: damaged },
  ]
}

function textOf(fault: Fault): string {
  return typeof fault === 'string' ? fault : fault.text
}

const longestName = 200

/** A name in quotes, of a length that can be read, with what cannot be seen escaped. */
export function shown(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name)
}
