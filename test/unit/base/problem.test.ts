import { expect, test } from '@jest/globals'
import { errorsOf, Problem } from '../../../src/base/problem.ts'
import { about, textsOf } from '../../../src/base/message.ts'

function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: no, write`), { code })
}

test.each([
  [
    refusal('ENOSPC'),
    [
      'There is no space left on the disk of the runner: ENOSPC: no, write. Free some space in a step before this one, or use a larger runner.',
    ],
  ],
  [refusal('EROFS'), ['A folder of the runner is read-only: EROFS: no, write. Make it writable.']],
  [refusal('ENOMEM'), ['The runner has no memory left: ENOMEM: no, write. Use a larger runner.']],
  [refusal('constructor'), ['constructor: no, write']],
  [new Error('anything else'), ['anything else']],
  ['a text', ['a text']],
  [undefined, ['undefined']],
  [new Problem([about('aws-refused', 'One.'), about('aws-refused', 'Two.')]), ['One.', 'Two.']],
])('%p is reported as %j', (thrown, errors) => {
  expect(textsOf(errorsOf(thrown))).toEqual(errors)
})
