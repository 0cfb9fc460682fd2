import type { Deadlines } from '../../base/deadlines.ts'
import { about } from '../../base/message.ts'
import { Explained } from '../../base/problem.ts'

/** The action itself stopped a call. The call is not sent again. */
export class StoppedCall extends Explained {}

/** A call was not sent, because the run was cancelled or exceeded its time limit. */
export class Cancelled extends StoppedCall {
  constructor({ reason }: AbortSignal, { run }: Deadlines) {
    super(
      reason instanceof DOMException && reason.name === 'TimeoutError'
        ? about(
            'aws-is-busy-or-time-ran-out',
            `The run exceeded its limit of ${run / 60_000} minutes before this was done. Re-run the job. It continues where it stopped.`,
          )
        : about('the-run-was-cancelled', 'The run was cancelled before this was done. Re-run the job.'),
    )
    this.name = 'Cancelled'
  }
}

/** A listing had more pages or took longer than that of any layer. */
export class EndlessListing extends StoppedCall {
  constructor(pages: number) {
    super({
      topic: 'there-was-no-response',
      text: `The listing did not end after ${pages} pages. A proxy may repeat responses, or the account has more than 10,000 versions of functions. Check the proxy of the runner.`,
      isVague: true,
    })
    this.name = 'EndlessListing'
  }
}
