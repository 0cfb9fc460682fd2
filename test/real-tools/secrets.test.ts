import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { startGitHub } from '../rig/github.mjs'
import type { GitHub } from '../rig/github.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { collect, run, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'

/** Each secret of a run is a known text. The tests search for it in everything that the run wrote, and must not find it. */

let rig: Rig
let gitHub: GitHub

beforeAll(async () => {
  rig = await startRig()
})
beforeEach(async () => {
  await rig.reset()
  gitHub = await startGitHub()
})
afterEach(() => gitHub.stop())
afterAll(() => rig.stop())

const role = { 'role-to-assume': 'arn:aws:iam::111122223333:role/publisher' }

const secretsOfEveryStep = {
  GITHUB_TOKEN: 'ghs_canary/of+the=environment',
  ACTIONS_RUNTIME_TOKEN: 'canary/of+the=runtime',
}
const commentToken = 'ghs_canary/of+the=comment'

/** Returns an environment with access keys, as an earlier step can set them. */
function withKeys(): Record<string, string> {
  return {
    ...rig.env,
    AWS_SECRET_ACCESS_KEY: 'canary/of+the=secret/key',
    AWS_SESSION_TOKEN: 'canary_of/the+session~token==',
  }
}

interface SearchableRun {
  readonly result: Result
  readonly workspace: string
  readonly secrets: readonly string[]
}

/** A run on a pull request that writes everything that a run can write, with debug logging. */
async function publish(
  env: Record<string, string>,
  inputs: Record<string, string> = {},
  workspace = smallLayer(),
): Promise<SearchableRun> {
  const event = join(workspaceOf({}), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 5 } }))
  const surroundings = {
    ...gitHub.env,
    GITHUB_EVENT_PATH: event,
    RUNNER_DEBUG: '1',
    ...secretsOfEveryStep,
    ...env,
  }
  const result = await run(workspace, surroundings, {
    regions: 'eu-west-1, us-east-1',
    export: 'json: out/layers.json',
    sbom: 'out/sbom.json',
    'pull-request-comment': 'true',
    'github-token': commentToken,
    ...inputs,
  })
  const secretNames = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']
  const secretsOfEnv = secretNames.flatMap((name) => env[name] ?? [])
  return { result, workspace, secrets: [...Object.values(secretsOfEveryStep), commentToken, ...secretsOfEnv] }
}

/** Returns where a secret is found, and in which form. The `add-mask` commands are not searched, because the runner does not show them. */
function traces({ result, workspace, secrets }: SearchableRun): string[] {
  const endpoint = rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_URL
  // The run masks the secrets that it received from GitHub and AWS.
  const all = new Set([...secrets, ...result.masks.filter((mask) => mask !== endpoint)])
  return [...placesOf(result, workspace)].flatMap(([place, written]) => {
    const text = `${written}\n${withoutReferences(written)}`
    return [...all].flatMap((secret) =>
      Object.entries(formsOf(secret)).flatMap(([form, needle]) =>
        text.includes(needle) ? [`${secret} in ${place}, ${form}`] : [],
      ),
    )
  })
}

/** Replaces character references in Markdown, as a browser does. */
function withoutReferences(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
}

function formsOf(secret: string): Record<string, string> {
  return {
    'as it is': secret,
    'for an address': encodeURIComponent(secret),
    // The first and the last characters depend on the text before and after the secret.
    'in base64': middleOf(Buffer.from(secret).toString('base64')),
    'in base64, after one byte': middleOf(Buffer.from(`.${secret}`).toString('base64')),
    'in base64, after two bytes': middleOf(Buffer.from(`..${secret}`).toString('base64')),
    'in base64url': middleOf(Buffer.from(secret).toString('base64url')),
  }
}

function middleOf(base64: string): string {
  return base64.slice(4, Math.floor((base64.length - 1) / 4) * 4)
}

/** Yields everything that a run wrote, with its place: the log, comments, files of the runner and the workspace, and files in zips. */
function* placesOf(result: Result, workspace: string): Generator<[string, string]> {
  yield ['the log', result.log.replaceAll(/^::add-mask::.*$/gm, '')]
  for (const [number, { body }] of gitHub.comments.entries()) yield [`comment ${number}`, body]
  for (const path of [...filesIn(dirname(result.temp ?? '')), ...filesIn(workspace)]) {
    yield [path, readFileSync(path, 'latin1')]
    if (!path.endsWith('.zip')) continue
    for (const entry of new AdmZip(path).getEntries())
      yield [`${path}/${entry.entryName}`, entry.getData().toString('latin1')]
  }
}

