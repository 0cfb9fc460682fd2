/** Virtual time in milliseconds, which passes only if no other work is left. */
export interface VirtualTime {
  readonly now: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Advances time until the work is done or `isOver` returns true. Returns the result of the work, or undefined if it is not done. */
  readonly pass: <T>(work: Promise<T>, isOver?: () => boolean) => Promise<T | undefined>
}

export function virtualTime(): VirtualTime {
  let now = 0
  const waiting: { readonly at: number; readonly wake: () => void }[] = []

  /** Wakes the sleeper with the earliest end. Among equal ends, the first one wakes. */
  function wakeNext(): boolean {
    const at = Math.min(...waiting.map((one) => one.at))
    const index = waiting.findIndex((one) => one.at === at)
    const [next] = waiting.splice(index, index < 0 ? 0 : 1)
    if (!next) return false
    now = Math.max(now, next.at)
    next.wake()
    return true
  }

  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        waiting.push({ at: now + Math.max(0, milliseconds), wake: resolve })
      }),
    async pass<T>(work: Promise<T>, isOver = () => false): Promise<T | undefined> {
      let done: { value: T } | undefined
      let failure: { error: unknown } | undefined
      work.then(
        (value) => {
          done = { value }
        },
        (error: unknown) => {
          failure = { error }
        },
      )
      for (;;) {
        // Runs all pending promise callbacks.
        await new Promise((resolve) => setImmediate(resolve))
        if (failure) throw failure.error as Error
        if (done) return done.value
        if (isOver()) return undefined
        if (!wakeNext()) throw new Error('Nothing is left to wait for, and the work is not done.')
      }
    },
  }
}
