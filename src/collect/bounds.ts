/** The maximum length of a message in characters, and of a list in messages. No run of this action writes more. */
const maximumLength = 2_000
const maximumMessages = 200

/** Returns a message of a manifest, truncated if it is longer than any message of this action. */
export function truncated(message: string): string {
  return message.length <= maximumLength ? message : `${message.slice(0, maximumLength)}...`
}

/** Returns the first messages of a list, with `pointer` instead of the others. */
export function truncatedList(messages: readonly string[], pointer: string): string[] {
  return messages.length <= maximumMessages
    ? [...messages]
    : [...messages.slice(0, maximumMessages - 1), pointer]
}
