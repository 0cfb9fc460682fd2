import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Grant, Observation, Outcome, RegionPlan, Statement } from '../../../../src/layer/layer.ts'
import { placeholderDescription } from '../../../../src/plan/placeholder.ts'
import { apply } from '../../../../src/regions/apply/apply.ts'
import type { ApplyRequest } from '../../../../src/regions/apply/apply.ts'
import type { LayerQuery } from '../../../../src/regions/observe.ts'
import { observe } from '../../../../src/regions/observe.ts'
import type { FeasiblePlan } from '../../../../src/regions/apply/region-run.ts'
import { ServiceFailure } from '../../../../src/regions/calls/service.ts'
import type { LayerService, PublishRequest } from '../../../../src/regions/calls/service.ts'
import { applyRequest } from '../../../support/apply-request.ts'
import { lost, refusal, RegionInMemory, usesOf } from '../../../support/region-in-memory.ts'
import { inTexts, saying } from '../../../support/messages.ts'

const grant: Grant = { principal: '111122223333', statementId: 'layer-everywhere-111122223333' }
const other: Grant = { principal: '*', statementId: 'layer-everywhere-everyone' }
const nothing = { fill: 0, grants: [], revokes: [], prunes: [], notes: [] }
const publishing: FeasiblePlan = {
  ...nothing,
  target: { do: 'publish', expected: 1, because: 'new' },
  grants: [grant],
}
const kept: FeasiblePlan = { ...nothing, target: { do: 'reuse', arn: 'arn:1', version: 1 } }
const done = { granted: [], revoked: [], deleted: [] }

let region: RegionInMemory
let told: Outcome[]
let slept: number
let read: number

beforeEach(() => {
  region = new RegionInMemory()
  told = []
  slept = 0
  read = 0
})

async function carryOut(
  planned: RegionPlan,
  service: LayerService = region,
  settings: Partial<ApplyRequest> = {},
): Promise<Outcome | undefined> {
  await apply(new Map([['eu-west-1', planned]]), {
    ...asked,
    services: new Map([['eu-west-1', service]]),
    zip: () => {
      read += 1
      return asked.zip()
    },
    waitIn: () => (milliseconds) => {
      slept += milliseconds
      return Promise.resolve()
    },
    reportOutcome: (_region, outcome) => told.push(outcome),
    ...settings,
  })
  return told.at(-1)
}

const asked = { ...applyRequest, principals: [grant.principal] }

describe('a Region', () => {
  test('is published to, granted, and read back', async () => {
    expect(await carryOut(publishing)).toEqual({
      ...done,
      published: true,
      layerVersion: { arn: 'arn:1', version: 1 },
      granted: ['111122223333'],
    })
    expect(region.calls).toEqual(['publish', 'grant 1 to 111122223333'])
  })

  test('finds its version, and does not roll back the older one, if a response names a version that existed before', async () => {
    const before = region.add({ codeSha256: 'older' })
    const stale: LayerService = Object.assign(Object.create(region) as RegionInMemory, {
      publish: async (release: PublishRequest) => {
        await region.publish(release)
        return before
      },
    })
    const second: FeasiblePlan = { ...publishing, target: { do: 'publish', expected: 2, because: 'new' } }
    expect(await carryOut(second, stale, { rollsBack: true })).toMatchObject({
      layerVersion: { version: 2 },
      deleted: [],
    })
  })

  test('that is up to date is not written to, and the archive is not read', async () => {
    expect(await carryOut(kept)).toMatchObject({ published: false, layerVersion: { version: 1 } })
    expect(region.calls).toEqual([])
    expect(read).toBe(0)
  })

  test('that is blocked is not written to', async () => {
    expect(await carryOut({ blocked: saying('The number is taken.') })).toMatchObject({
      failure: saying('The number is taken.'),
    })
    expect(region.calls).toEqual([])
  })

  test('that was not observed is not written to', async () => {
    expect(await carryOut({ unobserved: saying('AWS denies it.') })).toMatchObject({
      failure: saying('AWS denies it.'),
    })
    expect(region.calls).toEqual([])
  })

  test('reports each change immediately', async () => {
    await carryOut(publishing)
    const steps = told.map(({ published, layerVersion, granted }) => [
      published,
      layerVersion?.version,
      granted.length,
    ])
    expect(steps.filter((step, index) => String(step) !== String(steps[index - 1]))).toEqual([
      [false, undefined, 0],
      [true, 1, 0],
      [true, 1, 1],
    ])
  })

  test('reports what would be unfinished if the run ended, until it is done', async () => {
    await carryOut(publishing)
    const failures = told.map(({ failure }) => failure?.text)
    expect(failures[0]).toBe(
      'The run ended before this Region was done. Re-run the job. It does only what is missing.',
    )
    expect(failures[1]).toMatch(/A version above 0 may exist.*list-layer-versions --region eu-west-1/)
    expect(failures.join()).toContain(
      'Version 1 exists, but the permission for 111122223333 is not confirmed.',
    )
    expect(failures.at(-1)).toBeUndefined()
  })
})

