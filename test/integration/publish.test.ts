import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { GetLayerVersionCommand, GetLayerVersionPolicyCommand } from '@aws-sdk/client-lambda'
import { outputNames } from '../../src/report/outputs.ts'
import { denied } from '../rig/faults.mjs'
import type { Then } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { hostArchitecture } from '../support/build-layer.ts'
import { elfFile, machine } from '../support/elf-file.ts'
import { jsonOf } from '../support/markdown-files.ts'
import {
  annotationsOf,
  fourRegions,
  lambdaOn,
  run as runBundle,
  smallLayer,
  workspaceOf,
} from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

function publish(inputs: Record<string, string> = {}, workspace = smallLayer()): Promise<Result> {
  return run(workspace, rig.env, inputs)
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function arnIn(region: string, version = 1): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

function allArns(version = 1): Record<string, string> {
  return Object.fromEntries(fourRegions.map((region) => [region, arnIn(region, version)]))
}

function json(text: string | undefined): unknown {
  return JSON.parse(text ?? '')
}

describe('a new layer in four Regions', () => {
  const inputs = {
    principals: '111122223333, o-a1b2c3d4e5',
    'compatible-runtimes': 'nodejs22.x, nodejs24.x',
    'compatible-architectures': 'x86_64, arm64',
    'license-info': 'MIT',
  }
  let result: Result
  beforeEach(async () => {
    result = await publish(inputs)
  })

  test('has the same content in every Region, as reported by AWS', async () => {
    expect(result.exitCode).toBe(0)
    const zip = readFileSync(result.outputs['archive'] ?? '')
    const sha256 = createHash('sha256').update(zip).digest('base64')
    expect(result.outputs['code-sha256']).toBe(sha256)
    for (const region of fourRegions) {
      const found = await lambdaOn(rig, region).send(
        new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 }),
      )
      expect(found).toMatchObject({
        LayerVersionArn: arnIn(region),
        Content: { CodeSha256: sha256, CodeSize: zip.length },
        CompatibleRuntimes: ['nodejs22.x', 'nodejs24.x'],
        CompatibleArchitectures: ['x86_64', 'arm64'],
        Description: 'octo-org/octo-repo@0123456789abcdef0123456789abcdef01234567',
        LicenseInfo: 'MIT',
      })
    }
  })

  test('is granted in each Region', async () => {
    for (const region of fourRegions) {
      const { Policy } = await lambdaOn(rig, region).send(
        new GetLayerVersionPolicyCommand({ LayerName: 'test-layer', VersionNumber: 1 }),
      )
      expect(json(Policy)).toMatchObject({
        Statement: [
          { Sid: 'layer-everywhere-111122223333', Principal: { AWS: 'arn:aws:iam::111122223333:root' } },
          {
            Sid: 'layer-everywhere-o-a1b2c3d4e5',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
          },
        ],
      })
    }
  })

  test('sets all outputs', () => {
    expect(Object.keys(result.outputs).sort()).toEqual(
      [...outputNames, ...fourRegions.map((region) => `arn-${region}`)].sort(),
    )
    expect(json(result.outputs['arns'])).toEqual(allArns())
    expect(json(result.outputs['versions'])).toEqual(
      Object.fromEntries(fourRegions.map((region) => [region, 1])),
    )
    expect(result.outputs).toMatchObject({
      'layer-version-arn': '',
      'arn-us-east-1': arnIn('us-east-1'),
      version: '1',
      changed: 'true',
      'unzipped-size': '19',
      'target-version': '1',
      'failed-regions': '[]',
    })
  })

  test('writes a manifest with the complete result', () => {
    expect(json(readFileSync(result.outputs['manifest'] ?? '', 'utf8'))).toMatchObject({
      layerName: 'test-layer',
      account: '123456789012',
      sha: '0123456789abcdef0123456789abcdef01234567',
      archive: { codeSha256: result.outputs['code-sha256'] },
      regions: {
        'eu-west-1': {
          arn: arnIn('eu-west-1'),
          version: 1,
          published: true,
          granted: ['111122223333', 'o-a1b2c3d4e5'],
        },
      },
    })
  })

  test('writes a summary with each ARN', () => {
    for (const arn of Object.values(allArns())) expect(result.summary).toContain(arn)
    expect(result.summary).toContain('Published in 4 Regions.')
  })

  test('masks the secret key, and does not write it anywhere', async () => {
    const env = { ...rig.env, AWS_SECRET_ACCESS_KEY: 'canary-secret', AWS_SESSION_TOKEN: 'canary-token' }
    const hidden = await run(smallLayer(), env, { 'layer-name': 'other-layer' })
    expect(hidden.exitCode).toBe(0)
    expect(hidden.masks).toEqual(expect.arrayContaining(['canary-secret', 'canary-token']))
    const manifest = readFileSync(hidden.outputs['manifest'] ?? '', 'utf8')
    const log = hidden.log.replaceAll(/^::add-mask::.*$/gm, '')
    expect(JSON.stringify([hidden.outputs, hidden.summary, manifest, log])).not.toContain('canary')
  })

  test('a run at another commit writes nothing and outputs the same ARNs', async () => {
    rig.calls.length = 0
    const again = await run(
      smallLayer(),
      { ...rig.env, GITHUB_SHA: 'f'.repeat(40) },
      {
        principals: '111122223333, o-a1b2c3d4e5',
        'compatible-runtimes': 'nodejs24.x, nodejs22.x',
        'compatible-architectures': 'arm64, x86_64',
      },
    )
    expect(again.exitCode).toBe(0)
    expect(writes()).toEqual([])
    expect(rig.calls.length).toBeGreaterThan(0)
    expect(again.outputs['arns']).toBe(result.outputs['arns'])
    expect(again.outputs['changed']).toBe('false')
    expect(again.summary).toContain('Nothing was published. The layer is up to date in 4 of 4 Regions.')
  })
})

