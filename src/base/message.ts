import type { Topic } from './topics.ts'

/** One or more sentences for the user, and the section of the troubleshooting guide about them. */
export interface Message {
  readonly text: string
  readonly topic: Topic
}

/** A message that does not fail the step. The topic is undefined if the guide has no section about it. */
export interface Warning {
  readonly text: string
  readonly topic: Topic | undefined
}

/** Why something failed. If the reason is vague, the guide's section about the failed step helps more than one about the reason. */
export interface Reason extends Message {
  readonly isVague?: boolean | undefined
}

/** Returns a message on a topic. */
export function about(topic: Topic, text: string): Message {
  return { topic, text }
}

/** Returns a warning for which the guide has no section. */
export function ofNoTopic(text: string): Warning {
  return { text, topic: undefined }
}

/** Returns the same message with another text. */
export function reworded<M extends Warning>(message: M, reword: (text: string) => string): M {
  return { ...message, text: reword(message.text) }
}

/** Returns a message about a failure. `text` includes the reason. The topic is that of the reason, or `topic` if the reason is vague. */
export function becauseOf(reason: Reason, topic: Topic, text: string): Message {
  return { text, topic: reason.isVague ? topic : reason.topic }
}

/** Returns the texts of messages. */
export function textsOf(messages: readonly Warning[]): string[] {
  return messages.map(({ text }) => text)
}

/** Returns messages without those that have the text of another one. */
export function withoutDuplicates(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [message.text, message])).values()]
}