describe('an optional Region that goes down', () => {
  const reason = saying('It is down.')
  const down = new ServiceFailure(reason, { refused: false, isTolerated: true })

  test('before the first deletion is skipped, and costs the time of one call', async () => {
    let calls = 0
    region.version = () => {
      calls += 1
      return Promise.reject(down)
    }
    const prunes = [1, 2, 3].map((version) => ({ version, because: 'filler' }) as const)
    const outcome = await carryOut({ ...kept, prunes, target: { do: 'reuse', arn: 'arn:4', version: 4 } })
    expect(calls).toBe(1)
    expect(outcome).toMatchObject({ missing: reason, deleted: [] })
    expect(outcome?.failure).toBeUndefined()
  })
})

describe('a publish', () => {
  test('that is refused creates no version', async () => {
    region.publish = refusal
    expect(await carryOut(publishing)).toEqual({
      ...done,
      published: false,
      failure: saying('AWS denies it.'),
    })
  })

  test('whose response has different content is not reported as a version', async () => {
    region.sha = 'theirs'
    const outcome = await carryOut(publishing)
    expect(outcome?.layerVersion).toBeUndefined()
    expect(outcome?.failure?.text).toContain('Do not use that version')
    expect(region.calls).toEqual(['publish'])
  })

  test('whose version has different content is not reported as a version', async () => {
    const version = region.version
    region.version = async (name, number) => {
      const found = await version(name, number)
      return found && { ...found, codeSha256: 'theirs' }
    }
    const outcome = await carryOut(publishing)
    expect(outcome?.layerVersion).toBeUndefined()
    expect(outcome?.failure?.text).toContain('Do not use this version')
  })

  test('is confirmed although reads lag', async () => {
    const version = region.version
    let looks = 0
    region.version = (name, number) => (++looks < 4 ? Promise.resolve(undefined) : version(name, number))
    expect((await carryOut(publishing))?.failure).toBeUndefined()
    expect(slept).toBeGreaterThan(0)
  })

  test('that cannot be read back fails in bounded time, with its ARN', async () => {
    region.version = () => Promise.resolve(undefined)
    expect(await carryOut(publishing)).toMatchObject({
      layerVersion: { version: 1 },
      granted: ['111122223333'],
      failure: { text: expect.stringContaining('cannot be read back') },
    })
    expect(slept).toBeLessThan(20_000)
  })
})

