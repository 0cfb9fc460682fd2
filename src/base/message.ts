import type { Topic } from './topics.ts'

/** What a person reads, as one or more sentences, and the section of the troubleshooting guide that says more about it. */
export interface Message {
  readonly text: string
  readonly topic: Topic
}

/** A message that fails nothing. No topic: the guide has no section about it. */
export interface Warning {
  readonly text: string
  readonly topic: Topic | undefined
}

/** Why something failed. A vague reason does not show what to do: what it prevented decides which section helps. */
export interface Reason extends Message {
  readonly isVague?: boolean | undefined
}

/** A message on a topic. */
export function about(topic: Topic, text: string): Message {
  return { topic, text }
}

/** A warning that the guide has no section about. */
export function ofNoTopic(text: string): Warning {
  return { text, topic: undefined }
}

/** The same message in other words. */
export function reworded<M extends Warning>(message: M, reword: (text: string) => string): M {
  return { ...message, text: reword(message.text) }
}

/** What failed, as a text that includes the reason for it. It is about the reason, unless that is vague. */
export function becauseOf(reason: Reason, topic: Topic, text: string): Message {
  return { text, topic: reason.isVague ? topic : reason.topic }
}

/** The texts of messages. */
export function textsOf(messages: readonly Warning[]): string[] {
  return messages.map(({ text }) => text)
}