describe('reasons to publish a new version', () => {
  const table: [string, Record<string, string>, boolean][] = [
    ['different runtimes', { 'compatible-runtimes': 'nodejs24.x' }, true],
    ['different architectures', { 'compatible-architectures': 'arm64' }, true],
    ['the input "description"', { description: 'mine' }, true],
    ['the input "license-info"', { 'license-info': 'MIT' }, true],
    ['"skip-unchanged: false"', { 'skip-unchanged': 'false' }, true],
    ['no change', {}, false],
  ]
  test.each(table)('%s', async (_name, inputs, published) => {
    await publish()
    const again = await publish(inputs)
    expect(json(again.outputs['arns'])).toEqual(allArns(published ? 2 : 1))
    expect(again.outputs['changed']).toBe(String(published))
  })

  test('different content', async () => {
    await publish()
    const again = await publish({}, smallLayer('module.exports = 2\n'))
    expect(json(again.outputs['arns'])).toEqual(allArns(2))
  })
})

describe('failures in one Region', () => {
  test('a rejected publish results in exit code 1 and the ARNs of the other Regions, and a re-run publishes only there', async () => {
    rig.faults.add(denied('PublishLayerVersion', 'us-west-1'))
    const first = await publish({ principals: '111122223333' })
    const { 'us-west-1': _refused, ...three } = allArns()
    expect(first.exitCode).toBe(1)
    expect(json(first.outputs['arns'])).toEqual(three)
    expect(first.outputs).toMatchObject({
      'arn-us-west-1': '',
      'failed-regions': '["us-west-1"]',
      version: '',
    })
    expect(annotationsOf(first, 'error')).toEqual([
      expect.stringMatching(/^us-west-1: .*lambda:PublishLayerVersion/),
    ])
    expect(first.summary).toContain(
      'Failed in us-west-1. Published in 3 Regions. The layer is up to date in 3 of 4 Regions.',
    )

    rig.faults.clear()
    rig.calls.length = 0
    const rerun = await publish({ principals: '111122223333' })
    expect(rerun.exitCode).toBe(0)
    expect(json(rerun.outputs['arns'])).toEqual(allArns())
    expect(writes()).toEqual(['PublishLayerVersion us-west-1', 'AddLayerVersionPermission us-west-1'])
  })

  test('a Region that cannot be read is not written to', async () => {
    rig.faults.add(denied('ListLayerVersions', 'us-west-1'))
    const result = await publish()
    expect(result.exitCode).toBe(1)
    expect(json(result.outputs['failed-regions'])).toEqual(['us-west-1'])
    expect(writes().filter((write) => write.endsWith('us-west-1'))).toEqual([])
  })

  test('a Region that is disabled does not affect the others, even if it is the first in the list', async () => {
    rig.disabledRegions.add('eu-central-1')
    const result = await publish()
    expect(json(result.outputs['failed-regions'])).toEqual(['eu-central-1'])
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('Enable the Region')])
    expect(Object.keys(json(result.outputs['arns']) as object)).toHaveLength(3)
  })

  test('a version without its permission is reported with its ARN, and a re-run only grants the permission', async () => {
    rig.faults.add(denied('AddLayerVersionPermission', 'eu-west-1'))
    const first = await publish({ principals: '111122223333' })
    expect(first.exitCode).toBe(1)
    expect(json(first.outputs['arns'])).toEqual(allArns())
    expect(annotationsOf(first, 'error')).toEqual([
      expect.stringMatching(/^eu-west-1: .*Version 1 exists, but is not granted to 111122223333/),
    ])

    rig.faults.clear()
    rig.calls.length = 0
    const rerun = await publish({ principals: '111122223333' })
    expect(rerun.exitCode).toBe(0)
    expect(writes()).toEqual(['AddLayerVersionPermission eu-west-1'])
  })
})

