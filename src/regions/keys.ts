import type { Credentials } from './credentials.ts'

/** The keys of a run, which may have to be renewed while it goes on. */
export interface Keys {
  readonly current: () => Credentials
  /** Takes new ones, once in a run however many ask; false where they cannot be had, or were new already. */
  readonly renew: () => Promise<boolean>
}

/** Keys that stay as they are. */
export function fixed(credentials: Credentials): Keys {
  return { current: () => credentials, renew: () => Promise.resolve(false) }
}

/** Keys for a role, which `assume` gives again when they have expired. */
export function renewable(first: Credentials, assume: () => Promise<Credentials>): Keys {
  let current = first
  let renewed: Promise<boolean> | undefined
  const renew = async (): Promise<boolean> => {
    current = await assume()
    return true
  }
  return {
    current: () => current,
    renew: () => (renewed ??= renew().catch(() => false)),
  }
}

/** The keys as the SDK takes them. It asks again before each call only because they seem to have expired long ago. */
export function providerOf(keys: Keys): () => Promise<Credentials & { expiration: Date }> {
  return async () => ({ ...keys.current(), expiration: new Date(0) })
}
