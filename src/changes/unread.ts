/** The previous version cannot be compared. The message is the end of a sentence, and never contains the URL of the zip. */
export class Unread extends Error {}

/** Returns the error for a reading that was aborted, by a timeout or because the run was cancelled. */
export function ended({ reason }: AbortSignal): Unread {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return new Unread(isLate ? 'the download took too long' : 'the run was cancelled')
}