describe('no version is published twice', () => {
  test.each<[string, Then]>([
    ['is lost', { reset: 'after' }],
    ['is empty', { garble: 'empty' }],
    ['is truncated', { garble: 'truncated' }],
    ['is HTML', { garble: 'html' }],
    ['is not JSON', { garble: 'not-json' }],
    ['has the status 503 although AWS created the version', { status: 503, after: true }],
  ])('the response %s: the same run finds the created version', async (_name, then) => {
    rig.faults.add({ when: { operation: 'PublishLayerVersion', region: 'eu-west-1' }, then })
    const result = await publish()
    expect([result.exitCode, json(result.outputs['arns'])]).toEqual([0, allArns(1)])
    expect(writes().filter((write) => write === 'PublishLayerVersion eu-west-1')).toHaveLength(1)
  })

  test('a permission whose response was lost already exists in the next run', async () => {
    rig.faults.add({
      when: { operation: 'AddLayerVersionPermission', region: 'eu-west-1' },
      then: { reset: 'after' },
    })
    await publish({ principals: '111122223333' })
    rig.calls.length = 0
    const rerun = await publish({ principals: '111122223333' })
    expect(rerun.exitCode).toBe(0)
    expect(writes()).toEqual([])
  })
})

describe('a dry run', () => {
  test('shows the plan and writes nothing', async () => {
    const result = await publish({ 'dry-run': 'true', principals: '111122223333' })
    expect(result.exitCode).toBe(0)
    expect(writes()).toEqual([])
    expect(result.outputs).toMatchObject({ changed: 'true', arns: '{}', 'target-version': '1' })
    expect(json(result.outputs['plan'])).toMatchObject({
      'eu-west-1': [
        { do: 'publish', expected: 1 },
        { do: 'grant', principal: '111122223333' },
      ],
    })
    expect(existsSync(result.outputs['archive'] ?? '')).toBe(true)
  })

  test('without credentials builds the archive and warns that the Regions were not observed', async () => {
    const result = await run(smallLayer(), { AWS_ENDPOINT_URL: rig.url }, { 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(rig.calls).toEqual([])
    expect(annotationsOf(result, 'warning')).toEqual([expect.stringContaining('no AWS credentials')])
    expect(result.outputs['code-sha256']).not.toBe('')
    expect(result.outputs['target-version']).toBe('')
    expect(result.summary).toContain('none of 4 Regions could be observed')
  })

  test('warns about reads that are denied', async () => {
    rig.faults.add(denied('ListLayerVersions', 'us-west-1'))
    const result = await publish({ 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringMatching(/^us-west-1: .*lambda:ListLayerVersions/),
    ])
  })

  test('outputs the ARNs of versions that are up to date', async () => {
    await publish()
    const result = await publish({ 'dry-run': 'true' })
    expect(json(result.outputs['arns'])).toEqual(allArns())
    expect(result.outputs['changed']).toBe('false')
  })
})

describe('credentials', () => {
  const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }

  test('of a role by OIDC are masked and belong to the account of the role', async () => {
    const result = await run(smallLayer(), rig.oidcEnv, { ...role, 'allowed-account-ids': '111122223333' })
    expect(result.exitCode).toBe(0)
    expect(result.outputs['arn-us-east-1']).toBe('arn:aws:lambda:us-east-1:111122223333:layer:test-layer:1')
    const assumed = rig.calls.find(({ operation }) => operation === 'AssumeRoleWithWebIdentity')
    expect(assumed?.input).toMatchObject({
      RoleSessionName: 'lambda-layer-everywhere',
      DurationSeconds: '3600',
    })
    expect(result.masks.length).toBeGreaterThanOrEqual(2)
    expect(JSON.stringify(result.outputs)).not.toContain('ASIA')
  })

  test('of a role and a token file in the environment are used', async () => {
    const endpoint = rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_URL
    const authorization = `Bearer ${rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`
    const response = await fetch(`${endpoint}&audience=sts.amazonaws.com`, { headers: { authorization } })
    const { value } = (await response.json()) as { value: string }
    const file = join(workspaceOf({ token: value }), 'token')
    const env = {
      AWS_ENDPOINT_URL: rig.url,
      AWS_ROLE_ARN: role['role-to-assume'],
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
    }
    expect((await run(smallLayer(), env)).outputs['arn-us-east-1']).toContain(':111122223333:')

    const missing = await run(smallLayer(), { ...env, AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere' })
    expect(annotationsOf(missing, 'error')).toEqual([expect.stringContaining('AWS_WEB_IDENTITY_TOKEN_FILE')])
  })

  test('a request for an OIDC token is repeated after a temporary failure', async () => {
    rig.faults.add({ when: { service: 'oidc' }, then: { status: 500, body: 'no' } })
    expect((await run(smallLayer(), rig.oidcEnv, role)).exitCode).toBe(0)
  })

  test('without the permission to request a token fail the step', async () => {
    const result = await run(smallLayer(), { AWS_ENDPOINT_URL: rig.url }, role)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining('"permissions: id-token: write"'),
    ])
    expect(rig.calls).toEqual([])
  })

  test('that are missing fail the step', async () => {
    const result = await run(smallLayer(), { AWS_ENDPOINT_URL: rig.url })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('There are no AWS credentials')])
    expect(rig.calls).toEqual([])
  })

  test('of an account that is not allowed fail the step', async () => {
    const result = await publish({ 'allowed-account-ids': '999988887777' })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('account 123456789012')])
    expect(writes()).toEqual([])
  })
})

