import type { Reason } from '../../src/base/message.ts'

/** Returns the reason of a rejected call without details. */
export function saying(text: string): Reason {
  return { text, topic: 'aws-refused', isVague: true }
}

/** The same value, with only the text of each message in it. */
export function inTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTexts)
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, inTexts(one)]))
  if (typeof value !== 'object' || value === null) return value
  if ('text' in value && 'topic' in value) return value.text
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTexts(one)]))
}
