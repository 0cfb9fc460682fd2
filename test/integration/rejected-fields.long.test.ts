import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { elfFile, machine } from '../support/elf-file.ts'
import { publishVersions, versionNumbersOn } from '../support/layers-on-rig.ts'
import { annotationsOf, fourRegions, lambdaOn, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, run } from '../support/run-entry.ts'
import { runInProcess } from '../support/run-recipe.ts'

/** Regions that reject a part of the metadata of a layer version, as AWS does. Of the four Regions, eu-west-1 is such a Region. */

const behind = 'eu-west-1'
const others = fourRegions.filter((region) => region !== behind)
const twoRuntimes = { 'compatible-runtimes': 'nodejs22.x, nodejs24.x' }
const twoArchitectures = { 'compatible-architectures': 'x86_64, arm64' }

let rig: Rig
let workspace: string

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(async () => {
  await rig.reset()
  workspace = smallLayer()
})
afterAll(() => rig.stop())

function publish(inputs: Record<string, string> = {}, source = workspace): Promise<Result> {
  return run(source, rig.env, inputs)
}

async function succeed(inputs: Record<string, string> = {}, source = workspace): Promise<Result> {
  const result = await publish(inputs, source)
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.exitCode).toBe(0)
  return result
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

function manifestOf({ outputs }: Result): Record<string, Record<string, object>> {
  return json(readFileSync(outputs['manifest'] ?? '', 'utf8')) as Record<string, Record<string, object>>
}

/** The Regions in which a version exists since the calls were last forgotten. */
function publishedIn(): string[] {
  return rig.calls
    .filter(({ operation, status }) => operation === 'PublishLayerVersion' && status === 201)
    .map(({ region }) => region)
    .sort()
}

/** Returns the metadata of a version, as AWS has it. */
async function metadataIn(region: string, VersionNumber = 1): Promise<object> {
  const command = new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber })
  const found = await lambdaOn(rig, region).send(command)
  const { CompatibleRuntimes = [], CompatibleArchitectures = [], Description = '' } = found
  return {
    runtimes: CompatibleRuntimes,
    architectures: CompatibleArchitectures,
    list: /\[.*\]$/.exec(Description)?.[0],
  }
}

