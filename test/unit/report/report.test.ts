import { describe, expect, test } from '@jest/globals'
import type { Numbered, Outcome, RegionPlan } from '../../../src/layer/layer.ts'
import type { Changes, PackageChange, Tally } from '../../../src/layer/changes.ts'
import { manifestOf } from '../../../src/report/manifest.ts'
import { recordStep } from '../../../src/report/profile.ts'
import { outputsOf } from '../../../src/report/outputs.ts'
import { newRun } from '../../../src/report/run.ts'
import type { Run } from '../../../src/report/run.ts'
import { summaryOf, verdict, verdictWithArns } from '../../../src/report/summary.ts'
import { commentBody } from '../../../src/report/comment.ts'
import { consoleUrl } from '../../../src/report/console.ts'
import { changesSection } from '../../../src/report/changes.ts'
import { describeOutcome, describePlan } from '../../../src/report/sentences.ts'
import { saying } from '../../support/messages.ts'
import { about, ofNoTopic } from '../../../src/base/message.ts'

const two: Numbered = { arn: 'arn:2', version: 2 }
const nothing = { fill: 0, grants: [], revokes: [], prunes: [], notes: [] }
const publish: RegionPlan = { ...nothing, target: { do: 'publish', expected: 3, because: 'new' } }
const keep: RegionPlan = { ...nothing, target: { do: 'reuse', ...two } }
const complete = {
  ...keep,
  grants: [{ principal: '*', statementId: 'layer-everywhere-everyone' }],
}
const everything: RegionPlan = {
  target: { do: 'publish', expected: 6, because: 'new' },
  fill: 2,
  grants: complete.grants,
  revokes: [{ id: 'layer-everywhere-111122223333', principal: '111122223333' }],
  prunes: [
    { version: 1, because: 'surplus' },
    { version: 2, because: 'filler' },
  ],
  notes: [],
}
const blocked: RegionPlan = { blocked: saying('The number is taken.') }
const unobserved: RegionPlan = { unobserved: saying('AWS denies it.') }

const done = { granted: [], revoked: [], deleted: [] }
const published: Outcome = {
  ...done,
  published: true,
  granted: ['*'],
  layerVersion: { arn: 'arn:3', version: 3 },
}
const unchanged: Outcome = { ...done, published: false, layerVersion: two }
const completed: Outcome = { ...unchanged, granted: ['*'] }
const revoked: Outcome = { ...unchanged, revoked: ['layer-everywhere-everyone'] }
const cleaned: Outcome = { ...unchanged, deleted: [1] }
const ungranted: Outcome = { ...published, granted: [], failure: saying('Not granted.') }
const failed: Outcome = { ...done, published: false, failure: saying('AWS denies it.') }

function regionsOf<T>(values: readonly T[]): Map<string, T> {
  return new Map(values.map((value, index) => [`r-${index + 1}`, value]))
}

function dryRun(...plans: RegionPlan[]): Run {
  const plan = regionsOf(plans)
  return { ...newRun({}), layerName: 'x', regions: [...plan.keys()], dryRun: true, plan }
}

function finished(...outcomes: Outcome[]): Run {
  const known = regionsOf(outcomes)
  const plan = new Map([...known.keys()].map((region) => [region, publish]))
  return { ...newRun({}), layerName: 'x', regions: [...known.keys()], plan, outcomes: known }
}

describe('the verdict', () => {
  const table: [string, Run][] = [
    ['Published in 2 Regions. The layer is up to date in 2 of 2 Regions.', finished(published, published)],
    ['Published in 1 Region. The layer is up to date in 2 of 2 Regions.', finished(published, unchanged)],
    ['Nothing was published. The layer is up to date in 1 of 1 Region.', finished(unchanged)],
    [
      'Published in 1 Region. Permissions were updated in 1 Region. The layer is up to date in 2 of 2 Regions.',
      finished(published, completed),
    ],
    [
      'Failed in r-1. Published in 1 Region. Permissions were updated in 1 Region. The layer is up to date in 2 of 2 Regions. Re-run the job. It does only what is missing.',
      finished(ungranted, completed),
    ],
    [
      'Failed in r-2. Published in 1 Region. The layer is up to date in 1 of 2 Regions. Re-run the job. It does only what is missing.',
      finished(published, failed),
    ],
    ['Dry run: a version would be published in 1 of 2 Regions.', dryRun(publish, keep)],
    ['Dry run: nothing would be published.', dryRun(keep)],
    [
      'Dry run: nothing would be published. Permissions would be updated in 1 Region.',
      dryRun(complete, keep),
    ],
    ['Dry run: nothing would be published. 1 of 2 Regions is blocked.', dryRun(blocked, keep)],
    ['Dry run: none of 2 Regions could be observed.', dryRun(unobserved, unobserved)],
    [
      'Nothing was published: the run stopped before it wrote to AWS.',
      { ...newRun({}), failure: [saying('No.')] },
    ],
  ]
  test.each(table)('%s', (expected, run) => {
    expect(verdict(run)).toBe(expected)
  })
})

