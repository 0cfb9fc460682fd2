import { describe, expect, test } from '@jest/globals'
import { about } from '../../../src/base/message.ts'
import type { Architecture, Outcome, RegionPlan } from '../../../src/layer/layer.ts'
import { nothingDone } from '../../../src/layer/layer.ts'
import { commentBody } from '../../../src/report/comment.ts'
import { formatsByArchitecture } from '../../../src/report/exports-by-architecture.ts'
import { manifestOf, manifestOfLayers } from '../../../src/report/manifest.ts'
import { outputNames, outputsOf } from '../../../src/report/outputs.ts'
import { outputsOfLayers } from '../../../src/report/outputs-of-layers.ts'
import { newRun, newRuns } from '../../../src/report/run.ts'
import type { Run } from '../../../src/report/run.ts'
import { summaryOfLayers, verdictOfLayersWithArns } from '../../../src/report/summary-of-layers.ts'
import { saying } from '../../support/messages.ts'

function publishedAt(architecture: Architecture, version: number, failed = false): Run {
  const arn = `arn:${architecture}:${version}`
  const outcome: Outcome = failed
    ? { ...nothingDone, failure: saying('AWS denies it.') }
    : { ...nothingDone, published: true, layerVersion: { arn, version } }
  const plan: RegionPlan = {
    ...{ fill: 0, grants: [], revokes: [], prunes: [], notes: [] },
    target: { do: 'publish', expected: version, because: 'new' },
  }
  return {
    ...newRun({}),
    layerName: `data-${architecture}`,
    variant: { name: 'data-{architecture}', architecture },
    regions: ['eu-west-1'],
    archive: {
      path: `/tmp/data-${architecture}.zip`,
      sha256: architecture,
      size: 5,
      unzippedSize: 9,
      files: 1,
    },
    plan: new Map([['eu-west-1', plan]]),
    outcomes: new Map([['eu-west-1', outcome]]),
    manifest: '/tmp/data.json',
  }
}

const same: [Run, Run] = [publishedAt('x86_64', 3), publishedAt('arm64', 3)]
const different: [Run, Run] = [publishedAt('x86_64', 3), publishedAt('arm64', 4)]

describe('outputs', () => {
  test('one layer without the placeholder has no suffix', () => {
    const run = { ...same[0], variant: undefined }
    expect(outputsOfLayers({ layers: [run] })).toEqual(outputsOf(run))
  })

  test('one layer with the placeholder has each output with and without the suffix', () => {
    const outputs = outputsOfLayers({ layers: [same[0]] })
    expect(outputs).toMatchObject(outputsOf(same[0]))
    expect(outputs['arns-x86_64']).toBe(outputs['arns'])
  })

  test('two layers have a suffix for all that is about a layer, and the common values without one', () => {
    const outputs = outputsOfLayers({ layers: different })
    const ofStep = ['manifest', 'regions', 'optional-regions']
    for (const name of [...outputNames, 'arn-eu-west-1'].filter((one) => !ofStep.includes(one)))
      for (const architecture of ['x86_64', 'arm64'])
        expect(outputs).toHaveProperty(`${name}-${architecture}`)
    expect(outputs).toMatchObject({
      'arn-eu-west-1': '',
      'arn-eu-west-1-arm64': 'arn:arm64:4',
      'layer-version-arn': '',
      arns: '{}',
      version: '',
      'version-arm64': '4',
      versions: '{}',
      'code-sha256': '',
      'code-size': '5',
      archive: '',
      manifest: '/tmp/data.json',
      'target-version': '',
      plan: '{}',
      regions: '["eu-west-1"]',
    })
    expect(outputsOfLayers({ layers: same })).toMatchObject({ version: '3', versions: '{"eu-west-1":3}' })
  })

  test('a failure or a change of one layer is visible without a suffix', () => {
    const layers: [Run, Run] = [
      publishedAt('x86_64', 3, true),
      { ...publishedAt('arm64', 3), outcomes: new Map() },
    ]
    expect(outputsOfLayers({ layers })).toMatchObject({
      'failed-regions': '["eu-west-1"]',
      'failed-regions-x86_64': '["eu-west-1"]',
      'failed-regions-arm64': '[]',
    })
    expect(outputsOfLayers({ layers: [layers[0], same[1]] })).toMatchObject({
      changed: 'true',
      'changed-x86_64': 'false',
    })
  })
})

