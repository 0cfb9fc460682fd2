import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { AddLayerVersionPermissionCommand, RemoveLayerVersionPermissionCommand } from '@aws-sdk/client-lambda'
import { denied } from '../rig/faults.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, fourRegions, lambdaOn, run, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { createFunction } from '../support/functions-on-rig.ts'
import { publishVersions, statementIdsOn, versionNumbersOn } from '../support/layers-on-rig.ts'

/** Version numbers, permissions and deletions in four Regions, with the committed bundle. */

let rig: Rig

beforeAll(async () => {
  // The set-up of the tests sends more requests per second than the default limit of the rig.
  rig = await startRig({ requestsPerSecond: 1_000 })
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const [first, second, third, fourth] = fourRegions as [string, string, string, string]
const account = '111122223333'
const granted = [`layer-everywhere-${account}`]

function publish(inputs: Record<string, string> = {}): Promise<Result> {
  return run(smallLayer(), rig.env, { principals: account, ...inputs })
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function versions(result: Result): unknown {
  return JSON.parse(result.outputs['versions'] ?? '')
}

function everywhere<T>(value: T): Record<string, T> {
  return Object.fromEntries(fourRegions.map((region) => [region, value]))
}

async function expectSettled(inputs: Record<string, string>): Promise<void> {
  rig.calls.length = 0
  const again = await publish(inputs)
  expect([again.exitCode, again.outputs['changed'], writes()]).toEqual([0, 'false', []])
}

/** Publishes versions so that three Regions are at 2, 1 and 0. In the fourth, the newest version is deleted. */
async function publishUnevenly(): Promise<void> {
  await Promise.all([
    publishVersions(rig, first, 2),
    publishVersions(rig, second, 1),
    publishVersions(rig, fourth, 3, [3]),
  ])
}

describe('three Regions at versions 2, 1 and 0, and one whose newest version was deleted', () => {
  beforeEach(publishUnevenly)

  test('"align-versions" publishes the same version number in all Regions, with permissions, and deletes the placeholder versions', async () => {
    const aligned = { 'align-versions': 'true' }
    const planned = await publish({ ...aligned, 'dry-run': 'true' })
    expect(planned.outputs['target-version']).toBe('3')
    expect(JSON.parse(planned.outputs['plan'] ?? '')).toMatchObject({
      [third]: [{ do: 'fill', versions: 2 }, { do: 'publish', expected: 3 }, { do: 'grant' }],
    })

    const result = await publish(aligned)
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.outputs).toMatchObject({ version: '4', changed: 'true', 'failed-regions': '[]' })
    expect(await versionNumbersOn(rig)).toEqual({
      [first]: [4, 2, 1],
      [second]: [4, 1],
      [third]: [4],
      [fourth]: [4, 2, 1],
    })
    for (const region of fourRegions) expect(await statementIdsOn(rig, region, 4)).toEqual(granted)
    const permissionCalls = rig.calls.filter(({ operation }) => operation === 'AddLayerVersionPermission')
    expect(permissionCalls.map(({ input }) => Number(input['VersionNumber']))).toEqual([4, 4, 4, 4])
    await expectSettled(aligned)
  })

  test('"version" fails only the Region in which the number is taken, and names it; a run with "align-versions" repairs that', async () => {
    const result = await publish({ version: '3' })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(`^${fourth}: Version number 3 is not available.*assigned 4.*without permissions`),
    ])
    expect(versions(result)).toEqual({ [first]: 3, [second]: 3, [third]: 3 })
    expect(result.outputs['failed-regions']).toBe(JSON.stringify([fourth]))
    expect(await statementIdsOn(rig, fourth, 4)).toBeUndefined()

    const next = await publish({ 'align-versions': 'true', 'dry-run': 'true' })
    expect(next.outputs['target-version']).toBe('4')
    const repaired = await publish({ 'align-versions': 'true' })
    expect([repaired.exitCode, versions(repaired)]).toEqual([0, everywhere(4)])
    expect(await statementIdsOn(rig, fourth, 4)).toEqual(granted)
  })
})

describe('"version"', () => {
  test('is reused if it exists with the same content, even if newer versions exist', async () => {
    await publish()
    await Promise.all(fourRegions.map((region) => publishVersions(rig, region, 1)))
    await expectSettled({ version: '1' })
  })

  test('fails the Regions in which it has different content or needs too many placeholder versions; the others succeed', async () => {
    await Promise.all([
      publishVersions(rig, first, 53),
      publishVersions(rig, second, 54),
      publishVersions(rig, third, 53),
    ])
    rig.calls.length = 0
    const dry = await publish({ version: '54', 'dry-run': 'true' })
    expect([dry.exitCode, dry.outputs['target-version'], writes()]).toEqual([1, '', []])

    const result = await publish({ version: '54' })
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(`^${second}: Version 54 already exists, with different content.*above 54`),
      expect.stringMatching(
        `^${fourth}: There is no version yet, and version 54 would need 53 placeholder versions.*"version: 51"`,
      ),
    ])
    expect(writes().filter((write) => write.startsWith('AddLayer'))).toHaveLength(2)
    expect(versions(result)).toEqual({ [first]: 54, [third]: 54 })
  })
})

