import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startActionsCache } from '../rig/actions-cache.mjs'
import type { ActionsCache } from '../rig/actions-cache.mjs'
import { denied } from '../rig/faults.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Call, Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'
import { publishVersion } from '../support/layer-states.ts'
import {
  annotationsOf,
  everythingShownBy,
  isBuilt,
  run,
  smallLayer,
  workspaceOf,
} from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'

let rig: Rig
let cache: ActionsCache

beforeAll(async () => {
  ;[rig, cache] = await Promise.all([startQuickRig(), startActionsCache()])
})
beforeEach(async () => {
  await rig.reset()
  cache.reset()
})
afterAll(() => Promise.all([rig.stop(), cache.stop()]))

const role = 'arn:aws:iam::111122223333:role/publisher'
const regions = 'eu-west-1, us-east-1'

function publish(
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string | undefined> = rig.env,
): Promise<Result> {
  return run(workspace, { ...cache.env, ...env }, { 'skip-build-if-unchanged': 'true', regions, ...inputs })
}

function writes(): string[] {
  return rig.calls.filter(({ write }) => write).map(({ operation, region }) => `${operation} ${region}`)
}

function callsOf(operation: string): Call[] {
  return rig.calls.filter((call) => call.operation === operation)
}

/** Returns the last run of two with the same inputs. The calls are those of the last run. */
async function publishTwice(
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string | undefined> = rig.env,
): Promise<{ readonly first: Result; readonly second: Result }> {
  const first = await publish(workspace, inputs, env)
  rig.calls.length = 0
  return { first, second: await publish(workspace, inputs, env) }
}

/** A project whose only dependency is a folder, so that npm needs no registry. */
function npmProject(): string {
  const lock = {
    name: 'app',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'app', version: '1.0.0', dependencies: { own: 'file:own' } },
      'node_modules/own': { resolved: 'own', link: true },
      own: { version: '1.0.0', license: 'MIT' },
    },
  }
  return workspaceOf({
    'package.json': JSON.stringify({ name: 'app', version: '1.0.0', dependencies: { own: 'file:own' } }),
    'package-lock.json': JSON.stringify(lock),
    'own/package.json': JSON.stringify({ name: 'own', version: '1.0.0', license: 'MIT' }),
    'own/index.js': 'module.exports = 1\n',
  })
}

