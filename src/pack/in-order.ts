/** How many items are processed at the same time, and their maximum total weight. A heavier item is processed alone. */
export interface Window<T> {
  readonly count: number
  readonly weight: number
  readonly weigh: (item: T) => number
}

/** Processes items in parallel, and yields the results in the order of the items. Throws the first error in that order. */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  make: (item: T) => Promise<R>,
  { count, weight, weigh }: Window<T>,
): AsyncGenerator<R> {
  const underWay: { readonly result: Promise<R>; readonly weight: number }[] = []
  let load = 0
  const isFull = (more: number): boolean => underWay.length >= count || load + more > weight
  async function* whileFull(more: number): AsyncGenerator<R> {
    while (isFull(more)) {
      const first = underWay.shift()
      if (first === undefined) return
      yield await first.result
      load -= first.weight
    }
  }
  for (const item of items) {
    const own = weigh(item)
    yield* whileFull(own)
    const result = make(item)
    // After the first failure, nothing waits for the other results. Without this, another failure would end the process.
    result.catch(() => undefined)
    underWay.push({ result, weight: own })
    load += own
  }
  yield* whileFull(Infinity)
}
