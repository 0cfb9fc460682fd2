import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { smallLayer, workspaceOf } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'
import { npmPackage, wheel } from '../support/slim-layer.ts'

let rig: Rig

beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const layer = {
  ...npmPackage('a', { 'index.js': 'module.exports = 1', 'index.d.ts': 'export {}', 'test/a.js': '1' }),
  ...npmPackage('@types/node', { 'index.d.ts': 'export {}' }),
  ...wheel('b', { 'b/__init__.py': '', 'b/tests/test_b.py': '' }),
}

test('a run with "slim" publishes a smaller layer, and shows what it left out', async () => {
  const workspace = workspaceOf(layer)
  const whole = await run(workspace, rig.env)
  const slim = await run(workspace, rig.env, { slim: 'true', sbom: 'layer.cdx.json' })
  expect(slim).toMatchObject({ exitCode: 0 })
  expect(slim.outputs['code-sha256']).not.toBe(whole.outputs['code-sha256'])
  const paths = new AdmZip(slim.outputs['archive']).getEntries().map(({ entryName }) => entryName)
  expect(paths).toContain('python/b-1.0.dist-info/RECORD')
  expect(paths.filter((path) => /test|types|\.d\.ts/.test(path))).toEqual([])

  const shown = /slim left out 6 files of \d+ B unzipped: tests \d+ B, typings \d+ B\./
  expect(slim.log).toMatch(shown)
  expect(slim.summary).toMatch(shown)
  expect(JSON.parse(readFileSync(slim.outputs['manifest'] ?? '', 'utf8'))).toMatchObject({
    leftOut: {
      kinds: [
        { kind: 'tests', files: 2 },
        { kind: 'typings', files: 4 },
      ],
      packages: [{ ecosystem: 'npm', name: '@types/node', version: '1.0.0' }],
    },
  })
  const bill = readFileSync(join(workspace, 'layer.cdx.json'), 'utf8')
  expect(bill).toContain('"slim:package"')
  expect(JSON.parse(bill)).toMatchObject({ components: [{ name: 'a' }, { name: 'b' }] })
})

test('the same layer is not published again with the same "slim"', async () => {
  const workspace = workspaceOf(layer)
  await run(workspace, rig.env, { slim: 'true' })
  const again = await run(workspace, rig.env, { slim: 'docs, tests, source-maps, typings' })
  expect(again.outputs).toMatchObject({ changed: 'false' })
})

test('a layer of which nothing remains is refused', async () => {
  const workspace = workspaceOf(npmPackage('@types/node', { 'index.d.ts': 'export {}' }))
  const { exitCode, annotations } = await run(workspace, rig.env, { slim: 'typings' })
  expect(exitCode).toBe(1)
  expect(annotations.map(({ message }) => message).join()).toContain(
    'The layer is empty: it contains no files. Check the inputs "source", "exclude" and "slim".',
  )
})

test('a layer without such files is published as it is', async () => {
  const workspace = smallLayer()
  const whole = await run(workspace, rig.env)
  const slim = await run(workspace, rig.env, { slim: 'true' })
  expect(slim.outputs['code-sha256']).toBe(whole.outputs['code-sha256'])
  expect(slim.log).toContain('slim found nothing to leave out.')
})
