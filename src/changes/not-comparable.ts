/** The previous version cannot be compared. The message is the end of a sentence, and never contains the URL of the zip. */
export class NotComparable extends Error {}

/** Returns the error for a reading that was aborted, by a timeout or because the run was cancelled. */
export function abortedReading({ reason }: AbortSignal): NotComparable {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return new NotComparable(isLate ? 'the download took too long' : 'the run was cancelled')
}
