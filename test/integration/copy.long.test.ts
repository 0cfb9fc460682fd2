import { cpSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { outputNames } from '../../src/copy/report.ts'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { jsonOf } from '../support/markdown-files.ts'
import { annotationsOf, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, copy as copyHere } from '../support/run-entry.ts'
import { copyInProcess } from '../support/run-recipe.ts'
import {
  deleteFrom,
  grantOn,
  homeAccount,
  layerName,
  principalsOf,
  publishSource,
  versionsOf,
  zipOf,
} from '../support/source-on-rig.ts'

const source = { region: 'eu-central-1' }
const target = { region: 'us-east-1' }
const foreign = { account: '444455556666', region: 'eu-central-1' }
let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
afterAll(() => rig.stop())
beforeEach(() => rig.reset())

function arn(
  { account = homeAccount, region }: { account?: string; region: string },
  version?: number,
): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layerName}${version === undefined ? '' : `:${version}`}`
}

/** Runs the sub-action. By default it copies to us-east-1, and is not a dry run. */
function copy(
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = rig.env,
): Promise<Result> {
  const usual = { regions: target.region, 'dry-run': 'false' }
  return copyHere({ workspace: workspaceOf({}), env, inputs: { ...usual, ...inputs } })
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

describe('a dry run', () => {
  test('is the default: it shows the plan, and writes nothing', async () => {
    await publishSource(rig, source, [1, 2, 3])
    rig.calls.length = 0
    const result = await copy({ from: arn(source), versions: '1-3', 'dry-run': '' })
    expect([result.exitCode, writes()]).toEqual([0, []])
    expect(Object.keys(result.outputs).sort()).toEqual([...outputNames].sort())
    expect(json(result.outputs['plan'])).toEqual({
      'us-east-1': [1, 2, 3].map((version) => ({ do: 'copy', version, as: version })),
    })
    expect(result.outputs).toMatchObject({ arns: '{}', copied: '{}', 'failed-regions': '[]' })
    expect(result.log).toContain('Dry run: 3 versions would be copied in 1 Region.')
    expect(result.summary).toContain('| us-east-1 | copy versions 1-3 |')
    expect(result.summary).toContain('lambda:PublishLayerVersion')
  })

  test('without credentials succeeds with a warning', async () => {
    const result = await copy({ from: arn(source, 1), 'dry-run': 'true' }, { AWS_REGION: 'eu-west-1' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('no AWS credentials'))
  })
})

test('a dry run whose "from-role" cannot be assumed succeeds with a warning, and any other run fails', async () => {
  const roles = {
    from: arn(source, 1),
    'from-role': `arn:aws:iam::${homeAccount}:role/stranger`,
    'role-to-assume': `arn:aws:iam::999988887777:role/publisher`,
  }
  const error = expect.stringMatching(/role\/stranger \(from "from-role"\) could not be assumed/)
  const planned = await copyMany({ ...roles, 'dry-run': 'true' }, rig.oidcEnv)
  expect([planned.run.failure, planned.run.warnings]).toEqual([undefined, expect.arrayContaining([error])])
  expect((await copyMany(roles, rig.oidcEnv)).run.failure).toEqual([error])
  expect(writes()).toEqual([])
})

describe('one version', () => {
  test('has the same number, bytes and metadata in another Region, and no permissions', async () => {
    await publishSource(rig, source, [1])
    await grantOn(rig, source, 1, '*')
    const result = await copy({ from: arn(source, 1) })
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
    expect(await principalsOf(rig, target, 1)).toEqual([])
    expect(json(result.outputs['arns'])).toEqual({ 'us-east-1': arn(target, 1) })
    expect(json(result.outputs['copied'])).toEqual({ 'us-east-1': [1] })
    expect(result.log).toContain('1 version copied in 1 Region.')
  })

  test('leaves no archive on the runner', async () => {
    await publishSource(rig, source, [1])
    const { outputs } = await copy({ from: arn(source, 1) })
    expect(readdirSync(dirname(outputs['manifest'] ?? ''))).toEqual([`${layerName}.json`])
  })
})

/** Runs the recipe without the pauses of the rate limit. */
function copyMany(
  inputs: Record<string, string>,
  env: Record<string, string | undefined> = rig.env,
): ReturnType<typeof copyInProcess> {
  return copyInProcess(env, { from: arn(source), regions: target.region, 'dry-run': 'false', ...inputs })
}

describe('a history with a gap', () => {
  const inputs = { versions: '1-5', principals: 'mirror' }
  beforeEach(async () => {
    await publishSource(rig, source, [1, 2, 3, 4, 5])
    await deleteFrom(rig, source, [2])
    await grantOn(rig, source, 3, '111122223333')
    rig.calls.length = 0
  })

  test('is the same in a new Region, and a second run writes nothing', async () => {
    const { run, outputs } = await copyMany(inputs)
    expect(run.failure).toBeUndefined()
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
    expect(await principalsOf(rig, target, 3)).toEqual(['111122223333'])
    expect(json(outputs['copied'])).toEqual({ 'us-east-1': [1, 3, 4, 5] })
    rig.calls.length = 0
    const again = await copyMany(inputs)
    expect([again.run.failure, writes(), again.outputs['copied']]).toEqual([undefined, [], '{}'])
    expect(again.outputs['arns']).toBe(outputs['arns'])
  })

  test('is copied by one role with one token', async () => {
    const role = { 'role-to-assume': `arn:aws:iam::${homeAccount}:role/publisher` }
    expect((await copyMany({ ...inputs, ...role }, rig.oidcEnv)).run.failure).toBeUndefined()
    expect(rig.calls.filter(({ service }) => service === 'oidc')).toHaveLength(1)
  })
})

describe('a version of the source that cannot be copied', () => {
  test.each([
    ['9', /^Version 9 of .*:test-layer cannot be copied: it does not exist\. Correct the version numbers\.$/],
    ['8-9', /^Nothing of .* can be copied: none of the requested versions exists\./],
  ])('is named before any write: %s', async (versions, error) => {
    await publishSource(rig, source, [1, 2])
    rig.calls.length = 0
    const { run } = await copyMany({ versions })
    expect([run.failure, writes()]).toEqual([[expect.stringMatching(error)], []])
  })

  test('can be given by its ARN too', async () => {
    const { run } = await copyMany({ from: arn(source, 3) })
    expect(run.failure).toEqual([expect.stringMatching(/^Version 3 of .* does not exist/)])
  })

  test('is a placeholder version', async () => {
    await publishSource(rig, { ...source, region: 'eu-west-1' }, [1, 2])
    await deleteFrom(rig, { region: 'eu-west-1' }, [1])
    rig.faults.add({
      when: { operation: 'DeleteLayerVersion', times: Infinity },
      then: {
        status: 403,
        errorType: 'AccessDeniedException',
        message: 'not authorized to perform: lambda:DeleteLayerVersion',
      },
    })
    await copyMany({ from: arn({ region: 'eu-west-1' }), versions: '2', regions: source.region })
    rig.faults.clear()
    const { run } = await copyMany({ from: arn(source, 1) })
    expect(run.failure).toEqual([expect.stringContaining('version 1 is a placeholder version')])
    expect((await copyMany({ versions: '1-2' })).run.failure).toBeUndefined()
    expect(Object.keys(await versionsOf(rig, target))).toEqual(['2'])
  })

  test('is one of more than 50', async () => {
    const { run } = await copyMany({ from: arn(foreign), versions: '1-60' })
    expect(run.failure).toEqual([expect.stringContaining('Copy them in several runs, such as 1-50 first.')])
  })
})

describe('numbers that are not available', () => {
  test('block the Region: a lower number was deleted there', async () => {
    await publishSource(rig, source, [1, 2, 3])
    await publishSource(rig, target, [1, 2, 3])
    await deleteFrom(rig, target, [2])
    rig.calls.length = 0
    const { run } = await copyMany({ versions: '1-3' })
    expect(run.failure).toEqual([
      expect.stringMatching(/^us-east-1: Version 2 does not exist here, but the newest version is 3\. /),
    ])
    expect(writes()).toEqual([])
    expect((await copyMany({ versions: '1, 3' })).run.failure).toBeUndefined()
  })

  test('fail the Region, and name the version that AWS assigned', async () => {
    await publishSource(rig, source, [1, 2, 3])
    await publishSource(rig, target, [1, 2])
    await deleteFrom(rig, target, [2])
    const { run, outputs } = await copyMany({ versions: '1-3' })
    expect(run.failure).toEqual([
      expect.stringMatching(
        /^us-east-1: Copy of version 2: Version number 2 is not available.* Version 3 is kept without permissions.* Not tried: version 3\.$/,
      ),
    ])
    expect(outputs['arns']).toBe('{}')
    const again = await copyMany({ versions: '1-3' })
    expect(again.run.failure).toEqual([expect.stringContaining('Version 2 does not exist here')])
  })

  test('need at most 50 placeholder versions', async () => {
    await publishSource(rig, source, numbers(1, 53))
    const { run } = await copyMany({ versions: 'latest' })
    expect(run.failure).toEqual([expect.stringContaining('would need 52 placeholder versions')])
    expect(await versionsOf(rig, target)).toEqual({})
    const next = await copyMany({ versions: 'latest', 'keep-version-numbers': 'false' })
    expect(json(next.outputs['copied'])).toEqual({ 'us-east-1': [1] })
  })
})

describe('a layer of another account', () => {
  beforeEach(async () => {
    await publishSource(rig, foreign, [1, 2, 3])
    await grantOn(rig, foreign, 2, '*')
    rig.calls.length = 0
  })
  const next = { 'keep-version-numbers': 'false' }

  test('is copied by its number with the next number, and a second run does not copy it again', async () => {
    await publishSource(rig, target, [50, 51, 52])
    const first = await copyMany({ from: arn(foreign, 2), ...next })
    expect(first.run.failure).toBeUndefined()
    expect(json(first.outputs['arns'])).toEqual({ 'us-east-1': arn(target, 4) })
    expect((await versionsOf(rig, target))[4]).toEqual((await versionsOf(rig, foreign))[2])
    rig.calls.length = 0
    const again = await copyMany({ from: arn(foreign, 2), ...next })
    expect([again.run.failure, writes(), again.outputs['arns']]).toEqual([
      undefined,
      [],
      first.outputs['arns'],
    ])
    expect(
      rig.calls.some(
        ({ operation, region }) => operation === 'ListLayerVersions' && region === foreign.region,
      ),
    ).toBe(false)
  })

  test.each([
    [
      'latest',
      /belongs to account 444455556666, and the credentials belong to 123456789012\. AWS allows only the owner/,
    ],
    ['2-4', /cannot read versions 3-4 of .*does not exist, or is not shared with this account/],
  ])('is refused before any write, if the versions are %s', async (versions, error) => {
    const { run } = await copyMany({ from: arn(foreign), versions, ...next })
    expect(run.failure).toEqual([expect.stringMatching(error)])
    expect(writes()).toEqual([])
  })

  test('does not show its policy, so "mirror" is refused', async () => {
    const { run } = await copyMany({ from: arn(foreign, 2), principals: 'mirror' })
    expect(run.failure).toEqual([expect.stringMatching(/"mirror", but the policy of .* cannot be read/)])
  })

  test('is refused if it does not have the expected hash', async () => {
    const { hash = '' } = (await versionsOf(rig, foreign))[2] ?? {}
    const { hash: other = '' } = (await versionsOf(rig, foreign))[1] ?? {}
    const { run } = await copyMany({ from: arn(foreign, 2), 'code-sha256': other, ...next })
    expect(run.failure).toEqual([
      expect.stringContaining(`has the CodeSha256 ${hash}, but input "code-sha256" is ${other}`),
    ])
    expect(writes()).toEqual([])
    expect(
      (await copyMany({ from: arn(foreign, 2), 'code-sha256': hash, ...next })).run.failure,
    ).toBeUndefined()
  })
})

test.each(['true', 'false'])(
  'a Region that rejects a runtime gets the copy without it, once ("keep-version-numbers" is %s)',
  async (keep) => {
    await publishSource(rig, source, [1, 2])
    rig.rejections.set(target.region, { runtimes: ['nodejs22.x'], architectures: true })
    const inputs = { versions: '1-2', 'keep-version-numbers': keep }
    const first = await copyMany(inputs)
    expect(first.run.failure).toBeUndefined()
    expect(json(first.outputs['copied'])).toEqual({ 'us-east-1': [1, 2] })
    expect(first.run.warnings.filter((text) => text.includes('rejects nodejs22.x'))).toHaveLength(1)
    rig.calls.length = 0
    const again = await copyMany(inputs)
    expect([again.run.failure, writes(), again.outputs['arns']]).toEqual([
      undefined,
      [],
      first.outputs['arns'],
    ])
  },
)

describe('permissions', () => {
  test('are never wider than requested: "*" requires "allow-public"', async () => {
    await publishSource(rig, source, [1])
    await grantOn(rig, source, 1, '*')
    rig.calls.length = 0
    const { run } = await copyMany({ versions: '1', principals: 'mirror' })
    expect(run.failure).toEqual([expect.stringContaining('set "allow-public: true"')])
    expect((await copyMany({ versions: '1', principals: '*' })).run.failure).toEqual([
      expect.stringContaining('set "allow-public: true"'),
    ])
    expect(writes()).toEqual([])
  })

  test('of existing copies are completed and narrowed, but those of others are kept', async () => {
    await publishSource(rig, source, [1, 2])
    await copyMany({ versions: '1-2', principals: '111122223333, 999988887777' })
    await grantOn(rig, target, 1, '222233334444')
    const { run } = await copyMany({ versions: '1-2', principals: '111122223333, o-a1b2c3d4e5' })
    expect(run.failure).toBeUndefined()
    expect(await principalsOf(rig, target, 1)).toEqual(['111122223333', '222233334444', 'o-a1b2c3d4e5'])
    expect(await principalsOf(rig, target, 2)).toEqual(['111122223333', 'o-a1b2c3d4e5'])
    expect(run.warnings).toContainEqual(expect.stringContaining('"by-hand-222233334444"'))
  })

  test('of the source are not changed, even if its Region is one of the targets', async () => {
    await publishSource(rig, source, [1])
    await copyMany({
      versions: '1',
      'layer-name': 'other',
      regions: source.region,
      principals: '999988887777',
    })
    const other = `arn:aws:lambda:${source.region}:${homeAccount}:layer:other`
    rig.calls.length = 0
    const inputs = { from: other, versions: '1', regions: `${source.region}, ${target.region}` }
    const { run, outputs } = await copyMany({ ...inputs, principals: '111122223333' })
    expect(run.failure).toBeUndefined()
    expect(new Set(writes().map((write) => write.split(' ')[1]))).toEqual(new Set([target.region]))
    expect(Object.keys(json(outputs['arns']) as object)).toEqual([source.region, target.region])
    expect(await principalsOf(rig, { ...target, name: 'other' }, 1)).toEqual(['111122223333'])
  })

  test('of accounts and organizations are not mirrored in another partition', async () => {
    await publishSource(rig, source, [1])
    for (const principal of ['*', '111122223333', 'o-a1b2c3d4e5']) await grantOn(rig, source, 1, principal)
    const china = { account: '777766665555', region: 'cn-north-1' }
    const inputs = {
      versions: '1',
      regions: china.region,
      'from-role': `arn:aws:iam::${homeAccount}:role/publisher`,
      'role-to-assume': `arn:aws-cn:iam::${china.account}:role/publisher`,
      principals: 'mirror',
      'allow-public': 'true',
    }
    const { run, outputs } = await copyMany(inputs, rig.oidcEnv)
    expect(run.failure).toBeUndefined()
    expect(json(outputs['arns'])).toEqual({
      'cn-north-1': `arn:aws-cn:lambda:cn-north-1:${china.account}:layer:${layerName}:1`,
    })
    expect(await principalsOf(rig, china, 1)).toEqual(['*'])
    expect(run.warnings).toContainEqual(expect.stringContaining('111122223333, o-a1b2c3d4e5'))
    const audiences = rig.calls
      .filter(({ service }) => service === 'oidc')
      .map(({ input }) => input['audience'])
    expect(audiences).toEqual(['sts.amazonaws.com.cn', 'sts.amazonaws.com'])
  })
})

describe('a download', () => {
  const content = { service: 'content' }
  beforeEach(() => publishSource(rig, source, [1]))

  test.each([
    ['is truncated', { garble: 'truncated' as const }],
    ['is shorter', { garble: 'half' as const }],
    ['is another file', { garble: 'html' as const }],
    ['is refused', { status: 403, body: 'expired' }],
    ['is interrupted', { reset: 'before' as const }],
  ])('that %s is repeated with a new URL', async (_name, then) => {
    rig.faults.add({ when: { ...content, times: 2 }, then })
    const { run } = await copyMany({ versions: '1' })
    expect(run.failure).toBeUndefined()
    expect(await versionsOf(rig, target)).toEqual(await versionsOf(rig, source))
  })

  test('of another file is never published', async () => {
    await publishSource(rig, source, [2])
    rig.faults.add({ when: { ...content, times: Infinity }, then: { garble: 'html' } })
    rig.calls.length = 0
    const { run } = await copyMany({ versions: '1-2' })
    expect(run.failure).toEqual([
      expect.stringMatching(/^Version 1 of .* could not be downloaded: .*Nothing was copied/),
    ])
    expect(writes()).toEqual([])
    expect(JSON.stringify(run)).not.toContain('/_rig/content/')
  })

  test('that makes no progress ends', async () => {
    rig.faults.add({ when: { ...content, times: Infinity }, then: { delayMs: 60_000 } })
    const { run } = await copyInProcess(
      rig.env,
      { from: arn(source, 1), regions: target.region, 'dry-run': 'false' },
      { deadlines: { stall: 50 } },
    )
    expect(run.failure).toEqual([expect.stringContaining('the download made no progress')])
  })
})

test('an archive that Lambda could not use is refused before any write, with the number of its version', async () => {
  const zip = new AdmZip()
  zip.addFile('node_modules/x/index.js', Buffer.from('module.exports = 1\n'))
  await publishSource(rig, source, [1, 2, 3], (content) => (content === 2 ? zip.toBuffer() : zipOf(content)))
  rig.calls.length = 0
  const { run } = await copyMany({ versions: '1-3' })
  expect(run.failure).toEqual([expect.stringMatching(/^Version 2 of .*node_modules/)])
  expect(writes()).toEqual([])
  expect((await copyMany({ versions: '1, 3' })).run.failure).toBeUndefined()
})

describe('a failure', () => {
  test('in one Region does not affect the others, and a re-run does only what is missing', async () => {
    await publishSource(rig, source, [1, 2, 3])
    rig.faults.add({
      when: { operation: 'PublishLayerVersion', region: 'us-east-1', nth: 2, times: 1 },
      then: { status: 400, errorType: 'InvalidParameterValueException', message: 'Not today.' },
    })
    const inputs = { versions: '1-3', regions: 'us-east-1, us-west-1' }
    const first = await copyMany(inputs)
    expect(first.run.failure).toEqual([
      expect.stringMatching(/^us-east-1: Copy of version 2: .*Not today\..* Not tried: version 3\./),
    ])
    expect(json(first.outputs['copied'])).toEqual({ 'us-east-1': [1], 'us-west-1': [1, 2, 3] })
    rig.calls.length = 0
    const second = await copyMany(inputs)
    expect(second.run.failure).toBeUndefined()
    expect(writes()).toEqual(['PublishLayerVersion us-east-1', 'PublishLayerVersion us-east-1'])
  })

  test('of an optional Region that is down skips it, and the next run copies what is missing there', async () => {
    await publishSource(rig, source, [1, 2])
    rig.faults.add({ when: { region: 'us-west-1', times: Infinity }, then: { reset: 'before' } })
    const inputs = { versions: '1-2', 'optional-regions': 'us-west-1' }
    const first = await copyMany(inputs)
    expect(first.run.failure).toBeUndefined()
    expect(first.run.warnings).toContainEqual(
      expect.stringContaining('us-west-1: This optional Region was not available'),
    )
    expect(Object.keys(json(first.outputs['missing-regions']) as object)).toEqual(['us-west-1'])
    expect(first.outputs).toMatchObject({
      arns: `{"us-east-1":"${arn(target, 2)}"}`,
      'failed-regions': '[]',
      'optional-regions': '["us-west-1"]',
    })
    rig.faults.clear()
    expect(json((await copyMany(inputs)).outputs['copied'])).toEqual({ 'us-west-1': [1, 2] })
  })

  test('to reach the account that is allowed prevents all writes', async () => {
    await publishSource(rig, source, [1])
    rig.calls.length = 0
    const { run } = await copyMany({ versions: '1', 'allowed-account-ids': '999988887777' })
    expect(run.failure).toEqual([expect.stringContaining('belong to account 123456789012')])
    expect(writes()).toEqual([])
  })

  test('of several inputs is reported for all of them together, before any call to AWS', async () => {
    const result = await copy({
      ...{ from: 'test-layer:3', versions: '4-1', 'code-sha256': 'abc', regions: 'moon-1' },
      ...{ principals: 'mirror, *', 'keep-version-numbers': 'perhaps' },
    })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining('Input "from" is "test-layer:3", but it must be the ARN'),
      expect.stringContaining('Did you mean 1-4'),
      expect.stringContaining('Input "code-sha256"'),
      expect.stringContaining('"moon-1"'),
      expect.stringContaining('"perhaps"'),
      expect.stringContaining('"mirror" cannot be combined'),
    ])
    expect(rig.calls).toEqual([])
  })
})

test('the run manifest can be collected', async () => {
  await publishSource(rig, source, [1, 2])
  const workspace = workspaceOf({})
  const paths = []
  // The second run in us-east-1 downloads nothing, because the versions exist.
  await copy({ from: arn(source), versions: '1-2' })
  for (const region of ['us-east-1', 'us-west-1']) {
    const result = await copy({ from: arn(source), versions: '1-2', regions: region })
    paths.push(result.outputs['manifest'] ?? '')
  }
  for (const [index, path] of paths.entries()) cpSync(path, join(workspace, `${index}.json`))
  const result = await collect(workspace, { manifests: '*.json', regions: 'us-east-1, us-west-1' })
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(json(result.outputs['arns'])).toEqual({
    'us-east-1': arn(target, 2),
    'us-west-1': arn({ region: 'us-west-1' }, 2),
  })
})

describe('the required permissions in its README', () => {
  function actionsIn(part: string): string[] {
    const policy = jsonOf('copy/README.md', part) as { Statement: { Action: string | string[] }[] }
    return policy.Statement.flatMap(({ Action }) => Action).sort()
  }

  function calledIn(region: string): string[] {
    const calls = rig.calls.filter((call) => call.service === 'lambda' && call.region === region)
    return [...new Set(calls.map(({ operation }) => `lambda:${operation}`))].sort()
  }

  test('match the calls of a run with gaps and permissions', async () => {
    await publishSource(rig, source, [1, 2, 3])
    await deleteFrom(rig, source, [2])
    await grantOn(rig, source, 3, '111122223333')
    rig.calls.length = 0
    await copyMany({ versions: '1-3', principals: 'mirror' })
    expect(calledIn(target.region)).toEqual(actionsIn('copy permissions'))
    expect(calledIn(source.region)).toEqual(actionsIn('copy source permissions'))
  })

  test('include those that are not needed for one version without permissions', async () => {
    await publishSource(rig, source, [1])
    rig.calls.length = 0
    await copyMany({ from: arn(source, 1) })
    expect(calledIn(source.region)).toEqual(['lambda:GetLayerVersion'])
    expect(calledIn(target.region)).toEqual([
      'lambda:GetLayerVersion',
      'lambda:ListLayerVersions',
      'lambda:PublishLayerVersion',
    ])
  })
})
