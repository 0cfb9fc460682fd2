import type { Reason } from './message.ts'
import type { Topic } from './topics.ts'

/** A failure that the user can do something about. Each error consists of full sentences, and becomes a separate annotation. */
export class Problem extends Error {
  readonly errors: readonly Reason[]

  constructor(errors: Reason | readonly Reason[], options?: ErrorOptions) {
    const list = [errors].flat()
    super(list.map(({ text }) => text).join('\n'), options)
    this.name = 'Problem'
    this.errors = list
  }
}

/** An error whose message is for the user. It is the reason why something else fails. */
export class Explained extends Error {
  readonly reason: Reason

  constructor(reason: Reason, options?: ErrorOptions) {
    super(reason.text, options)
    this.name = 'Explained'
    this.reason = reason
  }
}

/** Returns the text of any thrown value. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** An error of the operating system: what it means, and what the user can do. */
interface SystemError {
  readonly what: string
  readonly fix: string
  readonly topic: Topic
}

const noRoom = 'the-runner-has-no-room'
const noAccess = 'a-file-or-folder-of-the-runner-cannot-be-used'

const diskIsFull: SystemError = {
  what: 'There is no space left on the disk of the runner',
  fix: 'Free some space in a step before this one, or use a larger runner.',
  topic: noRoom,
}

/** Errors of the operating system by their codes. */
const systemErrors: Readonly<Record<string, SystemError>> = {
  ENOSPC: diskIsFull,
  EDQUOT: diskIsFull,
  EROFS: { what: 'A folder of the runner is read-only', fix: 'Make it writable.', topic: noAccess },
  EACCES: {
    what: 'This step is not allowed to use a file or folder of the runner',
    fix: 'Give the user of the job access to it.',
    topic: noAccess,
  },
  ENOMEM: { what: 'The runner has no memory left', fix: 'Use a larger runner.', topic: noRoom },
  EMFILE: {
    what: 'The runner does not allow more open files',
    fix: 'Increase its limit (ulimit -n).',
    topic: noRoom,
  },
}

/** Returns the error messages of any thrown value. For an error of the operating system, they include what the user can do. */
export function errorsOf(thrown: unknown): readonly Reason[] {
  if (thrown instanceof Problem) return thrown.errors
  if (thrown instanceof Explained) return [thrown.reason]
  const text = messageOf(thrown)
  const known = systemErrorOf(thrown)
  return [
    known
      ? { text: `${known.what}: ${text}. ${known.fix}`, topic: known.topic }
      : { text, topic: 'anything-else' },
  ]
}

/** Returns a Problem with other errors, and with the cause and stack of the thrown value. */
export function withErrors(thrown: unknown, errors: readonly Reason[]): Problem {
  return new Problem(errors, { cause: thrown instanceof Problem ? thrown.cause : thrown })
}

/** Returns any thrown value as the reason for a failure. */
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

function systemErrorOf(thrown: unknown): SystemError | undefined {
  const { code = '' } = (thrown ?? {}) as { code?: string }
  return Object.hasOwn(systemErrors, code) ? systemErrors[code] : undefined
}
