import type { Message, Warning } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Topic } from '../base/topics.ts'
import type { Manifest } from '../report/manifest.ts'

/** Returns a message about the jobs of a matrix. */
export function onMatrix(text: string): Message {
  return about('a-matrix-job-is-missing-or-one-too-many', text)
}

/** Returns a function that adds topics to the texts of a job, as its manifest lists them. The default topic is the matrix. */
export function messagesOf(manifest: Manifest): (text: string) => Message {
  return (text) => about(topicOf(text, manifest) ?? onMatrix(text).topic, text)
}

/** Returns a text of one of several jobs as a warning, with the topic that a manifest lists for it. */
export function warningOf(text: string, manifests: readonly Manifest[]): Warning {
  return {
    text,
    topic: manifests.map((manifest) => topicOf(text, manifest)).find((topic) => topic !== undefined),
  }
}

function topicOf(text: string, { topics = {} }: Manifest): Topic | undefined {
  return Object.hasOwn(topics, text) ? topics[text] : undefined
}
