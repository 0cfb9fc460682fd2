import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { passingFaults } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer } from '../integration/action.ts'
import type { Conditions } from '../integration/in-process.ts'
import { runInProcess, yankInProcess } from '../integration/in-process.ts'
import { grantsOn, numbersOn, parameterOn, stand } from '../integration/standing.ts'
import { leftIn, makeBucket } from './buckets.ts'

/** Every call of a run, failing once, twice and for ever in every way, and hanging: in each of the ways to run. */
let rig: Rig
let workspace: string

beforeAll(async () => {
  // Runs follow one another faster here than anywhere else.
  rig = await startRig({ requestsPerSecond: 100_000 })
  workspace = smallLayer()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const region = 'eu-west-1'
const principal = '111122223333'

/** What a run told: what failed, and the ARN where there is one. */
interface Told {
  readonly failure: readonly string[] | undefined
  readonly arn: string
}

/** A way to run: what stands before it, the calls that it makes, and what stands afterwards. */
interface Way {
  readonly calls: readonly string[]
  readonly prepare: () => Promise<unknown>
  readonly run: (conditions?: Conditions) => Promise<Told>
  /** What AWS has once the run is whole. */
  readonly whole: (told: Told) => Promise<void>
  /** What is left behind where nothing fails for ever. */
  readonly leftovers?: () => Promise<unknown[]>
  /** How many versions are published where nothing fails. */
  readonly publishes: number
}

async function publish(
  env: Record<string, string>,
  inputs: Record<string, string>,
  conditions?: Conditions,
): Promise<Told> {
  const given = { 'layer-name': 'test-layer', regions: region, ...inputs }
  const { run, outputs } = await runInProcess(workspace, env, given, conditions)
  return { failure: run.failure, arn: outputs['layer-version-arn'] ?? '' }
}

function arnOf(version: number, account = '123456789012'): string {
  return `arn:aws:lambda:${region}:${account}:layer:test-layer:${version}`
}

const lists = ['ListLayerVersions', 'GetLayerVersion', 'GetLayerVersionPolicy', 'ListFunctions']
const writes = ['PublishLayerVersion', 'AddLayerVersionPermission', 'PutParameter', 'DeleteLayerVersion']
const wanted = { principals: principal, 'retain-versions': '1', 'ssm-parameter': '/layers/{name}/arn' }

/** The version stands, is granted and found, and the old one is gone. */
async function isThere(version: number, { arn }: Told): Promise<void> {
  expect(arn).toBe(arnOf(version))
  expect(await numbersOn(rig)).toMatchObject({ [region]: [version] })
  expect(await grantsOn(rig, region, version)).toEqual([`layer-everywhere-${principal}`])
  expect(await parameterOn(rig, region, '/layers/test-layer/arn')).toBe(arn)
}

const ways: Record<string, Way> = {
  'a new layer': {
    calls: ['GetCallerIdentity', ...lists, ...writes, 'RemoveLayerVersionPermission', 'GetParameter'],
    prepare: () => Promise.resolve(),
    run: (conditions) => publish(rig.env, wanted, conditions),
    whole: (told) => isThere(1, told),
    publishes: 1,
  },
  'a layer that stands, with another grant and an old version too many': {
    calls: ['GetCallerIdentity', ...lists, ...writes, 'RemoveLayerVersionPermission', 'GetParameter'],
    prepare: async () => {
      await stand(rig, region, 1)
      await publish(rig.env, { principals: '444455556666' })
    },
    run: (conditions) => publish(rig.env, wanted, conditions),
    whole: (told) => isThere(2, told),
    publishes: 0,
  },
  'a layer that stands with other contents, which are compared': {
    calls: ['GetLayerVersion', 'GetContent'],
    prepare: () => stand(rig, region, 1),
    run: (conditions) => publish(rig.env, {}, conditions),
    whole: ({ arn }) => Promise.resolve(expect(arn).toBe(arnOf(2))),
    publishes: 1,
  },
  'a zip that has to go through S3': {
    calls: ['HeadBucket', 'HeadObject', 'PutObject', 'DeleteObject'],
    prepare: () => makeBucket(rig, region),
    run: (conditions) => {
      // It is small: what it does in S3 is what a large one does.
      const tooLarge = { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' }
      rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: tooLarge })
      return publish(rig.env, { 's3-bucket': 'layers-{account}-{region}' }, conditions)
    },
    whole: async ({ arn }) => {
      expect(arn).toBe(arnOf(1))
      expect(await numbersOn(rig)).toMatchObject({ [region]: [1] })
    },
    leftovers: () => leftIn(rig, region),
    publishes: 2,
  },
  "a role, by GitHub's token": {
    calls: ['GetToken', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'PublishLayerVersion'],
    prepare: () => Promise.resolve(),
    run: (conditions) =>
      publish(rig.oidcEnv, { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }, conditions),
    whole: ({ arn }) => Promise.resolve(expect(arn).toBe(arnOf(1, '111122223333'))),
    publishes: 1,
  },
  'versions that are taken back': {
    calls: ['GetCallerIdentity', 'ListLayerVersions', 'ListFunctions', 'DeleteLayerVersion'],
    prepare: () => stand(rig, region, 3),
    run: async (conditions) => {
      const inputs = { 'layer-name': 'test-layer', regions: region, versions: '1-2', 'dry-run': 'false' }
      return { failure: (await yankInProcess(rig.env, inputs, conditions)).failure, arn: '' }
    },
    whole: async () => expect(await numbersOn(rig)).toMatchObject({ [region]: [3] }),
    publishes: 0,
  },
}

/** How many versions AWS has made, or may have, whatever it said. */
function made(): number {
  return rig.calls.filter(({ operation, status }) => operation === 'PublishLayerVersion' && status !== 429)
    .length
}

async function requireOvercome({ run, whole, leftovers }: Way, conditions?: Conditions): Promise<void> {
  const told = await run(conditions)
  rig.faults.clear()
  expect(told.failure).toBeUndefined()
  await whole(told)
  expect((await leftovers?.()) ?? []).toEqual([])
}

/** Running again without faults ends whole, and is the end of it: after that there is nothing to write. */
async function requireWholeAgain({ run, whole }: Way): Promise<void> {
  rig.faults.clear()
  const told = await run()
  expect(told.failure).toBeUndefined()
  await whole(told)
}

async function requireNothingToDo({ run }: Way): Promise<void> {
  rig.calls.length = 0
  expect((await run()).failure).toBeUndefined()
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
}

const table = Object.entries(ways).flatMap(([name, way]) =>
  way.calls.map((operation) => ({ name, operation, way })),
)
const failing = table.flatMap((row) => passingFaults.map((then) => ({ ...row, then })))
const overcome = [1, 2].flatMap((times) => failing.map((row) => ({ ...row, times })))

describe(`what fails so seldom is overcome: ${overcome.length} cases`, () => {
  test.each(overcome)(
    '$name: $operation fails $times times, $then',
    async ({ way, operation, times, then }) => {
      await way.prepare()
      rig.calls.length = 0
      rig.faults.add({ when: { operation, times }, then })
      await requireOvercome(way)
      expect(made()).toBeLessThanOrEqual(way.publishes === 0 ? 0 : way.publishes + times)
      await requireNothingToDo(way)
    },
  )
})

/** The simulation has every kind of fault for ever. */
const forGood = failing.filter(
  ({ then }) => then.garble === 'html' || then.reset === 'after' || then.status === 429,
)

describe(`what fails for ever ends in words, and running again ends whole: ${forGood.length} cases`, () => {
  test.each(forGood)('$name: $operation, $then', async ({ way, operation, then }) => {
    await way.prepare()
    rig.calls.length = 0
    rig.faults.add({ when: { operation, times: Infinity }, then })
    const { failure = [] } = await way.run()
    for (const text of failure) expect(text).toMatch(/^(eu-west-1: )?[A-Z].*[.]$/s)
    expect(made()).toBeLessThanOrEqual(way.publishes === 0 ? 0 : 4)
    await requireWholeAgain(way)
  })
})

/** Nobody waits for longer than this. */
const soon = {
  connection: 700,
  reply: 700,
  upload: 700,
  staging: 700,
  stall: 700,
  token: 700,
  comparison: 700,
}

describe(`what hangs is given up in time: ${2 * table.length} cases`, () => {
  test.each(table)('$name: $operation hangs once, after AWS has done it', async ({ way, operation }) => {
    await way.prepare()
    rig.faults.add({ when: { operation }, then: { delayMs: 600_000, after: true } })
    await requireOvercome(way, { deadlines: soon })
  })

  test.each(table)('$name: $operation hangs for ever', async ({ way, operation }) => {
    await way.prepare()
    rig.faults.add({ when: { operation, times: Infinity }, then: { delayMs: 600_000 } })
    await way.run({ deadlines: soon })
    await requireWholeAgain(way)
  })
})

test('a reply that is lost while listings and reads lag behind is no second version', async () => {
  rig.faults.add({ when: { operation: 'PublishLayerVersion' }, then: { reset: 'after' } })
  const notThere = { status: 404, errorType: 'ResourceNotFoundException', message: 'not yet' }
  rig.faults.add({ when: { operation: 'ListLayerVersions', nth: 2, times: 5 }, then: { hideNewest: 1 } })
  rig.faults.add({ when: { operation: 'GetLayerVersion', times: 5 }, then: notThere })
  const { failure } = await publish(rig.env, { principals: principal })
  expect(failure).toBeUndefined()
  expect(await numbersOn(rig)).toMatchObject({ [region]: [1] })
})
