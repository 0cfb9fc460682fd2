import { describe, expect, test } from '@jest/globals'
import { defaultDeadlines } from '../../../../src/base/deadlines.ts'
import { about } from '../../../../src/base/message.ts'
import { Problem } from '../../../../src/base/problem.ts'
import { fixedKeys } from '../../../../src/regions/calls/keys.ts'
import { patienceWithOptional } from '../../../../src/regions/calls/patience.ts'
import type { Operation } from '../../../../src/regions/calls/retry-policy.ts'
import { senderWith } from '../../../../src/regions/calls/send.ts'
import { isTolerated } from '../../../../src/regions/calls/service.ts'
import { Cancelled } from '../../../../src/regions/calls/stopped-call.ts'

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
const denied = Object.assign(new Error('not authorized'), {
  name: 'AccessDeniedException',
  $metadata: { httpStatusCode: 403 },
})

/** Returns how calls in an optional Region are sent. Each call fails with the next of these errors, and with the last one from then on. */
function optionalRegion(): (operation: Operation, ...errors: readonly Error[]) => Promise<boolean> {
  const send = senderWith(
    fixedKeys({ accessKeyId: '', secretAccessKey: '' }),
    {
      wait: () => Promise.resolve(),
      throwIfEnded: () => undefined,
      hide: (text) => text,
      patience: patienceWithOptional(defaultDeadlines),
    },
    () => about('aws-refused', 'AWS refused.'),
  )
  return (operation, ...errors) => {
    let calls = 0
    const call = (): Promise<void> => {
      calls += 1
      const error = errors[Math.min(calls, errors.length) - 1]
      return error ? Promise.reject(error) : Promise.resolve()
    }
    return send(operation, call).then(() => false, isTolerated)
  }
}

describe('an optional Region that is down', () => {
  test.each<[string, Operation, Error[], boolean]>([
    ['before a read', 'ListLayerVersions', [refused], true],
    ['after the response to a read was lost', 'ListLayerVersions', [lost, refused], true],
    ['before a write', 'AddLayerVersionPermission', [refused], true],
    ['after the response to a write was lost', 'AddLayerVersionPermission', [lost, refused], false],
    ['after the response to a deletion was lost', 'DeleteLayerVersion', [lost, refused], false],
    ['after AWS denied a write', 'AddLayerVersionPermission', [denied], false],
  ])('%s: is it skipped?', async (_, operation, errors, expected) => {
    expect(await optionalRegion()(operation, ...errors)).toBe(expected)
  })

  test('fails the run if it was denied a write before', async () => {
    const failed = optionalRegion()
    expect(await failed('AddLayerVersionPermission', denied)).toBe(false)
    expect(await failed('AddLayerVersionPermission', refused)).toBe(false)
  })

  test.each([
    ['cancelled', new Cancelled(AbortSignal.abort(), defaultDeadlines)],
    ['stopped by the action', new Problem(about('the-run-was-cancelled', 'The archive changed.'))],
  ])('is not skipped if the call was %s', async (_, error) => {
    expect(await optionalRegion()('ListLayerVersions', error)).toBe(false)
  })
})
