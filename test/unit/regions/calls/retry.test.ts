import { describe, expect, test } from '@jest/globals'
import { awsMessage } from '../../../../src/regions/calls/explain.ts'
import { failureKind } from '../../../../src/regions/calls/failure-kind.ts'
import { retry, sleepAtMost } from '../../../../src/regions/calls/retry.ts'
import type { Sleep } from '../../../../src/regions/calls/retry.ts'
import { retryPolicy } from '../../../../src/regions/calls/retry-policy.ts'
import type { Operation } from '../../../../src/regions/calls/retry-policy.ts'

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
const unconnected = Object.assign(new Error('Socket timed out without establishing a connection'), {
  name: 'TimeoutError',
})

/** Sends a call as the policy for its operation says. */
function sendAs<T>(operation: Operation, call: () => Promise<T>, sleep: Sleep): Promise<T> {
  const kindOf = (error: unknown) => failureKind(error, { areKeysNew: false })
  return retry(call, { kindOf, attempts: retryPolicy.attempts[operation], sleep })
}

/** How often a call that always fails is sent, and how many milliseconds its pauses take. */
async function attempts(error: Error, operation: Operation): Promise<[number, number]> {
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
  await expect(sendAs(operation, send, sleep)).rejects.toBe(error)
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
    ['gets no connection in time', unconnected, 2, 4],
    ['gets no reply in time', late, 2, 1],
  ]
  test.each(table)('and %s', async (_name, error, reads, writes) => {
    expect((await attempts(error, 'ListLayerVersions'))[0]).toBe(reads)
    expect((await attempts(error, 'PublishLayerVersion'))[0]).toBe(writes)
  })

  test.each<[string, Error, Operation, number]>([
    ['a bare 403 to HEAD is final', failure('Unknown', 403), 'HeadObject', 1],
    ['a bare 403 to anything else is of a proxy', failure('Unknown', 403), 'GetParameter', 4],
    ['a comparison is not sent again after throttling', throttled, 'GetLayerVersionToCompare', 1],
    ['a part of an upload is not an object', failure('IncompleteBody', 400), 'PutObject', 4],
    [
      'a policy that somebody else changes',
      failure('PreconditionFailedException', 412),
      'AddLayerVersionPermission',
      2,
    ],
    ...(['UpdateFunctionConfiguration', 'PublishVersion', 'UpdateAlias'] as const).map(
      (operation): [string, Error, Operation, number] => [
        `a function that somebody else changes is read before ${operation} is sent again`,
        failure('PreconditionFailedException', 412),
        operation,
        1,
      ],
    ),
    ['an update of a function is not repeated blindly', reset, 'UpdateFunctionConfiguration', 1],
    ['an update of an alias is not repeated blindly', down, 'UpdateAlias', 1],
    ['a publication of a version can be repeated', reset, 'PublishVersion', 4],
  ])('%s', async (_name, error, operation, sent) => {
    expect((await attempts(error, operation))[0]).toBe(sent)
  })

  test('waits as long as AWS requests, up to a limit', async () => {
    const [once, waited] = await attempts(
      failure('PreconditionFailedException', 412, { 'retry-after': '4' }),
      'RemoveLayerVersionPermission',
    )
    expect([once, waited]).toEqual([2, 4_000])
    const [sent, altogether] = await attempts(
      failure('TooManyRequestsException', 429, { 'retry-after': '3600' }),
      'ListLayerVersions',
    )
    expect(sent).toBeLessThan(6)
    expect(altogether).toBeLessThanOrEqual(45_000)
  })
})

test('a call that succeeds later returns its result', async () => {
  const answers = [() => Promise.reject(down), () => Promise.resolve('yes')]
  const send = (): Promise<string> => answers.shift()?.() ?? Promise.reject(reset)
  expect(await sendAs('ListLayerVersions', send, () => Promise.resolve())).toBe('yes')
})

test('failures of different kinds are counted separately', async () => {
  const met = [throttled, throttled, throttled, down, late, throttled, down]
  const answers = met.map((error) => (): Promise<string> => Promise.reject(error))
  const send = (): Promise<string> => answers.shift()?.() ?? Promise.resolve('yes')
  expect(await sendAs('ListLayerVersions', send, () => Promise.resolve())).toBe('yes')
})

test.each([
  ['a timeout', late, 'the request timed out'],
  ['a connection that broke', renamed[0], 'the connection was lost'],
  ['a reply that is no JSON', new SyntaxError('Unexpected token'), 'the response is not JSON'],
])('%s is reported as a missing response, with the reason', (_name, error, why) => {
  expect(awsMessage(error)).toBe(`There was no valid response (${why}).`)
})

test('all calls in a Region share the time limit for retries', async () => {
  let slept = 0
  const wait = sleepAtMost(async (milliseconds) => {
    slept += milliseconds
  }, 10_000)
  const asksToWait = failure('TooManyRequestsException', 429, { 'retry-after': '4' })
  for (let call = 1; call <= 3; call += 1)
    await expect(sendAs('ListLayerVersions', () => Promise.reject(asksToWait), wait)).rejects.toBe(asksToWait)
  expect(slept).toBe(8_000)
})
