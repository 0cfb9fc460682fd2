import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { denied, outages } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { hostArchitecture, otherArchitecture } from '../support/build-layer.ts'
import { elfFile, machine } from '../support/elf-file.ts'
import { parameterOn } from '../support/layers-on-rig.ts'
import { annotationsOf, fourRegions, lambdaOn, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, run } from '../support/run-entry.ts'

/** Steps that publish one layer for each architecture. */

let rig: Rig
beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const architectures = ['x86_64', 'arm64'] as const
const inputs = { 'layer-name': 'data-{architecture}', 'compatible-architectures': 'x86_64, arm64' }

/** Returns a workspace with native code in some folders. */
function nativeIn(folders: Partial<Record<string, (typeof architectures)[number]>>): string {
  const workspace = workspaceOf({})
  for (const [folder, architecture = 'arm64'] of Object.entries(folders)) {
    mkdirSync(join(workspace, folder, 'lib'), { recursive: true })
    writeFileSync(join(workspace, folder, 'lib', 'native.so'), elfFile({ machine: machine[architecture] }))
  }
  return workspace
}

/** Returns a workspace with a prepared layer directory for each architecture. */
function native(): string {
  return nativeIn({ 'layers/x86_64': 'x86_64', 'layers/arm64': 'arm64' })
}

function publish(more: Record<string, string> = {}, workspace = native()): Promise<Result> {
  return run(workspace, rig.env, { ...inputs, source: 'layers/{architecture}', ...more })
}

function succeeded(result: Result): Result {
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.exitCode).toBe(0)
  return result
}

function arnsOf(architecture: string, version = 1): Record<string, string> {
  const arnIn = (region: string) =>
    `arn:aws:lambda:${region}:123456789012:layer:data-${architecture}:${version}`
  return Object.fromEntries(fourRegions.map((region) => [region, arnIn(region)]))
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

describe('native code for both architectures in four Regions', () => {
  let result: Result
  beforeEach(async () => {
    result = succeeded(await publish({ principals: '111122223333' }))
  })

  test('publishes one layer for each, which declares its architecture', async () => {
    for (const architecture of architectures) {
      expect(json(result.outputs[`arns-${architecture}`])).toEqual(arnsOf(architecture))
      for (const region of fourRegions) {
        const command = new GetLayerVersionCommand({ LayerName: `data-${architecture}`, VersionNumber: 1 })
        expect(await lambdaOn(rig, region).send(command)).toMatchObject({
          CompatibleArchitectures: [architecture],
          Content: { CodeSha256: result.outputs[`code-sha256-${architecture}`] },
        })
      }
    }
  })

  test('has outputs for each layer, and common values without a suffix', () => {
    const { outputs } = result
    expect(outputs).toMatchObject({
      'arn-eu-central-1-arm64': arnsOf('arm64')['eu-central-1'],
      'arn-eu-central-1': '',
      arns: '{}',
      version: '1',
      'version-x86_64': '1',
      changed: 'true',
      archive: '',
      'code-sha256': '',
      'failed-regions': '[]',
      'failed-regions-arm64': '[]',
      regions: JSON.stringify(fourRegions),
    })
    expect(json(outputs['versions'])).toEqual(Object.fromEntries(fourRegions.map((region) => [region, 1])))
    expect(outputs).not.toHaveProperty('manifest-arm64')
    for (const architecture of architectures)
      expect(existsSync(outputs[`archive-${architecture}`] ?? '')).toBe(true)
    expect(dirname(outputs['archive-arm64'] ?? '')).toBe(dirname(outputs['manifest'] ?? ''))
  })

  test('shows a part for each layer in the summary', () => {
    for (const architecture of architectures) {
      expect(result.summary).toContain(`## Lambda layer \`data-${architecture}\``)
      for (const arn of Object.values(arnsOf(architecture))) expect(result.summary).toContain(arn)
    }
    expect(result.log).toContain('arm64: Published in 4 Regions.')
  })

  test('publishes nothing again', async () => {
    const rerun = succeeded(await publish({ principals: '111122223333' }))
    expect(rerun.outputs).toMatchObject({ changed: 'false', 'arns-x86_64': result.outputs['arns-x86_64'] })
  })
})

test('the same content is published under both names', async () => {
  const { outputs } = succeeded(
    await publish({ source: '.' }, workspaceOf({ 'nodejs/node_modules/a/index.js': '1' })),
  )
  expect(outputs['code-sha256']).toMatch(/=$/)
  expect(json(outputs['arns-x86_64'])).toEqual(arnsOf('x86_64'))
  expect(json(outputs['arns-arm64'])).toEqual(arnsOf('arm64'))
})

describe('native code for one architecture only', () => {
  const workspace = () => nativeIn({ '.': hostArchitecture })

  test('fails before anything is published, with the advice to use a matrix', async () => {
    const result = await publish({ source: '.' }, workspace())
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining(`${otherArchitecture}: `),
      expect.stringMatching(
        new RegExp(`^${otherArchitecture}: This runner is ${hostArchitecture}.*Use a matrix`),
      ),
    ])
    expect(writes()).toEqual([])
    expect(result.outputs).toMatchObject({
      'arns-arm64': '{}',
      'failed-regions': JSON.stringify(fourRegions),
    })
  })

  test('without the placeholder, the error names it', async () => {
    const result = await publish({ 'layer-name': 'data', source: '.' }, workspace())
    expect(annotationsOf(result, 'error').join()).toContain('add "{architecture}" to "layer-name"')
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  })

  test('one declared architecture is one layer, with both kinds of outputs', async () => {
    const given = { source: '.', 'compatible-architectures': hostArchitecture }
    const { outputs } = succeeded(await publish(given, workspace()))
    expect(json(outputs['arns'])).toEqual(arnsOf(hostArchitecture))
    expect(outputs[`arns-${hostArchitecture}`]).toBe(outputs['arns'])
    expect(outputs).not.toHaveProperty(`arns-${otherArchitecture}`)
  })

  test('no declared architecture is that of the runner', async () => {
    const { outputs } = succeeded(await publish({ source: '.', 'compatible-architectures': '' }, workspace()))
    expect(json(outputs['arns'])).toEqual(arnsOf(hostArchitecture))
  })
})

