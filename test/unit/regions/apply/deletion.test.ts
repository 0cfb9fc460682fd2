import { beforeEach, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LayerVersion, Plan, Prune, Statement } from '../../../../src/layer/layer.ts'
import { placeholderDescription, placeholderSha256 } from '../../../../src/plan/placeholder.ts'
import { grantTo } from '../../../../src/plan/plan.ts'
import { apply } from '../../../../src/regions/apply/apply.ts'
import type { ApplyRequest } from '../../../../src/regions/apply/apply.ts'
import { smallestZip } from '../../../../src/regions/apply/publish.ts'
import type { LayerService } from '../../../../src/regions/calls/service.ts'
import { applyRequest } from '../../../support/apply-request.ts'
import { lost, metadata, RegionInMemory } from '../../../support/region-in-memory.ts'

const account = '111122223333'
const ours = { id: grantTo(account).statementId, principal: account }
const theirs: Statement = { id: 'by-hand', principal: '999999999999' }
const placeholder = { description: placeholderDescription, codeSha256: placeholderSha256 }

let region: RegionInMemory
let warnings: string[]

beforeEach(() => {
  region = new RegionInMemory()
  warnings = []
})

/** Publishes above what stands, and deletes what the plan says. Returns the numbers that are left. */
async function publishAnd(prunes: readonly Prune[], settings: Partial<ApplyRequest> = {}): Promise<number[]> {
  const expected = region.head + 1
  const plan: Plan = new Map([
    [
      'eu-west-1',
      {
        target: { do: 'publish', expected, because: '' },
        fill: 0,
        grants: [],
        revokes: [],
        prunes,
        notes: [],
      },
    ],
  ])
  await applied(plan, settings)
  return [...region.standing.keys()]
}

async function applied(plan: Plan, settings: Partial<ApplyRequest> = {}): Promise<void> {
  await apply(plan, {
    ...applyRequest,
    services: new Map([['eu-west-1', region]]),
    principals: [account],
    warn: (_region, { text }) => warnings.push(text),
    ...settings,
  })
}

test('a placeholder version has the hash of the smallest archive', () => {
  expect(createHash('sha256').update(smallestZip).digest('base64')).toBe(placeholderSha256)
})

test('only one file deletes versions', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const deleting = files.filter((path) => readFileSync(join('src', path), 'utf8').includes('service.remove('))
  expect(deleting).toEqual([join('regions', 'apply', 'deletion.ts')])
})

describe('a version that the plan calls a placeholder', () => {
  const prune: Prune = { version: 1, because: 'filler' }

  test('is deleted', async () => {
    region.add(placeholder)
    expect(await publishAnd([prune])).toEqual([2])
    expect(warnings).toEqual([])
  })

  test.each<[string, Partial<LayerVersion>]>([
    ['has other contents', { description: placeholderDescription, codeSha256: 'theirs' }],
    ['has another description by now', { description: 'a release', codeSha256: placeholderSha256 }],
  ])('but %s is kept, and reported', async (_what, found) => {
    region.add(found)
    expect(await publishAnd([prune])).toEqual([1, 2])
    expect(warnings.join()).toContain('Version 1 is not deleted: it is not a placeholder version.')
  })

  test('is not a failure if it no longer exists', async () => {
    region.add(placeholder)
    region.standing.delete(1)
    expect(await publishAnd([prune])).toEqual([2])
    expect(warnings).toEqual([])
  })
})

describe('a version that the plan calls surplus', () => {
  const prune: Prune = { version: 1, because: 'surplus' }

  beforeEach(() => {
    region = new RegionInMemory(2)
  })

  test('is deleted if it is not one of the newest', async () => {
    expect(await publishAnd([prune], { retain: 2 })).toEqual([2, 3])
  })

  test('is kept if newer ones were deleted in the meantime', async () => {
    region.standing.delete(2)
    expect(await publishAnd([prune], { retain: 2 })).toEqual([1, 3])
    expect(warnings.join()).toContain('"retain-versions" keeps')
  })

  test('is kept if it declares other architectures', async () => {
    const [first] = region.standing.values()
    Object.assign(first?.version ?? {}, { architectures: ['arm64'] })
    expect(await publishAnd([prune], { retain: 1 })).toEqual([1, 2, 3])
    expect(warnings.join()).toContain('it declares other architectures')
  })

  test('is kept if the newer ones declare other architectures', async () => {
    const [, second] = region.standing.values()
    Object.assign(second?.version ?? {}, { architectures: ['arm64'] })
    expect(await publishAnd([prune], { retain: 2 })).toEqual([1, 2, 3])
    expect(warnings.join()).toContain('"retain-versions" keeps')
  })

  test('is deleted although the listing lags behind the version that was just published', async () => {
    const { versions } = region
    region.versions = async () => (await versions()).filter(({ version }) => version < 3)
    expect(await publishAnd([prune], { retain: 2 })).toEqual([2, 3])
  })

  test('needs one listing for all of them', async () => {
    region = new RegionInMemory(60)
    const { versions } = region
    let listings = 0
    region.versions = () => {
      listings += 1
      return versions()
    }
    const prunes = Array.from({ length: 50 }, (_, index): Prune => ({
      version: index + 1,
      because: 'surplus',
    }))
    expect(await publishAnd(prunes, { retain: 2 })).toHaveLength(11)
    expect(listings).toBe(1)
  })

  test('is kept if a function uses it now', async () => {
    region.inUse = [1]
    expect(await publishAnd([prune], { retain: 2 })).toEqual([1, 2, 3])
  })
})