describe('a Region that rejects one of two runtimes', () => {
  beforeEach(() => {
    rig.rejections.set(behind, { runtimes: ['nodejs24.x'] })
  })

  test('gets a version without that runtime, and the others get the whole metadata', async () => {
    const result = await succeed({ ...twoRuntimes, ...twoArchitectures })
    for (const region of others) {
      expect(await metadataIn(region)).toEqual({
        runtimes: ['nodejs22.x', 'nodejs24.x'],
        architectures: ['x86_64', 'arm64'],
        list: undefined,
      })
    }
    expect(await metadataIn(behind)).toEqual({
      runtimes: ['nodejs22.x'],
      architectures: ['x86_64', 'arm64'],
      list: '[not declared: nodejs24.x]',
    })
    expect(Object.keys(json(result.outputs['arns']) as object)).toEqual(fourRegions)
    expect(result.outputs).toMatchObject({ version: '1', 'failed-regions': '[]', changed: 'true' })
  })

  test('is named in the log, in a warning, in the summary and in the manifest', async () => {
    const result = await succeed(twoRuntimes)
    const warning =
      'eu-west-1: In this Region, Lambda rejects nodejs24.x in the metadata of a layer version. The version does not declare it.'
    expect(annotationsOf(result, 'warning')).toEqual([warning])
    expect(result.summary).toContain(warning)
    expect(result.summary).toContain('a-region-rejects-runtimes-or-architectures')
    expect(result.summary).toContain('published; declares only nodejs22.x')
    expect(result.log).toContain('eu-west-1:123456789012:layer:test-layer:1: declares only nodejs22.x')
    const { metadata, regions } = manifestOf(result)
    expect(metadata).toMatchObject({ runtimes: ['nodejs22.x', 'nodejs24.x'] })
    expect(regions?.[behind]).toMatchObject({
      version: 1,
      declared: { runtimes: ['nodejs22.x'], architectures: [] },
    })
    for (const region of others) expect(regions?.[region]).not.toHaveProperty('declared')
  })

  test.each([
    [{}],
    [{ 'align-versions': 'true' }],
    [{ version: '1' }],
    [{ description: 'My layer', principals: '111122223333', 'retain-versions': '1' }],
  ])('has nothing to do in the next runs, of another commit too (%j)', async (more) => {
    const inputs = { ...twoRuntimes, ...more }
    const first = await succeed(inputs)
    for (const sha of ['0', 'f']) {
      rig.calls.length = 0
      const env = { ...rig.env, GITHUB_SHA: sha.repeat(40) }
      const dry = await run(workspace, env, { ...inputs, 'dry-run': 'true' })
      expect(dry.outputs).toMatchObject({
        changed: 'false',
        'target-version': '1',
        arns: first.outputs['arns'],
      })
      expect(dry.summary).toContain('keep version 1, which declares only nodejs22.x')
      expect(manifestOf(dry)['regions']?.[behind]).toHaveProperty('declared')
      const again = await run(workspace, env, inputs)
      expect(again.exitCode).toBe(0)
      expect(again.outputs).toMatchObject({ changed: 'false', arns: first.outputs['arns'] })
      expect(annotationsOf(again, 'warning').join()).toContain('Version 1 does not declare nodejs24.x')
      expect(manifestOf(again)['regions']?.[behind]).toHaveProperty('declared')
      expect(rig.calls.filter(({ write }) => write)).toEqual([])
    }
  })

  test.each([{}, { 'align-versions': 'true' }, { description: 'My layer' }])(
    'gets a new version if a runtime is added (%j)',
    async (more) => {
      await succeed({ ...twoRuntimes, ...more })
      const added = { 'compatible-runtimes': 'nodejs22.x, nodejs24.x, python3.13', ...more }
      const result = await succeed(added)
      expect(result.outputs).toMatchObject({ changed: 'true', version: '2' })
      expect(await metadataIn(behind, 2)).toMatchObject({ runtimes: ['nodejs22.x', 'python3.13'] })
      expect(await metadataIn('us-east-1', 2)).toMatchObject({
        runtimes: ['nodejs22.x', 'nodejs24.x', 'python3.13'],
      })
      rig.calls.length = 0
      await succeed(added)
      expect(publishedIn()).toEqual([])
    },
  )

  test('gets one new version if the runtime that it rejects is added later', async () => {
    await succeed({ 'compatible-runtimes': 'nodejs22.x' })
    await succeed(twoRuntimes)
    rig.calls.length = 0
    const result = await succeed(twoRuntimes)
    expect(publishedIn()).toEqual([])
    expect(result.outputs).toMatchObject({ changed: 'false', version: '2' })
  })

  test('gets the whole metadata with the next content if it accepts the runtime then', async () => {
    await succeed(twoRuntimes)
    rig.rejections.clear()
    await succeed(twoRuntimes, smallLayer('module.exports = 2\n'))
    expect(await metadataIn(behind, 2)).toEqual({
      runtimes: ['nodejs22.x', 'nodejs24.x'],
      architectures: [],
      list: undefined,
    })
  })

  test('gets the version number of the other Regions, with placeholder versions below it', async () => {
    await publishVersions(rig, 'us-east-1', 2)
    const inputs = { ...twoRuntimes, 'align-versions': 'true' }
    const result = await succeed(inputs)
    expect(result.outputs['version']).toBe('3')
    expect(await versionNumbersOn(rig)).toMatchObject({ [behind]: [3], 'us-east-1': [3, 2, 1] })
    expect(await metadataIn(behind, 3)).toMatchObject({ runtimes: ['nodejs22.x'] })
    rig.calls.length = 0
    await succeed(inputs)
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })

  test('deletes old versions as the others do', async () => {
    const inputs = { ...twoRuntimes, 'retain-versions': '2' }
    for (const content of ['1', '2', '3']) await succeed(inputs, smallLayer(content))
    expect(await versionNumbersOn(rig)).toEqual(
      Object.fromEntries(fourRegions.map((region) => [region, [3, 2]])),
    )
  })

  test('is part of a matrix: each job has its own manifest, and collect reports what was declared', async () => {
    const manifests = mkdtempSync(join(tmpdir(), 'manifests-'))
    for (const version of ['1', '1']) {
      for (const region of [behind, 'us-east-1']) {
        const { outputs } = await succeed({ ...twoRuntimes, regions: region, version })
        mkdirSync(join(manifests, region), { recursive: true })
        copyFileSync(outputs['manifest'] ?? '', join(manifests, region, 'test-layer.json'))
      }
    }
    const result = await collect(manifests, { manifests: '.', regions: `${behind}, us-east-1` })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(result.summary).toContain('declares only nodejs22.x')
    expect(manifestOf(result)['regions']?.[behind]).toHaveProperty('declared')
  })
})

describe('responses are lost in a Region that rejects a runtime', () => {
  const inputs = { 'layer-name': 'test-layer', regions: fourRegions.join(), ...twoRuntimes }
  const when = { operation: 'PublishLayerVersion', region: behind }

  test.each([
    ['of the request that it would have rejected', [{ when, then: { reset: 'before' as const } }]],
    ['of the rejection', [{ when, then: { reset: 'after' as const } }]],
    [
      'of the publish after the rejection',
      [{ when: { ...when, nth: 2 }, then: { reset: 'after' as const } }],
    ],
    [
      'of several requests',
      [
        { when, then: { reset: 'before' as const } },
        { when: { ...when, nth: 3 }, then: { garble: 'html' as const } },
      ],
    ],
  ])('%s: one version exists there', async (_, faults) => {
    rig.rejections.set(behind, { runtimes: ['nodejs24.x'] })
    rig.faults.add(...faults)
    const { run: first } = await runInProcess(workspace, rig.env, inputs)
    expect(first.failure).toBeUndefined()
    expect((await versionNumbersOn(rig))[behind]).toEqual([1])
    expect(await metadataIn(behind)).toMatchObject({ runtimes: ['nodejs22.x'] })
    rig.calls.length = 0
    const { outputs } = await runInProcess(workspace, rig.env, inputs)
    expect([outputs['changed'], publishedIn()]).toEqual(['false', []])
  })
})

