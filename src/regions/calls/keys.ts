import type { Reason } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import { retryPolicy } from './retry-policy.ts'

/** AWS access keys. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Whether the keys were renewed, or why not. */
export type Renewal = 'renewed' | { readonly failed: Reason | undefined }

/** The access keys of a run, which can expire before it ends. */
export interface Keys {
  readonly current: () => Credentials
  /** Requests new keys, once in a run. All callers share the result. */
  readonly renew: () => Promise<Renewal>
  /** Whether STS created the keys a moment ago. Other services may not recognize them yet. */
  readonly areNew: () => boolean
}

/** Keys that cannot be renewed. */
export function fixedKeys(credentials: Credentials): Keys {
  return {
    current: () => credentials,
    renew: () => Promise.resolve({ failed: undefined }),
    areNew: () => false,
  }
}

/** Keys of a role. `assume` returns new keys after the first ones have expired. */
export function renewableKeys(
  first: Credentials,
  assume: () => Promise<Credentials>,
  now: () => number = () => performance.now(),
): Keys {
  let current = first
  let issued = now()
  let renewed: Promise<Renewal> | undefined
  const renew = async (): Promise<Renewal> => {
    try {
      current = await assume()
      issued = now()
      return 'renewed'
    } catch (error) {
      return { failed: reasonOf(error) }
    }
  }
  return {
    current: () => current,
    renew: () => (renewed ??= renew()),
    areNew: () => now() - issued < retryPolicy.newCredentials,
  }
}

/** Returns the keys as a credential provider of the SDK. With an expiration in the past, the SDK calls it before each request. */
export function providerOf(keys: Keys): () => Promise<Credentials & { expiration: Date }> {
  return async () => ({ ...keys.current(), expiration: new Date(0) })
}
