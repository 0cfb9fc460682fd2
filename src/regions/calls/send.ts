import type { Reason } from '../../base/message.ts'
import { about, becauseOf, reworded } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import { hasRefusingStatus, isExpired, isRefusal, refusalReason, withoutSecrets } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { permissionDeniedIn } from './explain.ts'
import { failureKind, isStopped } from './failure-kind.ts'
import type { Keys } from './keys.ts'
import type { Operation } from './retry-policy.ts'
import { retry } from './retry.ts'
import { ServiceFailure } from './service.ts'
import { Cancelled } from './stopped-call.ts'
import { isUnreadable } from './unreadable.ts'

/** Sends a call of an operation, and repeats it if retry-policy.ts allows that. Rejects with a ServiceFailure. */
export type Send = <T>(operation: Operation, call: () => Promise<T>) => Promise<T>

/** Returns how calls to one service in one Region are sent. `explain` returns why a call failed, and what to do. */
export function senderWith(
  keys: Keys,
  { wait, throwIfEnded, hide, patience }: Pick<CallContext, 'wait' | 'throwIfEnded' | 'hide' | 'patience'>,
  explain: (error: unknown, operation: Operation) => Reason,
): Send {
  let notRenewed: Reason | undefined
  const renewing =
    <T>(call: () => Promise<T>) =>
    async (): Promise<T> => {
      throwIfEnded()
      try {
        return await call()
      } catch (error) {
        if (!isExpired(error)) throw error
        const renewal = await keys.renew()
        if (renewal !== 'renewed') {
          notRenewed = renewal.failed
          throw error
        }
        throwIfEnded()
        // AWS did not process the request, so any operation can be sent again.
        return call()
      }
    }
  const reasonFor = (operation: Operation, error: unknown): Reason => {
    if (isStopped(error)) return reasonOf(error)
    if (isUnreadable(error)) {
      const text = `The response to ${awsNameOf(operation)} was empty, truncated, or about another request.`
      return { ...about('there-was-no-response', text), isVague: true }
    }
    const explained = explain(withoutSecrets(error, hide), operation)
    const reason = explained.isVague
      ? reworded(explained, (text) => `${awsNameOf(operation)} failed. ${text}`)
      : explained
    if (!isExpired(error) || notRenewed === undefined) return reason
    const text = `${reason.text} New credentials are not available: ${notRenewed.text}`
    return becauseOf(notRenewed, reason.topic, text)
  }
  const kindOf = (error: unknown) => failureKind(error, { areKeysNew: keys.areNew() })
  const recorded =
    <T>(operation: Operation, call: () => Promise<T>) =>
    async (): Promise<T> => {
      try {
        const result = await call()
        patience.attempted(operation)
        return result
      } catch (error) {
        patience.attempted(operation, error)
        throw error
      }
    }
  return async (operation, call) => {
    const attempt = renewing(recorded(operation, call))
    try {
      return await retry(attempt, { kindOf, ...patience.repetition(operation), sleep: wait })
    } catch (error) {
      const reason = reasonFor(operation, error)
      throw new ServiceFailure(reason, {
        refused: error instanceof Cancelled || isRefusalOf(operation, error),
        because: refusalReason(error),
        permission: permissionDeniedIn(reason.text),
        isTolerated: patience.tolerates(error),
        cause: error,
      })
    }
  }
}

function awsNameOf(operation: Operation): string {
  return operation === 'GetLayerVersionToCompare' ? 'GetLayerVersion' : operation
}

/** A response to HEAD has no error code. */
function isRefusalOf(operation: Operation, error: unknown): boolean {
  return operation.startsWith('Head') ? hasRefusingStatus(error) : isRefusal(error)
}
