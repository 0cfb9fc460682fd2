import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { denied, outages } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, run, yank } from '../support/run-entry.ts'

const required = ['eu-west-1', 'us-east-1']
const optional = 'me-south-1'
const all = [...required, optional]
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const down = outages['closes connections']

function publish(inputs: Record<string, string> = {}, workspace = smallLayer()): Promise<Result> {
  return run(workspace, rig.env, { regions: required.join(), 'optional-regions': optional, ...inputs })
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

function arnIn(region: string, version: number): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

function writesIn(region: string): string[] {
  return rig.calls.filter((call) => call.region === region && call.write).map(({ operation }) => operation)
}

describe('an optional Region that is available', () => {
  test('gets the layer like every other Region', async () => {
    const result = await publish()
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['arns'])).toEqual(
      Object.fromEntries(all.map((region) => [region, arnIn(region, 1)])),
    )
    expect(json(result.outputs['regions'])).toEqual(all)
    expect(json(result.outputs['optional-regions'])).toEqual([optional])
    expect(json(result.outputs['missing-regions'])).toEqual({})
  })

  test('fails the step if AWS denies a call there', async () => {
    rig.faults.add({
      ...denied('ListLayerVersions'),
      when: { operation: 'ListLayerVersions', region: optional },
    })
    const result = await publish()
    expect([result.exitCode, json(result.outputs['failed-regions'])]).toEqual([1, [optional]])
    expect(json(result.outputs['missing-regions'])).toEqual({})
  })

  test('fails the step if the version number is taken there', async () => {
    await publish({ regions: optional, 'optional-regions': '', version: '3' })
    const result = await publish({ version: '2' }, smallLayer('module.exports = 2\n'))
    expect([result.exitCode, json(result.outputs['failed-regions'])]).toEqual([1, [optional]])
  })
})

describe.each([
  ['closes connections', () => rig.downRegions.set(optional, outages['closes connections'])],
  ['returns errors', () => rig.downRegions.set(optional, outages['returns errors'])],
  ['is not enabled', () => rig.disabledRegions.add(optional)],
] as const)('an optional Region that %s', (_, breakRegion) => {
  test('is skipped: the others get the layer, and the next run catches up', async () => {
    breakRegion()
    const workspace = smallLayer()
    const inputs = { 'align-versions': 'true', principals: '111122223333', export: 'json: layers.json' }
    const first = await publish(inputs, workspace)
    expect([first.exitCode, writesIn(optional)]).toEqual([0, []])
    expect(json(first.outputs['failed-regions'])).toEqual([])
    expect(Object.keys(json(first.outputs['missing-regions']) as object)).toEqual([optional])
    expect([first.outputs['target-version'], first.outputs['version']]).toEqual(['1', '1'])
    expect(first.outputs[`arn-${optional}`]).toBe('')
    expect(annotationsOf(first, 'warning').join('\n')).toContain(
      `${optional}: This optional Region was not available, so it was skipped.`,
    )
    expect(first.summary).toContain(`Not available, and skipped: ${optional}.`)

    rig.downRegions.clear()
    rig.disabledRegions.clear()
    const second = await publish(inputs, workspace)
    expect(second.exitCode).toBe(0)
    expect(json(second.outputs['arns'])).toEqual(
      Object.fromEntries(all.map((region) => [region, arnIn(region, 1)])),
    )
    expect(second.log).toContain(
      `${optional}: publish version 1, because it is the first version here, and other Regions already have this content`,
    )
    expect(json(second.outputs['missing-regions'])).toEqual({})
  })

  test('is skipped in a dry run, and the plan says so', async () => {
    breakRegion()
    const result = await publish({ 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['plan'])).toMatchObject({ [optional]: [{ do: 'skip' }] })
    expect(result.summary).toContain('1 of 3 Regions was not available.')
  })

  test('does not prevent a rollback run from publishing', async () => {
    breakRegion()
    const result = await publish({ 'on-failure': 'rollback' })
    expect([result.exitCode, Object.keys(json(result.outputs['arns']) as object)]).toEqual([0, required])
  })

  test('does not prevent that older versions are deleted elsewhere', async () => {
    const versions = ['1', '2', '3'].map((text) => smallLayer(`module.exports = ${text}\n`))
    for (const workspace of versions.slice(0, 2)) await publish({ 'optional-regions': '' }, workspace)
    breakRegion()
    const result = await publish({ 'retain-versions': '2' }, versions[2])
    expect(result.exitCode).toBe(0)
    for (const region of required) expect(writesIn(region)).toContain('DeleteLayerVersion')
  })
})

