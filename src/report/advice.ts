import type { Message, Reason, Warning } from '../base/message.ts'
import { reworded } from '../base/message.ts'
import type { Topic } from '../base/topics.ts'
import type { Region } from '../layer/layer.ts'

/** What to do about a reason that is vague, by its topic. The error of another Region has its own advice. */
const advice: Partial<Record<Topic, string>> = {
  'aws-refused': 'Correct what AWS reports, and re-run the job.',
  'there-was-no-response': 'Re-run the job. It does only what is missing.',
  'anything-else': 'Re-run the job. It does only what is missing.',
}

/** Returns why something failed, with what to do about it. A reason that is not vague already contains that. */
export function withAdvice(reason: Reason): Message {
  const more = reason.isVague ? advice[reason.topic] : undefined
  return more === undefined ? reason : reworded(reason, (text) => `${text} ${more}`)
}

/** Returns a message after the name of the Region that it is about. */
export function inRegion<M extends Warning>(region: Region, message: M): M {
  return reworded(message, (text) => `${region}: ${text}`)
}
