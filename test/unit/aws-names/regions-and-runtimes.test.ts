import { expect, test } from '@jest/globals'
import { partition } from '@aws-sdk/core/client'
import { Runtime } from '@aws-sdk/client-lambda'
import { isKnownRegion, isKnownRuntime, partitionOf } from '../../../src/aws-names/regions-and-runtimes.ts'

const regions = ['eu-central-1', 'us-gov-west-1', 'cn-north-1', 'eu-west-9', 'us-gov-east-9', 'cn-south-9']

test.each([...regions, 'eusc-de-east-1', 'moon-1'])(
  '%s is known, and has its partition, as in the SDK',
  (region) => {
    expect(isKnownRegion(region)).toBe('description' in partition(region))
    expect(partitionOf(region)).toBe(partition(region).name)
  },
)

test('the known runtimes are those of the SDK', () => {
  expect(Object.values<string>(Runtime).filter((runtime) => !isKnownRuntime(runtime))).toEqual([])
  expect(isKnownRuntime('nodejs99.x')).toBe(false)
})
