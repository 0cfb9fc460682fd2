import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findManifests } from '../../../src/collect/find.ts'
import { gather } from '../../../src/collect/gather.ts'
import type { Gathered } from '../../../src/collect/gather.ts'
import { requireInputs } from '../../../src/inputs/read-all.ts'
import { readInputs } from '../../../src/collect/inputs.ts'
import { readResults } from '../../../src/collect/manifest.ts'
import type { JobResult } from '../../../src/collect/manifest.ts'
import type { Outcome, RegionPlan } from '../../../src/layer/layer.ts'
import type { Changes, ChangesSince, PackageChange } from '../../../src/layer/changes.ts'
import { manifestOf } from '../../../src/report/manifest.ts'
import type { Manifest } from '../../../src/report/manifest.ts'
import { outputsOf } from '../../../src/report/outputs.ts'
import { newRun } from '../../../src/report/run.ts'
import type { Run } from '../../../src/report/run.ts'
import { inTexts, saying } from '../../support/messages.ts'
import { about, ofNoTopic, textsOf } from '../../../src/base/message.ts'

const [first, second, third] = ['eu-west-1', 'us-east-1', 'us-west-2'] as const
const commit = { repository: 'octo-org/octo-repo', sha: '0123', runId: '7', runAttempt: '1' }
const sha256 = 'A'.repeat(43)
const none = { granted: [], revoked: [], deleted: [] }

