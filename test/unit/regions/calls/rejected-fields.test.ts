import { describe, expect, test } from '@jest/globals'
import type { Declared } from '../../../../src/layer/metadata.ts'
import { rejectedFields } from '../../../../src/regions/calls/rejected-fields.ts'
import { ServiceFailure } from '../../../../src/regions/calls/service.ts'
import { saying } from '../../../support/messages.ts'
import { rejection } from '../../../support/region-in-memory.ts'

const sent: Declared = {
  runtimes: ['nodejs22.x', 'nodejs26.x', 'python3.15'],
  architectures: ['x86_64', 'arm64'],
}
const validation = 'ValidationException'
const parameter = 'InvalidParameterValueException'
const notInSet = 'failed to satisfy constraint: Member must satisfy enum value set:'

function rejectedBy(name: string, message: string, request: Declared = sent): Declared | undefined {
  return rejectedFields(rejection(name, message), request)
}

describe("AWS's words for rejected metadata", () => {
  const table: [string, string, string, Partial<Declared>][] = [
    [
      'a Region without architectures',
      parameter,
      'CompatibleArchitectures are not supported in af-south-1. Please remove the CompatibleArchitectures value from your request and try again',
      { architectures: ['x86_64', 'arm64'] },
    ],
    [
      'one unknown runtime, which Lambda shows as null',
      validation,
      `1 validation error detected: Value '[nodejs22.x, null, python3.15]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x, python3.15, java25]`,
      { runtimes: ['nodejs26.x'] },
    ],
    [
      'two unknown runtimes, which Lambda shows by name',
      validation,
      `1 validation error detected: Value '[nodejs22.x, nodejs26.x, python3.15]' at 'compatibleRuntimes' ${notInSet} [java25, nodejs22.x]`,
      { runtimes: ['nodejs26.x', 'python3.15'] },
    ],
    [
      'all runtimes',
      validation,
      `1 validation error detected: Value '[null]' at 'compatibleRuntimes' ${notInSet} [java25]`,
      { runtimes: ['nodejs22.x', 'nodejs26.x', 'python3.15'] },
    ],
    [
      'the constraint of the members of a list',
      validation,
      "1 validation error detected: Value '[nodejs22.x, nodejs26.x]' at 'compatibleRuntimes' failed to satisfy constraint: " +
        'Member must satisfy constraint: [Member must satisfy enum value set: [nodejs22.x, python3.15], Member must not be null]',
      { runtimes: ['nodejs26.x'] },
    ],
    [
      'one member of the list',
      validation,
      `1 validation error detected: Value 'nodejs26.x' at 'compatibleRuntimes.2.member' ${notInSet} [nodejs22.x, python3.15]`,
      { runtimes: ['nodejs26.x'] },
    ],
    [
      'the code that Lambda uses for its other checks',
      parameter,
      `1 validation error detected: Value '[null]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x, nodejs26.x]`,
      { runtimes: ['python3.15'] },
    ],
    [
      'an incomplete list of accepted runtimes, next to the position of the unknown one',
      validation,
      `1 validation error detected: Value '[nodejs22.x, null, python3.15]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x, nodejs26.x, python3.15]`,
      { runtimes: ['nodejs26.x'] },
    ],
    [
      'one unknown architecture',
      validation,
      "1 validation error detected: Value '[x86_64, arm64]' at 'compatibleArchitectures' failed to satisfy constraint: " +
        'Member must satisfy constraint: [Member must satisfy enum value set: [x86_64]]',
      { architectures: ['arm64'] },
    ],
    [
      'runtimes and architectures in one error',
      validation,
      `2 validation errors detected: Value '[nodejs22.x, null, null]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x]; ` +
        "Value '[x86_64, null]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64]]",
      { runtimes: ['nodejs26.x', 'python3.15'], architectures: ['arm64'] },
    ],
    [
      'a runtime, next to an error about another field',
      validation,
      "2 validation errors detected: Value 'x' at 'description' failed to satisfy constraint: Member must have length less than or equal to 256; " +
        `Value '[null]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x, python3.15]`,
      { runtimes: ['nodejs26.x'] },
    ],
  ]
  test.each(table)('%s', (_, name, message, rejected) => {
    expect(rejectedBy(name, message)).toEqual({ runtimes: [], architectures: [], ...rejected })
  })
})

describe('an error that does not name rejected metadata', () => {
  const unknownRuntime = `Value '[null]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x]`
  const table: [string, { readonly name: string; readonly message: string; readonly request?: Declared }][] =
    [
      ['another field', { name: validation, message: `Value 'x' at 'layerName' ${notInSet} [a, b]` }],
      ['another code', { name: 'AccessDeniedException', message: unknownRuntime }],
      [
        'a list that is truncated',
        { name: validation, message: `Value '[null]' at 'compatibleRuntimes' ${notInSet} [nodejs22` },
      ],
      [
        'the runtime of a function',
        {
          name: validation,
          message:
            "Value nodejs18.x at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs16.x] or be a valid ARN",
        },
      ],
      [
        'architectures that were not sent',
        {
          name: parameter,
          message: 'CompatibleArchitectures are not supported in af-south-1.',
          request: { runtimes: ['nodejs22.x'], architectures: [] },
        },
      ],
      [
        'a list with all runtimes that were sent',
        {
          name: validation,
          message: `Value '[nodejs22.x, nodejs26.x, python3.15]' at 'compatibleRuntimes' ${notInSet} [nodejs22.x, nodejs26.x, python3.15]`,
        },
      ],
    ]
  test.each(table)('%s', (_, { name, message, request }) => {
    expect(rejectedBy(name, message, request)).toBeUndefined()
  })

  test('an error after which a version may exist', () => {
    const cause = Object.assign(new Error(unknownRuntime), { name: validation })
    const failure = new ServiceFailure(saying('The connection was lost.'), { refused: false, cause })
    expect(rejectedFields(failure, sent)).toBeUndefined()
  })

  test('an error without a cause, and any other value', () => {
    expect(rejectedFields(new ServiceFailure(saying('Denied.'), { refused: true }), sent)).toBeUndefined()
    expect(rejectedFields(new Error(unknownRuntime), sent)).toBeUndefined()
    expect(rejectedFields(undefined, sent)).toBeUndefined()
  })

  test('a very long message is read in a short time', () => {
    const message = "Value '[ at 'compatibleRuntimes' failed to satisfy constraint: ".repeat(20_000)
    expect(rejectedBy(validation, message)).toBeUndefined()
  })
})
