import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import AdmZip from 'adm-zip'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

const regions = ['eu-west-1', 'us-east-1']
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

function publish(inputs: Record<string, string>, workspace = smallLayer()): Promise<Result> {
  return run(workspace, rig.env, { regions: regions.join(), ...inputs })
}

function arnIn(region: string, version = 1): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

describe('an SSM parameter', () => {
  const input = { 'ssm-parameter': '/layers/{name}/arn' }

  function ssmIn(region: string): SSMClient {
    const { url, env } = rig
    const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
    return new SSMClient({ region, endpoint: url, credentials })
  }

  async function valueIn(region: string, Name = '/layers/test-layer/arn'): Promise<string | undefined> {
    return (await ssmIn(region).send(new GetParameterCommand({ Name }))).Parameter?.Value
  }

  function puts(): string[] {
    return rig.calls.filter(({ operation }) => operation === 'PutParameter').map(({ region }) => region)
  }

  test('contains the ARN of its Region, is written last, and is written only if the ARN changes', async () => {
    const workspace = smallLayer()
    expect((await publish(input, workspace)).exitCode).toBe(0)
    for (const region of regions) {
      expect(await valueIn(region)).toBe(arnIn(region))
      const writes = rig.calls.filter((call) => call.region === region && call.write)
      expect(writes.map(({ operation }) => operation)).toEqual(['PublishLayerVersion', 'PutParameter'])
    }
    rig.calls.length = 0
    const again = await publish(input, workspace)
    expect([again.exitCode, puts()]).toEqual([0, []])
    await publish(input, smallLayer('module.exports = 2\n'))
    expect(await valueIn('eu-west-1')).toBe(arnIn('eu-west-1', 2))
  })

  test('is not written in a dry run', async () => {
    expect((await publish({ ...input, 'dry-run': 'true' })).exitCode).toBe(0)
    expect(rig.calls.filter(({ service }) => service === 'ssm')).toEqual([])
  })

  test('that cannot be written fails its Region, but the layer version remains', async () => {
    rig.faults.add(denied('PutParameter', 'us-east-1'))
    const workspace = smallLayer()
    const result = await publish(input, workspace)
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(
        /^us-east-1: Version 1 exists, but the parameter "\/layers\/test-layer\/arn" .*ssm:PutParameter/,
      ),
    ])
    expect(result.outputs).toMatchObject({
      'arn-us-east-1': arnIn('us-east-1'),
      'failed-regions': '["us-east-1"]',
    })
    expect(await valueIn('eu-west-1')).toBe(arnIn('eu-west-1'))
    rig.faults.clear()
    rig.calls.length = 0
    expect((await publish(input, workspace)).exitCode).toBe(0)
    expect(
      rig.calls.filter(({ write }) => write).map(({ operation, region }) => [operation, region]),
    ).toEqual([['PutParameter', 'us-east-1']])
  })

  test('is not written in a Region that failed before', async () => {
    rig.faults.add(denied('PublishLayerVersion', 'us-east-1'))
    expect((await publish(input)).exitCode).toBe(1)
    expect(puts()).toEqual(['eu-west-1'])
  })

  test('is written even if responses are lost or unreadable', async () => {
    await publish(input)
    rig.faults.add({ when: { operation: 'GetParameter' }, then: { garble: 'html' } })
    rig.faults.add({ when: { operation: 'PutParameter' }, then: { reset: 'after' } })
    rig.faults.add({ when: { operation: 'PutParameter', nth: 2 }, then: { garble: 'empty' } })
    expect((await publish(input, smallLayer('module.exports = 2\n'))).exitCode).toBe(0)
    for (const region of regions) expect(await valueIn(region)).toBe(arnIn(region, 2))
  })

  test('of another type is not changed, and the error includes the reason', async () => {
    const parameter = { Name: '/layers/test-layer/arn', Value: 'secret', Type: 'SecureString' as const }
    await ssmIn('us-east-1').send(new PutParameterCommand(parameter))
    rig.calls.length = 0
    const result = await publish(input)
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('its type is not String')])
    expect(await valueIn('us-east-1')).toBe('kms:alias/aws/ssm:secret')
    expect(puts()).toEqual(['eu-west-1'])
  })
})

describe('exported files', () => {
  const paths = {
    json: 'out/layers.json',
    terraform: 'layers.tf',
    cloudformation: 'layers.yaml',
    markdown: 'layers.md',
  }
  const input = {
    export: Object.entries(paths)
      .map(([format, path]) => `${format}: ${path}`)
      .join('\n'),
  }

  test('contain every ARN', async () => {
    const workspace = smallLayer()
    expect((await publish(input, workspace)).exitCode).toBe(0)
    for (const path of Object.values(paths)) {
      const text = readFileSync(join(workspace, path), 'utf8')
      for (const region of regions) expect(text).toContain(arnIn(region))
    }
  })

  test.each([
    ['a prepared layer directory', {}],
    ['the output of a build command', { 'build-command': 'cp -r . "$LAYER_DIR"' }],
  ])('are not part of the layer if they are in its source: %s', async (_name, how) => {
    const workspace = smallLayer()
    const files = {
      ...how,
      export: 'json: out/layers.json\nmarkdown: layers.md',
      sbom: 'nodejs/sbom.json',
    }
    for (const changed of ['true', 'false']) {
      const result = await publish(files, workspace)
      expect([result.exitCode, result.outputs['changed']]).toEqual([0, changed])
      const paths = new AdmZip(result.outputs['archive']).getEntries().map(({ entryName }) => entryName)
      expect(paths).toEqual(['nodejs/node_modules/own/index.js'])
    }
    expect(existsSync(join(workspace, 'out', 'layers.json'))).toBe(true)
  })

  test('remain unchanged, with a warning, if a Region fails', async () => {
    const workspace = smallLayer()
    await publish(input, workspace)
    const before = readFileSync(join(workspace, paths.json), 'utf8')
    rig.faults.add(denied('PublishLayerVersion', 'us-east-1'))
    const result = await publish({ ...input, 'skip-unchanged': 'false' }, workspace)
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('No files were exported'))
    expect(readFileSync(join(workspace, paths.json), 'utf8')).toBe(before)
  })

  test('are not written in a dry run', async () => {
    const workspace = smallLayer()
    expect((await publish({ ...input, 'dry-run': 'true' }, workspace)).exitCode).toBe(0)
    expect(existsSync(join(workspace, paths.json))).toBe(false)
  })
})

test('invalid names and lines are rejected before any call to AWS', async () => {
  const result = await publish({
    'ssm-parameter': '/aws/{name}',
    export: 'cfn: layers.yaml, json: ../layers.json',
    sbom: 'x.json',
  })
  expect(annotationsOf(result, 'error')).toEqual([
    expect.stringMatching(/^Input "export" has "cfn: layers.yaml", .*Did you mean cloudformation/),
    expect.stringContaining('points outside of the workspace'),
    expect.stringContaining('Input "ssm-parameter" results in "/aws/test-layer"'),
  ])
  expect(rig.calls).toEqual([])
})
