import { describe, expect, test } from '@jest/globals'
import { defaultDeadlines } from '../../../../src/base/deadlines.ts'
import { Problem } from '../../../../src/base/problem.ts'
import { defaultEndpoints } from '../../../../src/aws-names/endpoints.ts'
import { roleAssumer } from '../../../../src/regions/credentials/credentials.ts'
import { saying } from '../../../support/messages.ts'

/** Assumes a role without a token. Each request for a token takes so many seconds to fail. */
async function withoutToken(error: Error, seconds = 0): Promise<{ began: number[]; message: string }> {
  let now = 0
  const began: number[] = []
  const token = (): Promise<string> => {
    began.push(now)
    now += seconds * 1_000
    return Promise.reject(error)
  }
  const clientSettings = { endpoints: defaultEndpoints, httpsAgent: {} }
  const sleep = (milliseconds: number): Promise<void> => {
    now += milliseconds
    return Promise.resolve()
  }
  const role = {
    from: '"role-to-assume"',
    arn: 'arn:aws:iam::111122223333:role/publisher',
    sessionName: 'session',
    durationSeconds: 3600,
    token,
  }
  const failed = await roleAssumer(
    role,
    { sleep, deadlines: defaultDeadlines, trace: () => undefined, hide: (text) => text, clientSettings },
    () => now,
  )('eu-west-1').catch((cause: unknown) => cause)
  expect(failed).toBeInstanceOf(Problem)
  return { began, message: (failed as Problem).message }
}

describe('a token that is not available', () => {
  const failure = new Error('Error message: Failed to get ID Token. \n \n  Error Code : 500')

  test('is requested ten times, and then the reason is reported on one line', async () => {
    const { began, message } = await withoutToken(failure)
    expect(began).toHaveLength(10)
    expect(message).toBe(
      'GitHub did not issue an OIDC token for "role-to-assume". Error message: Failed to get ID Token. Error Code : 500 Re-run the job.',
    )
  })

  test('is not requested again after the time limit, however slow the endpoint', async () => {
    const { began } = await withoutToken(failure, 15)
    expect(began.length).toBeGreaterThan(1)
    expect(Math.max(...began)).toBeLessThan(45_000 + 8_000)
  })

  test('is not requested again if the user must act', async () => {
    const { began, message } = await withoutToken(new Problem(saying('The file is empty.')))
    expect([began.length, message]).toEqual([1, 'The file is empty.'])
  })
})
