import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Architecture, ArchitectureSets, Numbering, Plan } from '../../../src/layer/layer.ts'
import { placeholderDescription, placeholderSha256 } from '../../../src/plan/placeholder.ts'
import { plan } from '../../../src/plan/plan.ts'
import { predecessorIn } from '../../../src/plan/predecessor.ts'
import { sharedNameWarning } from '../../../src/plan/shared-name.ts'
import { apply } from '../../../src/regions/apply/apply.ts'
import { observe } from '../../../src/regions/observe.ts'
import { applyRequest } from '../../support/apply-request.ts'
import { metadata, RegionInMemory } from '../../support/region-in-memory.ts'

/** Jobs that publish different architectures under one layer name, in Regions in memory. */

interface Job {
  readonly architectures: readonly Architecture[]
  readonly sha: string
  readonly numbering?: Numbering
  readonly retain?: number
  readonly architectureSets?: ArchitectureSets
  readonly mayFail?: true
}

interface Result {
  readonly plan: Plan
  readonly published: Record<string, boolean>
  readonly versions: Record<string, number | undefined>
  readonly warnings: readonly string[]
  readonly predecessor: number | undefined
}

let regions: Record<string, RegionInMemory>
beforeEach(() => {
  regions = { a: new RegionInMemory(), b: new RegionInMemory() }
})

async function run({
  architectures,
  sha,
  numbering = { kind: 'next' },
  retain,
  architectureSets = [architectures],
  mayFail,
}: Job): Promise<Result> {
  const wanted = {
    ...metadata,
    architectures,
    codeSha256: sha,
    isExplicit: { description: false, licenseInfo: false },
    principals: undefined,
    skipUnchanged: true,
    inAllRegions: false,
    numbering,
    retain,
  }
  for (const region of Object.values(regions)) region.sha = sha
  const services = new Map(Object.entries(regions))
  const query = { layerName: 'x', architectureSets, numbering, withPolicy: false, retain }
  const seen = await observe(services, query)
  const planned = plan(wanted, seen)
  const published: Record<string, boolean> = {}
  const versions: Record<string, number | undefined> = {}
  const warnings = sharedNameWarning(wanted, seen).map(({ text }) => text)
  await apply(planned, {
    ...applyRequest,
    services,
    metadata: wanted,
    archive: { sha256: sha, size: 1 },
    retain,
    architectureSets,
    numbering,
    reportOutcome: (region, outcome) => {
      published[region] = outcome.published
      versions[region] = outcome.layerVersion?.version
    },
    reportEnd: (_region, { failure }) => {
      if (!mayFail) expect(failure).toBeUndefined()
    },
    warn: (region, { text }) => warnings.push(`${region}: ${text}`),
  })
  return { plan: planned, published, versions, warnings, predecessor: predecessorIn(planned, seen)?.version }
}

const x86: Job = { architectures: ['x86_64'], sha: 'x86' }
const arm: Job = { architectures: ['arm64'], sha: 'arm' }

describe.each<Numbering>([{ kind: 'next' }, { kind: 'aligned' }])('two jobs, %j', (numbering) => {
  const [one, other] = [
    { ...x86, numbering },
    { ...arm, numbering },
  ]

  test('each job keeps its own version', async () => {
    await run(one)
    await run(other)
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await run(one)).toMatchObject({ published: { a: false, b: false }, versions: { a: 1, b: 1 } })
      expect(await run(other)).toMatchObject({ published: { a: false, b: false }, versions: { a: 2, b: 2 } })
    }
  })

  test('a change is published above the version of the other job, and is compared with its own version', async () => {
    await run(one)
    await run(other)
    const changed = await run({ ...one, sha: 'x86 changed' })
    expect(changed).toMatchObject({ versions: { a: 3, b: 3 }, predecessor: 1 })
    expect(await run(other)).toMatchObject({ published: { a: false, b: false }, versions: { a: 2, b: 2 } })
  })

  test('"retain-versions" deletes only versions of the same architectures', async () => {
    await run(other)
    for (const sha of ['1', '2', '3']) await run({ ...one, sha, retain: 2 })
    expect(regions['a']?.versionsByNumber).toEqual({ 1: 'arm', 3: '2', 4: '3' })
    await run({ ...other, sha: 'arm changed', retain: 1 })
    expect(regions['a']?.versionsByNumber).toEqual({ 3: '2', 4: '3', 5: 'arm changed' })
  })
})

test('a Region that joins later gets the aligned number if it is free there', async () => {
  const aligned = { numbering: { kind: 'aligned' } } as const
  await run({ ...x86, ...aligned })
  await run({ ...arm, ...aligned })
  regions['c'] = new RegionInMemory()
  expect(await run({ ...x86, ...aligned })).toMatchObject({ versions: { a: 1, b: 1, c: 1 } })
  expect(await run({ ...arm, ...aligned })).toMatchObject({ versions: { a: 2, b: 2, c: 2 } })
})

test('a Region in which the other job has the number gets a new number, and so do all Regions', async () => {
  const aligned = { numbering: { kind: 'aligned' } } as const
  await run({ ...x86, ...aligned })
  regions['c'] = new RegionInMemory()
  regions['c'].add({ architectures: ['arm64'], codeSha256: 'arm' })
  expect(await run({ ...x86, ...aligned })).toMatchObject({ versions: { a: 2, b: 2, c: 2 } })
  expect(await run({ ...x86, ...aligned })).toMatchObject({ published: { a: false, b: false, c: false } })
})

