import { setTimeout as sleep } from 'node:timers/promises'
import { faultResponse, damaged } from './faults.mjs'

/**
 * @import { ServerResponse } from 'node:http'
 * @import { Then } from './faults.mjs'
 * @import { AwsResponse } from './moto.mjs'
 */

/**
 * Processes a call and sends the response, with the effect of a fault.
 * @param {ServerResponse} output
 * @param {() => Promise<AwsResponse>} done
 * @param {Then & { service?: string }} then
 * @param {AbortSignal} stopping
 * @returns {Promise<number>} the status that was sent, 0 if no response was sent
 */
export async function answer(output, done, then, stopping) {
  const wait = () => sleep(then.delayMs ?? 0, undefined, { signal: stopping })
  if (then.delayMs && !then.after) await wait()
  if (then.reset === 'before') return reset(output)
  const fault = then.status === undefined ? undefined : faultResponse(then.service ?? '', then)

  const response = fault && !then.after ? fault : await done()
  if (then.delayMs && then.after) await wait()
  if (then.reset === 'after') return reset(output)
  const sent = fault ?? response
  if (then.garble === 'truncated') return writeHalf(output, sent)
  if (then.trickle) return trickle(output, sent, stopping)
  return write(output, damaged(sent, then))
}

/** @param {ServerResponse} output */
function reset(output) {
  output.socket?.resetAndDestroy()
  return 0
}

/** @param {ServerResponse} output @param {AwsResponse} response */
function write(output, response) {
  const { status, body } = response
  output.writeHead(status, headersOf(output, response))
  output.end(status === 204 ? undefined : body)
  return status
}

/** @param {ServerResponse} output @param {AwsResponse} response */
async function writeHalf(output, response) {
  const { status, body } = response
  output.writeHead(status, headersOf(output, response))
  // The half must be sent before the socket is closed.
  await new Promise((resolve) => output.write(body.subarray(0, Math.ceil(body.length / 2)), resolve))
  output.socket?.destroy()
  return status
}

/** Sends one byte every 50 ms. @param {ServerResponse} output @param {AwsResponse} response @param {AbortSignal} stopping */
async function trickle(output, response, stopping) {
  const { status, body } = response
  output.writeHead(status, headersOf(output, response))
  for (const byte of body) {
    if (output.destroyed) break
    output.write(Buffer.of(byte))
    await sleep(50, undefined, { signal: stopping })
  }
  output.end()
  return status
}

/** @param {ServerResponse} output @param {AwsResponse} response */
function headersOf(output, { status, headers, body }) {
  const { connection, 'transfer-encoding': encoding, server, date, ...rest } = headers
  if (status === 204) delete rest['content-length']
  // The length in a response to HEAD is the length of the body that GET returns.
  else if (output.req.method !== 'HEAD') rest['content-length'] = String(body.length)
  return rest
}
