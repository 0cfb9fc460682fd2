import { count } from '../base/figures.ts'
import type { Message } from '../base/message.ts'

/** What is wrong with a zip, as the rest of a sentence on it. A plain text is about the zip itself, and not about what is in it. */
export type Fault = string | Message

const damaged = 'the-zip-is-damaged-or-odd'

/** How many errors of one zip are reported. More would add nothing, and a hostile zip can have 65,535. */
const toldAtMost = 20

/** Sentences about a zip. `zip` is its name, and each fault is the rest of a sentence. */
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

/** A name in quotes, truncated to a readable length, with invisible characters escaped. */
export function shown(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name)
}