describe('a publish whose response is lost', () => {
  /** Lets AWS do this many publishes and loses the replies; after that all is well. */
  function loseReplies(times: number): void {
    const publish = region.publish
    let lostOnes = 0
    region.publish = async (release) => {
      const reply = await publish(release)
      if ((lostOnes += 1) <= times) throw lost
      return reply
    }
  }

  /** Loses so many requests before AWS has seen them. */
  function loseRequests(times: number): void {
    const publish = region.publish
    let lostOnes = 0
    region.publish = (release) => ((lostOnes += 1) <= times ? Promise.reject(lost) : publish(release))
  }

  test('is found, and not sent again', async () => {
    loseReplies(1)
    expect(await carryOut(publishing)).toMatchObject({
      layerVersion: { version: 1 },
      published: true,
      granted: ['111122223333'],
    })
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
  })

  test('is found although the listing lags', async () => {
    loseReplies(1)
    const { versions, version } = region
    const isHidden = (): boolean => slept < 15_000
    region.versions = async () => (isHidden() ? [] : versions())
    region.version = async (layer, number) => (isHidden() ? undefined : version(layer, number))
    expect(await carryOut(publishing)).toMatchObject({ layerVersion: { version: 1 } })
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
  })

  test('is sent again after at most 20 s if AWS did not process it', async () => {
    loseRequests(1)
    expect(await carryOut(publishing)).toMatchObject({ layerVersion: { version: 1 } })
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
    expect(slept).toBeLessThanOrEqual(20_000)
  })

  test('three times reports which version may exist, and how to check', async () => {
    loseRequests(9)
    const outcome = await carryOut(publishing)
    expect(outcome?.failure?.text).toMatch(
      /The request was sent 3 times.*A version above 0 may exist.*list-layer-versions --region eu-west-1 --layer-name x/,
    )
    expect(outcome?.layerVersion).toBeUndefined()
    expect(slept).toBeLessThan(90_000)
  })

  test('is not sent again if its result cannot be read', async () => {
    loseReplies(1)
    region.versions = refusal
    const outcome = await carryOut(publishing)
    expect(outcome?.failure?.text).toMatch(
      /could not check whether the request created a version: AWS denies it.*above 0 may exist/,
    )
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
  })

  test.each([
    ['other contents', { codeSha256: 'theirs' }],
    ['another description', { description: 'theirs' }],
    ['other runtimes', { runtimes: ['python3.13'] }],
    ['another licence', { licenseInfo: 'MIT' }],
  ])('does not adopt the version of another run, with %s', async (_name, theirs) => {
    const publish = region.publish
    region.publish = (release) => {
      if (region.head > 0) return publish(release)
      region.add(theirs)
      return Promise.reject(lost)
    }
    expect(await carryOut(publishing)).toMatchObject({ layerVersion: { version: 2 } })
  })

  test('does not adopt an older version, although every run must publish', async () => {
    region.add()
    loseRequests(1)
    const again: FeasiblePlan = { ...publishing, target: { do: 'publish', expected: 2, because: 'asked' } }
    expect(await carryOut(again)).toMatchObject({ layerVersion: { version: 2 } })
    expect(region.versionsByNumber).toEqual({ 1: 'ours', 2: 'ours' })
  })

  test('is found if it is a placeholder version, which is then deleted', async () => {
    region.sha = 'ours'
    loseReplies(2)
    const filled: FeasiblePlan = {
      ...publishing,
      target: { do: 'publish', expected: 2, because: 'new' },
      fill: 1,
    }
    await carryOut(filled, region, { numbering: { kind: 'exact', version: 2 } })
    expect(region.versionsByNumber).toEqual({ 2: 'ours' })
  })

  test('is not deleted by a rollback, because another run may have published it', async () => {
    loseReplies(1)
    region.grant = refusal
    const outcome = await carryOut(publishing, region, { rollsBack: true })
    expect(region.versionsByNumber).toEqual({ 1: 'ours' })
    expect(outcome?.failure?.text).toContain('Not deleted: version 1.')
  })
})

describe('permissions', () => {
  const both: RegionPlan = { ...kept, grants: [grant, other] }
  const theirs: Statement = { id: 'layer-everywhere-444455556666', principal: '444455556666' }

  function stands(...statements: Statement[]): void {
    region.add({}, statements)
  }

  test('are revoked before others are granted, because the policy can be full', async () => {
    stands(theirs)
    expect(await carryOut({ ...both, revokes: [theirs] })).toMatchObject({
      granted: ['111122223333', '*'],
      revoked: [theirs.id],
    })
    expect(region.calls).toEqual([
      'revoke 1 layer-everywhere-444455556666',
      'grant 1 to 111122223333',
      'grant 1 to *',
    ])
  })

  test('that are refused do not affect the others, and are reported', async () => {
    stands(theirs)
    const add = region.grant
    region.grant = (name, version, one) => (one === grant ? refusal() : add(name, version, one))
    region.revoke = refusal
    expect(inTexts(await carryOut({ ...both, revokes: [theirs] }))).toMatchObject({
      granted: ['*'],
      revoked: [],
      failure:
        'Version 1 exists, but is not granted to 111122223333 and still has the statement "layer-everywhere-444455556666". ' +
        'AWS denies it. Re-run the job. It does only what is missing.',
    })
    expect(slept).toBe(0)
  })

  test('whose response is lost count if the policy shows them', async () => {
    stands(theirs)
    const { grant: add, revoke } = region
    region.grant = (...call) => add(...call).then(() => Promise.reject(lost))
    region.revoke = (...call) => revoke(...call).then(() => Promise.reject(lost))
    expect(await carryOut({ ...both, revokes: [theirs] })).toEqual({
      ...done,
      published: false,
      layerVersion: { arn: 'arn:1', version: 1 },
      granted: ['111122223333', '*'],
      revoked: [theirs.id],
    })
  })

  test('fail if another statement has the id', async () => {
    stands({ id: grant.statementId, principal: '444455556666' })
    expect(inTexts(await carryOut(both))).toMatchObject({
      granted: ['*'],
      failure: expect.stringContaining('not granted to 111122223333. The policy does not show the change.'),
    })
  })

  test('fail if the policy cannot be read', async () => {
    stands()
    region.statements = refusal
    expect((await carryOut(both))?.failure?.text).toContain('The policy cannot be read back: AWS denies it.')
  })
})

