/** Returns the reason that Lambda reports for the state of a function, as the end of a sentence. */
export function reasonOfStatus(statusReason: string): string {
  return (statusReason || 'Lambda does not report a reason').replace(/[.\s]{1,10}$/, '')
}
