import type { Message } from '../../base/message.ts'

/** The errors and warnings about a layer. Each consists of full sentences. */
export interface Findings {
  readonly errors: readonly Message[]
  readonly warnings: readonly Message[]
}

/** Returns messages about files in places where functions do not find them. */
export function onLayout(texts: readonly string[]): Message[] {
  return texts.map((text) => ({ text, topic: 'lambda-does-not-look-there' }))
}
