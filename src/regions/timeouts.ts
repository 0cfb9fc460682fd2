/** Milliseconds; without `throwOnRequestTimeout` the SDK only warns. */
export const timeouts = { connectionTimeout: 5_000, requestTimeout: 15_000, throwOnRequestTimeout: true }

/** Milliseconds for a request that carries a zip of up to 50 MiB. */
export const uploadTimeout = 120_000
