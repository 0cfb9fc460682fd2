import type { Keys } from './keys.ts'
import { attemptsWhileYoung } from './keys.ts'
import {
  hasRefusingStatus,
  isExpired,
  isRefusal,
  isUnknownClient,
  permissionDeniedIn,
  whyRefused,
  withoutSecrets,
} from './aws-errors.ts'
import { Problem } from '../../base/problem.ts'
import type { Pace } from './pace.ts'
import { Cancelled } from './pace.ts'
import { retrying } from './retry.ts'
import { ServiceFailure } from './service.ts'

/** Sends a call as often as `attempts` allows; it rejects with a ServiceFailure. `operation` is AWS's name for it. */
export type Ask = <T>(
  operation: string,
  attempts: (error: unknown) => number,
  send: () => Promise<T>,
) => Promise<T>

/** How the calls to one service in one Region are sent; `explain` tells why one of an operation failed. */
export function askingWith(
  keys: Keys,
  { wait, goOn, hide }: Pick<Pace, 'wait' | 'goOn' | 'hide'>,
  explain: (error: unknown, operation: string) => string,
): Ask {
  let notRenewed = ''
  const sending =
    <T>(send: () => Promise<T>) =>
    async (): Promise<T> => {
      goOn()
      try {
        return await send()
      } catch (error) {
        if (!isExpired(error)) throw error
        const renewal = await keys.renew()
        if (renewal !== 'renewed') {
          notRenewed = renewal.failed
          throw error
        }
        goOn()
        // AWS did not do it, so that it can be sent again whatever it is.
        return send()
      }
    }
  const messageFor = (operation: string, error: unknown): string => {
    if (isFinal(error)) return error.message
    if (isUnreadable(error)) return `The reply to ${operation} was empty, truncated, or about something else.`
    const text = explain(withoutSecrets(error, hide), operation)
    return isExpired(error) && notRenewed !== '' ? `${text} New ones could not be had: ${notRenewed}` : text
  }
  const patient =
    (attempts: (error: unknown) => number) =>
    (error: unknown): number => {
      if (isFinal(error)) return 1
      return isUnknownClient(error) && keys.areYoung() ? attemptsWhileYoung : attempts(error)
    }
  return (operation, attempts, send) =>
    retrying(sending(send), patient(attempts), wait).catch((error: unknown) => {
      const message = messageFor(operation, error)
      throw new ServiceFailure(message, {
        refused: error instanceof Cancelled || isRefusalOf(operation, error),
        because: whyRefused(error),
        permission: permissionDeniedIn(message),
        cause: error,
      })
    })
}

/** Whether this action itself has given up the call, in words of its own: what it was to send is not what it was, for example. */
function isFinal(error: unknown): error is Error {
  return error instanceof Cancelled || error instanceof Endless || error instanceof Problem
}

/** A reply to HEAD has no words. */
function isRefusalOf(operation: string, error: unknown): boolean {
  return operation.startsWith('Head') ? hasRefusingStatus(error) : isRefusal(error)
}

/** A listing had more pages, or took longer, than any layer needs. It is not asked for again. */
export class Endless extends Error {
  constructor(pages: number) {
    super(
      `The listing did not end: ${pages} pages were read. Something between the runner and AWS may repeat responses, or the account has more than 10,000 versions of functions.`,
    )
    this.name = 'Endless'
  }
}

class Unreadable extends Error {}

/** Throws for a reply that lacks what it must have, or is about something else than what was asked. */
export function unreadable(): never {
  throw new Unreadable('The reply was empty, truncated, or about something else.')
}

/** The SDK stumbles over a reply that is `null`, as we do over one inside. The errors of this class that Node throws have a code. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Unreadable || (error instanceof TypeError && !('code' in error))
}
