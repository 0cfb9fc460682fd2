import type { Message, Warning } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Topic } from '../base/topics.ts'
import type { Manifest } from '../report/manifest.ts'

/** A message about the jobs of a matrix. */
export function onMatrix(text: string): Message {
  return about('a-leg-is-missing-or-one-too-many', text)
}

/** Makes messages of the texts of a job, on the topics that its manifest gives them. A text without one is about the matrix. */
export function messagesOf(manifest: Manifest): (text: string) => Message {
  return (text) => about(topicOf(text, manifest) ?? onMatrix(text).topic, text)
}

/** A text of one of several jobs as a warning, on the topic that a manifest gives it. */
export function warningOf(text: string, manifests: readonly Manifest[]): Warning {
  return {
    text,
    topic: manifests.map((manifest) => topicOf(text, manifest)).find((topic) => topic !== undefined),
  }
}

function topicOf(text: string, { topics = {} }: Manifest): Topic | undefined {
  return Object.hasOwn(topics, text) ? topics[text] : undefined
}