describe('a Region without architectures', () => {
  beforeEach(() => {
    rig.rejections.set(behind, { architectures: true })
  })

  test.each([twoArchitectures, { 'compatible-architectures': 'x86_64' }])(
    'gets a version that declares none, and the next run changes nothing (%j)',
    async (inputs) => {
      await succeed(inputs)
      expect(await metadataIn(behind)).toMatchObject({ architectures: [] })
      expect(await metadataIn('us-east-1')).toMatchObject({
        architectures: inputs['compatible-architectures'].split(', '),
      })
      rig.calls.length = 0
      const again = await succeed({ ...inputs, 'align-versions': 'true' })
      expect([again.outputs['changed'], publishedIn()]).toEqual(['false', []])
      expect(again.summary).toContain('declares no architectures')
    },
  )

  test('gets a layer with native code for x86_64', async () => {
    mkdirSync(join(workspace, 'bin'))
    writeFileSync(join(workspace, 'bin/tool'), elfFile({ machine: machine.x86_64 }), { mode: 0o755 })
    await succeed({ 'compatible-architectures': 'x86_64' })
    expect(await metadataIn(behind)).toMatchObject({ architectures: [], list: '[not declared: x86_64]' })
  })

  test('fails with a layer for arm64 only, and the others are published', async () => {
    const inputs = { 'compatible-architectures': 'arm64' }
    const result = await publish(inputs)
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      'eu-west-1: In this Region, Lambda does not offer arm64, so the layer cannot load there. Remove the Region from "regions", or add it to ' +
        '"optional-regions".',
    ])
    expect(result.outputs['failed-regions']).toBe('["eu-west-1"]')
    expect(publishedIn()).toEqual([...others].sort())
    rig.calls.length = 0
    await publish(inputs)
    expect(publishedIn()).toEqual([])
  })

  test.each([{}, { 'on-failure': 'rollback' }])(
    'is skipped with a layer for arm64 only if it is optional (%j)',
    async (more) => {
      const inputs = { 'compatible-architectures': 'arm64', 'optional-regions': behind, ...more }
      const result = await succeed(inputs)
      expect(json(result.outputs['missing-regions'])).toEqual({
        [behind]: 'In this Region, Lambda does not offer arm64, so the layer cannot load there.',
      })
      expect(result.outputs['failed-regions']).toBe('[]')
      rig.calls.length = 0
      expect((await succeed(inputs)).outputs['changed']).toBe('false')
      expect(publishedIn()).toEqual([])
    },
  )

  test('gets a version without the runtime that it rejects too', async () => {
    rig.rejections.set(behind, { architectures: true, runtimes: ['nodejs24.x'] })
    const inputs = { ...twoRuntimes, ...twoArchitectures }
    await succeed(inputs)
    expect(await metadataIn(behind)).toEqual({
      runtimes: ['nodejs22.x'],
      architectures: [],
      list: '[not declared: nodejs24.x, x86_64, arm64]',
    })
    rig.calls.length = 0
    await succeed(inputs)
    expect(publishedIn()).toEqual([])
  })
})

describe('a Region that rejects all runtimes', () => {
  beforeEach(() => {
    rig.rejections.set(behind, { runtimes: ['nodejs22.x', 'nodejs24.x'] })
  })

  test('fails with the fix, and the others are published', async () => {
    const result = await publish(twoRuntimes)
    expect(annotationsOf(result, 'error')).toEqual([
      'eu-west-1: In this Region, Lambda rejects all runtimes of the layer: nodejs22.x, nodejs24.x. Add a runtime that it accepts to ' +
        '"compatible-runtimes", remove the Region from "regions", or add it to "optional-regions".',
    ])
    expect(publishedIn()).toEqual([...others].sort())
    expect((await versionNumbersOn(rig))[behind]).toEqual([])
  })

  test('with "on-failure: rollback", nothing is left anywhere', async () => {
    const result = await publish({ ...twoRuntimes, 'on-failure': 'rollback' })
    expect(result.outputs).toMatchObject({ arns: '{}' })
    expect(await versionNumbersOn(rig)).toEqual(Object.fromEntries(fourRegions.map((region) => [region, []])))
  })

  test('accepts a layer that declares no runtimes', async () => {
    await succeed()
    expect(publishedIn()).toEqual([...fourRegions].sort())
  })
})

test('if all Regions reject a runtime, a second run changes nothing', async () => {
  for (const region of fourRegions) rig.rejections.set(region, { runtimes: ['nodejs24.x'] })
  for (const inputs of [{ ...twoRuntimes, 'align-versions': 'true' }, twoRuntimes]) {
    await succeed(inputs)
    rig.calls.length = 0
  }
  expect(publishedIn()).toEqual([])
})