describe('invalid input', () => {
  test('is reported in full before any call, and every output is set', async () => {
    const result = await publish({ 'layer-name': 'my layer', regions: 'us-east1', 'dry-run': 'maybe' })
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toHaveLength(3)
    expect(rig.calls).toEqual([])
    expect(result.outputs).toMatchObject({
      arns: '{}',
      changed: 'false',
      'failed-regions': '[]',
      'layer-version-arn': '',
    })
    expect(result.log).not.toMatch(/^\s+at /m)
  })

  test('does not affect the outputs per Region if the Regions are valid', async () => {
    const result = await publish({ 'dry-run': 'maybe' })
    expect(result.outputs).toMatchObject({
      'arn-us-east-1': '',
      'failed-regions': JSON.stringify(fourRegions),
    })
  })

  test('with ten errors has ten annotations', async () => {
    const result = await publish({ regions: Array.from({ length: 10 }, (_, n) => `moon-${n}`).join() })
    expect(annotationsOf(result, 'error')).toHaveLength(10)
    expect(annotationsOf(result, 'error').at(-1)).toContain('"moon-9"')
  })

  test('with more than ten errors has nine annotations and one with the total', async () => {
    const result = await publish({ regions: Array.from({ length: 12 }, (_, n) => `moon-${n}`).join() })
    expect(annotationsOf(result, 'error')).toHaveLength(10)
    expect(annotationsOf(result, 'error').at(-1)).toContain('12 errors')
    for (let n = 0; n < 12; n += 1) expect(result.summary).toContain(`"moon-${n}"`)
  })
})

describe('third-party texts', () => {
  const evil = 'no\n::add-mask::x\n::error::PWNED'

  test('in messages from AWS are not run as workflow commands', async () => {
    rig.faults.add({
      when: { operation: 'GetCallerIdentity' },
      then: { status: 403, errorType: 'Denied', message: evil },
    })
    const result = await publish()
    expect(annotationsOf(result, 'error')).toHaveLength(1)
    expect(result.masks).not.toContain('x')
  })

  test('in file names are not run as workflow commands, even in many of them', async () => {
    const workspace = smallLayer()
    for (let n = 0; n < 12; n += 1)
      symlinkSync(`gone\n::add-mask::zz${n}`, join(workspace, `nodejs/link${n}`))
    const result = await publish({}, workspace)
    expect(annotationsOf(result, 'error')).toHaveLength(10)
    expect(result.masks.filter((mask) => mask.startsWith('zz'))).toEqual([])
  })

  test('with a secret are masked in the manifest', async () => {
    const message = 'The canonical request was: x-amz-security-token:canary-token'
    const then = { status: 403, errorType: 'InvalidSignatureException', message }
    rig.faults.add({ when: { operation: 'PublishLayerVersion', times: Infinity }, then })
    const result = await run(smallLayer(), { ...rig.env, AWS_SESSION_TOKEN: 'canary-token' })
    expect(result.exitCode).toBe(1)
    const log = result.log.replaceAll(/^::add-mask::.*$/gm, '')
    expect(readFileSync(result.outputs['manifest'] ?? '', 'utf8') + result.summary + log).not.toContain(
      'canary',
    )
  })
})

