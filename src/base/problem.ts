import type { Message, Reason } from './message.ts'

/** A failure that a person can act on. Each error is a full sentence, and becomes an annotation of its own. */
export class Problem extends Error {
  readonly errors: readonly Reason[]

  constructor(errors: Reason | readonly Reason[], options?: ErrorOptions) {
    const list = [errors].flat()
    super(list.map(({ text }) => text).join('\n'), options)
    this.name = 'Problem'
    this.errors = list
  }
}

/** An error that is the reason for something else that fails, in words for a person. */
export class Explained extends Error {
  readonly reason: Reason

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason.text, options)
    this.name = 'Explained'
    this.reason = reason
  }
}

/** The text of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

const diskIsFull = noRoom(
  'There is no space left on the disk of the runner. Free some in a step before this one, or use a larger runner',
)

/** What the system's refusals mean for a run, by their codes. */
const refusals: Readonly<Record<string, Message>> = {
  ENOSPC: diskIsFull,
  EDQUOT: diskIsFull,
  EROFS: noAccess('A folder of the runner cannot be written to. Mount it for writing'),
  EACCES: noAccess(
    'A file or folder of the runner may not be used by this step. Give the user of the job access to it',
  ),
  ENOMEM: noRoom('The runner has no memory left. Use a larger one'),
  EMFILE: noRoom('The runner lets no more files be open at once. Raise its limit (ulimit -n)'),
}

function noRoom(text: string): Message {
  return { text, topic: 'the-runner-has-no-room' }
}

function noAccess(text: string): Message {
  return { text, topic: 'a-file-or-folder-of-the-runner-cannot-be-used' }
}

/** The errors of anything that was thrown, as sentences that a person can act on if it is known what it means. */
export function errorsOf(thrown: unknown): readonly Reason[] {
  if (thrown instanceof Problem) return thrown.errors
  if (thrown instanceof Explained) return [thrown.reason]
  const text = messageOf(thrown)
  const refusal = refusalIn(thrown)
  return [refusal ? { ...refusal, text: `${refusal.text}: ${text}.` } : { text, topic: 'anything-else' }]
}

/** Anything that was thrown, as the reason for what fails because of it. */
export function reasonOf(thrown: unknown): Reason {
  if (thrown instanceof Explained) return thrown.reason
  const text = messageOf(thrown)
  const [first] = thrown instanceof Problem ? thrown.errors : []
  if (first) return { ...first, text }
  const { code } = (thrown ?? {}) as { code?: unknown }
  return code === 'ENOSPC'
    ? { text, topic: 'the-runner-has-no-room' }
    : { text, topic: 'anything-else', isVague: true }
}

function refusalIn(thrown: unknown): Message | undefined {
  const { code = '' } = (thrown ?? {}) as { code?: string }
  return Object.hasOwn(refusals, code) ? refusals[code] : undefined
}
