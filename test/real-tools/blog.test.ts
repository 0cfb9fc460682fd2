import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { fourRegions, lambdaOn, run, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'

/** The layer of a typical publishing pipeline that this action replaces: aws-sdk and aws-xray-sdk, 108 MB. */
let rig: Rig
let workspace: string
let first: Result

beforeAll(async () => {
  rig = await startRig()
  workspace = workspaceOf('blog')
  first = await run(workspace, rig.env, { principals: '111122223333', 'compatible-runtimes': 'nodejs24.x' })
})
afterAll(() => rig.stop())

test('is published to four Regions with the same CodeSha256, which AWS reports', async () => {
  expect(first.exitCode).toBe(0)
  for (const region of fourRegions) {
    const lambda = lambdaOn(rig, region)
    const found = await lambda.send(new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 }))
    expect(found.Content?.CodeSha256).toBe(first.outputs['code-sha256'])
    expect(first.outputs[`arn-${region}`]).toBe(found.LayerVersionArn)
  }
})

test('loads from NODE_PATH if it is downloaded and extracted as Lambda does', async () => {
  const lambda = lambdaOn(rig, 'eu-west-1')
  const { Content } = await lambda.send(
    new GetLayerVersionCommand({ LayerName: 'test-layer', VersionNumber: 1 }),
  )
  const zip = Buffer.from(await (await fetch(Content?.Location ?? '')).arrayBuffer())
  const opt = mkdtempSync(join(tmpdir(), 'opt-'))
  const path = join(opt, 'layer.zip')
  writeFileSync(path, zip)
  execFileSync('unzip', ['-q', path, '-d', opt])
  const script = `
    const { version } = require('aws-sdk/package.json')
    new (require('aws-sdk').Lambda)({ region: 'eu-west-1' })
    console.log(version, typeof require('aws-xray-sdk').captureAWS)`
  const printed = execFileSync(process.execPath, ['-e', script], {
    cwd: mkdtempSync(join(tmpdir(), 'task-')),
    env: { NODE_PATH: join(opt, 'nodejs', 'node_modules') },
  })
  expect(printed.toString()).toMatch(/^2\.\d+\.\d+ function\n$/)
})

test('does not change the source', () => {
  const files = readdirSync(join('test', 'fixtures', 'blog'))
  expect(readdirSync(workspace)).toEqual(files)
  for (const file of files) {
    expect(readFileSync(join(workspace, file))).toEqual(readFileSync(join('test', 'fixtures', 'blog', file)))
  }
})

test('is not published again at another commit: no write calls, and the same ARNs', async () => {
  rig.calls.length = 0
  const again = await run(
    workspace,
    { ...rig.env, GITHUB_SHA: 'f'.repeat(40) },
    { principals: '111122223333', 'compatible-runtimes': 'nodejs24.x' },
  )
  expect(rig.calls.filter(({ write }) => write)).toEqual([])
  expect(again.outputs).toMatchObject({ arns: first.outputs['arns'], changed: 'false' })
})