describe('an optional Region that goes down during the run', () => {
  test('is skipped if it has not been written to', async () => {
    // A refused connection is not possible on one shared port, so writes that could not be sent are tested in the simulation.
    rig.faults.add({
      when: { region: optional, operation: 'GetLayerVersion', times: Infinity },
      then: down,
    })
    const result = await publish()
    expect([result.exitCode, writesIn(optional)]).toEqual([0, []])
    expect(Object.keys(json(result.outputs['missing-regions']) as object)).toEqual([optional])
  })

  test('fails the step if it is half published, and the next run completes it', async () => {
    const workspace = smallLayer()
    rig.faults.add({
      when: { region: optional, operation: 'AddLayerVersionPermission', times: Infinity },
      then: outages['returns errors'],
    })
    const first = await publish({ principals: '111122223333' }, workspace)
    expect([first.exitCode, json(first.outputs['failed-regions'])]).toEqual([1, [optional]])
    expect(json(first.outputs['missing-regions'])).toEqual({})
    expect(first.outputs[`arn-${optional}`]).toBe(arnIn(optional, 1))
    rig.faults.clear()
    const second = await publish({ principals: '111122223333' }, workspace)
    expect([second.exitCode, second.outputs[`arn-${optional}`]]).toEqual([0, arnIn(optional, 1)])
  })
})

describe('credentials', () => {
  const optIn = ['af-south-1', 'ap-east-1', 'ap-east-2']

  test('are available if all Regions are optional, and the first ones are not enabled', async () => {
    for (const region of optIn) rig.disabledRegions.add(region)
    const result = await publish({ regions: 'eu-west-1', 'optional-regions': 'all', 'dry-run': 'true' })
    expect(json(result.outputs['regions'])).toEqual(expect.arrayContaining(required))
    expect(json(result.outputs['regions'])).not.toContain('ap-east-1')
  })

  test('are requested in a Region that is down only once', async () => {
    rig.downRegions.set('us-east-1', down)
    const result = await publish({ regions: '', 'optional-regions': 'all', 'dry-run': 'true' })
    expect(Object.keys(json(result.outputs['missing-regions']) as object)).toEqual(['us-east-1'])
    const calls = rig.calls.filter(({ region }) => region === 'us-east-1')
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(
      new Set(['GetCallerIdentity', 'ListLayerVersions']),
    )
  })

  test.each(['us-east-1', 'eu-west-1'])(
    'are not requested in %s, if it is the only Region, is optional, and is down',
    async (region) => {
      rig.downRegions.set(region, down)
      const result = await publish({ regions: region, 'optional-regions': region })
      expect(result.exitCode).toBe(0)
      expect(Object.keys(json(result.outputs['missing-regions']) as object)).toEqual([region])
      const calls = rig.calls.filter((call) => call.region === region)
      expect(calls.map(({ service }) => service)).toEqual(['lambda', 'lambda'])
    },
  )
})

describe('a required Region that is down', () => {
  test('fails alone', async () => {
    rig.downRegions.set(optional, outages['returns errors'])
    const result = await publish({ regions: all.join(), 'optional-regions': '' })
    expect([result.exitCode, json(result.outputs['failed-regions'])]).toEqual([1, [optional]])
    expect(Object.keys(json(result.outputs['arns']) as object)).toEqual(required)
  })

  test('with "on-failure: rollback", nothing is written, and each Region names the one that is down', async () => {
    rig.downRegions.set(optional, outages['returns errors'])
    const inputs = { regions: all.join(), 'optional-regions': '', 'on-failure': 'rollback' }
    for (const dryRun of ['true', 'false']) {
      const result = await publish({ ...inputs, 'dry-run': dryRun })
      expect([result.exitCode, rig.calls.filter(({ write }) => write)]).toEqual([1, []])
      expect(annotationsOf(result, 'error').join('\n')).toContain(
        `us-east-1: Nothing was changed in this Region, because "on-failure" is "rollback", and ${optional} could not be read.`,
      )
    }
  })
})

