import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Region } from '../../layer/layer.ts'
import { isThrottled, retryAfter } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { configOf } from './clients.ts'
import type { Keys } from './keys.ts'
import { providerOf } from './keys.ts'
import { retryPolicy } from './retry-policy.ts'
import type { TimeLimits } from './timeouts.ts'
import { traced } from './traced-client.ts'

/** Returns a client of Lambda in one Region, which sends each call once. */
export function lambdaClient(
  region: Region,
  keys: Keys,
  { clientSettings, patience, trace }: Pick<CallContext, 'clientSettings' | 'patience' | 'trace'>,
  limits: TimeLimits,
): LambdaClient {
  const config = { ...configOf('lambda', region, clientSettings, limits), credentials: providerOf(keys) }
  const limit = (command: string): number => patience.limit(command, limits.whole)
  return traced(new LambdaClient(config), region, { trace, limit })
}

/** Sends one call, after the rate limit allows it. */
export type Limited = <T>(send: () => Promise<T>) => Promise<T>

/** Returns how calls to Lambda are sent within the rate limit of their Region. */
export function withinRateLimit({
  rateLimit,
  throwIfEnded,
}: Pick<CallContext, 'rateLimit' | 'throwIfEnded'>): Limited {
  return async (send) => {
    await rateLimit.next()
    // The run can end during the wait.
    throwIfEnded()
    return send().catch((error: unknown) => {
      const requested = retryAfter(error)
      if (isThrottled(error) || requested > 0)
        rateLimit.pause(requested || retryPolicy.rateLimit.pauseAfterThrottling)
      throw error
    })
  }
}
