import { messageOf } from '../../base/problem.ts'
import { retryPolicy } from './retry-policy.ts'

/** Keys for AWS. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** What came of asking for new keys. */
export type Renewal = 'renewed' | { readonly failed: string }

/** The keys of a run, which may have to be renewed while it goes on. */
export interface Keys {
  readonly current: () => Credentials
  /** Takes new ones, once in a run however many ask. */
  readonly renew: () => Promise<Renewal>
  /** Whether they were given just now, so that AWS may not know them everywhere yet. */
  readonly areNew: () => boolean
}

/** Keys that stay as they are. */
export function fixed(credentials: Credentials): Keys {
  return {
    current: () => credentials,
    renew: () => Promise.resolve({ failed: '' }),
    areNew: () => false,
  }
}

/** Keys for a role, which `assume` gives again when they have expired. */
export function renewable(
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
      return { failed: messageOf(error) }
    }
  }
  return {
    current: () => current,
    renew: () => (renewed ??= renew()),
    areNew: () => now() - given < retryPolicy.newCredentials,
  }
}

/** The keys as the SDK takes them. It asks again before each call only because they seem to have expired long ago. */
export function providerOf(keys: Keys): () => Promise<Credentials & { expiration: Date }> {
  return async () => ({ ...keys.current(), expiration: new Date(0) })
}
