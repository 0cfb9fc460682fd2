import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { ChangesSince, PackageChange } from '../../src/layer/changes.ts'
import { summaryOf } from '../../src/report/summary.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { toolPath } from '../rig/tools.mjs'

// The first run downloads the dependencies.
jest.setTimeout(600_000)

let rig: Rig
let PATH: string

beforeAll(async () => {
  rig = await startRig()
  PATH = await toolPath('uv')
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

type Known = Extract<ChangesSince, { packages: unknown }>

/** Publishes the layers of two projects under the same name, and returns the reported changes between them. */
async function changesBetween(
  projects: readonly [before: Record<string, string>, after: Record<string, string>],
  runtime: string,
): Promise<Known & { readonly summary: string }> {
  const runs = []
  for (const project of projects) {
    const inputs = { 'layer-name': 'test-layer', regions: 'eu-west-1', 'compatible-runtimes': runtime }
    runs.push(await runInProcess(workspaceOf(project), { ...process.env, PATH, ...rig.env }, inputs))
  }
  const [, after] = runs
  expect(runs.flatMap(({ run }) => run.failure ?? [])).toEqual([])
  const changes = after?.run.changes
  if (!after || !changes || 'unread' in changes) throw new Error(JSON.stringify(changes))
  return { ...changes, summary: summaryOf(after.record) }
}

/** Returns one line per package. */
function lines(packages: readonly PackageChange[]): string[] {
  return packages.map(
    ({ name, before, after }) => `${name}: ${before.join(', ') || 'none'} -> ${after.join(', ') || 'none'}`,
  )
}

/** Returns an upper bound of the bytes that were downloaded of the previous version: the total size of the requested parts. */
function downloaded(): number {
  return rig.calls.filter(({ service }) => service === 'content').length * 512 * 1024
}

describe('reported changes between two layers', () => {
  test('Node.js: a package has a new version', async () => {
    const withSdk = (version: string): Record<string, string> => ({
      'package.json': JSON.stringify({ name: 'layer', dependencies: { 'aws-sdk': version } }),
    })
    const { packages, totals, files, summary } = await changesBetween(
      [withSdk('2.1691.0'), withSdk('2.1692.0')],
      'nodejs22.x',
    )
    expect(lines(packages)).toEqual(['aws-sdk: 2.1691.0 -> 2.1692.0'])
    expect(packages[0]?.sizeBefore).toBeGreaterThan(50_000_000)
    expect(packages[0]?.sizeAfter).toBeGreaterThan(50_000_000)
    expect(files).toEqual([])
    expect(totals.sizeAfter - totals.sizeBefore).toBe(
      (packages[0]?.sizeAfter ?? 0) - (packages[0]?.sizeBefore ?? 0),
    )
    expect(summary).toContain('| aws-sdk | 2.1691.0 | 2.1692.0 |')
    expect(downloaded()).toBeLessThan(3_000_000)
  })

  test('Python: numpy is added', async () => {
    const { packages, totals, files } = await changesBetween(
      [{ 'requirements.txt': 'six==1.17.0\n' }, { 'requirements.txt': 'six==1.17.0\nnumpy==2.1.0\n' }],
      'python3.13',
    )
    expect(lines(packages)).toEqual(['numpy: none -> 2.1.0'])
    expect(files).toEqual([])
    expect(totals.sizeAfter - totals.sizeBefore).toBe(packages[0]?.sizeAfter)
    expect(packages[0]?.sizeAfter).toBeGreaterThan(20_000_000)
  })

  test('Java: a jar and its dependencies are replaced', async () => {
    expect(execFileSync('mvn', ['--version']).toString()).toContain('Maven')
    const withGson = (version: string): Record<string, string> => ({
      'pom.xml': `<project><modelVersion>4.0.0</modelVersion><groupId>own</groupId><artifactId>layer</artifactId><version>1</version>
<dependencies><dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>${version}</version></dependency></dependencies></project>`,
    })
    const { packages, files, summary } = await changesBetween(
      [withGson('2.10.1'), withGson('2.11.0')],
      'java21',
    )
    expect(lines(packages)).toEqual(['gson: 2.10.1 -> 2.11.0', 'error_prone_annotations: none -> 2.27.0'])
    expect(packages.map(({ sizeBefore }) => sizeBefore)).toEqual([283_367, 0])
    expect(files).toEqual([])
    expect(summary).toContain('| gson | 2.10.1 | 2.11.0 |')
  })
})
