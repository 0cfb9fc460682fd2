import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { textsOf } from '../../../../src/base/message.ts'
import { Problem } from '../../../../src/base/problem.ts'
import type { Step } from '../../../../src/publish/inputs/layers.ts'
import { takeLayers } from '../../../../src/publish/inputs/take-layers.ts'
import { newRuns } from '../../../../src/report/run.ts'
import type { Runs } from '../../../../src/report/run.ts'
import { gitHubRunner } from '../../../../src/runner/runner.ts'
import { hostArchitecture, otherArchitecture } from '../../../support/build-layer.ts'
import { quietLog } from '../../../support/quiet-log.ts'

const workspace = mkdtempSync(join(tmpdir(), 'take-layers-'))
mkdirSync(join(workspace, 'layers', 'arm64'), { recursive: true })
mkdirSync(join(workspace, 'layers', 'x86_64'))
for (const name of ['data-arm64.zip', 'data-x86_64.zip', 'data.zip']) writeFileSync(join(workspace, name), '')

/** A job that has credentials. */
const env = {
  AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/x',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
}
const both = { 'layer-name': 'data-{architecture}', 'compatible-architectures': 'x86_64, arm64' }

interface Taken {
  readonly runs: Runs
  readonly step: Step
  readonly log: readonly string[]
}

function take(given: Record<string, string>): Taken {
  const inputs: Record<string, string> = { regions: 'eu-west-1', ...given }
  const runs = newRuns({})
  const log: string[] = []
  const runner = {
    ...gitHubRunner(new AbortController().signal),
    ...{ env, workspace, temporary: workspace },
    log: { ...quietLog(), warning: (text: string) => void log.push(text) },
    input: (name: string) => inputs[name] ?? '',
  }
  return { runs, log, step: takeLayers(runner, runs) }
}

function errorsAbout(given: Record<string, string>): readonly string[] {
  try {
    take(given)
  } catch (error) {
    if (error instanceof Problem) return textsOf(error.errors)
    throw error
  }
  return []
}

function namesOf(given: Record<string, string>): unknown[] {
  return take(given).step.jobs.map(({ inputs, label }) => [
    inputs['layer-name'],
    inputs['compatible-architectures'],
    label,
  ])
}

describe('the layers of a step', () => {
  test.each([
    ['without the placeholder: one', { 'layer-name': 'data' }, [['data', [], '']]],
    [
      'without the placeholder: one for both architectures',
      { 'layer-name': 'data', 'compatible-architectures': 'x86_64, arm64' },
      [['data', ['x86_64', 'arm64'], '']],
    ],
    [
      'with the placeholder and both architectures: two, in the order of the input',
      { ...both, 'compatible-architectures': 'arm64, x86_64' },
      [
        ['data-arm64', ['arm64'], 'arm64: '],
        ['data-x86_64', ['x86_64'], 'x86_64: '],
      ],
    ],
    [
      'with the placeholder and one architecture: one',
      { ...both, 'compatible-architectures': otherArchitecture },
      [[`data-${otherArchitecture}`, [otherArchitecture], '']],
    ],
    [
      'with the placeholder and no architecture: one for the runner, which declares it',
      { 'layer-name': '{architecture}' },
      [[hostArchitecture, [hostArchitecture], '']],
    ],
  ])('%s', (_what, given, expected) => {
    expect(namesOf(given)).toEqual(expected)
  })

  test('each has its own paths and names', () => {
    const { step } = take({
      ...both,
      source: 'layers/{architecture}',
      sbom: 'out/{architecture}.json',
      export: 'json: layers.json\nterraform: data_{architecture}.tf',
      'ssm-parameter': '/layers/{architecture}/{version}',
    })
    expect(step.jobs.map(({ inputs }) => inputs)).toMatchObject(
      ['x86_64', 'arm64'].map((architecture) => ({
        source: join(workspace, 'layers', architecture),
        sbom: join(workspace, 'out', `${architecture}.json`),
        export: [
          { path: join(workspace, 'layers.json') },
          { path: join(workspace, `data_${architecture}.tf`) },
        ],
        'ssm-parameter': [`/layers/${architecture}/{version}`],
      })),
    )
  })

  test('each has its own archive', () => {
    const { step } = take({ ...both, archive: 'data-{architecture}.zip' })
    expect(step.jobs.map(({ inputs }) => inputs.archive)).toEqual([
      join(workspace, 'data-x86_64.zip'),
      join(workspace, 'data-arm64.zip'),
    ])
  })

  test('one architecture fills the placeholder also without it in the name', () => {
    const { step } = take({
      'layer-name': 'data',
      'compatible-architectures': 'arm64',
      sbom: '{architecture}.json',
    })
    expect(step.jobs[0].inputs.sbom).toBe(join(workspace, 'arm64.json'))
  })

  test('a warning about an input is shown once, and is in both records', () => {
    const { runs, log } = take({ ...both, regions: 'eu-west-9', 'compatible-runtimes': 'python3.13' })
    expect(log).toEqual([expect.stringContaining('"eu-west-9", which this action does not know')])
    for (const { warnings } of runs.layers) expect(textsOf(warnings)).toEqual(log)
  })
})

describe('errors before anything is built', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'one archive for two layers',
      { ...both, archive: 'data.zip' },
      ['Add "{architecture}" to its path, or use a separate step'],
    ],
    [
      'one bill of materials for two layers',
      { ...both, sbom: 'sbom.json' },
      ['Input "sbom" is "sbom.json", which is one file'],
    ],
    [
      'one parameter for two layers',
      { ...both, 'ssm-parameter': '/layers/{architecture}, /layers/data' },
      ['which has one parameter for both'],
    ],
    [
      'an archive that does not exist',
      { ...both, archive: '{architecture}.zip' },
      ['"x86_64.zip"', '"arm64.zip"'],
    ],
    [
      'the placeholder only in other inputs',
      { ...both, 'layer-name': 'data', sbom: '{architecture}.json', 'ssm-parameter': '/{architecture}' },
      ['Input "ssm-parameter" has "{architecture}"', 'Input "sbom" has "{architecture}"'],
    ],
    ['another placeholder', { ...both, 'layer-name': 'data-{arch}' }, ['a layer name can have only letters']],
    [
      'an unknown architecture, without further errors',
      { ...both, 'compatible-architectures': 'x86_64, mips', sbom: 'sbom-{architecture}.json' },
      ['Input "compatible-architectures" has "mips"'],
    ],
    [
      'a name that is too long only with the architecture',
      { ...both, 'layer-name': `${'a'.repeat(135)}{architecture}` },
      ['it has 141 characters'],
    ],
    [
      'files of different layers with the same path',
      { ...both, sbom: 'x86_64{architecture}', export: 'json: x86_64arm64' },
      ['name the same file'],
    ],
    ['an error of another input, once', { ...both, version: '0' }, ['Input "version" is "0"']],
  ])('%s', (_what, given, expected) => {
    const errors = errorsAbout(given)
    expect(errors).toEqual(expected.map((text) => expect.stringContaining(text)))
  })

  test('a name that needs the placeholder to be short enough is valid', () => {
    expect(errorsAbout({ ...both, 'layer-name': `${'a'.repeat(130)}{architecture}` })).toEqual([])
  })

  test.each(['{name}', '{architecture}'])(
    'a parameter with %s is a separate one for each layer',
    (placeholder) => {
      expect(errorsAbout({ ...both, 'ssm-parameter': `/layers/${placeholder}` })).toEqual([])
    },
  )
})
