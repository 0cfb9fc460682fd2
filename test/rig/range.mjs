import { errorResponse, AwsError } from './response.mjs'

/** @import { AwsResponse } from './moto.mjs' */

/**
 * Returns the part of a response that a Range header requests, as S3 does.
 * @param {AwsResponse} whole
 * @param {string | undefined} range
 * @returns {AwsResponse}
 */
export function ranged(whole, range) {
  const size = whole.body.length
  const headers = { ...whole.headers, 'accept-ranges': 'bytes' }
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (!from && !to) return { ...whole, headers }
  const first = from ? Number(from) : Math.max(0, size - Number(to))
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1
  if (first > last) return notSatisfiable(size)
  const part = { ...headers, 'content-range': `bytes ${first}-${last}/${size}` }
  return { status: 206, headers: part, body: whole.body.subarray(first, last + 1) }
}

/** @param {number} size */
function notSatisfiable(size) {
  const headers = { 'content-range': `bytes */${size}` }
  return errorResponse(
    's3',
    new AwsError(416, 'InvalidRange', 'The requested range is not satisfiable', { headers }),
  )
}