describe('commands of the user', () => {
  const command = 'mkdir "$LAYER_DIR/lib"; cp "$LAYER_ARCHITECTURE/native.so" "$LAYER_DIR/lib/"'
  const build = (more: Record<string, string>): Promise<Result> =>
    publish({
      source: 'layers',
      'build-command': `${command.replace('native.so', 'lib/native.so')}`,
      ...more,
    })

  test('run once for each architecture, and know it', async () => {
    const { outputs } = succeeded(await build({ 'test-command': 'test -f "$LAYER_DIR/lib/native.so"' }))
    expect(json(outputs['arns-arm64'])).toEqual(arnsOf('arm64'))
  })

  test.each(architectures)(
    'a test that fails for %s publishes nothing, and AWS is not called',
    async (failing) => {
      const result = await build({ 'test-command': `test "$LAYER_ARCHITECTURE" != ${failing}` })
      const errors = annotationsOf(result, 'error')
      expect(errors[0]).toContain(`${failing}: Input "test-command" ended with exit code 1.`)
      expect(errors.join().includes('Use a matrix')).toBe(failing === otherArchitecture)
      expect(rig.calls).toEqual([])
      // The archives can be inspected.
      for (const architecture of architectures)
        expect(existsSync(result.outputs[`archive-${architecture}`] ?? '')).toBe(true)
    },
  )

  test.each(['build-command', 'test-command'])(
    'AWS is called only after each %s has ended',
    async (input) => {
      const workspace = native()
      const times = join(workspace, 'times')
      const commands = { 'build-command': command.replace('native.so', 'lib/native.so'), 'test-command': '' }
      const { [input]: given = '' } = commands as Record<string, string>
      const more = { ...commands, [input]: `${given}\ndate +%s%3N >>${times}` }
      succeeded(await publish({ source: 'layers', ...more }, workspace))
      const ends = readFileSync(times, 'utf8').trim().split('\n').map(Number)
      expect(ends).toHaveLength(2)
      expect(Math.min(...rig.calls.map(({ at }) => at))).toBeGreaterThanOrEqual(Math.max(...ends))
    },
  )

  test('the log shows the tests before the Regions', async () => {
    const { log } = succeeded(await build({ 'test-command': 'echo "test of $LAYER_ARCHITECTURE"' }))
    const tests = [...log.matchAll(/test of (x86_64|arm64)/g)].map(({ index }) => index)
    expect(tests.length).toBeGreaterThanOrEqual(2)
    expect(log.indexOf('Observe')).toBeGreaterThan(Math.max(...tests))
  })
})

