import { describe, expect, test } from '@jest/globals'
import { said } from '../../../../src/regions/calls/aws-errors.ts'
import { attemptsToRead, attemptsToWrite, retrying, untilSpent } from '../../../../src/regions/calls/retry.ts'

/** An error as the SDK throws it. */
function failure(name: string, status?: number, headers: Record<string, string> = {}): Error {
  const $metadata = status === undefined ? {} : { httpStatusCode: status }
  return Object.assign(new Error('no'), { name, $metadata, $response: { headers } })
}

const throttled = failure('TooManyRequestsException', 429)
const throttledByName = failure('Throttling', 400)
const nameless = failure('Unknown', 429)
const refused = failure('AccessDeniedException', 403)
const down = failure('ServiceException', 500)
const reset = failure('Error')
const renamed = ['ECONNRESET', 'EPIPE'].map((code) => Object.assign(failure('TimeoutError'), { code }))
const late = failure('TimeoutError')

async function attempts(error: Error, attemptsFor: (error: unknown) => number): Promise<[number, number]> {
  let sent = 0
  let waited = 0
  const send = (): Promise<never> => {
    sent += 1
    return Promise.reject(error)
  }
  const sleep = (milliseconds: number): Promise<void> => {
    waited += milliseconds
    return Promise.resolve()
  }
  await expect(retrying(send, attemptsFor, sleep)).rejects.toBe(error)
  return [sent, waited]
}

describe('a call that never succeeds', () => {
  const table: [string, Error, number, number][] = [
    ['is throttled', throttled, 6, 6],
    ['is throttled, by the name alone', throttledByName, 6, 6],
    ['is throttled, by the status alone', nameless, 6, 6],
    ['meets another change of the same parameter', failure('TooManyUpdates', 400), 6, 6],
    ['is throttled by S3', failure('SlowDown', 503), 6, 6],
    ['is refused', refused, 1, 1],
    ['is sent to another Region by S3', failure('PermanentRedirect', 301), 1, 1],
    ['meets a server that is down', down, 4, 1],
    ['loses its connection', reset, 4, 1],
    ...renamed.map((error): [string, Error, number, number] => [
      `loses its connection by ${error.code}, which the SDK calls a timeout`,
      error,
      4,
      1,
    ]),
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].map((code): [string, Error, number, number] => [
      `never gets to AWS, by ${code}`,
      Object.assign(failure('Error'), { code }),
      4,
      4,
    ]),
    ['gets no reply in time', late, 2, 1],
  ]
  test.each(table)('and %s', async (_name, error, reads, writes) => {
    expect((await attempts(error, attemptsToRead))[0]).toBe(reads)
    expect((await attempts(error, attemptsToWrite))[0]).toBe(writes)
  })

  test('waits as long as AWS asks for, but not for ever', async () => {
    const [once, waited] = await attempts(
      failure('TooManyRequestsException', 429, { 'retry-after': '4' }),
      () => 2,
    )
    expect([once, waited]).toEqual([2, 4_000])
    const [sent, altogether] = await attempts(
      failure('TooManyRequestsException', 429, { 'retry-after': '3600' }),
      attemptsToRead,
    )
    expect(sent).toBeLessThan(6)
    expect(altogether).toBeLessThanOrEqual(45_000)
  })
})

test('a call that succeeds in the end gives its answer', async () => {
  const answers = [() => Promise.reject(down), () => Promise.resolve('yes')]
  const send = (): Promise<string> => answers.shift()?.() ?? Promise.reject(reset)
  expect(await retrying(send, attemptsToRead, () => Promise.resolve())).toBe('yes')
})

test('a failure of another kind in between does not use up the attempts', async () => {
  const met = [throttled, throttled, throttled, down, late, throttled, down]
  const answers = met.map((error) => (): Promise<string> => Promise.reject(error))
  const send = (): Promise<string> => answers.shift()?.() ?? Promise.resolve('yes')
  expect(await retrying(send, attemptsToRead, () => Promise.resolve())).toBe('yes')
})

test.each([
  ['a timeout', late, 'it took too long'],
  ['a connection that broke', renamed[0], 'the connection broke'],
  ['a reply that is no JSON', new SyntaxError('Unexpected token'), 'it is not JSON'],
])('of %s it is told that there was no reply, and why', (_name, error, why) => {
  expect(said(error)).toBe(`There was no reply that can be read (${why}).`)
})

test('the patience with a Region is one for all of its calls', async () => {
  let slept = 0
  const wait = untilSpent(async (milliseconds) => {
    slept += milliseconds
  }, 10_000)
  const asksToWait = failure('TooManyRequestsException', 429, { 'retry-after': '4' })
  for (let call = 1; call <= 3; call += 1)
    await expect(retrying(() => Promise.reject(asksToWait), attemptsToRead, wait)).rejects.toBe(asksToWait)
  expect(slept).toBe(8_000)
})
