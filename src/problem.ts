/** A failure that a person can act on. Each complaint is a full sentence, and becomes an annotation of its own. */
export class Problem extends Error {
  readonly complaints: readonly string[]

  constructor(complaints: string | readonly string[], options?: ErrorOptions) {
    const list = typeof complaints === 'string' ? [complaints] : complaints
    super(list.join('\n'), options)
    this.name = 'Problem'
    this.complaints = list
  }
}

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
