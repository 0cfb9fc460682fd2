import { describe, expect, test } from '@jest/globals'
import { knownRegions, knownRuntimes } from '../../../src/aws-names/regions-and-runtimes.ts'
import { regionMeantBy, runtimeMeantBy } from '../../../src/inputs/typos.ts'

describe('a runtime', () => {
  test.each([
    ['nodejs22', 'nodejs22.x'],
    ['nodejs22x', 'nodejs22.x'],
    ['nodejs22.1', 'nodejs22.x'],
    ['node22.x', 'nodejs22.x'],
    ['node24', 'nodejs24.x'],
    ['nodejs28', 'nodejs28.x'],
    ['noedjs24.x', 'nodejs24.x'],
    ['pyhton3.13', 'python3.13'],
    ['python313', 'python3.13'],
    ['python3.13.1', 'python3.13'],
    ['python3.12.10', 'python3.12'],
    ['nodejs22.14.0', 'nodejs22.x'],
    ['node22.14.0', 'nodejs22.x'],
    ['nodejs20.x.x', 'nodejs20.x'],
    ['java21.0.8', 'java21'],
    ['ruby3.4.1', 'ruby3.4'],
    ['NodeJS22.x', 'nodejs22.x'],
    ['PYTHON3.13', 'python3.13'],
    ['Provided.AL2023', 'provided.al2023'],
    ['python', 'python3.14'],
    ['python3', 'python3.14'],
    ['py3.12', 'python3.12'],
    ['rubby3.4', 'ruby3.4'],
    ['ruby34', 'ruby3.4'],
    ['jav21', 'java21'],
    ['jdk21', 'java21'],
    ['java21.x', 'java21'],
    ['dotnet8.0', 'dotnet8'],
    ['providedal2023', 'provided.al2023'],
    ['provided.amzn2023', undefined],
  ])('%s is a typo of %s', (given, meant) => {
    expect(runtimeMeantBy(given, knownRuntimes)).toBe(meant)
  })

  test.each([
    ...[
      'python3.16',
      'python4.0',
      'nodejs28.x',
      'java29',
      'java25.al2025',
      'provided.al2025',
      'provided.al203',
      'ruby5.1',
    ],
    ...['dotnet12', 'rust1.x', 'bun1.x', 'deno2.x', 'php8.4', 'swift6.0', 'go2.x', 'kotlin2'],
  ])('%s can be a new runtime', (given) => {
    expect(runtimeMeantBy(given, knownRuntimes)).toBeUndefined()
  })

  test.each(knownRuntimes)('%s is known', (name) => {
    expect(runtimeMeantBy(name, knownRuntimes)).toBeUndefined()
  })
})

describe('a Region', () => {
  test.each([
    ['eu-wset-1', 'eu-west-1'],
    ['us-esat-1', 'us-east-1'],
    ['us-eastt-1', 'us-east-1'],
    ['ap-southest-2', 'ap-southeast-2'],
    ['eu-centrl-1', 'eu-central-1'],
    ['us-gov-wst-1', 'us-gov-west-1'],
    ['cn-nort-1', 'cn-north-1'],
  ])('%s is a typo of %s', (given, meant) => {
    expect(regionMeantBy(given, knownRegions)).toBe(meant)
  })

  test.each(['eu-west-9', 'us-east-12', 'sa-west-1', 'me-west-1', 'eu-east-1', 'ca-north-1', 'eu-polar-1'])(
    '%s can be a new Region',
    (given) => {
      expect(regionMeantBy(given, knownRegions)).toBeUndefined()
    },
  )

  test.each(knownRegions)('%s is known', (name) => {
    expect(regionMeantBy(name, knownRegions)).toBeUndefined()
  })
})
