/** Returns a function that calls `make` at its first call, and returns the same value at each further call. */
export function lazily<T>(make: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: make() }).value
}
