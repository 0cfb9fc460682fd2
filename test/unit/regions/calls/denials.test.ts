import { describe, expect, test } from '@jest/globals'
import { comesFromOwner } from '../../../../src/regions/calls/denials.ts'

describe('whether the owner of a layer version denies access, or a policy of the caller', () => {
  const denied = (why: string): Error =>
    new Error(
      `User: arn:aws:sts::444455556666:assumed-role/r/s is not authorized to perform: lambda:GetLayerVersion on resource: x${why}`,
    )

  test.each([
    ['', true],
    [' because no resource-based policy allows the lambda:GetLayerVersion action', true],
    [' with an explicit deny in a resource-based policy', true],
    [' because no identity-based policy allows the lambda:GetLayerVersion action', false],
    [' because no permissions boundary allows the lambda:GetLayerVersion action', false],
    [' because no session policy allows the lambda:GetLayerVersion action', false],
    [' because no service control policy allows the lambda:GetLayerVersion action', false],
    [' because no VPC endpoint policy allows the lambda:GetLayerVersion action', false],
    [' with an explicit deny in an identity-based policy', false],
    [' with an explicit deny in a service control policy', false],
  ])('"%s"', (why, isOfOwner) => {
    expect(comesFromOwner(denied(why))).toBe(isOfOwner)
  })
})