describe('if all Regions are optional and down', () => {
  test('the step fails if the account has none of them', async () => {
    rig.disabledRegions.add('me-south-1').add('me-central-1').add('me-west-1')
    const result = await publish({ regions: '', 'optional-regions': 'me-*' })
    expect([result.exitCode, annotationsOf(result, 'error').join()]).toEqual([
      1,
      expect.stringContaining('Input "optional-regions" has "me-*", which matches no enabled Region'),
    ])
  })

  test('the step fails, and writes nothing', async () => {
    for (const region of all) rig.downRegions.set(region, down)
    rig.downRegions.delete('us-east-1')
    const result = await run(smallLayer(), rig.env, {
      regions: '',
      'optional-regions': 'eu-west-1, me-south-1',
      export: 'json: layers.json',
    })
    expect([result.exitCode, rig.calls.filter(({ write }) => write)]).toEqual([1, []])
    expect(annotationsOf(result, 'error').join('\n')).toContain('No Region was available: all 2 are optional')
  })

  test('a job of a matrix with only this Region succeeds, and collect reports it', async () => {
    rig.downRegions.set(optional, down)
    const workspace = smallLayer()
    const github = { GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1' }
    const matrix = mkdtempSync(join(tmpdir(), 'matrix-'))
    for (const region of all) {
      const isOptional = region === optional
      const job = await run(
        workspace,
        { ...rig.env, ...github },
        {
          regions: region,
          'optional-regions': isOptional ? region : '',
        },
      )
      expect(job.exitCode).toBe(0)
      copyFileSync(job.outputs['manifest'] ?? '', join(matrix, `${region}.json`))
    }
    const collected = await collect(
      matrix,
      {
        manifests: '*.json',
        regions: JSON.stringify(all),
        'optional-regions': JSON.stringify([optional]),
        export: 'json: layers.json',
      },
      github,
    )
    expect(collected.log).not.toContain('::error')
    expect(collected.exitCode).toBe(0)
    expect(Object.keys(json(collected.outputs['arns']) as object)).toEqual(required)
    expect(Object.keys(json(collected.outputs['missing-regions']) as object)).toEqual([optional])
    expect(collected.outputs['version']).toBe('1')
    expect(existsSync(join(matrix, 'layers.json'))).toBe(true)
  })
})

describe('an exported file', () => {
  const files = [
    'json: layers.json',
    'terraform: layers.tf',
    'cloudformation: layers.yaml',
    'markdown: layers.md',
  ]
  const names = files.map((line) => line.split(': ')[1] ?? '')

  test('keeps what it has for a Region that is skipped, and marks it', async () => {
    const inputs = { export: files.join('\n') }
    const workspace = smallLayer()
    await publish(inputs, workspace)
    rig.downRegions.set(optional, down)
    const next = smallLayer('module.exports = 2\n')
    for (const name of names) copyFileSync(join(workspace, name), join(next, name))
    const result = await run(next, rig.env, {
      regions: required.join(),
      'optional-regions': optional,
      ...inputs,
    })
    expect(result.exitCode).toBe(0)
    const after = (name: string): string => readFileSync(join(next, name), 'utf8')
    expect(json(after('layers.json'))).toMatchObject({
      versions: {
        'eu-west-1': { arn: arnIn('eu-west-1', 2), version: 2 },
        [optional]: { arn: arnIn(optional, 1), version: 1, behind: true },
      },
    })
    expect(after('layers.tf')).toContain(`# Behind, because these Regions were not available: ${optional}.`)
    expect(after('layers.tf')).toContain(arnIn(optional, 1))
    expect(after('layers.yaml')).toMatch(
      new RegExp(`${arnIn(optional, 1)}\\n\\s+Version: "1"\\n\\s+Behind: "true"`),
    )
    expect(after('layers.md')).toContain(`| ${optional} | 1 (behind) | \`${arnIn(optional, 1)}\` |`)

    rig.downRegions.clear()
    await run(next, rig.env, { regions: required.join(), 'optional-regions': optional, ...inputs })
    for (const name of names) {
      expect(after(name)).toContain(arnIn(optional, 2))
      expect(after(name)).not.toMatch(/behind/i)
    }
  })

  test('has no entry for a Region that it did not have', async () => {
    rig.downRegions.set(optional, down)
    const workspace = smallLayer()
    await publish({ export: 'json: layers.json' }, workspace)
    expect(readFileSync(join(workspace, 'layers.json'), 'utf8')).not.toContain(optional)
  })
})

describe('yank', () => {
  test('skips an optional Region that is down, and deletes in the others', async () => {
    const workspace = smallLayer()
    await publish({ version: '2' }, workspace)
    await publish({}, smallLayer('module.exports = 2\n'))
    rig.downRegions.set(optional, down)
    rig.calls.length = 0
    const result = await yank({
      workspace,
      env: rig.env,
      inputs: {
        'layer-name': 'test-layer',
        versions: '2',
        regions: required.join(),
        'optional-regions': optional,
        'dry-run': 'false',
      },
    })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['deleted'])).toEqual({ 'eu-west-1': [2], 'us-east-1': [2] })
    expect(Object.keys(json(result.outputs['missing-regions']) as object)).toEqual([optional])
    expect(result.summary).toContain(`Not available, and skipped: ${optional}.`)
  })

  test('skips an optional Region that goes down before the action knows which versions functions use', async () => {
    await publish()
    rig.faults.add({
      when: { region: optional, operation: 'ListFunctions', times: Infinity },
      then: down,
    })
    const result = await yank({
      workspace: smallLayer(),
      env: rig.env,
      inputs: {
        'layer-name': 'test-layer',
        versions: '1',
        regions: required.join(),
        'optional-regions': optional,
        'dry-run': 'false',
      },
    })
    expect([result.exitCode, json(result.outputs['failed-regions'])]).toEqual([0, []])
    expect(Object.keys(json(result.outputs['missing-regions']) as object)).toEqual([optional])
  })
})