describe('an unchanged run', () => {
  test('runs no package manager, writes nothing, and has the results of a build', async () => {
    const workspace = npmProject()
    const inputs = {
      principals: '111122223333',
      'ssm-parameter': '/layers/{name}',
      export: 'json: layers.json',
    }
    const { first, second } = await publishTwice(workspace, inputs)
    expect(isBuilt(first)).toBe(true)
    expect(isBuilt(second)).toBe(false)
    expect(first.log).toMatch(/^\$ npm/m)
    expect(second.log).not.toMatch(/^\$ npm (?:ci|install)/m)
    expect(writes()).toEqual([])

    const { archive, manifest, plan, ...outputs } = second.outputs
    expect(archive).toBe('')
    const { archive: _archive, manifest: before, plan: _plan, ...built } = first.outputs
    expect(outputs).toEqual({ ...built, changed: 'false' })
    expect(JSON.parse(plan ?? '')).toMatchObject({ 'eu-west-1': [{ do: 'reuse', version: 1 }] })
    const [reported, expected] = [manifest, before].map((path = '') => JSON.parse(readFileSync(path, 'utf8')))
    expect(reported).toMatchObject({
      archive: { ...expected.archive, path: '' },
      metadata: expected.metadata,
      madeBy: expected.madeBy,
      largest: expected.largest,
      regions: { 'eu-west-1': { version: 1, published: false, parameters: ['/layers/test-layer'] } },
    })
    expect(second.summary).toContain('The layer is up to date in 2 of 2 Regions.')
    expect(readFileSync(join(workspace, 'layers.json'), 'utf8')).toContain(':layer:test-layer:1')
    expect(annotationsOf(second, 'warning')).toEqual([])
  })

  test('is skipped for two architectures in one step, but only if both are up to date', async () => {
    const inputs = { 'layer-name': 'own-{architecture}', 'compatible-architectures': 'x86_64, arm64' }
    const workspace = smallLayer()
    const { first, second } = await publishTwice(workspace, inputs)
    expect(isBuilt(second)).toBe(false)
    expect(second.outputs['arns-arm64']).toBe(first.outputs['arns-arm64'])
    expect(second.outputs['arns-x86_64']).toContain(':own-x86_64:1')
    cache.entries.splice(
      cache.entries.findIndex(({ key }) => key.includes('arm64')),
      1,
    )
    expect(isBuilt(await publish(workspace, inputs))).toBe(true)
  })

  test('is skipped in a dry run, with the checks of a dry run', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    const dry = await publish(workspace, { 'dry-run': 'true' })
    expect(isBuilt(dry)).toBe(false)
    expect(dry.outputs['changed']).toBe('false')
    expect(dry.summary).toContain('Dry run: nothing would be published.')
    expect(dry.summary).toContain('2 Regions responded.')
  })

  test('is skipped if an optional Region is not available', async () => {
    const workspace = smallLayer()
    const inputs = { regions: 'eu-west-1', 'optional-regions': 'us-east-1' }
    await publish(workspace, inputs)
    rig.downRegions.set('us-east-1', { status: 503 })
    const result = await publish(workspace, inputs)
    rig.downRegions.clear()
    expect(isBuilt(result)).toBe(false)
    expect(Object.keys(JSON.parse(result.outputs['missing-regions'] ?? ''))).toEqual(['us-east-1'])
    expect(annotationsOf(result, 'warning')).toEqual([expect.stringContaining('us-east-1')])
  })

  test('is skipped in each job of a matrix, with the record of any job', async () => {
    const workspace = smallLayer()
    for (const region of ['eu-west-1', 'us-east-1']) await publish(workspace, { regions: region })
    expect(cache.entries).toHaveLength(1)
    for (const region of ['eu-west-1', 'us-east-1'])
      expect(isBuilt(await publish(workspace, { regions: region }))).toBe(false)
  })
})

describe('the layer is built', () => {
  test('if a file changed, and the log names what changed', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    writeFileSync(join(workspace, 'nodejs/node_modules/own/index.js'), 'module.exports = 2\n')
    const result = await publish(workspace)
    expect(isBuilt(result)).toBe(true)
    expect(result.log).toMatch(/because this changed since the last recorded build: .+\./)
    expect(result.outputs['version']).toBe('2')
  })

  test.each<[string, Record<string, string>]>([
    ['a Region is new', { regions: `${regions}, eu-central-1` }],
    ['principals are added', { principals: '111122223333' }],
    ['an SSM parameter is added', { 'ssm-parameter': '/layers/{name}' }],
  ])('if %s, and its archive is the recorded one', async (_, inputs) => {
    const workspace = smallLayer()
    const first = await publish(workspace)
    const result = await publish(workspace, inputs)
    expect(result.exitCode).toBe(0)
    expect(isBuilt(result)).toBe(true)
    expect(result.outputs['code-sha256']).toBe(first.outputs['code-sha256'])
    expect(result.outputs['archive']).not.toBe('')
    expect(cache.entries).toHaveLength(1)
  })

  test('if another run published other content in a Region', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    await publishVersion(rig, 'us-east-1', 'other content')
    const result = await publish(workspace)
    expect(isBuilt(result)).toBe(true)
    expect(JSON.parse(result.outputs['versions'] ?? '')).toEqual({ 'eu-west-1': 1, 'us-east-1': 3 })
  })

  test('if the role cannot be used, and the failure is that of a build', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    rig.faults.add(denied('ListLayerVersions'))
    const result = await publish(workspace)
    expect(isBuilt(result)).toBe(true)
    expect(result.exitCode).toBe(1)
  })

  test('if the same inputs have another result, with a warning that names the difference', async () => {
    const workspace = workspaceOf({ 'input.txt': 'x' })
    const inputs = {
      'build-command':
        'mkdir -p "$LAYER_DIR/nodejs/node_modules/own" && date +%N > "$LAYER_DIR/nodejs/node_modules/own/index.js"',
      'build-inputs': 'input.txt',
      'skip-unchanged': 'false',
    }
    const { first, second } = await publishTwice(workspace, inputs)
    const [warning] = annotationsOf(second, 'warning')
    expect(warning).toContain(
      `The same inputs produced different content before (CodeSha256 ${first.outputs['code-sha256']}`,
    )
    expect(warning).toContain('The packages have the same versions')
    expect(cache.entries).toHaveLength(2)
  })

  test.each([
    ['smoke-test', 'true'],
    ['test-command', 'true'],
    ['sbom', 'layer.cdx.json'],
  ])('if "%s" is set, with a warning and without a request to the cache', async (name, value) => {
    const result = await publish(smallLayer(), { [name]: value })
    expect(isBuilt(result)).toBe(true)
    expect(annotationsOf(result, 'warning')).toEqual([
      expect.stringContaining(`has no effect, because "${name}" needs the archive`),
    ])
    expect(cache.requests).toEqual([])
  })
})

