/** Why a layer cannot be compared: the end of a sentence, which never has the address of its zip in it. */
export class Unread extends Error {}

/** Why there was no more reading: it had its time, or the run was cancelled. */
export function ended({ reason }: AbortSignal): Unread {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return new Unread(isLate ? 'the download took too long' : 'the run was cancelled')
}
