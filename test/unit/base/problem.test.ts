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
      'There is no space left on the disk of the runner. Free some in a step before this one, or use a larger runner: ENOSPC: no, write.',
    ],
  ],
  [
    refusal('EROFS'),
    ['A folder of the runner cannot be written to. Mount it for writing: EROFS: no, write.'],
  ],
  [refusal('ENOMEM'), ['The runner has no memory left. Use a larger one: ENOMEM: no, write.']],
  [refusal('constructor'), ['constructor: no, write']],
  [new Error('anything else'), ['anything else']],
  ['a text', ['a text']],
  [undefined, ['undefined']],
  [new Problem([about('aws-refused', 'One.'), about('aws-refused', 'Two.')]), ['One.', 'Two.']],
])('%p is told as %j', (thrown, errors) => {
  expect(textsOf(errorsOf(thrown))).toEqual(errors)
})
