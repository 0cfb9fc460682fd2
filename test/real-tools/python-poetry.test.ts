import { cpSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer } from '../support/build-layer.ts'

test('the action checks that poetry.lock matches pyproject.toml, but not whether pyproject.toml is valid in other ways', async () => {
  const checkout = realpathSync(workspaceOf({}))
  cpSync('test/fixtures/managers/poetry', checkout, { recursive: true })
  const manifest = join(checkout, 'pyproject.toml')
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(
    manifest,
    text.replace('[project]\n', '[project]\nreadme = "absent.md"\nclassifiers = ["No :: Such"]\n'),
  )
  const order = { runtimes: ['python3.13'], env: { ...process.env, PATH: await toolPath('poetry', 'uv') } }
  expect((await buildLayer(checkout, '', order)).locked).toBe(true)
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/jinja2/i, 'idna'))
  await expect(buildLayer(checkout, '', order)).rejects.toThrow(/poetry\.lock does not match pyproject\.toml/)
}, 600_000)