describe('a response that cannot be read', () => {
  const reads = ['ListLayerVersions', 'GetLayerVersion', 'GetLayerVersionPolicy', 'GetCallerIdentity']
  const kinds = ['empty', 'html'] as const
  test.each(kinds)('is not taken for a missing version, and the read is repeated: %s', async (garble) => {
    await publish({ principals: '111122223333' })
    rig.calls.length = 0
    for (const operation of reads) rig.faults.add({ when: { operation }, then: { garble } })
    const again = await publish({ principals: '111122223333' })
    expect(again.exitCode).toBe(0)
    expect(writes()).toEqual([])
    expect(json(again.outputs['arns'])).toEqual(allArns())
  })

  test('from STS in the first Region causes a call to STS in another Region', async () => {
    const when = { operation: 'GetCallerIdentity', region: 'eu-central-1', times: Infinity }
    rig.faults.add({ when, then: { status: 503, errorType: 'ServiceUnavailable' } })
    expect((await publish()).exitCode).toBe(0)
  })

  test('with the status 429 causes another attempt after the time in "retry-after"', async () => {
    const then = { status: 429, body: '<html>', headers: { 'retry-after': '1' } }
    rig.faults.add({ when: { operation: 'PublishLayerVersion', region: 'eu-west-1' }, then })
    expect((await publish()).exitCode).toBe(0)
  })
})

describe('a manifest that cannot be written', () => {
  test('causes a warning, and the outputs still contain the ARNs', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'temporary-'))
    rig.faults.add({
      next: ({ operation }) => {
        if (operation === 'ListLayerVersions')
          for (const directory of globSync(join(temporary, 'layer-everywhere-*')))
            mkdirSync(join(directory, 'test-layer.json'), { recursive: true })
        return undefined
      },
    })
    const result = await run(smallLayer(), { ...rig.env, RUNNER_TEMP: temporary })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['arns'])).toEqual(allArns())
    expect(result.outputs['manifest']).toBe('')
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringContaining('The manifest could not be written'),
    ])
  })
})

describe('a build command', () => {
  test('runs in a copy of the source, without secrets, and cannot run workflow commands', async () => {
    const workspace = workspaceOf({
      'build.sh': 'env > "$LAYER_DIR/env.txt"; touch left-behind; echo "::error::mine"',
    })
    const env = {
      ...rig.env,
      GITHUB_TOKEN: 'canary',
      ACTIONS_RUNTIME_TOKEN: 'canary',
      NODE_AUTH_TOKEN: 'kept',
    }
    const result = await runBundle(workspace, env, {
      'build-command': 'bash build.sh\nmkdir $LAYER_DIR/bin\ncp build.sh $LAYER_DIR/bin',
    })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'error')).toEqual([])
    expect(existsSync(join(workspace, 'left-behind'))).toBe(false)
    const seen = new AdmZip(result.outputs['archive']).readAsText('env.txt')
    expect(seen).toContain('NODE_AUTH_TOKEN=kept')
    expect(seen).not.toMatch(/canary|^(AWS|ACTIONS|INPUT)_|^GITHUB_(TOKEN|ENV|OUTPUT|PATH|STEP_SUMMARY)=/m)
  })

  test('that leaves a background process does not delay the step', async () => {
    const command = 'mkdir $LAYER_DIR/bin; touch $LAYER_DIR/bin/x; sleep 60 &'
    const result = await runBundle(smallLayer(), rig.env, { 'build-command': command })
    expect(result.exitCode).toBe(0)
    expect(json(result.outputs['arns'])).toEqual(allArns())
    expect(result.durationMs).toBeLessThan(30_000)
  })

  test('with much output and a slow reader does not lose later log lines', async () => {
    const command =
      'mkdir $LAYER_DIR/bin; touch $LAYER_DIR/bin/x; head -c 20000000 /dev/zero | tr "\\0" x | fold'
    const inputs = { 'build-command': command, 'allowed-account-ids': '999988887777' }
    const result = await runBundle(smallLayer(), rig.env, inputs, slowReader())
    expect(result.log.length).toBeGreaterThan(20_000_000)
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('account 123456789012')])
  })

  test('that creates only directories fails the step', async () => {
    const result = await publish({ 'build-command': 'mkdir -p $LAYER_DIR/nodejs/node_modules' })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('The layer is empty')])
    expect(rig.calls).toEqual([])
  })

  test('that fails also fails the step, before any call', async () => {
    const result = await publish({ 'build-command': 'echo no; false; touch never' })
    expect(annotationsOf(result, 'error')).toEqual([expect.stringContaining('exit code 1')])
    expect(result.log).toContain('no\n')
    expect(rig.calls).toEqual([])
  })
})

