import type { Reason } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import { retryPolicy } from './retry-policy.ts'

/** Access keys of AWS. */
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
  /** Whether STS created the keys a moment ago, so that not every part of AWS knows them. */
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

/** Keys of a role. `assume` returns new ones if they have expired. */
export function renewableKeys(
  first: Credentials,
  assume: () => Promise<Credentials>,
  now: () => number = () => performance.now(),
): Keys {
  let current = first
  let given = now()
  let renewed: Promise<Renewal> | undefined
  const renew = async (): Promise<Renewal> => {
    try {
      current = await assume()
      given = now()
      return 'renewed'
    } catch (error) {
      return { failed: reasonOf(error) }
    }
  }
  return {
    current: () => current,
    renew: () => (renewed ??= renew()),
    areNew: () => now() - given < retryPolicy.newCredentials,
  }
}

/**
 * The keys as a credential provider of the SDK. The expiration in the past makes the SDK call the provider before each request.
 */
export function providerOf(keys: Keys): () => Promise<Credentials & { expiration: Date }> {
  return async () => ({ ...keys.current(), expiration: new Date(0) })
}
