import type { Message } from '../../base/message.ts'
/** What is wrong with a layer, and what the user should know. Each is a full sentence or more. */
export interface Findings {
  readonly errors: readonly Message[]
  readonly warnings: readonly Message[]
}

/** Messages about files where no function finds them. */
export function onLayout(texts: readonly string[]): Message[] {
  return texts.map((text) => ({ text, topic: 'it-lies-where-lambda-does-not-look' }))
}
