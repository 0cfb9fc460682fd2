import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { workspaceOf } from '../support/run-bundle.ts'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer } from '../support/build-layer.ts'
import type { LayerOptions } from '../support/build-layer.ts'

let path: string
beforeAll(async () => {
  path = await toolPath('uv')
}, 600_000)

const manifest = `[project]
name = "svc"
version = "1.0"
requires-python = ">=3.11"
dependencies = ["idna==3.10"]
[dependency-groups]
dev = ["iniconfig==2.0.0"]
lambda = [{ include-group = "net" }, "certifi==2025.1.31"]
net = ["zipp==3.21.0"]
other = ["six==1.16.0"]
[tool.uv]
default-groups = ["dev", "lambda"]
conflicts = [[{ group = "other" }, { group = "net" }]]
`

const write = (text: string): string => realpathSync(workspaceOf({ 'pyproject.toml': text }))

/** Returns the names of the installed packages. */
async function namesOf(checkout: string, order: LayerOptions): Promise<string[]> {
  const env = { ...process.env, PATH: path }
  const target = { runtimes: ['python3.13'], architecture: 'arm64' } as const
  const { contents } = await buildLayer(checkout, '', { ...target, ...order, env })
  return Object.keys(contents)
    .flatMap((file) => /([^/]+)-[^-]+\.dist-info\/METADATA$/.exec(file)?.[1] ?? [])
    .sort()
}

describe.each(['with', 'without'])('groups of a uv project %s a lock file', (lock) => {
  let checkout: string
  beforeAll(() => {
    checkout = write(manifest)
    if (lock === 'with')
      execFileSync('uv', ['lock', '--quiet'], { cwd: checkout, env: { ...process.env, PATH: path } })
  })

  test.each([
    [[], ['certifi', 'idna', 'zipp']],
    [['dev'], ['certifi', 'idna', 'iniconfig', 'zipp']],
  ])(
    'the default groups without "dev" are installed, and those in "extras": %j',
    async (extras, expected) => {
      expect(await namesOf(checkout, { extras })).toEqual(expected)
    },
  )

  test('groups that conflict are rejected, and the error names them', async () => {
    await expect(namesOf(checkout, { extras: ['other', 'net'] })).rejects.toThrow(
      /"other" and "net" cannot be installed/,
    )
  })
})

test('pip installs the groups in "extras", and no others', async () => {
  const groups = manifest.replace(/\[project\][^[]*/, '').replace(/\[tool.uv\][^]*/, '')
  const order = { manager: 'pip' }
  expect(await namesOf(write(manifest), { ...order, extras: ['lambda'] })).toEqual([
    'certifi',
    'idna',
    'zipp',
  ])
  expect(await namesOf(write(manifest), order)).toEqual(['idna'])
  expect(await namesOf(write(groups), { ...order, extras: ['lambda'] })).toEqual(['certifi', 'zipp'])
})
