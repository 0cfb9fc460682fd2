import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { outputNames } from '../../src/report/outputs.ts'
import { denied } from '../rig/faults.mjs'
import { startGitHub } from '../rig/github.mjs'
import type { GitHub } from '../rig/github.mjs'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import {
  annotationsOf,
  collect as collectByBundle,
  everythingShownBy,
  run as runBundle,
  smallLayer,
  workspaceOf,
} from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { collect, run, withoutPaths } from '../support/run-entry.ts'

/** A matrix with one job per Region: the first job plans, the matrix jobs publish, and the last job collects the results. */

const regions = ['eu-west-1', 'us-east-1', 'us-west-2']
const [first, second] = regions as [string, string, string]
let rig: Rig
let artifacts: string

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(async () => {
  await rig.reset()
  artifacts = mkdtempSync(join(tmpdir(), 'artifacts-'))
})
afterAll(() => rig.stop())

/** Runs the job before the matrix. Its outputs include the archive and the planned version number. */
async function plan(): Promise<Record<string, string>> {
  const inputs = { regions: regions.join(), 'dry-run': 'true', 'align-versions': 'true' }
  const { exitCode, outputs } = await run(smallLayer(), rig.env, inputs)
  expect(exitCode).toBe(0)
  return outputs
}

/** Runs the matrix job of a Region. Its manifest replaces the manifest of an earlier attempt among the artifacts. */
async function matrixJob(region: string, planned: Record<string, string>, attempt = '1'): Promise<Result> {
  const workspace = workspaceOf({})
  copyFileSync(planned['archive'] ?? '', join(workspace, 'layer.zip'))
  const env = { ...rig.env, GITHUB_RUN_ATTEMPT: attempt }
  const result = await run(workspace, env, {
    regions: region,
    archive: 'layer.zip',
    version: planned['target-version'] ?? '',
    principals: '111122223333',
  })
  mkdirSync(join(artifacts, region), { recursive: true })
  copyFileSync(result.outputs['manifest'] ?? '', join(artifacts, region, 'test-layer.json'))
  return result
}