describe('a Region that fails for one architecture', () => {
  const failing = () => rig.faults.add(denied('PublishLayerVersion', 'us-east-1'))

  test('keeps the others, and names the architecture in the error', async () => {
    await publish()
    await rig.reset()
    failing()
    const result = await publish()
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(/^x86_64: us-east-1: /),
      expect.stringMatching(/^arm64: us-east-1: /),
    ])
    expect(result.outputs).toMatchObject({
      'failed-regions': '["us-east-1"]',
      'arn-us-east-1-arm64': '',
      'arn-eu-west-1-arm64': arnsOf('arm64')['eu-west-1'],
    })
  })

  test('with "on-failure: rollback", nothing of either architecture remains', async () => {
    failing()
    const result = await publish({ 'on-failure': 'rollback' })
    expect(result.exitCode).toBe(1)
    expect(result.outputs).toMatchObject({ 'arns-x86_64': '{}', 'arns-arm64': '{}' })
    const count = (operation: string) => writes().filter((call) => call.startsWith(operation)).length
    expect(count('DeleteLayerVersion')).toBe(6)
  })
})

test('"align-versions" gives both layers the same number in all Regions', async () => {
  const workspace = native()
  await publish({ 'compatible-architectures': 'arm64', regions: 'eu-west-1' }, workspace)
  const { outputs } = succeeded(
    await publish({ 'align-versions': 'true', 'skip-unchanged': 'false' }, workspace),
  )
  expect(outputs).toMatchObject({
    version: '2',
    'version-x86_64': '2',
    'version-arm64': '2',
    'target-version': '2',
  })
  expect(succeeded(await publish({ 'align-versions': 'true' }, workspace)).outputs).toMatchObject({
    changed: 'false',
    version: '2',
  })
})

test('each layer has its own SSM parameter, bill of materials and file, and a file can contain both', async () => {
  const workspace = native()
  succeeded(
    await publish(
      {
        'ssm-parameter': '/layers/{architecture}',
        sbom: 'out/{architecture}.cdx.json',
        export: [
          'json: out/layers.json',
          'json: out/{architecture}.json',
          'terraform: out/layers.tf',
          'cloudformation: out/layers.yml',
          'markdown: out/layers.md',
        ].join('\n'),
      },
      workspace,
    ),
  )
  const read = (name: string) => readFileSync(join(workspace, 'out', name), 'utf8')
  for (const architecture of architectures) {
    expect(await parameterOn(rig, 'us-west-1', `/layers/${architecture}`)).toBe(
      arnsOf(architecture)['us-west-1'],
    )
    expect(json(read(`${architecture}.cdx.json`))).toMatchObject({ bomFormat: 'CycloneDX' })
    const ofLayer = {
      layerName: `data-${architecture}`,
      versions: { 'eu-west-1': { arn: arnsOf(architecture)['eu-west-1'], version: 1 } },
    }
    expect(json(read(`${architecture}.json`))).toMatchObject(ofLayer)
    expect(json(read('layers.json'))).toMatchObject({ layers: { [architecture]: ofLayer } })
    expect(read('layers.tf')).toContain(`    "${architecture}" = {\n      "eu-central-1" = "`)
    expect(read('layers.md')).toContain(`| eu-west-1 | ${architecture} | 1 | `)
  }
  expect(read('layers.yml')).toContain('Arm64Arn: arn:aws:lambda:eu-central-1:')
})

test('an optional Region that is down is skipped for both, and its entries in a file are kept', async () => {
  const workspace = native()
  const optional = 'me-south-1'
  const more = { 'optional-regions': optional, export: 'json: layers.json' }
  await publish(more, workspace)
  writeFileSync(
    join(workspace, 'layers/arm64/lib/native.so'),
    elfFile({ machine: machine.arm64, needed: ['libm.so.6'] }),
  )
  rig.faults.add({ when: { region: optional, times: Infinity }, then: outages['closes connections'] })
  const { outputs } = succeeded(await publish(more, workspace))
  expect(Object.keys(json(outputs['missing-regions']) as object)).toEqual([optional])
  const file = json(readFileSync(join(workspace, 'layers.json'), 'utf8'))
  for (const [architecture, version] of [
    ['x86_64', 1],
    ['arm64', 2],
  ] as const)
    expect(file).toMatchObject({
      layers: {
        [architecture]: {
          versions: { 'us-east-1': { version }, [optional]: { version: 1, behind: true } },
        },
      },
    })
})

