import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pLimit from 'p-limit'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, collect, run, smallLayer, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { publishVersions } from '../support/layers-on-rig.ts'

/** A matrix of 32 Regions: one run of the bundle for each, four in parallel. Every second matrix job builds the layer itself. */

const regions = [
  'af-south-1, ap-east-1, ap-east-2, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2',
  'ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ap-southeast-5, ap-southeast-7, ca-central-1, ca-west-1',
  'eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3',
  'il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-2',
].flatMap((row) => row.split(', '))
let rig: Rig

beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.stop())

function runJob(region: string, planned: Record<string, string>, builds: boolean): Promise<Result> {
  const workspace = builds ? smallLayer() : workspaceOf({})
  if (!builds) copyFileSync(planned['archive'] ?? '', join(workspace, 'layer.zip'))
  return run(workspace, rig.env, {
    regions: region,
    version: planned['target-version'] ?? '',
    principals: '111122223333, o-a1b2c3d4e5',
    ...(builds ? {} : { archive: 'layer.zip' }),
  })
}

test('32 matrix jobs have one hash and one version number, and their ARNs are collected into one output', async () => {
  const [ahead, behind] = regions as [string, string]
  await Promise.all([publishVersions(rig, ahead, 3), publishVersions(rig, behind, 1)])
  const { outputs: planned } = await run(smallLayer(), rig.env, {
    regions: regions.join(),
    'dry-run': 'true',
    'align-versions': 'true',
  })
  expect(planned['target-version']).toBe('4')

  rig.calls.length = 0
  const four = pLimit(4)
  const jobs = await Promise.all(
    regions.map((region, index) => four(() => runJob(region, planned, index % 2 === 1))),
  )
  expect(jobs.flatMap((result) => annotationsOf(result, 'error'))).toEqual([])
  expect(new Set(jobs.map(({ outputs }) => outputs['code-sha256']))).toEqual(
    new Set([planned['code-sha256']]),
  )

  const workspace = mkdtempSync(join(tmpdir(), 'jobs-'))
  for (const [index, { outputs }] of jobs.entries()) {
    mkdirSync(join(workspace, `job-${index}`))
    copyFileSync(outputs['manifest'] ?? '', join(workspace, `job-${index}`, 'test-layer.json'))
  }
  const whole = await collect(workspace, { manifests: 'job-*', regions: regions.join() })
  expect([whole.exitCode, whole.outputs['version'], whole.outputs['code-sha256']]).toEqual([
    0,
    '4',
    planned['code-sha256'],
  ])
  expect(Object.keys(JSON.parse(whole.outputs['arns'] ?? '') as object)).toEqual(regions)

  const counts = regions.map((region) => rig.calls.filter((call) => call.region === region).length)
  console.log(
    `AWS calls per job: ${Math.min(...counts)} to ${Math.max(...counts)}, ${counts.reduce((a, b) => a + b)} in all`,
  )
  // The version needs ten calls. A Region that is filled up to 4 has up to three placeholder versions, with three calls for each.
  expect(Math.max(...counts)).toBeLessThanOrEqual(19)
})
