import { describe, expect, test } from '@jest/globals'
import {
  firstRegionsOf,
  noRegions,
  partitionOfRegions,
  resolveRegions,
} from '../../../src/aws-names/region-selection.ts'
import type { RegionSelection, WantedRegions } from '../../../src/aws-names/region-selection.ts'

const account = {
  enabled: ['us-east-1', 'eu-west-1', 'eu-central-1', 'me-south-1'],
  notEnabled: ['eu-south-1', 'ap-east-1'],
}

function required(given: Partial<RegionSelection>, optional: Partial<RegionSelection> = {}): WantedRegions {
  return { required: { ...noRegions, ...given }, optional: { ...noRegions, ...optional } }
}

describe('the Regions of a selection', () => {
  test.each<[string, Partial<RegionSelection>, string[]]>([
    ['names keep their order', { names: ['us-east-1', 'eu-west-1'] }, ['us-east-1', 'eu-west-1']],
    ['all: sorted by name', { patterns: ['all'] }, ['eu-central-1', 'eu-west-1', 'me-south-1', 'us-east-1']],
    [
      'names come before the Regions of a pattern, each once',
      { names: ['us-east-1', 'eu-west-1'], patterns: ['eu-*'] },
      ['us-east-1', 'eu-west-1', 'eu-central-1'],
    ],
    [
      'several patterns are sorted together',
      { patterns: ['us-*', 'eu-*'] },
      ['eu-central-1', 'eu-west-1', 'us-east-1'],
    ],
    [
      'an exclusion',
      { patterns: ['all'], exclusions: ['me-south-1', 'us-*'] },
      ['eu-central-1', 'eu-west-1'],
    ],
    ['a pattern with * in the middle', { patterns: ['*-west-*'] }, ['eu-west-1']],
    ['a pattern matches only whole names', { patterns: ['eu*'] }, ['eu-central-1', 'eu-west-1']],
    [
      'a named Region that is not enabled stays, so that it fails',
      { names: ['ap-east-1'], patterns: ['us-*'] },
      ['ap-east-1', 'us-east-1'],
    ],
  ])('%s', (_, selection, expected) => {
    expect(resolveRegions(required(selection), account).regions).toEqual(expected)
  })

  test('Regions that match but are not enabled are reported, without excluded ones', () => {
    const { notEnabled, matches } = resolveRegions(
      required({ patterns: ['all', 'xx-*'], exclusions: ['ap-*'] }),
      account,
    )
    expect(notEnabled).toEqual(['eu-south-1'])
    expect(matches.get('xx-*')).toEqual([])
  })
})

describe('optional Regions', () => {
  test.each<[string, Partial<RegionSelection>, Partial<RegionSelection>, string[], string[]]>([
    [
      'follow the required ones',
      { names: ['us-east-1'] },
      { names: ['me-south-1', 'eu-west-1'] },
      ['us-east-1', 'me-south-1', 'eu-west-1'],
      ['me-south-1', 'eu-west-1'],
    ],
    [
      'keep their place if they are required too, and are optional',
      { names: ['me-south-1', 'us-east-1'] },
      { names: ['me-south-1'] },
      ['me-south-1', 'us-east-1'],
      ['me-south-1'],
    ],
    [
      'can be patterns that match nothing',
      { names: ['us-east-1'] },
      { patterns: ['me-*', 'xx-*'] },
      ['us-east-1', 'me-south-1'],
      ['me-south-1'],
    ],
    [
      'have their own exclusions',
      { patterns: ['all'], exclusions: ['me-*'] },
      { patterns: ['me-*', 'eu-*'], exclusions: ['eu-west-1'] },
      ['eu-central-1', 'eu-west-1', 'us-east-1', 'me-south-1'],
      ['eu-central-1', 'me-south-1'],
    ],
    ['can be all Regions', {}, { names: ['eu-west-1'] }, ['eu-west-1'], ['eu-west-1']],
  ])('%s', (_, given, optional, regions, optionalRegions) => {
    expect(resolveRegions(required(given, optional), account)).toMatchObject({
      regions,
      optional: optionalRegions,
    })
  })
})

describe('the partition of a selection', () => {
  test.each<[string, Partial<RegionSelection>, { roleArn?: string; region?: string }, string]>([
    ['of the role', { patterns: ['all'] }, { roleArn: 'arn:aws-cn:iam::111122223333:role/x' }, 'aws-cn'],
    ['of a name', { names: ['us-gov-west-1'], patterns: ['all'] }, { region: 'eu-west-1' }, 'aws-us-gov'],
    ['of the environment', { patterns: ['all'] }, { region: 'cn-north-1' }, 'aws-cn'],
    ['of the only Regions that a pattern matches', { patterns: ['cn-*'] }, {}, 'aws-cn'],
    ['otherwise, the largest', { patterns: ['all'] }, {}, 'aws'],
    ['of a pattern for an unknown area', { patterns: ['nz-*'] }, {}, 'aws'],
  ])('is that %s', (_, selection, environment, expected) => {
    expect(partitionOfRegions(required(selection), environment)).toBe(expected)
  })
})

describe('the first Regions, where the action requests credentials', () => {
  test('are only the names, if there is no pattern', () => {
    expect(firstRegionsOf(required({ names: ['ap-east-1', 'eu-west-1'] }), 'aws')).toEqual([
      'ap-east-1',
      'eu-west-1',
    ])
  })

  test('are Regions that the pattern matches and that each account has, and then others', () => {
    const regions = firstRegionsOf(required({ patterns: ['eu-*'], exclusions: ['eu-central-1'] }), 'aws')
    expect(regions.slice(0, 5)).toEqual(['eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1'])
    expect(regions).not.toContain('eu-south-1')
  })

  test.each<[string, Partial<RegionSelection>, Partial<RegionSelection>, string[], string?]>([
    [
      'a required Region comes first',
      { names: ['me-south-1', 'eu-west-1'] },
      { names: ['me-south-1'] },
      ['eu-west-1', 'me-south-1'],
    ],
    [
      'a Region that each account has comes before a Region that may be down',
      {},
      { names: ['me-south-1'] },
      ['us-east-1', 'me-south-1'],
    ],
    [
      'the same if it is required too',
      { names: ['us-east-1'] },
      { names: ['us-east-1'] },
      ['ap-northeast-1', 'us-east-1'],
    ],
    [
      'the same in a partition with two Regions',
      { names: ['cn-north-1'] },
      { names: ['cn-north-1'] },
      ['cn-northwest-1', 'cn-north-1'],
      'aws-cn',
    ],
    [
      'a Region that each account has comes before one that it can lack',
      {},
      { patterns: ['all'] },
      ['us-east-1', 'ap-northeast-1'],
    ],
    [
      'a Region that is named comes before those of a pattern',
      { names: ['eu-west-1'] },
      { patterns: ['all'] },
      ['eu-west-1', 'us-east-1'],
    ],
    [
      'the same for a pattern',
      { patterns: ['eu-*'] },
      { patterns: ['eu-central-1', 'eu-north-1'] },
      ['eu-west-1', 'eu-west-2'],
    ],
  ])('if Regions are optional, %s', (_, given, optional, first, partition = 'aws') => {
    expect(firstRegionsOf(required(given, optional), partition).slice(0, 2)).toEqual(first)
  })

  test.each([
    ['aws', 'us-east-1'],
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-eusc', 'eusc-de-east-1'],
  ])('exist for a pattern of new Regions in %s', (partition, first) => {
    expect(firstRegionsOf(required({ patterns: ['nz-*'] }), partition)[0]).toBe(first)
  })
})