test('an exact version number of other architectures blocks the Region', async () => {
  await run(arm)
  const result = await run({ ...x86, numbering: { kind: 'exact', version: 1 }, mayFail: true })
  for (const planned of result.plan.values())
    expect(planned).toEqual({
      blocked: expect.objectContaining({ text: expect.stringContaining('already exists, with different') }),
    })
})

/** A version that exists before a run: of the job, of the other job, or of another program. */
const kinds = {
  ours: { architectures: ['x86_64'], codeSha256: 'x86' },
  older: { architectures: ['x86_64'], codeSha256: 'older' },
  foreign: { architectures: ['arm64'], codeSha256: 'arm' },
  undeclared: { codeSha256: 'x86' },
  filler: { description: placeholderDescription, codeSha256: placeholderSha256 },
} as const

test('whatever exists, a second run changes nothing, and no run deletes versions of other architectures', async () => {
  const history = fc.array(
    fc.record({ kind: fc.constantFrom(...Object.values(kinds)), gone: fc.boolean() }),
    { maxLength: 6 },
  )
  const numbering = fc.constantFrom<Numbering>({ kind: 'next' }, { kind: 'aligned' })
  const retain = fc.constantFrom(undefined, 1, 2)
  const property = fc.asyncProperty(
    fc.array(history, { maxLength: 4 }),
    numbering,
    retain,
    async (all, how, keep) => {
      regions = Object.fromEntries(all.map((_one, index) => [`r${index}`, new RegionInMemory()]))
      for (const [index, region] of Object.values(regions).entries())
        for (const { kind, gone } of all[index] ?? []) {
          const { version } = region.add(kind)
          if (gone) region.standing.delete(version)
        }
      const others = () =>
        Object.values(regions).map(({ standing }) =>
          [...standing.values()].filter(({ version: { architectures, codeSha256 } }) =>
            codeSha256 === placeholderSha256 ? false : !architectures.includes('x86_64'),
          ),
        )
      const before = others()
      const job: Job = { ...x86, numbering: how, ...(keep === undefined ? {} : { retain: keep }) }
      const { versions, warnings } = await run(job)
      expect(warnings.filter((text) => text.includes('is not deleted'))).toEqual([])
      if (how.kind === 'aligned') expect(new Set(Object.values(versions)).size).toBeLessThanOrEqual(1)
      expect(others()).toEqual(before)
      const writes = Object.values(regions).map(({ calls }) => calls.length)
      expect((await run(job)).versions).toEqual(versions)
      expect(Object.values(regions).map(({ calls }) => calls.length)).toEqual(writes)
    },
  )
  await fc.assert(property, { numRuns: 300 })
})

describe('a version without declared architectures', () => {
  test('is compared if there is no version with the same ones, and is then replaced', async () => {
    regions['a']?.add({ codeSha256: 'x86' })
    expect(await run(x86)).toMatchObject({ versions: { a: 2, b: 1 }, predecessor: 1, warnings: [] })
    expect(await run(x86)).toMatchObject({ published: { a: false, b: false } })
  })

  test('does not replace a version with the same ones, and is not deleted', async () => {
    await run(x86)
    regions['a']?.add({ codeSha256: 'of another program' })
    const rerun = await run({ ...x86, retain: 1 })
    expect(rerun).toMatchObject({ published: { a: false }, versions: { a: 1 } })
    expect(rerun.warnings).toEqual([
      expect.stringContaining('The newest version declares no architectures (a)'),
    ])
    await run({ ...x86, sha: 'changed', retain: 1 })
    expect(regions['a']?.versionsByNumber).toEqual({ 2: 'of another program', 3: 'changed' })
  })

  test('is of the same job if the content decides what is declared', async () => {
    const architectureSets: ArchitectureSets = [[], ['x86_64']]
    await run({ ...x86, architectureSets })
    await run({ architectures: [], sha: 'no native code', architectureSets })
    const again = await run({ ...x86, sha: 'x86', architectureSets, retain: 2 })
    expect(again).toMatchObject({ versions: { a: 3 }, predecessor: 2, warnings: [] })
    expect(regions['a']?.versionsByNumber).toEqual({ 2: 'no native code', 3: 'x86' })
  })
})

describe('the warning about a shared name', () => {
  test('names the architectures, the Regions and the fix', async () => {
    expect((await run(x86)).warnings).toEqual([])
    expect((await run(arm)).warnings).toEqual([
      'Versions for different architectures share this layer name. The newest version declares x86_64 (a, b), but this run declares arm64. ' +
        'The action compares only with versions that declare the same architectures. ' +
        'Use a separate name for each architecture: add "{architecture}" to "layer-name".',
    ])
    expect((await run(arm)).warnings).toEqual([])
    expect((await run(x86)).warnings).toHaveLength(1)
  })

  test('does not appear if a job adds an architecture', async () => {
    await run(x86)
    expect((await run({ ...x86, architectures: ['x86_64', 'arm64'] })).warnings).toEqual([])
  })
})