describe('the cache', () => {
  test('is not used if the input is not set', async () => {
    await publish(smallLayer(), { 'skip-build-if-unchanged': 'false' })
    expect(cache.requests).toEqual([])
  })

  test('can be missing, with a warning', async () => {
    const result = await publish(smallLayer(), {}, { ...rig.env, ACTIONS_RUNTIME_TOKEN: undefined })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).toEqual([expect.stringContaining('no cache service')])
  })

  test.each(['GetCacheEntryDownloadURL', 'GET /content', 'CreateCacheEntry'])(
    'can fail in %s, and the run succeeds',
    async (operation) => {
      const workspace = smallLayer()
      if (operation === 'GET /content') await publish(workspace)
      cache.failures.set(operation, { status: 503 })
      const result = await publish(workspace)
      expect(result.exitCode).toBe(0)
      expect(isBuilt(result)).toBe(true)
      expect(result.log).toMatch(/could not be read|was not recorded/)
      expect(annotationsOf(result, 'warning')).toEqual([])
    },
  )

  test.each<[string, (text: string) => string]>([
    ['is an archive', () => '\u001f\u008b\b../../etc/passwd'],
    ['is of another repository', (text) => text.replace('octo-org/octo-repo', 'evil/fork')],
    ['commands the runner', (text) => text.replace('"the tree', '"\\n::error::owned')],
  ])('can have a record that %s, which is ignored with a warning', async (_, change) => {
    const workspace = smallLayer()
    await publish(workspace)
    for (const entry of cache.entries) entry.text = change(entry.text)
    const result = await publish(workspace)
    expect(result.exitCode).toBe(0)
    expect(isBuilt(result)).toBe(true)
    expect(annotationsOf(result, 'warning')).toContainEqual(
      expect.stringMatching(/^The record of an earlier build is ignored, because it /),
    )
    expect(annotationsOf(result, 'error')).toEqual([])
  })

  test.each<[string, (text: string) => string]>([
    ['garbled', () => '{'],
    ['too long', () => 'x'.repeat(3_000_000)],
    ['of another repository', (text) => text.replace('octo-org/octo-repo', 'evil/fork')],
  ])('can have a record that is %s, which the record of the next run replaces', async (_, change) => {
    const workspace = smallLayer()
    await publish(workspace)
    for (const entry of cache.entries) entry.text = change(entry.text)
    const attempt = { ...rig.env, GITHUB_RUN_ATTEMPT: '2' }
    expect(isBuilt(await publish(workspace, {}, attempt))).toBe(true)
    expect(isBuilt(await publish(workspace, {}, attempt))).toBe(false)
    expect(cache.entries).toHaveLength(2)
  })

  test('can have a record with a wrong hash, which no Region has', async () => {
    const workspace = smallLayer()
    const first = await publish(workspace)
    for (const entry of cache.entries)
      entry.text = entry.text.replace(first.outputs['code-sha256'] ?? '', `${'A'.repeat(43)}=`)
    const result = await publish(workspace)
    expect(isBuilt(result)).toBe(true)
    expect(result.outputs['code-sha256']).toBe(first.outputs['code-sha256'])
    expect(annotationsOf(result, 'warning')).toEqual([expect.stringContaining('different content before')])
  })
})

