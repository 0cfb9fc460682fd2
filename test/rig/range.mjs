import { errorReply, AwsError } from './reply.mjs'

/** @import { Reply } from './moto.mjs' */

/**
 * The part of a reply that a Range header asks for, as S3 gives it.
 * @param {Reply} whole
 * @param {string | undefined} range
 * @returns {Reply}
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
  return errorReply(
    's3',
    new AwsError(416, 'InvalidRange', 'The requested range is not satisfiable', { headers }),
  )
}
