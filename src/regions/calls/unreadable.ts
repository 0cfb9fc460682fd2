class Unreadable extends Error {}

/** Throws for a response that lacks a required part, or is about something that was not requested. */
export function unreadable(): never {
  throw new Unreadable('The response was empty, truncated, or about another request.')
}

/**
 * Whether a response could not be read. The SDK throws a TypeError for the response `null`; those that Node throws have a code.
 */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Unreadable || (error instanceof TypeError && !('code' in error))
}
