import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { createBucket, objectsIn } from '../support/buckets-on-rig.ts'
import { copyInProcess } from '../support/run-recipe.ts'
import {
  deleteFrom,
  grantOn,
  homeAccount,
  layerName,
  principalsOf,
  publishSource,
  versionsOf,
} from '../support/source-on-rig.ts'

/** Many runs of the sub-action that copies versions: a long history, and a run that is killed after each of its calls. */

const source = { region: 'eu-central-1' }
const target = { region: 'us-east-1' }
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())
beforeEach(() => rig.reset())

function arn({ region }: { region: string }, version?: number): string {
  return `arn:aws:lambda:${region}:${homeAccount}:layer:${layerName}${version === undefined ? '' : `:${version}`}`
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

/** Runs the recipe without the pauses of the rate limit. */
function copyMany(
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = rig.env,
): ReturnType<typeof copyInProcess> {
  return copyInProcess(env, { from: arn(source), regions: target.region, 'dry-run': 'false', ...inputs })
}

/** A history of 48 versions. Some are deleted, and some are shared. */
const gaps = [1, 7, 8, 9, 20, 47]
const history = numbers(1, 48).filter((number) => !gaps.includes(number))
const shared: readonly (readonly [number, string])[] = [
  [2, '*'],
  [3, '111122223333'],
  [10, 'o-a1b2c3d4e5'],
  [48, '*'],
  [48, '111122223333'],
]

async function publishHistory(): Promise<void> {
  await publishSource(rig, source, numbers(1, 48))
  await deleteFrom(rig, source, gaps)
  for (const [number, principal] of shared) await grantOn(rig, source, number, principal)
  rig.calls.length = 0
}

async function sharesIn(place: { account?: string; region: string }): Promise<Record<number, string[]>> {
  const entries = history.map(async (number) => [number, await principalsOf(rig, place, number)] as const)
  return Object.fromEntries((await Promise.all(entries)).filter(([, principals]) => principals.length > 0))
}

describe('a history of 48 versions with gaps', () => {
  const inputs = { versions: '1-48', principals: 'mirror', 'allow-public': 'true' }

  test('is the same in a new Region: numbers, bytes, metadata and permissions; a second run writes nothing', async () => {
    await publishHistory()
    const { run, outputs } = await copyMany(inputs)
    expect(run.failure).toBeUndefined()
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
    expect(await sharesIn(target)).toEqual(await sharesIn(source))
    expect(json(outputs['copied'])).toEqual({ 'us-east-1': history })
    expect(json(outputs['arns'])).toEqual({ 'us-east-1': arn(target, 48) })
    rig.calls.length = 0
    const again = await copyMany(inputs)
    expect([again.run.failure, writes(), again.outputs['copied']]).toEqual([undefined, [], '{}'])
    expect(again.outputs['arns']).toBe(outputs['arns'])
  })

  test('is copied to another account by two roles, each with its token', async () => {
    await publishHistory()
    const other = { account: '999988887777', region: 'eu-west-1' }
    const { run } = await copyMany(
      {
        ...inputs,
        regions: other.region,
        'from-role': `arn:aws:iam::${homeAccount}:role/publisher`,
        'role-to-assume': `arn:aws:iam::${other.account}:role/publisher`,
        'allowed-account-ids': other.account,
      },
      rig.oidcEnv,
    )
    expect(run.failure).toBeUndefined()
    expect(await versionsOf(rig, other)).toEqual(await versionsOf(rig, source))
    expect(await sharesIn(other)).toEqual(await sharesIn(source))
    const assumed = rig.calls.filter(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
    expect(assumed.map(({ input }) => input['RoleArn'])).toEqual([
      `arn:aws:iam::${other.account}:role/publisher`,
      `arn:aws:iam::${homeAccount}:role/publisher`,
    ])
  })

  test('is reported and continued after the job was cancelled', async () => {
    await publishHistory()
    const job = new AbortController()
    const inputs = { from: arn(source), versions: '1-48', regions: target.region, 'dry-run': 'false' }
    const cancelled = await copyInProcess(rig.env, inputs, {
      cancelled: job.signal,
      show: (line) => {
        if (line.includes('copied version 12 ')) job.abort('SIGINT')
      },
    })
    expect(cancelled.run.failure).toEqual([
      expect.stringMatching(
        /^us-east-1: Copy of version 13: .*cancelled.* Not tried: versions 14-19, 21-46, 48\./,
      ),
    ])
    expect(json(cancelled.outputs['copied'])).toEqual({
      'us-east-1': history.filter((number) => number < 13),
    })
    expect(json(cancelled.outputs['failed-regions'])).toEqual(['us-east-1'])
    expect((await copyMany({ versions: '1-48' })).run.failure).toBeUndefined()
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
  })

  test('continues in a Region that has some of the versions', async () => {
    await publishHistory()
    await copyMany({ versions: '1-15' })
    rig.calls.length = 0
    const { run, outputs } = await copyMany({ versions: '1-48' })
    expect(run.failure).toBeUndefined()
    expect(json(outputs['copied'])).toEqual({ 'us-east-1': history.filter((number) => number > 15) })
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
  })

  test('fails in a Region that has another version at one number, before any write there', async () => {
    await publishHistory()
    await copyMany({ versions: '1-15' })
    await publishSource(rig, target, [99])
    rig.calls.length = 0
    const { run, outputs } = await copyMany({ versions: '1-48', regions: 'us-east-1, us-west-1' })
    expect(run.failure).toEqual([
      expect.stringMatching(/^us-east-1: Version 16 already exists here with different content\. /),
    ])
    expect([...new Set(writes().map((write) => write.split(' ')[1]))]).toEqual(['us-west-1'])
    expect(json(outputs['failed-regions'])).toEqual(['us-east-1'])
    expect(json(outputs['arns'])).toEqual({ 'us-west-1': arn({ region: 'us-west-1' }, 48) })
  })
})

describe('a run that is killed after any of its calls', () => {
  const principal = '111122223333'
  const inputs = { versions: '1-4', principals: principal }

  async function begin(): Promise<void> {
    await rig.reset()
    await publishSource(rig, source, [1, 2, 3, 4])
    await deleteFrom(rig, source, [2])
    rig.calls.length = 0
  }

  async function callsOfOneRun(): Promise<number> {
    await begin()
    await copyMany(inputs)
    return rig.calls.length
  }

  test('is continued by the next run', async () => {
    const calls = await callsOfOneRun()
    expect(calls).toBeGreaterThan(20)
    for (let last = 1; last <= calls; last += 1) {
      await begin()
      rig.faults.add(
        // AWS processes this call, but its response is lost.
        { when: { nth: last }, then: { reset: 'after' } },
        { when: { nth: last + 1, times: Infinity }, then: { reset: 'before' } },
      )
      const killed = await copyMany(inputs)
      expect(killed.run.failure).not.toBeUndefined()
      rig.faults.clear()
      const { run } = await copyMany(inputs)
      expect({ last, failure: run.failure }).toEqual({ last, failure: undefined })
      expect({ last, versions: await versionsOf(rig, target) }).toEqual({
        last,
        versions: await versionsOf(rig, source),
      })
      for (const number of [1, 3, 4]) expect(await principalsOf(rig, target, number)).toEqual([principal])
    }
  })
})

test('a large archive is sent through S3, and deleted from there', async () => {
  await publishSource(rig, source, [1])
  await createBucket(rig, target.region)
  rig.faults.add({
    when: { operation: 'PublishLayerVersion', region: target.region },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
  })
  const { run } = await copyMany({ versions: '1', 's3-bucket': 'layers-{account}-{region}' })
  expect(run.failure).toBeUndefined()
  expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
  expect(writes()).toContain('PutObject us-east-1')
  const left = (await objectsIn(rig, target.region)) as { IsLatest?: boolean; Size?: number }[]
  expect(left.filter(({ Size }) => Size !== undefined)).toEqual([])
})