describe('a new Region', () => {
  test('is filled up to the version number of the others, and receives the only writes', async () => {
    await publishVersions(rig, first, 2)
    const aligned = { 'align-versions': 'true' }
    await publish({ ...aligned, regions: [first, second, third].join() })
    rig.calls.length = 0
    const result = await publish(aligned)
    expect(versions(result)).toEqual(everywhere(3))
    expect(new Set(rig.calls.filter(({ write }) => write).map(({ region }) => region))).toEqual(
      new Set([fourth]),
    )
    expect(await versionNumbersOn(rig)).toMatchObject({ [fourth]: [3] })
  })
})

describe('permissions', () => {
  const LayerName = 'test-layer'
  const organization = 'o-a1b2c3d4e5'

  test('are granted, changed and repaired without a new version; statements of others are not changed', async () => {
    await publish({ principals: `${account}, 444455556666` })
    const lambda = lambdaOn(rig, second)
    const of = { LayerName, VersionNumber: 1 }
    const theirs = { StatementId: 'by-hand', Action: 'lambda:GetLayerVersion', Principal: '999999999999' }
    await lambda.send(new AddLayerVersionPermissionCommand({ ...of, ...theirs }))
    await lambda.send(new RemoveLayerVersionPermissionCommand({ ...of, StatementId: granted[0] }))

    const result = await publish({ principals: `${account}, ${organization}` })
    expect([result.exitCode, result.outputs['changed'], versions(result)]).toEqual([0, 'true', everywhere(1)])
    const declared = [`layer-everywhere-${account}`, `layer-everywhere-${organization}`]
    expect(await statementIdsOn(rig, first, 1)).toEqual(declared)
    expect((await statementIdsOn(rig, second, 1))?.sort()).toEqual(['by-hand', ...declared])
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringMatching(`^${second}: .*"by-hand" \\(999999999999\\).*does not change them`),
    ])
    await expectSettled({ principals: `${account}, ${organization}` })
  })
})

describe('"retain-versions"', () => {
  beforeEach(() => Promise.all([publishVersions(rig, first, 4), publishVersions(rig, second, 4)]))
  const two = { regions: [first, second].join(), 'retain-versions': '2' }

  test('deletes the oldest versions, but none that a function uses', async () => {
    await createFunction(rig, first, [`arn:aws:lambda:${first}:123456789012:layer:test-layer:2`])
    const result = await publish(two)
    expect(result.exitCode).toBe(0)
    expect(await versionNumbersOn(rig)).toMatchObject({ [first]: [5, 4, 2], [second]: [5, 4] })
    expect(annotationsOf(result, 'warning')).toEqual([
      `${first}: Version 2 is kept, because functions use it.`,
    ])
    await expectSettled(two)
  })

  test('deletes nothing in a Region without permission to list functions, and the warning names the permission', async () => {
    rig.faults.add(denied('ListFunctions', first))
    const result = await publish(two)
    expect(result.exitCode).toBe(0)
    expect(await versionNumbersOn(rig)).toMatchObject({ [first]: [5, 4, 3, 2, 1], [second]: [5, 4] })
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringMatching(`^${first}: No older version is deleted.*Allow "lambda:ListFunctions"`),
    ])
  })

  test('deletes nothing if a Region failed, and shows a warning if the permission to delete is missing', async () => {
    rig.faults.add(denied('PublishLayerVersion', second))
    await publish(two)
    expect((await versionNumbersOn(rig))[first]).toEqual([5, 4, 3, 2, 1])
    rig.faults.clear()
    rig.faults.add(denied('DeleteLayerVersion', first))
    const result = await publish(two)
    expect(result.exitCode).toBe(0)
    expect(await versionNumbersOn(rig)).toMatchObject({ [first]: [5, 4, 3, 2, 1], [second]: [5, 4] })
    expect(annotationsOf(result, 'warning')).toHaveLength(3)
  })
})

describe('"on-failure: rollback"', () => {
  test('deletes the versions that this run published; the next run with "align-versions" has the same number in all Regions', async () => {
    await publishUnevenly()
    const before = await versionNumbersOn(rig)
    const inputs = { 'align-versions': 'true', 'on-failure': 'rollback' }
    rig.faults.add(denied('PublishLayerVersion', third))
    const result = await publish(inputs)
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ arns: '{}', 'failed-regions': JSON.stringify(fourRegions) })
    expect(await versionNumbersOn(rig)).toEqual(before)

    rig.faults.clear()
    const again = await publish(inputs)
    expect([again.exitCode, annotationsOf(again, 'error')]).toEqual([0, []])
    expect(again.outputs['version']).not.toBe('')
    const numbers = Object.values(await versionNumbersOn(rig)).map(([newest]) => String(newest))
    expect(numbers).toEqual(fourRegions.map(() => again.outputs['version']))
  })
})