describe('several Regions', () => {
  test('do not affect each other', async () => {
    const failing = new RegionInMemory()
    failing.publish = refusal
    const outcomes = new Map<string, Outcome>()
    await apply(
      new Map([
        ['eu-west-1', publishing],
        ['us-east-1', publishing],
      ]),
      {
        ...asked,
        services: new Map([
          ['eu-west-1', failing],
          ['us-east-1', region],
        ]),
        reportOutcome: (name, outcome) => outcomes.set(name, outcome),
      },
    )
    expect(outcomes.get('eu-west-1')?.failure?.text).toBe('AWS denies it.')
    expect(outcomes.get('us-east-1')).toMatchObject({ layerVersion: { version: 1 } })
  })
})

describe('the state of a Region', () => {
  const query = {
    layerName: 'x',
    architectureSets: [[]],
    numbering: { kind: 'next' },
    withPolicy: true,
    retain: undefined,
  } as const

  async function observed(changes: Partial<LayerQuery> = {}): Promise<Observation | undefined> {
    return (await observe(new Map([['eu-west-1', region]]), { ...query, ...changes })).get('eu-west-1')
  }

  test('without versions', async () => {
    expect(await observed()).toMatchObject({ seen: true, versions: [], statements: [] })
    expect(await observed()).not.toHaveProperty('candidate')
  })

  test('has all versions, the newest with content, and its policy', async () => {
    await carryOut(publishing)
    region.add({ description: placeholderDescription })
    expect(await observed()).toMatchObject({
      seen: true,
      versions: [{ version: 2 }, { version: 1 }],
      candidate: { version: 1 },
      statements: [{ id: grant.statementId, principal: grant.principal }],
    })
  })

  test('has the version with the requested number, if it exists', async () => {
    region = new RegionInMemory(3)
    expect(await observed({ numbering: { kind: 'exact', version: 2 } })).toMatchObject({
      candidate: { version: 2 },
    })
    expect(await observed({ numbering: { kind: 'exact', version: 4 } })).not.toHaveProperty('candidate')
  })

  test('has no policy if permissions are not managed', async () => {
    await carryOut(publishing)
    region.statements = refusal
    expect(await observed({ withPolicy: false })).toMatchObject({ seen: true, candidate: { version: 1 } })
    expect(await observed()).toEqual({ seen: false, reason: saying('AWS denies it.') })
  })

  test.each([
    ['newest', { kind: 'next' }],
    ['asked for', { kind: 'exact', version: 3 }],
  ] as const)('a version that is %s, listed and gone is not "nothing yet"', async (_which, numbering) => {
    region = new RegionInMemory(3)
    region.version = () => Promise.resolve(undefined)
    expect(await observed({ numbering })).toMatchObject({
      seen: false,
      reason: { text: expect.stringContaining('being deleted') },
    })
  })

  describe('has the usage of versions:', () => {
    beforeEach(() => {
      region = new RegionInMemory(3)
      region.inUse = [1]
    })

    test('those that functions use', async () => {
      expect(await observed({ retain: 3 })).toMatchObject({ usage: { known: true, uses: usesOf(1) } })
    })

    test('none if so few versions exist that none would be deleted', async () => {
      expect(await observed({ retain: 4 })).toMatchObject({ usage: { known: false } })
    })

    test('which permission is missing if functions cannot be listed, and the Region does not fail', async () => {
      const denied = new ServiceFailure(saying('AWS denies it.'), { refused: true, because: 'denied' })
      region.uses = () => Promise.reject(denied)
      expect(await observed({ retain: 1 })).toMatchObject({
        seen: true,
        usage: {
          known: false,
          reason: { text: expect.stringMatching(/AWS denies it\. Allow "lambda:ListFunctions"/) },
        },
      })
    })
  })
})

test('a rollback after a failed parameter keeps the versions and deletes the placeholder versions', async () => {
  const [first, second] = [new RegionInMemory(), new RegionInMemory()]
  const store = { value: () => Promise.resolve(undefined), put: () => Promise.resolve() }
  const failing = { ...store, put: refusal }
  const arnParameter = { nameOf: () => '/arn', isKnown: true, isFixed: false }
  const filled: FeasiblePlan = { ...publishing, fill: 1, target: { do: 'publish', expected: 2, because: '' } }
  await apply(new Map([first, second].map((_one, index) => [`region-${index}`, filled])), {
    ...asked,
    services: new Map([
      ['region-0', first],
      ['region-1', second],
    ]),
    parameters: new Map([
      ['region-0', { store, all: [arnParameter] }],
      ['region-1', { store: failing, all: [arnParameter] }],
    ]),
    numbering: { kind: 'exact', version: 2 },
    rollsBack: true,
  })
  expect(first.versionsByNumber).toEqual({ 2: 'ours' })
  expect(Object.keys(second.versionsByNumber)).toContain('2')
})