test('the manifest of one layer is that of its run, and that of two contains both', () => {
  expect(manifestOfLayers({ layers: [same[0]] })).toEqual(manifestOf(same[0]))
  expect(manifestOfLayers({ layers: same })).toEqual({ schema: 1, layers: same.map(manifestOf) })
})

test('a failure of the step is one of each layer', () => {
  const runs = newRuns({})
  runs.layers = [publishedAt('x86_64', 3), publishedAt('arm64', 3)]
  runs.failure = [saying('It failed.')]
  expect(runs.layers.map(({ failure }) => failure)).toEqual([runs.failure, runs.failure])
})

describe('the summary of two layers', () => {
  const common = about('an-input-is-not-allowed', 'About both.')
  const layers: [Run, Run] = [
    { ...publishedAt('x86_64', 3, true), warnings: [common], failure: [] },
    { ...publishedAt('arm64', 3), warnings: [common, saying('About one.')], failure: [] },
  ]
  const summary = summaryOfLayers({ layers })

  test('shows each message once, with the architecture if it is about one layer', () => {
    expect(summary.match(/About both/g)).toHaveLength(1)
    expect(summary).toContain('arm64: About one.')
    expect(summary.match(/.*AWS denies it.*/g)).toEqual([
      expect.stringContaining('&#95;64: eu-west-1: AWS denies it.'),
    ])
  })

  test('shows the result and the ARNs of each layer', () => {
    expect(summary).toContain('## Lambda layer `data-x86_64`')
    expect(summary).toContain('arn:arm64:3')
    expect(summary.match(/### Size/g)).toHaveLength(2)
    expect(verdictOfLayersWithArns({ layers: same })).toMatch(
      /^x86_64: Published in 1 Region\..*\neu-west-1: arn:x86_64:3\narm64: /,
    )
  })

  test('is one comment, which the next run finds by the input "layer-name"', () => {
    expect(commentBody({ layers })).toMatch(
      /^<!-- lambda-layer-everywhere: data-\{architecture\} -->\n## Lambda layer `data-x86_64`/,
    )
  })
})

describe('a file with both architectures', () => {
  const exported = {
    layers: (['x86_64', 'arm64'] as const).map((architecture) => ({
      name: 'data-{architecture}',
      architecture,
      layerName: `data-${architecture}`,
      versions: new Map([['eu-west-1', { arn: `arn:${architecture}:3`, version: 3 }]]),
    })),
  }

  test.each([
    [
      'json',
      'layers.json',
      '{"layers":{"x86_64":{"layerName":"data-x86_64","versions":{"eu-west-1":{"arn":"arn:x86_64:3","version":3}}}',
    ],
    [
      'terraform',
      'layers.tf',
      'lambda_layer_data = { "x86_64" = { "eu-west-1" = "arn:x86_64:3" } "arm64" = {',
    ],
    [
      'cloudformation',
      'layers.yml',
      'Data: eu-west-1: X8664Arn: arn:x86_64:3 X8664Version: "3" Arm64Arn: arn:arm64:3',
    ],
    ['cloudformation', 'layers.json', '{"Mappings":{"Data":{"eu-west-1":{"X8664Arn":"arn:x86_64:3"'],
    ['markdown', 'layers.md', '## Lambda layer `data` | Region | Architecture | Version | ARN |'],
  ] as const)('%s: %s', async (format, path, expected) => {
    const text = await formatsByArchitecture[format](exported, path)
    const compact = path.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text.replaceAll(/\s+/g, ' ')
    expect(compact).toContain(expected)
  })
})
