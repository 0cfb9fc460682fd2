import { AwsError } from './response.mjs'

/**
 * Simulates AWS's request quota: a token bucket for each account and Region. If it is empty, the request fails with the status 429.
 * @param {number} perSecond
 * @param {() => number} clock milliseconds
 */
export function rateLimit(perSecond, clock) {
  /** @type {Map<string, { tokens: number, at: number }>} */
  const buckets = new Map()
  return {
    /** @param {string} key */
    take(key) {
      const now = clock()
      const { tokens, at } = buckets.get(key) ?? { tokens: perSecond, at: now }
      const filled = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond)
      buckets.set(key, { tokens: filled < 1 ? filled : filled - 1, at: now })
      if (filled < 1) throw tooManyRequests()
    },
    reset: () => buckets.clear(),
  }
}

function tooManyRequests() {
  const fields = { Reason: 'CallerRateLimitExceeded' }
  return new AwsError(429, 'TooManyRequestsException', 'Rate exceeded', { fields })
}
