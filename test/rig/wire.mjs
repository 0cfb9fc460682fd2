import { setTimeout as sleep } from 'node:timers/promises'
import { faultReply, spoil } from './faults.mjs'

/**
 * @import { ServerResponse } from 'node:http'
 * @import { Then } from './faults.mjs'
 * @import { Reply } from './moto.mjs'
 */

/**
 * Does a call and answers it, with whatever a fault does to it on the way.
 * @param {ServerResponse} response
 * @param {() => Promise<Reply>} done
 * @param {Then & { service?: string }} then
 * @param {AbortSignal} stopping
 * @returns {Promise<number>} the status that was sent; 0 if no reply was
 */
export async function answer(response, done, then, stopping) {
  const wait = () => sleep(then.delayMs ?? 0, undefined, { signal: stopping })
  if (then.delayMs && !then.after) await wait()
  if (then.reset === 'before') return reset(response)
  const fault = then.status === undefined ? undefined : faultReply(then.service ?? '', then)

  const reply = fault && !then.after ? fault : await done()
  if (then.delayMs && then.after) await wait()
  if (then.reset === 'after') return reset(response)
  const sent = fault ?? reply
  if (then.garble === 'truncated') return writeHalf(response, sent)
  if (then.trickle) return trickle(response, sent, stopping)
  return write(response, spoil(sent, then))
}

/** @param {ServerResponse} response */
function reset(response) {
  response.socket?.resetAndDestroy()
  return 0
}

/** @param {ServerResponse} response @param {Reply} reply */
function write(response, reply) {
  const { status, body } = reply
  response.writeHead(status, headersOf(response, reply))
  response.end(status === 204 ? undefined : body)
  return status
}

/** @param {ServerResponse} response @param {Reply} reply */
async function writeHalf(response, reply) {
  const { status, body } = reply
  response.writeHead(status, headersOf(response, reply))
  // The socket has to be closed only once the half is out.
  await new Promise((resolve) => response.write(body.subarray(0, Math.ceil(body.length / 2)), resolve))
  response.socket?.destroy()
  return status
}

/** A byte every 50 ms. @param {ServerResponse} response @param {Reply} reply @param {AbortSignal} stopping */
async function trickle(response, reply, stopping) {
  const { status, body } = reply
  response.writeHead(status, headersOf(response, reply))
  for (const byte of body) {
    if (response.destroyed) break
    response.write(Buffer.of(byte))
    await sleep(50, undefined, { signal: stopping })
  }
  response.end()
  return status
}

/** @param {ServerResponse} response @param {Reply} reply */
function headersOf(response, { status, headers, body }) {
  const { connection, 'transfer-encoding': encoding, server, date, ...rest } = headers
  if (status === 204) delete rest['content-length']
  // The length in a reply to HEAD is that of the body that GET would give.
  else if (response.req.method !== 'HEAD') rest['content-length'] = String(body.length)
  return rest
}
