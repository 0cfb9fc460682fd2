import { describe, expect, test } from '@jest/globals'
import { applyCopies } from '../../../src/copy/apply.ts'
import { observe } from '../../../src/copy/observe.ts'
import { plan } from '../../../src/copy/plan.ts'
import type { CopyRequest, Plan, SourceVersion } from '../../../src/copy/plan.ts'
import type { RegionOutcome } from '../../../src/copy/run.ts'
import type { Principal } from '../../../src/layer/layer.ts'
import { metadata, refusal, RegionInMemory } from '../../support/region-in-memory.ts'

const account: Principal = '111122223333'

/** Every version of the source has the content that the Region in memory gives to a published version. */
function versionsWith(numbers: readonly number[], principals?: readonly Principal[]): SourceVersion[] {
  return numbers.map((number) => ({ ...metadata, number, codeSha256: 'ours', principals }))
}

async function planOf(region: RegionInMemory, request: CopyRequest): Promise<Plan> {
  return plan(request, await observe(new Map([['r', region]]), { ...request, layerName: 'x' }))
}

/** Applies a plan, which can be older than the state of the Region. Returns each report. */
async function apply(planned: Plan, region: RegionInMemory, request: CopyRequest): Promise<RegionOutcome[]> {
  const reports: RegionOutcome[] = []
  await applyCopies(planned, {
    ...request,
    services: new Map([['r', region]]),
    layerName: 'x',
    archives: new Map(request.versions.map(({ number }) => [number, { path: '', sha256: 'ours', size: 4 }])),
    read: () => Promise.resolve([Buffer.from('ours')]),
    stagingsFor: () => Promise.resolve(new Map()),
    waitIn: () => () => Promise.resolve(),
    progress: () => undefined,
    warn: () => undefined,
    report: (_region, outcome) => reports.push(outcome),
  })
  return reports
}

/** Plans and applies a request, and returns the last report. */
async function copied(region: RegionInMemory, request: CopyRequest): Promise<RegionOutcome> {
  const last = (await apply(await planOf(region, request), region, request)).at(-1)
  if (!last) throw new Error('Nothing was reported.')
  return last
}

describe('a copy', () => {
  test('of one version is published in one Region', async () => {
    const region = new RegionInMemory()
    const { failure, versions } = await copied(region, { versions: versionsWith([1]), keepNumbers: true })
    expect([failure, region.calls]).toEqual([undefined, ['publish']])
    expect(versions.get(1)).toMatchObject({ published: true, layerVersion: { version: 1 } })
  })

  test('of a history fills the gaps, and deletes what filled them', async () => {
    const region = new RegionInMemory()
    const { failure } = await copied(region, { versions: versionsWith([2, 5]), keepNumbers: true })
    expect(failure).toBeUndefined()
    expect(region.calls).toEqual([
      'fill',
      'publish',
      'delete 1',
      'fill',
      'fill',
      'publish',
      'delete 3',
      'delete 4',
    ])
    expect(region.versionsByNumber).toEqual({ 2: 'ours', 5: 'ours' })
  })

  test('is shared only after it exists, and with nobody else', async () => {
    const region = new RegionInMemory()
    await copied(region, { versions: versionsWith([1, 2], [account]), keepNumbers: true })
    expect(region.calls).toEqual([
      ...['publish', `grant 1 to ${account}`],
      ...['publish', `grant 2 to ${account}`],
    ])
  })

  test('counts as incomplete until the last version is done', async () => {
    const region = new RegionInMemory()
    const request = { versions: versionsWith([1, 2]), keepNumbers: true }
    const reports = await apply(await planOf(region, request), region, request)
    expect(reports.slice(0, -1).every(({ failure }) => failure?.topic === 'the-run-was-cancelled')).toBe(true)
    expect(reports.at(-1)?.failure).toBeUndefined()
  })

  test('that fails stops its Region, and names what was not tried', async () => {
    const region = new RegionInMemory()
    region.beforeWrite = () => (region.head === 1 ? refusal() : Promise.resolve())
    const { failure } = await copied(region, { versions: versionsWith([1, 2, 3, 5]), keepNumbers: true })
    expect(failure?.text).toBe('Copy of version 2: AWS denies it. Not tried: versions 3, 5.')
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
  })
})

describe('if another run publishes', () => {
  test('the same copy before this run does, the copy is reused and shared', async () => {
    const region = new RegionInMemory()
    const request = { versions: versionsWith([1, 2], [account]), keepNumbers: true }
    const planned = await planOf(region, request)
    region.add()
    const last = (await apply(planned, region, request)).at(-1)
    expect(last?.failure).toBeUndefined()
    expect(region.calls).toEqual([`grant 1 to ${account}`, 'publish', `grant 2 to ${account}`])
    expect(last?.versions.get(1)).toMatchObject({ published: false, layerVersion: { version: 1 } })
  })

  test('other content at a number that is needed, nothing more is published', async () => {
    const region = new RegionInMemory()
    const request = { versions: versionsWith([1, 3, 4], [account]), keepNumbers: true }
    const planned = await planOf(region, request)
    region.beforeWrite = async (call) => {
      if (call.startsWith('grant 1')) region.add({ codeSha256: 'others' })
    }
    const last = (await apply(planned, region, request)).at(-1)
    expect(last?.failure?.text).toMatch(
      /^Copy of version 3: Another run published version 2 in the meantime\. .* Not tried: version 4\.$/,
    )
    expect(region.calls).toEqual(['publish', `grant 1 to ${account}`])
  })

  test('at the same moment, the version with the wrong number is named and not shared', async () => {
    const region = new RegionInMemory()
    const request = { versions: versionsWith([1, 2], [account]), keepNumbers: true }
    region.beforeWrite = async (call) => {
      if (call === 'publish' && region.head === 0) region.add({ codeSha256: 'others' })
    }
    const { failure, versions } = await copied(region, request)
    expect(failure?.text).toMatch(
      /^Copy of version 1: Version number 1 is not available\. .* Version 2 is kept without permissions.* Not tried: version 2\.$/,
    )
    expect(versions.get(1)?.layerVersion).toBeUndefined()
    expect(region.principalsOf(2)).toEqual([])
  })

  test('the same content, it is not copied again with the next number', async () => {
    const region = new RegionInMemory(3)
    const request = { versions: versionsWith([7]), keepNumbers: false }
    const planned = await planOf(region, request)
    region.add()
    const last = (await apply(planned, region, request)).at(-1)
    expect(last?.versions.get(7)).toMatchObject({ published: false, layerVersion: { version: 4 } })
    expect(region.calls).toEqual([])
  })
})