function filesIn(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Returns the exit code of a run, and the traces of secrets. */
async function endOf(made: Promise<SearchableRun>): Promise<{ exitCode: number; traces: string[] }> {
  const { result, workspace, secrets } = await made
  return { exitCode: result.exitCode, traces: traces({ result, workspace, secrets }) }
}

test('the search finds a secret that was written', async () => {
  const command = 'mkdir "$LAYER_DIR/bin"; printf "$WORD" | base64 | tee "$LAYER_DIR/bin/token"'
  const made = await publish(
    // The action cannot know that this variable is a secret, so it is in the log.
    { ...withKeys(), WORD: 'a-token-of-a-registry' },
    { 'build-command': command },
  )
  const found = traces({ ...made, secrets: ['a-token-of-a-registry'] })
  for (const place of ['the log', '.zip/bin/token'])
    expect(found).toContainEqual(expect.stringContaining(`${place}, in base64`))
})

describe('a run that publishes writes no secret', () => {
  test('with keys', async () => {
    expect(await endOf(publish(withKeys()))).toEqual({ exitCode: 0, traces: [] })
    expect(gitHub.comments).toHaveLength(1)
  })

  test('with a role, and all secrets of the role are masked', async () => {
    const made = await publish(rig.oidcEnv, role)
    expect(made.result.exitCode).toBe(0)
    // The request token, the OIDC token, the secret key and the session token.
    const { masks } = made.result
    expect(masks).toContain(rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_TOKEN)
    expect(masks).toContain(rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_URL)
    expect(masks.filter((mask) => mask.startsWith('eyJ'))).toHaveLength(1)
    expect(masks.filter((mask) => /^[\w/+]{40}$/.test(mask))).toHaveLength(1)
    expect(traces(made)).toEqual([])
  })

  test('with a command that searches for them in the process of the step', async () => {
    const command =
      'mkdir "$LAYER_DIR/bin"; touch "$LAYER_DIR/bin/x"; tr "\\0" "\\n" </proc/$PPID/environ; env'
    const made = await publish(withKeys(), { 'build-command': command })
    expect(made.result.log).toContain('AWS_SECRET_ACCESS_KEY=***')
    expect([made.result.exitCode, traces(made)]).toEqual([0, []])
  })
})

describe('a run writes no secret if the rejected request is repeated in the response of', () => {
  const echo = { status: 403, errorType: 'SignatureDoesNotMatch', echo: true }
  const calls = ['GetCallerIdentity', 'ListLayerVersions', 'PublishLayerVersion', 'AssumeRoleWithWebIdentity']

  test.each(calls)('AWS, to %s', async (operation) => {
    rig.faults.add({ when: { operation, times: Infinity }, then: echo })
    const made = await publish(rig.oidcEnv, role)
    expect(made.result.log).toMatch(/x-amz-security-token:\*\*\*|WebIdentityToken=\*\*\*/)
    expect([made.result.exitCode, traces(made)]).toEqual([1, []])
  })

  test.each(calls.slice(0, 3))('AWS, to %s with keys, with and without a dry run', async (operation) => {
    for (const dryRun of ['true', 'false']) {
      rig.faults.clear()
      rig.faults.add({ when: { operation, times: Infinity }, then: echo })
      const made = await publish(withKeys(), { 'dry-run': dryRun })
      expect(traces(made)).toEqual([])
    }
  })

  test("GitHub's token endpoint", async () => {
    const message = `no: Bearer ${rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`
    const then = { status: 400, body: JSON.stringify({ message }) }
    rig.faults.add({ when: { service: 'oidc', times: Infinity }, then })
    const made = await publish(rig.oidcEnv, role)
    expect(made.result.log).toContain("GitHub's token endpoint returned the status 400.")
    expect([made.result.exitCode, traces(made)]).toEqual([1, []])
  })

  test("GitHub's API", async () => {
    gitHub.faults.echo = true
    const made = await publish(withKeys())
    expect(made.result.log).toContain('GitHub rejected it')
    expect([made.result.exitCode, traces(made)]).toEqual([0, []])
  })
})

describe('a dependency with a malicious install script', () => {
  /**
   * A script that prints workflow commands in all forms, saves its environment, writes to the files of the runner, and
   * requests a token.
   */
  const script = (endpoint: string): string => `
    const { appendFileSync, writeFileSync } = require('node:fs')
    const { env } = process
    for (const line of ['::error::mine', '  ::add-mask::eu-west-1', '##[error]mine', '::set-output name=version::7',
      '::stop-commands::mine', '\\r::error::mine', '\\u001b[2K::error::mine', '::endgroup::']) {
      console.log(line)
      console.error(line)
    }
    for (const name of ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'])
      if (env[name]) appendFileSync(env[name], 'MINE=mine')
    const authorization = 'Bearer ' + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN
    fetch('${endpoint}&audience=sts.amazonaws.com', { headers: { authorization } })
      .then((reply) => reply.text())
      .then((text) => writeFileSync('found.json', JSON.stringify({ env, text })))`

  function dependent(): string {
    const packed = workspaceOf({
      'package.json': JSON.stringify({
        name: 'tool',
        version: '1.0.0',
        scripts: { postinstall: 'node found.js' },
      }),
      'found.js': script(rig.oidcEnv.ACTIONS_ID_TOKEN_REQUEST_URL),
    })
    execFileSync('npm', ['pack'], { cwd: packed, stdio: 'ignore' })
    const workspace = workspaceOf({
      'package.json': JSON.stringify({ dependencies: { tool: 'file:tool-1.0.0.tgz' } }),
    })
    cpSync(join(packed, 'tool-1.0.0.tgz'), join(workspace, 'tool-1.0.0.tgz'))
    return workspace
  }

  const found = 'nodejs/node_modules/tool/found.json'
  const statusesOfTokenRequests = (): number[] =>
    rig.calls.filter(({ service }) => service === 'oidc').map(({ status }) => status)

  test('does not run by default', async () => {
    const made = await publish(rig.oidcEnv, role, dependent())
    expect([made.result.exitCode, made.result.log.includes('mine'), statusesOfTokenRequests()]).toEqual([
      0,
      false,
      [200],
    ])
    expect(new AdmZip(made.result.outputs['archive']).getEntry(found)).toBeNull()
  })

  test('finds no secret, gets no token and cannot send workflow commands if it is allowed', async () => {
    const made = await publish(rig.oidcEnv, { ...role, 'install-scripts': 'tool' }, dependent())
    const { result } = made
    expect(result.exitCode).toBe(0)
    expect(result.log).toContain('::error::mine')
    const { env, text } = JSON.parse(new AdmZip(result.outputs['archive']).readAsText(found))
    expect(Object.keys(env).filter((name) => /^(AWS|ACTIONS|INPUT)_|TOKEN/.test(name))).toEqual([])
    expect([JSON.parse(text), statusesOfTokenRequests()]).toEqual([{ message: 'Unauthorized' }, [401, 200]])
    expect(result.annotations.filter(({ level }) => level === 'error')).toEqual([])
    expect(result.masks).not.toContain('eu-west-1')
    expect(result.outputs['version']).toBe('1')
    for (const file of ['GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'])
      expect(readFileSync(join(dirname(result.temp ?? ''), file), 'utf8')).toBe('')
    expect(traces(made)).toEqual([])
  })
})

test('if a library throws an error with a secret in a callback, the run fails with a clear error, with its outputs and without the secret', async () => {
  const thrower = `
    import { subscribe } from 'node:diagnostics_channel'
    const lose = () => { throw new Error('lost ' + process.env.AWS_SESSION_TOKEN) }
    subscribe('http.client.request.start', () => setImmediate(lose))`
  const preload = join(workspaceOf({ 'preload.mjs': thrower }), 'preload.mjs')
  rig.faults.add({ when: { service: 'sts' }, then: { delayMs: 2_000 } })
  const made = await publish({ ...withKeys(), NODE_OPTIONS: `--import=${preload}` })
  const [error, ...others] = made.result.annotations.filter(({ level }) => level === 'error')
  expect(error?.message).toMatch(/^An unexpected error occurred: lost \*\*\*\./)
  expect(others).toEqual([])
  expect(made.result.outputs).toMatchObject({ arns: '{}', 'failed-regions': '["eu-west-1","us-east-1"]' })
  expect([made.result.exitCode, traces(made)]).toEqual([1, []])
})

describe('names are not masked in outputs and files if they contain', () => {
  const account = '123456789012'
  const cases: [name: string, env: Record<string, string>, inputs: Record<string, string>][] = [
    ['an access key id that is the account id', { AWS_ACCESS_KEY_ID: account }, {}],
    ['a short secret key', { AWS_SECRET_ACCESS_KEY: 'test' }, {}],
    ['a secret key that is the account id', { AWS_SECRET_ACCESS_KEY: account }, {}],
    ['a secret key in the layer name', { AWS_SECRET_ACCESS_KEY: 'st-layer' }, {}],
    ['a token in the name of the Region', { GITHUB_TOKEN: 'eu-west-1' }, {}],
    ['a secret key in the path of the workspace', { AWS_SECRET_ACCESS_KEY: 'workspace' }, {}],
    [
      'a secret key in the name of the parameter',
      { AWS_SECRET_ACCESS_KEY: 'layers-of' },
      { 'ssm-parameter': '/layers-of/arn' },
    ],
  ]

  test.each(cases)('%s', async (_name, env, inputs) => {
    const regions = 'eu-west-1'
    const made = await publish({ ...rig.env, ...env }, { regions, ...inputs })
    const { result, workspace } = made
    expect(result.exitCode).toBe(0)
    const arn = `arn:aws:lambda:eu-west-1:${account}:layer:test-layer:1`
    expect(result.outputs).toMatchObject({ arns: JSON.stringify({ 'eu-west-1': arn }), 'arn-eu-west-1': arn })
    expect(JSON.stringify(result.outputs)).not.toContain('***')
    const manifest = JSON.parse(readFileSync(result.outputs['manifest'] ?? '', 'utf8'))
    expect(manifest).toMatchObject({ account, archive: { path: result.outputs['archive'] } })
    expect(manifest.regions['eu-west-1']).toMatchObject({ arn })
    expect(readFileSync(result.outputs['archive'] ?? '').length).toBeGreaterThan(0)
    expect(JSON.parse(readFileSync(join(workspace, 'out', 'layers.json'), 'utf8'))).toMatchObject({
      versions: { 'eu-west-1': { arn } },
    })
    expect(result.summary).toContain(arn)
    writeFileSync(join(workspace, 'manifest.json'), JSON.stringify(manifest))
    const collected = await collect(workspace, { manifests: 'manifest.json', regions }, env)
    expect([collected.exitCode, collected.outputs['arn-eu-west-1']]).toEqual([0, arn])
  })

  test('a secret, with a warning that names the input', async () => {
    const { result } = await publish(
      { ...rig.env, AWS_SECRET_ACCESS_KEY: 'st-layer' },
      { regions: 'eu-west-1' },
    )
    expect(result.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Input "layer-name" contains a secret of this job\./),
    )
  })

  test('a secret in the description, which is published unchanged', async () => {
    const description = 'made with canary/of+the=secret/key'
    const { result } = await publish(withKeys(), { regions: 'eu-west-1', description })
    const manifest = JSON.parse(readFileSync(result.outputs['manifest'] ?? '', 'utf8'))
    expect(manifest.metadata.description).toBe(description)
    expect(manifest.warnings).toContainEqual(expect.stringContaining('Input "description" contains a secret'))
  })
})

test('if the account id is masked, only outputs with ARNs contain it, and the manifest contains the ARNs', async () => {
  const { result } = await publish(withKeys())
  const account = '123456789012'
  const withAccount = Object.keys(result.outputs).filter((name) => result.outputs[name]?.includes(account))
  expect(withAccount.sort()).toEqual(['arn-eu-west-1', 'arn-us-east-1', 'arns'])
  expect(result.outputs).toMatchObject({ version: '1', versions: '{"eu-west-1":1,"us-east-1":1}' })
  const manifest = JSON.parse(readFileSync(result.outputs['manifest'] ?? '', 'utf8'))
  expect(manifest.regions['eu-west-1'].arn).toBe(`arn:aws:lambda:eu-west-1:${account}:layer:test-layer:1`)
})
