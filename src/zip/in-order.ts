/** How many items are under way at once, and of what weight together; a heavier one is under way alone. */
export interface Window<T> {
  readonly count: number
  readonly weight: number
  readonly weigh: (item: T) => number
}

/** What is made of items, in their order, while the next ones are under way already. Throws what the first one that fails throws. */
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
    // One that fails after the first has failed is not waited for any more.
    result.catch(() => undefined)
    underWay.push({ result, weight: own })
    load += own
  }
  yield* whileFull(Infinity)
}