function arnIn(
  region: string,
  version: number,
  { layerName = 'sample', account = '111122223333' } = {},
): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layerName}:${version}`
}

function planned(expected: number): RegionPlan {
  const target = { do: 'publish', expected, because: 'it is new' } as const
  return { target, fill: 0, grants: [], revokes: [], prunes: [], notes: [] }
}

/** The manifest of a job that published in one Region. */
function jobIn(region: string, version = 3, changes: Partial<Run> = {}): Run {
  const { layerName = 'sample', account = '111122223333' } = changes
  const arn = arnIn(region, version, { layerName, account })
  const outcome: Outcome = { ...none, published: true, layerVersion: { arn, version } }
  return {
    ...newRun({}),
    commit,
    layerName: 'sample',
    regions: [region],
    account: '111122223333',
    archive: { path: '/tmp/sample.zip', sha256: `${sha256}=`, size: 5, unzippedSize: 9, files: 1 },
    metadata: { runtimes: ['nodejs24.x'], architectures: [], description: '', licenseInfo: '' },
    plan: new Map([[region, planned(version)]]),
    outcomes: new Map([[region, outcome]]),
    ...changes,
  }
}

function failedIn(region: string, text = 'AWS denies it.'): Run {
  const failure = saying(text)
  return jobIn(region, 3, { outcomes: new Map([[region, { ...none, published: false, failure }]]) })
}

function dryIn(region: string, plan: RegionPlan = planned(3)): Run {
  return jobIn(region, 3, { dryRun: true, plan: new Map([[region, plan]]), outcomes: new Map() })
}

/** Nothing is secret in most of these. */
const shown = (text: string): string => text

/** The results as they are read from the manifests of runs. */
function resultsOf(...runs: Run[]): JobResult[] {
  const found = runs.map((run, index) => ({
    path: `${index}/${run.regions.join('+')}.json`,
    text: JSON.stringify(manifestOf(run)),
  }))
  const { results, errors } = readResults(found, shown)
  expect(errors).toEqual([])
  return [...results]
}

function collected(regions: readonly string[], ...runs: Run[]): Gathered {
  return gather(resultsOf(...runs), { regions, optionalRegions: [], commit, dryRun: false })
}

function rehearsed(regions: readonly string[], ...runs: Run[]): Gathered {
  return gather(resultsOf(...runs), { regions, optionalRegions: [], commit, dryRun: true })
}

function outputsWith({ merged }: Gathered): Record<string, string> {
  return outputsOf({ ...newRun({}), ...merged })
}

const moved: PackageChange = {
  ...{ ecosystem: 'npm', name: 'a', before: ['1.0.0'], after: ['1.1.0'] },
  ...{ sizeBefore: 5, sizeAfter: 6 },
}
const totals: Changes['totals'] = {
  packages: { added: 0, removed: 0, changed: 1 },
  files: { added: 1, removed: 0, changed: 0 },
  sizeBefore: 5,
  sizeAfter: 7,
}

describe('the results of all matrix jobs', () => {
  test('are merged as if one run had published to all Regions', () => {
    const both = jobIn(first)
    const whole: Run = {
      ...both,
      regions: [first, second],
      archive: { path: '', sha256: `${sha256}=`, size: 5, unzippedSize: 9, files: 1 },
      plan: new Map([first, second].map((region) => [region, planned(3)])),
      outcomes: new Map([...both.outcomes, ...jobIn(second).outcomes]),
    }
    const gathered = collected([first, second], jobIn(second), both)
    expect(gathered.errors).toEqual([])
    expect(outputsWith(gathered)).toEqual(outputsOf(whole))
    expect(outputsWith(gathered)).toMatchObject({ version: '3', 'target-version': '3', changed: 'true' })
  })

  test('can have several Regions each', () => {
    const one = jobIn(first)
    const two = {
      ...one,
      regions: [first, second],
      outcomes: new Map([...one.outcomes, ...jobIn(second).outcomes]),
    }
    expect(collected([first, second, third], two, jobIn(third)).errors).toEqual([])
  })

  test('exclude the dry run that built the archive', () => {
    const build = dryIn(first)
    expect(collected([first, second], build, jobIn(first), jobIn(second)).errors).toEqual([])
    const { errors, merged } = collected([first, second], build, jobIn(second))
    expect(inTexts(errors)).toEqual([expect.stringContaining(`${first}: There is no manifest`)])
    expect(merged.dryRun).toBe(false)
  })

  test('contain the changes once, from a job that could compare, also in an earlier attempt', () => {
    const [unread, read]: ChangesSince[] = [
      { region: first, version: 2, unread: 'the download returned the status 403' },
      { region: second, version: 2, packages: [moved], files: [{ path: 'bin/x', sizeAfter: 1 }], totals },
    ]
    const again = jobIn(second, 3, { commit: { ...commit, runAttempt: '2' } })
    const legs = [jobIn(first, 3, { changes: unread }), jobIn(second, 3, { changes: read }), again]
    const { merged } = collected([first, second], ...legs)
    expect(merged.changes).toEqual(read)
    expect(collected([first], jobIn(first, 3, { changes: unread })).merged.changes).toEqual(unread)
    expect(collected([first], jobIn(first)).merged.changes).toBeUndefined()
  })

  test('contain each warning once', () => {
    const warnings = ['There is no lock file.']
    expect(
      collected(
        [first, second],
        jobIn(first, 3, { warnings: warnings.map(saying) }),
        jobIn(second, 3, { warnings: warnings.map(saying) }),
      ).warnings,
    ).toMatchObject(warnings.map((text) => ({ text })))
  })

  test('link to the sections of the guide that the jobs report', () => {
    const failure = about('a-permission-is-missing', 'AWS denies it.')
    const warnings = [about('a-lock-file-is-needed', 'There is no lock file.'), ofNoTopic('It is new.')]
    const failed = jobIn(first, 3, {
      warnings,
      outcomes: new Map([[first, { ...none, published: false, failure }]]),
    })
    const stopped = jobIn(second, 3, {
      outcomes: new Map(),
      plan: undefined,
      failure: [about('the-build-took-too-long', 'It took too long.')],
    })
    const gathered = collected([first, second, third], failed, stopped)
    expect(gathered.errors).toMatchObject([
      { topic: 'a-permission-is-missing' },
      { topic: 'the-build-took-too-long' },
      { topic: 'a-matrix-job-is-missing-or-one-too-many' },
    ])
    expect(gathered.warnings).toEqual(warnings)
  })

  test('contain a warning if a job failed although none of its Regions did', () => {
    const failure = ['The file of input "export" cannot be written: no space.']
    expect(collected([first], jobIn(first, 3, { failure: failure.map(saying) }))).toMatchObject({
      errors: [],
      warnings: [{ text: `"0/${first}.json": ${failure[0]}` }],
    })
  })
})

describe('the results of dry runs, with the input "dry-run"', () => {
  test('are reported as a dry run', () => {
    const gathered = rehearsed([first, second], dryIn(first), dryIn(second))
    expect(gathered).toMatchObject({ errors: [], merged: { dryRun: true } })
    expect(outputsWith(gathered)).toMatchObject({ arns: '{}', changed: 'true', 'target-version': '3' })
  })

  test('are an error if a Region is blocked or missing', () => {
    const gathered = rehearsed([first, second], dryIn(first, { blocked: saying('The number is taken.') }))
    expect(textsOf(gathered.errors)).toEqual([
      `${first}: The number is taken.`,
      expect.stringContaining(`${second}: There is no manifest`),
    ])
    expect(outputsWith(gathered)['failed-regions']).toBe(JSON.stringify([first, second]))
  })

  test('do not count without the input', () => {
    const { errors, merged } = collected([first, second], { ...dryIn(first), regions: [first, second] })
    expect(errors.map((error) => error.text.slice(0, 9))).toEqual([first, second])
    expect(merged.dryRun).toBe(false)
  })

  test('are not an error if a Region could not be observed', () => {
    expect(rehearsed([first], dryIn(first, { unobserved: saying('AWS denies it.') })).errors).toEqual([])
  })
})

describe('a later attempt', () => {
  const again = { ...commit, runAttempt: '10' }

  test('replaces the earlier one, and Regions without a re-run keep their manifest', () => {
    const gathered = collected([first, second], failedIn(first), jobIn(second), {
      ...jobIn(first),
      commit: again,
    })
    expect(gathered.errors).toEqual([])
    expect(outputsWith(gathered)).toMatchObject({ version: '3', 'failed-regions': '[]' })
  })

  test('did only what was missing, so the changes of the earlier one count too', () => {
    const ungranted = {
      ...jobIn(first),
      outcomes: new Map([
        [
          first,
          {
            ...none,
            published: true,
            layerVersion: { arn: arnIn(first, 3), version: 3 },
            failure: saying('Denied.'),
          },
        ],
      ]),
    }
    const completed = {
      ...jobIn(first),
      commit: again,
      outcomes: new Map([
        [
          first,
          { ...none, published: false, granted: ['*'], layerVersion: { arn: arnIn(first, 3), version: 3 } },
        ],
      ]),
    }
    const { merged } = collected([first], ungranted, completed)
    expect(merged.outcomes.get(first)).toMatchObject({
      published: true,
      granted: ['*'],
      failure: undefined,
    })
  })

  test('replaces the earlier one even if it failed', () => {
    const gathered = collected([first], jobIn(first), { ...failedIn(first), commit: again })
    expect(inTexts(gathered.errors)).toEqual([`${first}: AWS denies it.`])
  })
})

describe('an error is reported for', () => {
  const other = `${'B'.repeat(43)}=`
  const archive = { path: '', sha256: other, size: 5, unzippedSize: 9, files: 1 }
  const table: [string, Gathered, (string | RegExp)[]][] = [
    [
      'a Region that is missing',
      collected([first, second], jobIn(first)),
      [/^us-east-1: There is no manifest.*Re-run/],
    ],
    ['all of them', collected([first], ...[]), [/^eu-west-1: There is no manifest/]],
    ['a Region that failed', collected([first], failedIn(first)), ['eu-west-1: AWS denies it.']],
    [
      'a job that stopped before it reached its Regions',
      collected(
        [first],
        jobIn(first, 3, { plan: undefined, outcomes: new Map(), failure: [saying('No lock file.')] }),
      ),
      ['eu-west-1: No lock file.'],
    ],
    [
      'different archives',
      collected([first, second], jobIn(first), jobIn(second, 3, { archive })),
      [/different archives: A+= in "0\/eu-west-1\.json"; B+= in "1\/us-east-1\.json"\. Build the layer once/],
    ],
    [
      'other numbers',
      collected([first, second, third], jobIn(first), jobIn(second, 4), jobIn(third)),
      [
        /different version numbers: 3 in eu-west-1, us-west-2; 4 in us-east-1\. Set "align-versions" in the job that builds/,
      ],
    ],
    [
      'other runtimes',
      collected(
        [first, second],
        jobIn(first),
        jobIn(second, 3, { metadata: { runtimes: [], architectures: [], description: '', licenseInfo: '' } }),
      ),
      [/different runtimes: nodejs24\.x in .*; none in .*"compatible-runtimes"/],
    ],
    [
      'another layer',
      collected([first, second], jobIn(first), jobIn(second, 3, { layerName: 'other' })),
      [/different layers: sample in .*; other in /],
    ],
    [
      'another account',
      collected([first, second], jobIn(first), jobIn(second, 3, { account: '444455556666' })),
      [/different accounts/],
    ],
    [
      'another run of the workflow, whose Region is missing then',
      collected([first], jobIn(first, 3, { commit: { ...commit, runId: '6' } })),
      [/^"0\/eu-west-1\.json" is of another run of the workflow: 6 instead of 7/, /^eu-west-1: There is no/],
    ],
    [
      'another commit',
      collected([first], jobIn(first, 3, { commit: { ...commit, sha: 'fe' } })),
      [/of another commit: fe instead of 0123/, /^eu-west-1/],
    ],
    [
      'another repository',
      collected([first], jobIn(first, 3, { commit: { ...commit, repository: 'a/b' } })),
      [/of another repository: a\/b/, /^eu-west-1/],
    ],
    [
      'two jobs with one Region',
      collected([first], jobIn(first), jobIn(first)),
      [
        'eu-west-1: Two matrix jobs have this Region: "0/eu-west-1.json" and "1/eu-west-1.json". Use each Region in only one matrix job.',
      ],
    ],
    [
      'a Region that nobody expects',
      collected([first], jobIn(first), jobIn(second)),
      [/^us-east-1: "1\/us-east-1\.json" has this Region, which is not in "regions"/],
    ],
  ]
  test.each(table)('%s', (_name, { errors }, expected) => {
    expect(inTexts(errors)).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    )
  })

  test('existing versions are reported despite errors', () => {
    const outputs = outputsWith(collected([first, second, third], jobIn(first), failedIn(second)))
    expect(outputs).toMatchObject({
      arns: JSON.stringify({ [first]: arnIn(first, 3) }),
      'failed-regions': JSON.stringify([second, third]),
      version: '',
    })
  })

  test('no hash is reported if the archives differ', () => {
    const gathered = collected([first, second], jobIn(first), jobIn(second, 3, { archive }))
    expect(outputsWith(gathered)['code-sha256']).toBe('')
  })
})

test('a manifest with every kind of step is read without changes', () => {
  const every: RegionPlan = {
    ...planned(9),
    fill: 2,
    grants: [{ principal: '*', statementId: 'layer-everywhere-everyone' }],
    revokes: [
      { id: 'layer-everywhere-444455556666', principal: '444455556666' },
      { id: 'layer-everywhere-odd' },
    ],
    prunes: (['filler', 'leftover', 'surplus'] as const).map((because, index) => ({
      version: index + 1,
      because,
    })),
  }
  const plans = {
    [first]: every,
    [second]: { blocked: saying('No.') },
    [third]: { unobserved: saying('Denied.') },
  }
  const run = { ...jobIn(first), regions: [first, second, third], plan: new Map(Object.entries(plans)) }
  expect(inTexts(collected([first, second, third], run).merged.plan)).toEqual(
    inTexts(new Map(Object.entries(plans))),
  )
})

describe('matrix jobs in several partitions', () => {
  const china = 'cn-north-1'
  const gov = 'us-gov-west-1'
  const inPartition = (region: string, partition: string, account: string): Run => {
    const run = jobIn(region, 3, { account })
    const arn = arnIn(region, 3, { account }).replace('arn:aws:', `arn:${partition}:`)
    return {
      ...run,
      outcomes: new Map([[region, { ...none, published: true, layerVersion: { arn, version: 3 } }]]),
    }
  }

  test('have one result, with one account for each partition', () => {
    const { merged, errors } = collected(
      [first, china, gov],
      jobIn(first),
      inPartition(china, 'aws-cn', '222233334444'),
      inPartition(gov, 'aws-us-gov', '333344445555'),
    )
    expect(inTexts(errors)).toEqual([])
    expect(merged.account).toBeUndefined()
    expect(merged.accounts?.get(china)).toBe('222233334444')
    expect([...merged.outcomes.values()].map(({ layerVersion }) => layerVersion?.arn.split(':')[4])).toEqual([
      '111122223333',
      '222233334444',
      '333344445555',
    ])
  })

  test('must have one account in each partition', () => {
    const legs = ['222233334444', '333344445555'].map((account, index) =>
      inPartition(['cn-north-1', 'cn-northwest-1'][index] ?? '', 'aws-cn', account),
    )
    expect(inTexts(collected(['cn-north-1', 'cn-northwest-1'], ...legs).errors)).toEqual([
      expect.stringMatching(
        /different accounts in the partition aws-cn: 222233334444 in .*; 333344445555 in /,
      ),
    ])
  })
})

test('secrets are hidden in the messages of a job, but not in its names', () => {
  const failed = failedIn('eu-west-1', 'AWS returned: sample is a password.')
  const text = JSON.stringify(manifestOf({ ...failed, warnings: [saying('sample is a password')] }))
  const { results } = readResults([{ path: 'x', text }], (words) => words.replaceAll('sample', '***'))
  expect(results[0]?.manifest).toMatchObject({
    layerName: 'sample',
    warnings: ['*** is a password'],
    regions: { 'eu-west-1': { failure: 'AWS returned: *** is a password.' } },
  })
})

describe('the messages of a job', () => {
  const all = (count: number): string[] => Array.from({ length: count }, (_, at) => `Warning ${at}.`)

  test('are truncated: the number of warnings, and the length of each', () => {
    const warnings = ['a'.repeat(3_000_000), ...all(40_000)]
    const { warnings: shorter } = collected([first], jobIn(first, 3, { warnings: warnings.map(saying) }))
    expect(shorter).toHaveLength(200)
    expect(shorter[0]?.text).toBe(`${'a'.repeat(2_000)}...`)
    expect(shorter[1]?.text).toBe('Warning 0.')
    expect(shorter.at(-1)?.text).toBe('The manifest has more of these.')
  })

  test('are truncated in total too', () => {
    const regions = Array.from({ length: 30 }, (_, at) => `eu-west-${at + 1}`)
    const legs = regions.map((region, leg) =>
      jobIn(region, 3, { warnings: all(100).map((warning) => saying(`${leg}: ${warning}`)) }),
    )
    const { warnings } = collected(regions, ...legs)
    expect(warnings).toHaveLength(200)
    expect(warnings.at(-1)?.text).toBe('The manifests have more warnings.')
  })

  test('are truncated if it failed', () => {
    const failed = jobIn(first, 3, {
      plan: undefined,
      outcomes: new Map(),
      failure: all(40_000).map(saying),
    })
    const { errors } = collected([first], failed)
    expect(textsOf(errors)).toEqual([expect.stringMatching(/^eu-west-1: Warning 0\. .*\.\.\.$/)])
    expect(errors[0]?.text.length).toBeLessThan(5_000)
  })
})

test('an unknown Region or a custom endpoint causes no warning', () => {
  const given: Record<string, string> = { manifests: 'x', regions: 'eu-west-9, us-east-1' }
  const surroundings = { workspace: '/', temporary: '/', env: { AWS_ENDPOINT_URL: 'https://aws.example' } }
  const warnings = (): readonly unknown[] =>
    requireInputs(readInputs((name) => given[name] ?? '', surroundings)).warnings
  expect(warnings()).toEqual([])
  given['regions'] = 'eu-wset-1'
  expect(warnings).toThrow('Did you mean eu-west-1?')
})

test.each<[string, Record<string, string>, string]>([
  ['no Regions, although AWS_REGION is set', {}, 'Inputs "regions" and "optional-regions" are not given.'],
  [
    'an empty list of optional Regions',
    { 'optional-regions': '[]' },
    'Inputs "regions" and "optional-regions" are',
  ],
  ['a pattern in "regions"', { regions: 'eu-*' }, 'to the output "regions" of'],
  ['a pattern in "optional-regions"', { 'optional-regions': 'eu-*' }, 'to the output "optional-regions" of'],
])('%s: the error says what to set', (_, given, expected) => {
  const inputs: Record<string, string> = { manifests: '*.json', ...given }
  const surroundings = { workspace: '/', temporary: '/', env: { AWS_REGION: 'us-east-1' } }
  expect(() => requireInputs(readInputs((name) => inputs[name] ?? '', surroundings))).toThrow(expected)
})

describe('a file that is not a manifest', () => {
  const good: Manifest = JSON.parse(JSON.stringify(manifestOf(jobIn(first))))
  const rehearsal: Manifest = JSON.parse(JSON.stringify(manifestOf(dryIn(first))))
  const table: [string, string, string][] = [
    ['is cut short', JSON.stringify(good).slice(0, -9), 'not JSON'],
    ['is empty', '', 'not JSON'],
    ['is something else', '{"name":"x"}', 'schema'],
    ['is no object', '[]', 'schema'],
    ['is null', 'null', 'the whole'],
    ['is of a later form', JSON.stringify({ ...good, schema: 2 }), 'another version of this action'],
    ['has a path as the layer', JSON.stringify({ ...good, layerName: '../../x' }), 'layerName'],
    ['has another key than Regions', JSON.stringify({ ...good, regions: { __proto__x: {} } }), 'regions'],
    [
      'has a hash that is none',
      JSON.stringify({ ...good, archive: { ...good.archive, codeSha256: 'x' } }),
      'codeSha256',
    ],
    [
      'has an ARN that is none',
      JSON.stringify({ ...good, regions: { [first]: { ...good.regions[first], arn: 'x"y' } } }),
      'arn',
    ],
    [
      'has a version and no account',
      JSON.stringify({ ...good, account: undefined }),
      'it has versions, but no account',
    ],
    [
      'has a version and no archive',
      JSON.stringify({ ...good, archive: undefined }),
      'it has versions, but no archive',
    ],
    ...[
      arnIn(first, 3, { account: '666666666666' }),
      arnIn(first, 3, { layerName: 'other' }),
      arnIn(first, 4),
      arnIn(second, 3),
      arnIn(first, 3).replace('arn:aws:', 'arn:aws-cn:'),
    ].flatMap((arn): [string, string, string][] => {
      const foreign = `${arn} is not version 3 of this layer in ${first}`
      const kept = { [first]: [{ do: 'reuse', arn, version: 3 }] }
      return [
        [
          `has the ARN ${arn}`,
          JSON.stringify({ ...good, regions: { [first]: { ...good.regions[first], arn } } }),
          foreign,
        ],
        [`keeps the ARN ${arn} by its plan`, JSON.stringify({ ...good, plan: kept }), foreign],
        [
          `keeps the ARN ${arn} by the plan of a dry run, without an account`,
          JSON.stringify({ ...rehearsal, account: undefined, plan: kept }),
          'but no account',
        ],
        [
          `keeps the ARN ${arn} by the plan of a dry run`,
          JSON.stringify({ ...rehearsal, plan: kept }),
          foreign,
        ],
      ]
    }),
    [
      'has an ARN without a number',
      JSON.stringify({ ...good, regions: { [first]: { ...good.regions[first], version: undefined } } }),
      `${arnIn(first, 3)} is not version \\? of this layer`,
    ],
    [
      'has a number without an ARN',
      JSON.stringify({ ...good, regions: { [first]: { ...good.regions[first], arn: undefined } } }),
      'no ARN is not version 3 of this layer',
    ],
    [
      'has a plan for a Region that it is not of',
      JSON.stringify({ ...good, plan: { ...good.plan, [second]: [] } }),
      `${second} failed or has a plan, but is not one of its Regions`,
    ],
    [
      'has more Regions than there are',
      JSON.stringify({
        ...good,
        regions: Object.fromEntries(
          Array.from({ length: 201 }, (_, at) => [`eu-west-${at}`, good.regions[first]]),
        ),
      }),
      'regions',
    ],
    [
      'has a step that there is not',
      JSON.stringify({ ...good, plan: { [first]: [{ do: 'dance' }] } }),
      'plan',
    ],
  ]
  test.each(table)('%s', (_name, text, reason) => {
    const { results, errors } = readResults([{ path: 'a/x.json', text }], shown)
    expect(results).toEqual([])
    expect(inTexts(errors)).toEqual([
      expect.stringMatching(`^"a/x.json" is not the manifest of a matrix job: .*${reason}`),
    ])
  })

  test('is reported in one short line, whatever its keys are', () => {
    const regions = { [`x\n::error::${'k'.repeat(1_000_000)}`]: {} }
    const { errors } = readResults([{ path: 'x', text: JSON.stringify({ ...good, regions }) }], shown)
    expect(inTexts(errors)).toEqual([
      expect.stringMatching(/^"x" is not the manifest of a matrix job: "regions\.x\\n::error.{0,500}$/),
    ])
  })

  test('is rejected wherever it was damaged', () => {
    const whole = JSON.stringify(good)
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
        const garbled = `${whole.slice(0, at)}${text}${whole.slice(at + text.length)}`
        for (const { manifest } of readResults([{ path: 'x', text: garbled }], shown).results) {
          expect(JSON.stringify(manifest.regions)).toMatch(/^\{"[a-z0-9-]+":\{/)
          expect(manifest.layerName).toMatch(/^[\w-]+$/)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the input "manifests"', () => {
  let workspace: string
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'manifests-'))
    for (const path of ['a/x.json', 'b/c/y.json', 'b/notes.txt', 'odd [1]/z.json']) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true })
      writeFileSync(join(workspace, path), path)
    }
  })

  async function found(...patterns: string[]): Promise<string[]> {
    const files = await findManifests(patterns, { workspace, temporary: workspace, env: {} })
    return files.map((file) => ('text' in file ? file.text : `${file.path}: ${file.unreadable}`))
  }

  test.each([
    ['a file', ['a/x.json'], ['a/x.json']],
    ['a directory, with those below it', ['b'], ['b/c/y.json']],
    ['a directory whose name looks like a pattern', ['odd [1]'], ['odd [1]/z.json']],
    ['a glob', ['*/x.json'], ['a/x.json']],
    ['a glob over folders', ['**/*.json'], ['a/x.json', 'b/c/y.json', 'odd [1]/z.json']],
    ['several that overlap, each file once', ['a', 'a/x.json', '*/*.json'], ['a/x.json', 'odd [1]/z.json']],
    ['nothing that is there', ['nowhere', 'no*.json'], []],
  ])('names %s', async (_name, patterns, expected) => {
    expect(await found(...patterns)).toEqual(expected)
  })

  test('reports files that are not valid, and reads the others', async () => {
    symlinkSync('nowhere', join(workspace, 'a', 'dangling.json'))
    symlinkSync('loop.json', join(workspace, 'a', 'loop.json'))
    execFileSync('mkfifo', [join(workspace, 'a', 'pipe.json')])
    for (const patterns of [['a'], ['a/*.json']]) {
      expect(await found(...patterns)).toEqual([
        expect.stringMatching(/^a\/dangling\.json: .*ENOENT/),
        expect.stringMatching(/^a\/loop\.json: .*ELOOP/),
        'a/pipe.json: it is not a file that can be read',
        'a/x.json',
      ])
    }
  })

  test('can match more files than the process can open at the same time', async () => {
    const { stdout } = spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' })
    const many = Math.min(Number(stdout) || 1_000, 2_000)
    for (let n = 0; n < many; n++) writeFileSync(join(workspace, 'b', `${n}.json`), 'text')
    expect(new Set(await found('b'))).toEqual(new Set(['text', 'b/c/y.json']))
  })

  test('matches at most 5,000 files', async () => {
    for (let n = 0; n < 5_001; n++) writeFileSync(join(workspace, 'b', `${n}.json`), '')
    await expect(found('b')).rejects.toThrow('matches 5,002 files, but at most 5,000 are allowed')
  })

  test('has a maximum size for all files together', async () => {
    for (let n = 0; n < 9; n++) writeFileSync(join(workspace, 'a', `${n}.json`), ' '.repeat(8_000_000))
    const left = (await found('a')).filter((file) => !file.startsWith(' '))
    expect(left.length).toBeGreaterThan(0)
    expect(
      left.filter((file) => !file.endsWith('all files together have more than 64,000,000 bytes')),
    ).toEqual([])
  })

  test('accepts no file outside of the workspace', async () => {
    const outside = join(mkdtempSync(join(tmpdir(), 'outside-')), 'secret.json')
    writeFileSync(outside, 'secret')
    symlinkSync(outside, join(workspace, 'a', 'link.json'))
    const refused = expect.stringContaining('points outside of the workspace')
    expect(await found('a/link.json', outside)).toEqual([refused, refused])
  })
})