test('a dry run shows both plans and publishes nothing', async () => {
  const { outputs, summary } = succeeded(await publish({ 'dry-run': 'true' }))
  expect(writes()).toEqual([])
  expect(outputs).toMatchObject({ changed: 'true', 'target-version': '1' })
  expect(json(outputs['plan-arm64'])).toMatchObject({ 'us-east-1': [{ do: 'publish', expected: 1 }] })
  expect(summary.match(/Dry run: a version would be published in 4 of 4 Regions/g)).toHaveLength(2)
})

test('two steps that publish different architectures under one name keep their own versions, with a warning', async () => {
  const workspace = native()
  const step = (architecture: string) =>
    publish(
      { 'layer-name': 'data', 'compatible-architectures': architecture, 'retain-versions': '1' },
      workspace,
    )
  expect((await step('x86_64')).outputs['version']).toBe('1')
  expect((await step('arm64')).outputs['version']).toBe('2')
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const [x86, arm] = [succeeded(await step('x86_64')), succeeded(await step('arm64'))]
    expect(x86.outputs).toMatchObject({ changed: 'false', version: '1' })
    expect(annotationsOf(x86, 'warning').join()).toContain('The newest version declares arm64')
    expect(arm.outputs).toMatchObject({ changed: 'false', version: '2' })
  }
  expect(writes().filter((call) => call.startsWith('Delete'))).toEqual([])
})

describe('a matrix', () => {
  const github = {
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_RUN_ID: '7',
    GITHUB_SHA: '01',
    GITHUB_RUN_ATTEMPT: '1',
  }
  const job = (workspace: string, more: Record<string, string>): Promise<Result> =>
    run(workspace, { ...rig.env, ...github }, { ...inputs, source: 'layers/{architecture}', ...more })

  async function collected(manifests: readonly Result[], more: Record<string, string> = {}): Promise<Result> {
    const files = manifests.map(({ outputs }, index) => [
      `manifests/${index}.json`,
      readFileSync(outputs['manifest'] ?? '', 'utf8'),
    ])
    const workspace = workspaceOf(Object.fromEntries(files) as Record<string, string>)
    const given = {
      manifests: 'manifests',
      regions: fourRegions.join(),
      export: 'json: layers.json',
      ...more,
    }
    return collect(workspace, given, github)
  }

  test('of Regions, in which each job publishes both archives', async () => {
    const workspace = native()
    const planned = succeeded(await job(workspace, { 'dry-run': 'true', 'align-versions': 'true' }))
    const downloaded = workspaceOf({})
    for (const architecture of architectures) {
      const archive = planned.outputs[`archive-${architecture}`] ?? ''
      copyFileSync(archive, join(downloaded, basename(archive)))
    }
    const results: Result[] = []
    for (const region of fourRegions) {
      const more = {
        archive: 'data-{architecture}.zip',
        source: '.',
        version: planned.outputs['target-version'] ?? '',
      }
      results.push(succeeded(await job(downloaded, { ...more, regions: region })))
    }
    const { outputs, summary } = succeeded(await collected(results))
    for (const architecture of architectures)
      expect(json(outputs[`arns-${architecture}`])).toEqual(arnsOf(architecture))
    expect(outputs).toMatchObject({ version: '1', changed: 'true' })
    expect(summary).toContain('## Lambda layer `data-arm64`')
  })

  test('of architectures, in which each job publishes one archive', async () => {
    const results = [
      succeeded(await job(native(), { 'compatible-architectures': 'x86_64' })),
      succeeded(await job(native(), { 'compatible-architectures': 'arm64' })),
    ]
    const { outputs } = succeeded(await collected(results, { export: 'json: {architecture}.json' }))
    for (const architecture of architectures)
      expect(json(outputs[`arns-${architecture}`])).toEqual(arnsOf(architecture))
  })

  test('a missing Region is an error for each architecture', async () => {
    const result = await collected([succeeded(await job(native(), { regions: fourRegions.slice(1).join() }))])
    expect(annotationsOf(result, 'error')).toEqual(
      architectures.map((architecture) =>
        expect.stringContaining(`${architecture}: eu-central-1: There is no manifest of this Region.`),
      ),
    )
  })

  test('jobs of different layers are an error', async () => {
    const results = [
      succeeded(await job(native(), { regions: 'us-east-1' })),
      succeeded(await job(native(), { regions: 'us-west-1', 'layer-name': 'other-{architecture}' })),
    ]
    const errors = annotationsOf(await collected(results), 'error').join()
    expect(errors).toContain('The matrix jobs have different layers')
  })
})