describe('a version that the plan calls a leftover', () => {
  const prune: Prune = { version: 1, because: 'leftover' }

  test('is deleted if it has the wanted content and no permissions', async () => {
    region.add()
    expect(await publishAnd([prune])).toEqual([2])
  })

  test.each<[string, Partial<LayerVersion>, readonly Statement[]]>([
    ['other contents', { codeSha256: 'older' }, []],
    ['another description', { description: 'other' }, []],
    ['a grant', {}, [theirs]],
  ])('is kept if it has %s', async (_what, changes, statements) => {
    region.add(changes, statements)
    expect(await publishAnd([prune])).toEqual([1, 2])
    expect(warnings.join()).toContain('Version 1 is not deleted')
  })
})

describe('a version that this run published', () => {
  const failing: Plan = new Map([
    [
      'eu-west-1',
      {
        target: { do: 'publish', expected: 1, because: '' },
        fill: 0,
        grants: [grantTo(account)],
        revokes: [],
        prunes: [],
        notes: [],
      },
    ],
    [
      'us-east-1',
      {
        target: { do: 'publish', expected: 1, because: '' },
        fill: 0,
        grants: [],
        revokes: [],
        prunes: [],
        notes: [],
      },
    ],
  ])
  const other = new RegionInMemory()
  other.publish = () => Promise.reject(lost)
  const rollback = (): Partial<ApplyRequest> => ({
    rollsBack: true,
    readsAfterLostResponse: [0],
    services: new Map<string, LayerService>([
      ['eu-west-1', region],
      ['us-east-1', other],
    ]),
  })

  test('is deleted again if another Region fails', async () => {
    await applied(failing, rollback())
    expect([...region.standing.keys()]).toEqual([])
  })

  test('is deleted again if the Region rejected a part of its metadata', async () => {
    region.rejected = { runtimes: ['nodejs26.x'], architectures: true }
    await applied(failing, {
      ...rollback(),
      metadata: { ...metadata, runtimes: ['nodejs22.x', 'nodejs26.x'], architectures: ['x86_64'] },
    })
    expect(region.calls).toEqual(['publish', 'delete 1'])
  })

  test('is kept if somebody else granted it', async () => {
    const publish = region.publish
    region.publish = async (release) => {
      const version = await publish(release)
      const kept = region.standing.get(version.version)
      if (kept) kept.statements = [theirs]
      return version
    }
    await applied(failing, rollback())
    expect([...region.standing.keys()]).toEqual([1])
    expect(warnings.join()).toContain('another run or a person has granted it ("by-hand")')
  })

  test('is deleted although its policy could not be read before', async () => {
    const second = new RegionInMemory()
    const regions = [region, second]
    for (const one of regions) {
      const { statements } = one
      let reads = 0
      one.statements = (...asked) => (reads++ === 0 ? Promise.reject(lost) : statements(...asked))
    }
    await applied(failing, {
      ...rollback(),
      services: new Map<string, LayerService>([
        ['eu-west-1', region],
        ['us-east-1', second],
      ]),
    })
    expect(regions.map(({ standing }) => [...standing.keys()])).toEqual([[], []])
    expect(warnings).toEqual([])
  })

  test('is not the version in a response to another request', async () => {
    const publish = region.publish
    region.publish = async (release) => {
      await publish(release)
      return region.add({ codeSha256: 'of another run' }, [ours])
    }
    await applied(failing, rollback())
    expect(region.versionsByNumber).toMatchObject({ 2: 'of another run' })
  })

  test('is kept if it was found after a lost response, because another run may have published it', async () => {
    const publish = region.publish
    region.publish = async (release) => {
      await publish(release)
      throw lost
    }
    await applied(failing, rollback())
    expect([...region.standing.keys()]).toEqual([1])
  })
})
