import { cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { partOf } from '../support/markdown-files.ts'
import { annotationsOf } from '../support/run-bundle.ts'
import { exactPolicy } from '../support/trust-policies.ts'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { runAction } from '../rig/runner.mjs'

/** The logs and the summary in docs/quick-start.md must match two runs of its workflow with the same dependencies. */

const page = 'docs/quick-start.md'
let rig: Rig
let result: Awaited<ReturnType<typeof runAction>>
let second: typeof result

beforeAll(async () => {
  rig = await startRig()
  rig.iam.putRole('arn:aws:iam::111122223333:role/layer-publisher', {
    trust: exactPolicy('repo:octo-org/octo-repo:ref:refs/heads/main'),
  })
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  cpSync(join('test', 'fixtures', 'quick-start'), join(workspace, 'layer'), { recursive: true })
  const { jobs } = parse(readFileSync(join('test', 'workflows', 'one-job.yml'), 'utf8'))
  const { with: inputs } = jobs.layer.steps.find(({ id }: { id?: string }) => id === 'layer')
  const run = (sha: string) =>
    runAction({ workspace, env: { ...rig.oidcEnv, GITHUB_SHA: sha.repeat(40) }, inputs })
  result = await run('1')
  second = await run('2')
})
afterAll(() => rig.stop())

/** Returns the lines between two markers of the page, without quote marks, code fences and ellipses. */
function shown(name: string): string[] {
  const lines = partOf(page, name)
    .split('\n')
    .map((line) => line.replace(/^> ?/, ''))
  return lines.map(withoutPadding).filter((line) => !/^(|\.\.\.|```.*)$/.test(line))
}

/** Removes the padding of table cells from a line. Returns an empty string for the separator below the header row. */
function withoutPadding(line: string): string {
  if (/^\|[-:| ]+$/.test(line)) return ''
  return line.startsWith('|') ? line.replace(/ {2,}/g, ' ') : line
}

test('the first run of the quick start has no warning', () => {
  expect(annotationsOf(result, 'warning')).toEqual([])
})

test.each(['README.md', page])('%s shows the npm command for the packages of the quick start', (path) => {
  const [, packages = ''] = /^npm install (@.+)$/m.exec(readFileSync(path, 'utf8')) ?? []
  const { dependencies } = JSON.parse(
    readFileSync(join('test', 'fixtures', 'quick-start', 'package.json'), 'utf8'),
  )
  expect(packages.split(' ')).toEqual(Object.keys(dependencies))
})

test.each([
  ['log', () => result.log],
  ['summary', () => result.summary],
  ['second log', () => second.log],
] as const)('the %s contains the lines that the quick start shows, in the same order', (name, text) => {
  expect([result, second].flatMap((run) => annotationsOf(run, 'error'))).toEqual([])
  const wanted = shown(name)
  expect(wanted.length).toBeGreaterThan(3)
  const lines = text().split('\n').map(withoutPadding)
  expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted)
})

test('the second run of the quick start publishes nothing, and outputs the same ARNs', () => {
  expect([result, second].map(({ outputs }) => outputs['changed'])).toEqual(['true', 'false'])
  expect(second.outputs['arns']).toBe(result.outputs['arns'])
})