describe('a smoke test', () => {
  const inputs = { 'smoke-test': 'true', 'compatible-runtimes': 'nodejs24.x' }

  test('loads the packages before the layer is published', async () => {
    const result = await publish({ ...inputs, 'test-command': 'echo after' })
    expect(result.exitCode).toBe(0)
    expect(result.log).toMatch(/nodejs24\.x: 1 package loads\n[^]*after/)
    expect(json(result.outputs['arns'])).toEqual(allArns())
  })

  test('fails the step before any call, if a package does not load', async () => {
    const result = await publish(inputs, smallLayer('require("nowhere")'))
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining(
        `"own" (require, import) does not load on nodejs24.x: "Error: Cannot find module 'nowhere'"`,
      ),
    ])
    expect(result.outputs['archive']).toMatch(/\.zip$/)
    expect(rig.calls).toEqual([])
  })

  test('that hangs is ended at the time limit of the build', async () => {
    const result = await publish({ ...inputs, 'build-timeout-minutes': '0.05' }, smallLayer('for (;;);'))
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringContaining(
        'The smoke test for nodejs24.x was ended: building and testing the layer took longer',
      ),
    ])
    expect(rig.calls).toEqual([])
  })

  test('without a package for the declared runtimes causes a warning', async () => {
    const result = await publish({ ...inputs, 'compatible-runtimes': 'java99', 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning').join()).toContain('loaded nothing')
  })
})

describe('an archive', () => {
  async function republished(inputs: Record<string, string>): Promise<[Result, Result]> {
    const made = await publish(inputs)
    const workspace = workspaceOf({})
    cpSync(made.outputs['archive'] ?? '', join(workspace, 'layer.zip'))
    return [made, await publish({ archive: 'layer.zip' }, workspace)]
  }

  test('is published unchanged', async () => {
    const [made, result] = await republished({ 'dry-run': 'true' })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ changed: 'true', 'code-sha256': made.outputs['code-sha256'] })
  })

  test('with native code counts as the same version as the layer directory it was created from', async () => {
    const program = elfFile({ machine: machine[hostArchitecture] }).toString('base64')
    const makeElf = `mkdir $LAYER_DIR/bin; base64 -d <<< ${program} > $LAYER_DIR/bin/tool; chmod +x $LAYER_DIR/bin/tool`
    const [made, result] = await republished({ 'build-command': makeElf })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toMatchObject({ changed: 'false', arns: made.outputs['arns'] })
  })
})

describe('the required permissions in the docs', () => {
  test('match the calls that a run makes', async () => {
    await publish({ principals: '111122223333' })
    await publish({ principals: '111122223333' })
    const called = new Set(
      rig.calls.filter(({ service }) => service === 'lambda').map(({ operation }) => `lambda:${operation}`),
    )
    const policy = jsonOf('docs/role.md', 'permissions') as { Statement: { Action: string[] }[] }
    expect(policy.Statement.flatMap(({ Action }) => Action).sort()).toEqual([...called].sort())
  })
})

/** Creates a program that runs Node, and reads its output only after a delay. Returns its path. */
function slowReader(): string {
  const path = join(workspaceOf({}), 'node')
  writeFileSync(path, `#!/usr/bin/env bash\n"${process.execPath}" "$@" | { sleep 2; cat; }\n`, {
    mode: 0o755,
  })
  return path
}