test('the log shows the ARN of each Region after the verdict', () => {
  const run = finished(published, failed)
  expect(verdictWithArns(run).split('\n')).toEqual([verdict(run), 'r-1: arn:3'])
})

describe('functions that use older versions', () => {
  const olderUses = regionsOf([
    { functions: 2, onlyPublished: 0 },
    { functions: 3, onlyPublished: 0 },
  ])

  test.each<[string, Run, string]>([
    ['are counted', finished(published, unchanged), '5 functions use older versions (r-1: 2, r-2: 3).'],
    [
      'are not counted in a Region that could not publish the newer version',
      finished(published, failed),
      '2 functions use older versions.',
    ],
    ['are counted in a dry run', dryRun(publish, keep), '5 functions use older versions (r-1: 2, r-2: 3).'],
  ])('%s, in the log and in the summary', (_name, run, expected) => {
    expect(verdictWithArns({ ...run, olderUses }).split('\n')[1]).toBe(expected)
    expect(summaryOf({ ...run, olderUses })).toContain(`\n\n${expected} More on this: \`docs/rollout.md\`\n`)
  })

  test('are not mentioned if the functions were not listed', () => {
    expect(summaryOf(finished(published, published))).not.toContain('older version')
  })
})

describe('the outputs', () => {
  const table: [string, Run, Record<string, string>][] = [
    [
      'of two Regions at different numbers',
      finished(published, unchanged),
      { arns: '{"r-1":"arn:3","r-2":"arn:2"}', version: '', versions: '{"r-1":3,"r-2":2}', changed: 'true' },
    ],
    [
      'of one Region',
      finished(published),
      { 'layer-version-arn': 'arn:3', 'arn-r-1': 'arn:3', version: '3' },
    ],
    [
      'of a run that changed nothing',
      finished(unchanged),
      { changed: 'false', 'layer-version-arn': 'arn:2' },
    ],
    ['of a run that granted', finished(completed), { changed: 'true' }],
    ['of a run that revoked', finished(revoked), { changed: 'true' }],
    ['of a run that only cleaned up', finished(cleaned), { changed: 'false' }],
    [
      'of a Region that failed',
      finished(published, failed),
      { arns: '{"r-1":"arn:3"}', 'arn-r-2': '', version: '', 'failed-regions': '["r-2"]' },
    ],
    [
      'of a dry run',
      dryRun(publish, keep),
      { arns: '{"r-2":"arn:2"}', changed: 'true', 'target-version': '', 'failed-regions': '[]' },
    ],
    ['of a dry run with one target', dryRun(publish, publish), { 'target-version': '3' }],
    ['of a dry run that would grant', dryRun(complete), { changed: 'true', arns: '{"r-1":"arn:2"}' }],
    [
      'of a dry run that is blocked',
      dryRun(blocked, keep),
      { changed: 'false', 'failed-regions': '["r-1"]', arns: '{"r-2":"arn:2"}' },
    ],
    [
      'of a run that stopped after the plan',
      { ...finished(), regions: ['r-1'], plan: new Map([['r-1', publish]]), failure: [saying('No.')] },
      { 'failed-regions': '["r-1"]', changed: 'false' },
    ],
    [
      'of a run that never began',
      { ...newRun({}), failure: [saying('No.')] },
      {
        arns: '{}',
        versions: '{}',
        plan: '{}',
        'failed-regions': '[]',
        changed: 'false',
        archive: '',
        version: '',
      },
    ],
  ]
  test.each(table)('%s', (_name, run, expected) => {
    expect(outputsOf(run)).toMatchObject(expected)
  })

  test('show a plan as a list of steps for each Region', () => {
    expect(JSON.parse(outputsOf(dryRun(publish, complete, blocked, unobserved, everything)).plan)).toEqual({
      'r-1': [{ do: 'publish', expected: 3, because: 'new' }],
      'r-2': [
        { do: 'reuse', arn: 'arn:2', version: 2 },
        { do: 'grant', principal: '*', statementId: 'layer-everywhere-everyone' },
      ],
      'r-3': [{ do: 'blocked', because: 'The number is taken.' }],
      'r-4': [{ do: 'unobserved', because: 'AWS denies it.' }],
      'r-5': [
        { do: 'fill', versions: 2 },
        { do: 'publish', expected: 6, because: 'new' },
        { do: 'grant', principal: '*', statementId: 'layer-everywhere-everyone' },
        { do: 'revoke', statementId: 'layer-everywhere-111122223333', principal: '111122223333' },
        { do: 'prune', version: 1, because: 'surplus' },
        { do: 'prune', version: 2, because: 'filler' },
      ],
    })
  })
})

