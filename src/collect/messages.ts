import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'

/** A message about the jobs of a matrix, or about a text of one of them: a manifest does not have the topics of its texts. */
export function onMatrix(text: string): Message {
  return about('a-leg-is-missing-or-one-too-many', text)
}
