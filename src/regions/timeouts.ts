/** Milliseconds; without `throwOnRequestTimeout` the SDK only warns, and `socketTimeout` is for a reply that stops midway. */
export const timeouts = {
  connectionTimeout: 5_000,
  requestTimeout: 15_000,
  socketTimeout: 15_000,
  throwOnRequestTimeout: true,
}

/** The same for a request that carries a zip of up to 50 MiB. */
export const uploadTimeouts = { ...timeouts, requestTimeout: 120_000, socketTimeout: 60_000 }

/** The same for a zip of up to 250 MB, which a slow line takes minutes for: what counts is that it moves. */
export const stagingTimeouts = { ...timeouts, requestTimeout: 900_000, socketTimeout: 60_000 }