test('the manifest contains each Region with its version or failure', () => {
  expect(manifestOf(finished(ungranted, failed))).toMatchObject({
    schema: 1,
    layerName: 'x',
    regions: {
      'r-1': { arn: 'arn:3', version: 3, published: true, granted: [], failure: 'Not granted.' },
      'r-2': { published: false, failure: 'AWS denies it.' },
    },
    failedRegions: ['r-1', 'r-2'],
    changed: true,
  })
})

describe('a short phrase describes', () => {
  test('a plan', () => {
    expect(describePlan(everything)).toBe(
      'publish 2 placeholder versions; publish version 6, because new; grant to *; revoke 111122223333; delete versions 1, 2',
    )
  })

  test('an outcome', () => {
    expect(describeOutcome({ ...completed, revoked: ['a', 'b'], deleted: [1, 2] })).toBe(
      'unchanged; granted to *; revoked "a", "b"; deleted versions 1, 2',
    )
  })
})

describe('the summary', () => {
  const arn = 'arn:aws:lambda:eu-west-1:111122223333:layer:x:3'
  const archive = {
    path: '/x.zip',
    sha256: 'c2hh',
    size: 15_600_000,
    unzippedSize: 107_800_000,
    files: 4_144,
  }
  const largest = [
    { name: 'aws-sdk', size: 95_000_000 },
    { name: '@scope/"odd"', size: 9_000_000 },
    { name: 'thin', size: 1_000_000 },
  ]

  test('of success', () => {
    const run = finished({ ...published, layerVersion: { arn, version: 3 } }, unchanged)
    run.profile.verbs.set('Build', 12_340).set('Apply', 1_200)
    run.profile.regions.set('r-1', new Map([['Apply', 1_190]]))
    expect(summaryOf({ ...run, archive, largest, madeBy: 'npm' })).toMatchSnapshot()
  })

  test('the manifest has the duration of each step, also of one that failed', async () => {
    const run = finished(unchanged)
    run.profile.verbs.set('Build', 1_000)
    await recordStep(run.profile, 'npm ci', () => Promise.resolve())
    const failing = recordStep(run.profile, 'npm rebuild', () => Promise.reject(new Error('failed')))
    await expect(failing).rejects.toThrow('failed')
    const { steps = [] } = manifestOf(run).profile ?? {}
    expect(steps).toEqual(['npm ci', 'npm rebuild'].map((name) => ({ name, seconds: expect.any(Number) })))
  })

  test('shows what was left out, with sizes', () => {
    const leftOut = {
      kinds: [
        { kind: 'tests', files: 1_200, size: 8_493_000 },
        { kind: 'runtime-sdk', files: 34, size: 4_404_000 },
      ],
      packages: [{ ecosystem: 'pypi', name: 'boto3_[x]', version: '1.39.1' }],
    } as const
    const summary = summaryOf({ ...finished(unchanged), archive, leftOut })
    expect(summary).toContain(
      'slim left out 1,234 files of 12.3 MB unzipped: tests 8.1 MB, runtime-sdk 4.2 MB.',
    )
    expect(summary).toContain('| tests | 1,200 | 8.1 MB |\n| runtime-sdk | 34 | 4.2 MB |')
    expect(summary).toContain('Whole packages: boto3&#95;&#91;x&#93; 1.39.1')
    expect(manifestOf({ ...finished(unchanged), leftOut }).leftOut).toEqual(leftOut)
  })

  test('of a failure in one Region', () => {
    const plan = new Map([
      ['r-1', publish],
      ['r-2', publish],
    ])
    const failure = [
      about('anything-else', 'r-2: AWS denies it. Correct what AWS reports, and re-run the job.'),
    ]
    const run = { ...finished(published, failed), plan, failure, warnings: [ofNoTopic('No lock file.')] }
    expect(summaryOf(run)).toMatchSnapshot()
  })

  test('of nothing to do', () => {
    expect(summaryOf(finished(unchanged, unchanged))).toMatchSnapshot()
  })

  test('of a dry run', () => {
    const checks = [
      { what: 'Credentials', found: 'ready', detail: 'From the environment.' },
      { what: 'Regions', found: 'missing', detail: 'r-2 did not answer.' },
      { what: 'Code storage in r-2', found: 'unknown', detail: 'AWS denies it.' },
    ] as const
    expect(summaryOf({ ...dryRun(everything, unobserved), checks })).toMatchSnapshot()
  })

  test('of many Regions shows those that failed, and collapses the others', () => {
    const outcomes = [...Array.from({ length: 11 }, () => published), failed]
    const [shown = '', hidden = ''] = summaryOf(finished(...outcomes)).split('<details>')
    expect(shown).toContain('| r-12 | failed')
    expect(shown).not.toContain('| r-1 |')
    expect(hidden).toMatch(/The other 11 Regions<[^]*\| r-1 \|/)
  })

  test.each([
    ['aws', 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/layers/x/versions/3'],
    [
      'aws-eusc',
      'https://eu-west-1.console.amazonaws-eusc.eu/lambda/home?region=eu-west-1#/layers/x/versions/3',
    ],
    ['aws-cn', 'https://eu-west-1.console.amazonaws.cn/lambda/home?region=eu-west-1#/layers/x/versions/3'],
    [
      'aws-us-gov',
      'https://eu-west-1.console.amazonaws-us-gov.com/lambda/home?region=eu-west-1#/layers/x/versions/3',
    ],
    ['aws-iso', undefined],
  ])('links to the console of the partition %s', (partition, url) => {
    expect(consoleUrl({ arn: arn.replace('aws', partition), version: 3 })).toBe(url)
  })

  test('escapes markup in third-party texts', () => {
    const evil =
      'a|b \r\n\n# head ![i](http://x/p.png) <img src=x> @octocat `c` \\| https://x.test www.x.test $x$ a\u202eb'
    const summary = summaryOf({
      ...finished({ ...failed, failure: saying(evil) }),
      warnings: [saying(evil)],
      failure: [saying(evil)],
    })
    expect(summary).not.toMatch(/!\[i\]|<img|@octocat|a\|b|^# head|:\/\/|www\.|\$|\u202e/m)
  })

  test('is truncated below the limit of GitHub in bytes, with a pointer to the manifest', () => {
    const run = {
      ...finished(published),
      failure: Array.from({ length: 20_000 }, () => saying('語'.repeat(60))),
      manifest: '/m.json',
    }
    const summary = summaryOf(run)
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
    expect(summary).toContain('/m.json')
  })
})

describe('the changes since the previous version', () => {
  const since = { region: 'eu-west-1', version: 7 }
  const none: Tally = { added: 0, removed: 0, changed: 0 }
  const nothingElse = { packages: none, files: none, sizeBefore: 40_000_000, sizeAfter: 41_500_000 }

  function changed(name: string, before: string[], after: string[], sizes = [0, 0]): PackageChange {
    const [sizeBefore = 0, sizeAfter = 0] = sizes
    return { ecosystem: 'npm', name, before, after, sizeBefore, sizeAfter }
  }

  function sectionOf(changes: Partial<Changes>): string {
    return changesSection({ ...since, packages: [], files: [], totals: nothingElse, ...changes })
  }

  test('are listed by package, and then by file', () => {
    const section = sectionOf({
      packages: [
        changed('aws-sdk', ['2.1691.0'], ['2.1692.0'], [90_000_000, 90_100_000]),
        changed('@scope/new', [], ['1.0.0'], [0, 61_200]),
        changed('old', ['1.0.0', '2.0.0'], [], [800, 0]),
        changed('far', [''], ['3.0.0'], [500, 500]),
      ],
      files: [
        { path: 'bin/tool', sizeBefore: 10, sizeAfter: 2_000 },
        { path: 'lib/new.so', sizeAfter: 7 },
      ],
      totals: {
        ...nothingElse,
        packages: { added: 1, removed: 1, changed: 2 },
        files: { added: 1, removed: 0, changed: 1 },
      },
    })
    expect(section).toMatchInlineSnapshot(`
      "### What changed since version 7

      Compared in eu-west-1: 1 package added, 1 package removed, 2 packages moved to another version; 1 other file added, 1 other file changed; 38.1 MB before, 39.6 MB now (+1.4 MB), unzipped.

      | Package | Before | After | Unzipped | Change |
      |---|---|---|--:|--:|
      | aws-sdk | 2.1691.0 | 2.1692.0 | 85.9 MB | +97.7 KB |
      | &#64;scope/new |  | 1.0.0 | 59.8 KB | +59.8 KB |
      | old | 1.0.0, 2.0.0 |  | 0 B | -800 B |
      | far | unknown | 3.0.0 | 500 B |  |

      <details><summary>Other files</summary>

      | File | Before | After |
      |---|--:|--:|
      | bin/tool | 10 B | 2 KB |
      | lib/new.so |  | 7 B |

      </details>"
    `)
  })

  const changedFiles = { ...nothingElse, files: { ...none, changed: 2 } }
  const sentences: [string, string][] = [
    ['Compared in eu-west-1: all files are the same.', sectionOf({})],
    [
      'Compared in eu-west-1: no package added, removed or moved to another version; 2 files changed; ' +
        '38.1 MB before, 39.6 MB now (+1.4 MB), unzipped.',
      sectionOf({ totals: changedFiles }),
    ],
    [
      'Could not compare with version 7: the download returned the status 403.',
      changesSection({ ...since, unread: 'the download returned the status 403' }),
    ],
    [
      'Could not compare with version 7: AWS denies it.',
      changesSection({ ...since, unread: 'AWS denies it.' }),
    ],
  ]
  test.each(sentences)('are described in a sentence: %s', (sentence, section) => {
    expect(section).toBe(`### What changed since version 7\n\n${sentence}`)
  })

  test('are omitted if there is no previous version', () => {
    expect(changesSection(undefined)).toBe('')
    expect(summaryOf(finished(published))).not.toContain('What changed')
  })

  test('are truncated after the first rows, with a pointer to the rest', () => {
    const packages = Array.from({ length: 74 }, (_, index) => changed(`p-${index}`, [], ['1.0.0']))
    const totals = { ...nothingElse, packages: { ...none, added: 74 } }
    const section = sectionOf({ packages, totals })
    expect(section).toContain('| p-39 |')
    expect(section).not.toContain('| p-40 |')
    expect(section).toContain('And 34 more: the manifest lists the largest.')
  })

  test('have no markup from names and versions', () => {
    const evil = 'a|b ![i](x) <img> `c`'
    const totals = { ...nothingElse, packages: { ...none, changed: 1 } }
    const section = sectionOf({
      packages: [changed(evil, [evil], [evil])],
      files: [{ path: evil, sizeAfter: 1 }],
      totals,
    })
    expect(section).not.toMatch(/a\|b|!\[i\]|<img|`/)
  })

  test('are in the summary and the comment, and complete in the manifest', () => {
    const changes = { ...since, unread: 'the download returned the status 403' }
    const run: Run = { ...dryRun(publish), changes }
    expect(summaryOf(run)).toContain('### What changed since version 7')
    expect(commentBody({ layers: [run] })).toContain('### What changed since version 7')
    expect(manifestOf(run).changes).toEqual(changes)
  })
})
