import { describe, expect, test } from '@jest/globals'
import type {
  Architecture,
  LayerVersion,
  Numbering,
  Observation,
  Plan,
  WantedLayer,
} from '../../../src/layer/layer.ts'
import { planEach, targetVersion } from '../../../src/plan/plan.ts'
import { metadata } from '../../support/region-in-memory.ts'
import { saying } from '../../support/messages.ts'

/** The plans of a run that publishes a layer for each architecture. */

function wantedFor(architecture: Architecture, changes: Partial<WantedLayer>): WantedLayer {
  return {
    ...metadata,
    architectures: [architecture],
    codeSha256: architecture,
    isExplicit: { description: false, licenseInfo: false },
    principals: undefined,
    skipUnchanged: true,
    numbering: { kind: 'next' },
    retain: undefined,
    inAllRegions: false,
    ...changes,
  }
}

/** A Region in which a version is the newest. Without a hash, it has other content. */
function seen(architecture: Architecture, version: number, codeSha256 = 'other'): Observation {
  const candidate: LayerVersion = {
    ...metadata,
    ...{ arn: `arn:${version}`, version, codeSha256, architectures: [architecture] },
  }
  return {
    seen: true,
    versions: version === 0 ? [] : [candidate],
    ofOtherArchitectures: [],
    statements: [],
    earlier: [],
    usage: { known: true, uses: [] },
    ...(version === 0 ? {} : { candidate }),
  }
}

const unread: Observation = { seen: false, reason: saying('AWS denies it.') }

interface Given {
  readonly x86_64: Readonly<Record<string, Observation>>
  readonly arm64: Readonly<Record<string, Observation>>
  readonly numbering?: Numbering
  readonly inAllRegions?: boolean
}

function plansFor({ x86_64, arm64, ...changes }: Given): Plan[] {
  return planEach([
    { wanted: wantedFor('x86_64', changes), observations: new Map(Object.entries(x86_64)) },
    { wanted: wantedFor('arm64', changes), observations: new Map(Object.entries(arm64)) },
  ])
}

const aligned = { numbering: { kind: 'aligned' } } as const

describe('with aligned versions', () => {
  test('both layers get the number after the highest one of both', () => {
    const plans = plansFor({
      ...aligned,
      x86_64: { a: seen('x86_64', 2), b: seen('x86_64', 1) },
      arm64: { a: seen('arm64', 0), b: seen('arm64', 4) },
    })
    expect(plans.map(targetVersion)).toEqual([5, 5])
  })

  test('a layer that is behind the other one is published again, and the other one is kept', () => {
    const [x86, arm] = plansFor({
      ...aligned,
      x86_64: { a: seen('x86_64', 4, 'x86_64') },
      arm64: { a: seen('arm64', 3, 'arm64') },
    })
    expect(x86?.get('a')).toMatchObject({ target: { do: 'reuse', version: 4 } })
    expect(arm?.get('a')).toMatchObject({ target: { do: 'publish', expected: 4 }, fill: 0 })
  })

  test('nothing changes in either layer if a Region of one of them could not be read', () => {
    const plans = plansFor({
      ...aligned,
      x86_64: { a: seen('x86_64', 1), b: unread },
      arm64: { a: seen('arm64', 1), b: seen('arm64', 1) },
    })
    for (const plan of plans) expect(plan.get('a')).toHaveProperty('blocked')
    expect(plans[1]?.get('b')).toHaveProperty('blocked')
  })
})

test('without aligned versions, each layer has its own numbers', () => {
  const plans = plansFor({ x86_64: { a: seen('x86_64', 2) }, arm64: { a: seen('arm64', 0) } })
  expect(plans.map(targetVersion)).toEqual([3, 1])
})

describe('if a run is rolled back after a failure', () => {
  test('nothing changes in either layer if one of them cannot get the version in a Region', () => {
    const plans = plansFor({
      inAllRegions: true,
      numbering: { kind: 'exact', version: 3 },
      x86_64: { a: seen('x86_64', 1), b: seen('x86_64', 3) },
      arm64: { a: seen('arm64', 1), b: seen('arm64', 2) },
    })
    for (const plan of plans) for (const planned of plan.values()) expect(planned).toHaveProperty('blocked')
  })

  test('a layer without changes is not blocked', () => {
    const [, arm] = plansFor({
      inAllRegions: true,
      x86_64: { a: seen('x86_64', 1), b: unread },
      arm64: { a: seen('arm64', 1, 'arm64'), b: seen('arm64', 1, 'arm64') },
    })
    expect([...(arm?.values() ?? [])]).toMatchObject([
      { target: { do: 'reuse' } },
      { target: { do: 'reuse' } },
    ])
  })
})