describe('the credentials', () => {
  const inputs = { 'role-to-assume': role }
  const sessions = (): Call['input'][] => callsOf('AssumeRoleWithWebIdentity').map(({ input }) => input)

  test('of a skipped run are those of a session that can only read, for 900 s', async () => {
    const { second } = await publishTwice(smallLayer(), inputs, rig.oidcEnv)
    expect(isBuilt(second)).toBe(false)
    const [session, ...others] = sessions()
    expect(others).toEqual([])
    expect(session).toMatchObject({ DurationSeconds: '900', RoleArn: role })
    const policy = String(session?.['Policy'])
    expect(policy.length).toBeLessThan(2_048)
    const [{ Action }] = JSON.parse(policy).Statement
    expect(Action).not.toContainEqual(expect.stringMatching(/:(?!Get|List|Describe)|\*/))
    const read = rig.calls.filter(({ service }) => service !== 'sts' && service !== 'oidc')
    expect(read.map(({ service, operation }) => `${service}:${operation}`)).toEqual(
      expect.arrayContaining(['lambda:GetLayerVersion']),
    )
    for (const { service, operation } of read) expect(Action).toContain(`${service}:${operation}`)
  })

  test('are gone before the build, and are requested again afterwards', async () => {
    const workspace = workspaceOf({ 'input.txt': 'x' })
    const seen = join(mkdtempSync(join(tmpdir(), 'seen-')), 'seen.txt')
    const builds = {
      ...inputs,
      'build-command': [
        'mkdir -p "$LAYER_DIR/nodejs/node_modules/own"',
        'echo 1 > "$LAYER_DIR/nodejs/node_modules/own/index.js"',
        `{ env; cat /proc/[0-9]*/cmdline | tr '\\0' ' '; } > ${seen}`,
      ].join('\n'),
      'build-inputs': 'input.txt',
    }
    const { second } = await publishTwice(workspace, { ...builds, 'skip-unchanged': 'false' }, rig.oidcEnv)
    expect(isBuilt(second)).toBe(true)
    expect(sessions()).toMatchObject([
      { DurationSeconds: '900', Policy: expect.any(String) },
      { DurationSeconds: '3600' },
    ])
    expect(sessions()[1]).not.toHaveProperty('Policy')
    const text = readFileSync(seen, 'utf8')
    expect(text).toContain('LAYER_DIR=')
    expect(text).not.toMatch(/index\.[tj]s read-regions/)
    expect(text).not.toMatch(/AWS_SECRET|ACTIONS_|ASIA/)
  })

  test('and the tokens of the cache are not shown', async () => {
    const { first, second } = await publishTwice(smallLayer(), inputs, rig.oidcEnv)
    for (const result of [first, second]) {
      const shown = everythingShownBy(result).replaceAll(/^::add-mask::.*$/gm, '')
      for (const secret of [...cache.secrets, rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_TOKEN])
        expect(shown).not.toContain(secret)
    }
  })
})

describe('a killed run', () => {
  test('leaves no process with credentials, and the next run is skipped', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    rig.faults.add({ when: { operation: 'ListLayerVersions', times: 4 }, then: { delayMs: 60_000 } })
    rig.calls.length = 0
    const killed = await runAction({
      workspace,
      env: { ...cache.env, ...rig.env },
      inputs: { 'layer-name': 'test-layer', regions, 'skip-build-if-unchanged': 'true' },
      onStart: (child) =>
        void until(() => callsOf('ListLayerVersions').length > 0).then(() => child.kill('SIGKILL')),
    })
    expect(killed.exitCode).toBe(137)
    await until(() => !looksRunning())
    rig.faults.clear()
    expect(isBuilt(await publish(workspace))).toBe(false)
  })

  test('can leave an unfinished record, which is not read', async () => {
    const workspace = smallLayer()
    await publish(workspace)
    for (const entry of cache.entries) entry.isComplete = false
    expect(isBuilt(await publish(workspace))).toBe(true)
  })
})

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(50)
}

/** Whether a process runs that only reads the Regions. */
function looksRunning(): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => /index\.[jt]s\0look\0$/.test(commandOf(pid)))
}

/** Returns the command of a process, or an empty text if it has ended. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
