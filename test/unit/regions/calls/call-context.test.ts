import { expect, test } from '@jest/globals'
import { defaultDeadlines } from '../../../../src/base/deadlines.ts'
import { senderWith } from '../../../../src/regions/calls/send.ts'
import { defaultEndpoints } from '../../../../src/aws-names/endpoints.ts'
import { fixedKeys } from '../../../../src/regions/calls/keys.ts'
import { callContext, endOfRun, limitIn } from '../../../../src/regions/calls/call-context.ts'
import type { ServiceFailure } from '../../../../src/regions/calls/service.ts'
import { saying } from '../../../support/messages.ts'

const clientSettings = { endpoints: defaultEndpoints, httpsAgent: {} }
const keys = fixedKeys({ accessKeyId: 'AKIA', secretAccessKey: 'secret' })

/** What comes of a call at the end of a run. */
async function callAt(end: AbortSignal): Promise<{ sent: number; failure: ServiceFailure | undefined }> {
  let sent = 0
  const send = senderWith(
    keys,
    callContext(
      {
        sleep: () => Promise.resolve(),
        deadlines: defaultDeadlines,
        trace: () => undefined,
        hide: String,
        clientSettings,
      },
      end,
    ),
    (error) => saying(String(error)),
  )
  const call = async (): Promise<void> => void (sent += 1)
  const failure = await send('ListLayerVersions', call).then(
    () => undefined,
    (error: unknown) => error as ServiceFailure,
  )
  return { sent, failure }
}

test('a call is sent during the run', async () => {
  expect(await callAt(new AbortController().signal)).toEqual({ sent: 1, failure: undefined })
})

test('after a cancellation no call is sent, and the call counts as not processed', async () => {
  const { sent, failure } = await callAt(AbortSignal.abort('SIGINT'))
  expect([sent, failure?.refused]).toEqual([0, true])
  expect(failure?.message).toBe('The run was cancelled before this was done. Re-run the job.')
})

test('after the time limit of the run no call is sent, and the error advises a re-run', async () => {
  const end = endOfRun(new AbortController().signal, { ...defaultDeadlines, run: 0 })
  await new Promise((resolve) => end.addEventListener('abort', resolve))
  const { sent, failure } = await callAt(end)
  expect(sent).toBe(0)
  expect(failure?.message).toMatch(/The run exceeded its limit of 60 minutes.*Re-run the job/)
})

test('a request for credentials in an optional Region has 5 s, and elsewhere more', () => {
  const settings = { deadlines: defaultDeadlines, optional: ['us-east-1'] }
  expect(limitIn('us-east-1', settings)).toBe(5_000)
  expect(limitIn('eu-west-1', settings)).toBeGreaterThan(5_000)
})
