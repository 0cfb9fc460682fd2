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

/** What the system's refusals mean for a run, by their codes. */
const refusals: Readonly<Record<string, string>> = {
  ENOSPC:
    'There is no space left on the disk of the runner. Free some in a step before this one, or use a larger runner',
  EDQUOT:
    'There is no space left on the disk of the runner. Free some in a step before this one, or use a larger runner',
  EROFS: 'A folder of the runner cannot be written to. Mount it for writing',
  EACCES:
    'A file or folder of the runner may not be used by this step. Give the user of the job access to it',
  ENOMEM: 'The runner has no memory left. Use a larger one',
  EMFILE: 'The runner lets no more files be open at once. Raise its limit (ulimit -n)',
}

/** The complaints of anything that was thrown, as sentences that a person can act on where it is known what it means. */
export function complaintsOf(thrown: unknown): readonly string[] {
  if (thrown instanceof Problem) return thrown.complaints
  const { code = '' } = (thrown ?? {}) as { code?: string }
  const meaning = Object.hasOwn(refusals, code) ? refusals[code] : undefined
  return [meaning === undefined ? messageOf(thrown) : `${meaning}: ${messageOf(thrown)}.`]
}