async function collected(
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<Result> {
  return collect(artifacts, { manifests: '.', regions: regions.join(), ...inputs }, env)
}

function arnIn(region: string, version = 1): string {
  return `arn:aws:lambda:${region}:123456789012:layer:test-layer:${version}`
}

const allArns = JSON.stringify(Object.fromEntries(regions.map((region) => [region, arnIn(region)])))

describe('the jobs of a matrix', () => {
  test('publish one archive at one version number, and a second run publishes nothing', async () => {
    const planned = await plan()
    for (const region of regions) expect((await matrixJob(region, planned)).exitCode).toBe(0)
    rig.calls.length = 0
    const exports = 'json: layers.json\nterraform: layers.tf'
    const result = await collected({ export: exports })
    expect(result.exitCode).toBe(0)
    expect(Object.keys(result.outputs).sort()).toEqual(
      [...outputNames, ...regions.map((region) => `arn-${region}`)].sort(),
    )
    expect(result.outputs).toMatchObject({
      arns: allArns,
      version: '1',
      changed: 'true',
      'code-sha256': planned['code-sha256'],
      'target-version': '1',
      'failed-regions': '[]',
      [`arn-${first}`]: arnIn(first),
    })
    expect(result.summary).toContain('Published in 3 Regions. The layer is up to date in 3 of 3 Regions.')
    expect(readFileSync(join(artifacts, 'layers.tf'), 'utf8')).toContain(arnIn(second))
    expect(rig.calls).toEqual([])
    const inputs = { manifests: '*/test-layer.json', regions: regions.join(), export: exports }
    expect(withoutPaths(await collectByBundle(artifacts, inputs))).toEqual(withoutPaths(result))

    const again = await plan()
    expect(again).toMatchObject({ 'target-version': '1', changed: 'false' })
    for (const region of regions) await matrixJob(region, again)
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
    const { outputs } = await collected({ manifests: '*/test-layer.json' })
    expect(outputs).toMatchObject({ arns: allArns, changed: 'false' })
  })

  test('report the Region of a failed matrix job, and succeed after a re-run of that job', async () => {
    const planned = await plan()
    rig.faults.add(denied('PublishLayerVersion', second))
    for (const region of regions) await matrixJob(region, planned)
    const before = await collected({ export: 'json: layers.json' })
    expect(before.exitCode).toBe(1)
    expect(annotationsOf(before, 'error')).toEqual([expect.stringMatching(`^${second}: .*AccessDenied`)])
    expect(before.outputs).toMatchObject({
      'failed-regions': `["${second}"]`,
      [`arn-${first}`]: arnIn(first),
    })
    expect(existsSync(join(artifacts, 'layers.json'))).toBe(false)

    rig.faults.clear()
    expect((await matrixJob(second, planned, '2')).exitCode).toBe(0)
    const after = await collected({}, { GITHUB_RUN_ATTEMPT: '2' })
    expect([after.exitCode, after.outputs['arns']]).toEqual([0, allArns])
  })

  test('fail if a manifest is missing or is not valid JSON', async () => {
    const planned = await plan()
    await matrixJob(first, planned)
    mkdirSync(join(artifacts, second))
    writeFileSync(join(artifacts, second, 'test-layer.json'), '{"schema":1')
    const result = await collected()
    expect(result.exitCode).toBe(1)
    expect(annotationsOf(result, 'error')).toEqual([
      expect.stringMatching(
        `^"${second}/test-layer.json" is not the manifest of a matrix job: it is not JSON`,
      ),
      ...regions.slice(1).map((region) => expect.stringMatching(`^${region}: There is no manifest`)),
    ])
  })
})

test('all invalid inputs are reported together', async () => {
  const result = await collected({ manifests: '', regions: 'moon-1', export: 'cfn: x.yaml' })
  expect(annotationsOf(result, 'error')).toEqual([
    expect.stringContaining('"manifests" is not given'),
    expect.stringContaining('"moon-1"'),
    expect.stringContaining('Did you mean cloudformation'),
  ])
  expect(result.outputs).toMatchObject({ arns: '{}', 'failed-regions': '[]' })
  expect(result.log).toContain('Nothing was collected.')
})

/** Uses the committed bundles, because the library for GitHub's API reads the URL of the API when it is loaded. */
describe('the comment on a pull request', () => {
  let gitHub: GitHub
  let env: Record<string, string>

  beforeEach(async () => {
    gitHub = await startGitHub()
    const event = join(artifacts, 'event.txt')
    writeFileSync(event, JSON.stringify({ pull_request: { number: 5 } }))
    env = { ...gitHub.env, GITHUB_EVENT_PATH: event }
  })
  afterEach(() => gitHub.stop())

  const inputs = { 'pull-request-comment': 'true', 'github-token': 'a-token' }

  function planOn(content?: string): Promise<Result> {
    const more = { regions: regions.join(), 'dry-run': 'true', ...inputs }
    return runBundle(smallLayer(content), { ...rig.env, ...env }, more)
  }

  test('is created once, and then updated, even if there are many comments of other users', async () => {
    const user = { login: 'mallory', type: 'User' }
    for (let id = 0; id < 120; id += 1)
      gitHub.comments.push({ id: 1_000 + id, issue: 5, body: 'Nice.', user })
    const alike = '<!-- lambda-layer-everywhere: test-layer -->\nAll is well.'
    gitHub.comments.push({ id: 2_000, issue: 5, body: alike, user })
    expect((await planOn()).exitCode).toBe(0)
    await run(smallLayer(), rig.env, { regions: first })
    await planOn()
    expect(gitHub.writes).toEqual(['POST', 'PATCH'])
    await planOn()
    expect(gitHub.writes).toEqual(['POST', 'PATCH'])
    const [comment] = gitHub.comments.filter(({ user: { type } }) => type === 'Bot')
    expect(gitHub.comments.find(({ id }) => id === 2_000)?.body).toBe(alike)
    expect(comment?.body).toMatch(/^<!-- lambda-layer-everywhere: test-layer -->\n## Lambda layer/)
    expect(comment?.body).toContain(
      `| ${first} | keep version 1 | [1](https://${first}.console.aws.amazon.com/`,
    )
    expect(comment?.body).toContain(arnIn(first))
  })

  test('is also created from the results of all matrix jobs', async () => {
    await matrixJob(first, await plan())
    const one = { manifests: '.', regions: first, ...inputs }
    const result = await collectByBundle(artifacts, one, env)
    expect(result.exitCode).toBe(0)
    expect(gitHub.comments).toEqual([
      expect.objectContaining({ body: expect.stringContaining(arnIn(first)) }),
    ])
  })

  test.each([
    ['the token has no write permission', () => (gitHub.rights.write = false), 'pull-requests: write'],
    ['the token has no read permission', () => (gitHub.rights.read = false), 'pull-requests: write'],
    [
      'a push started the run',
      () => (env['GITHUB_EVENT_PATH'] = '/nowhere.json'),
      'not started by a pull request',
    ],
    [
      'the API of GitHub is not reachable',
      () => (env['GITHUB_API_URL'] = 'http://127.0.0.1:9'),
      'GitHub rejected it',
    ],
  ])('is skipped with a notice if %s', async (_name, spoil, reason) => {
    spoil()
    const result = await planOn()
    expect(result.exitCode).toBe(0)
    const notices = result.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message)
    expect(notices).toEqual([expect.stringContaining(reason)])
    expect(gitHub.comments).toEqual([])
    expect(everythingShownBy(result)).not.toContain('a-token')
  })
})
