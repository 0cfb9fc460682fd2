import { count } from '../base/figures.ts'
import type { Message } from '../base/message.ts'

/** An error in a zip, as the rest of a sentence about it. A plain text is about the zip itself, and not about the files in it. */
export type Fault = string | Message

const damaged = 'the-zip-is-damaged-or-odd'

/** The maximum number of errors that are reported for one zip. A hostile zip can have 65,535. */
const maximumReported = 20

/** Returns messages about a zip. `zip` is its name, with which each sentence begins. */
export function sentencesOn(zip: string, faults: readonly Fault[]): Message[] {
  const reported = faults.slice(0, maximumReported).map((fault) => ({
    text: `${zip} ${textOf(fault)}`,
    topic: typeof fault === 'string' ? damaged : fault.topic,
  }))
  const more = faults.length - reported.length
  if (more === 0) return reported
  return [
    ...reported,
    { text: `${zip} has ${count(more)} more errors. Create the zip again.`, topic: damaged },
  ]
}

function textOf(fault: Fault): string {
  return typeof fault === 'string' ? fault : fault.text
}

const longestName = 200

/** Returns a name in quotes, truncated to 200 characters, with control characters escaped. */
export function shown(name: string): string {
  return JSON.stringify(name.length > longestName ? `${name.slice(0, longestName)}…` : name)
}
