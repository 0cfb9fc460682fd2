import { expect, test } from '@jest/globals'
import { rateLimit } from '../../../../src/regions/calls/rate-limit.ts'

/** When each of these many requests went out, in milliseconds; `arrive` gives when each one was asked for. */
async function sentAt(requests: number, arrive: (request: number) => number = () => 0): Promise<number[]> {
  let now = 0
  const sleep = (milliseconds: number): Promise<void> => {
    now += milliseconds
    return Promise.resolve()
  }
  const limit = rateLimit(sleep, () => now)
  const sent: number[] = []
  for (let request = 0; request < requests; request += 1) {
    now = arrive(request)
    await limit.next()
    sent.push(now)
  }
  return sent
}

test('five requests are sent immediately, and then one every 0.2 s', async () => {
  expect(await sentAt(8)).toEqual([0, 0, 0, 0, 0, 200, 400, 600])
})

test('after a pause, five requests are sent immediately again', async () => {
  const arrivals = [0, 0, 0, 0, 0, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000, 60_000]
  const sent = await sentAt(arrivals.length, (request) => arrivals[request] ?? 0)
  expect(sent.slice(5)).toEqual([60_000, 60_000, 60_000, 60_000, 60_000, 60_200, 60_400])
})

test('after a short pause, a few requests are sent immediately', async () => {
  expect(await sentAt(8, (request) => (request < 6 ? 0 : 500))).toEqual([0, 0, 0, 0, 0, 200, 500, 600])
})

test('at most ten requests are sent in any second', async () => {
  const sent = await sentAt(100, (request) => request * 7)
  for (const start of sent) {
    expect(sent.filter((time) => time >= start && time < start + 1_000).length).toBeLessThanOrEqual(10)
  }
})

test('if AWS requests a pause for one request, all wait, and then a steady rate follows', async () => {
  let now = 0
  const sleep = async (milliseconds: number): Promise<void> => {
    now += milliseconds
  }
  const limit = rateLimit(sleep, () => now)
  await limit.next()
  limit.pause(3_000)
  const sent: number[] = []
  for (let request = 0; request < 3; request += 1) {
    await limit.next()
    sent.push(now)
  }
  expect(sent).toEqual([3_200, 3_400, 3_600])
})
