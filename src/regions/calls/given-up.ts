import type { Deadlines } from '../../base/deadlines.ts'
import { about } from '../../base/message.ts'
import { Explained } from '../../base/problem.ts'

/** The action ended a call itself. The call is not sent again. */
export class GivenUp extends Explained {}

/** A call was not sent: the run was cancelled, or its time is over. */
export class Cancelled extends GivenUp {
  constructor({ reason }: AbortSignal, { run }: Deadlines) {
    super(
      reason instanceof DOMException && reason.name === 'TimeoutError'
        ? about(
            'aws-is-busy-or-time-ran-out',
            `The run had taken ${run / 60_000} minutes before this was done. Run again: it goes on where it stopped.`,
          )
        : about('the-run-was-cancelled', 'The run was cancelled before this was done.'),
    )
    this.name = 'Cancelled'
  }
}

/** A listing had more pages, or took longer, than any layer needs. */
export class EndlessListing extends GivenUp {
  constructor(pages: number) {
    super({
      topic: 'there-was-no-reply',
      text: `The listing did not end: ${pages} pages were read. Something between the runner and AWS may repeat responses, or the account has more than 10,000 versions of functions.`,
      isVague: true,
    })
    this.name = 'Endless'
  }
}
