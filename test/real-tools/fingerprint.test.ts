import { realpathSync } from 'node:fs'
import { expect, jest, test } from '@jest/globals'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer } from '../support/build-layer.ts'
import { digestIn, fakeRunner } from '../support/fingerprints.ts'
import type { FakeRunner } from '../support/fingerprints.ts'

// The first run installs the tools.
jest.setTimeout(600_000)

const node = {
  'layer/package.json': '{"name":"layer","dependencies":{"own":"file:own"}}',
  'layer/own/package.json': '{"name":"own","version":"1.0.0"}',
  'layer/own/index.js': '',
}
const npm = {
  ...node,
  'layer/package-lock.json': JSON.stringify({
    name: 'layer',
    lockfileVersion: 3,
    packages: {
      '': { name: 'layer', dependencies: { own: 'file:own' } },
      'node_modules/own': { resolved: 'own', link: true },
      own: { version: '1.0.0' },
    },
  }),
}

const pip = { 'layer/requirements.txt': `a==1 --hash=sha256:${'a'.repeat(64)}\n` }

const uv = {
  'layer/pyproject.toml': '[project]\nname = "layer"\nversion = "1"\ndependencies = []\n',
  'layer/uv.lock': 'version = 1\n',
}

type Tool = Parameters<typeof toolPath>[0]

const projects: readonly (readonly [one: Tool, other: Tool, files: Readonly<Record<string, string>>])[] = [
  ['npm@9.9.4', 'npm@12.2.2', npm],
  ['pnpm@10.34.9', 'pnpm@12.21.0', { ...node, 'layer/pnpm-lock.yaml': "lockfileVersion: '9.0'" }],
  ['yarn@3.8.7', 'yarn@4.18.1', { ...node, 'layer/yarn.lock': '__metadata:\n  version: 8\n' }],
  ['bun@1.2.23', 'bun@1.4.5', { ...node, 'layer/bun.lock': '{}' }],
  ['pip@22.2', 'pip@26.3', pip],
  ['uv@0.7.0', 'uv@0.13.9', uv],
  ['poetry@2.0.0', 'poetry@2.5.1', { 'layer/pyproject.toml': '', 'layer/poetry.lock': '' }],
  ['pipenv@2024.4.1', 'pipenv@2026.10.3', { 'layer/Pipfile': '', 'layer/Pipfile.lock': '{}' }],
  ['bundler@2.3.26', 'bundler@2.6.9', { 'layer/Gemfile': '', 'layer/Gemfile.lock': 'GEM\n' }],
  ['maven@3.8.9', 'maven@3.9.16', { 'layer/pom.xml': '<project><artifactId>a</artifactId></project>' }],
]

async function digestWith(tool: Tool, runner: FakeRunner): Promise<string> {
  return digestIn(runner, { env: { PATH: await toolPath(tool) } })
}

test.each(projects)('%s and %s are different, and each is the same again', async (one, other, files) => {
  const runner = fakeRunner({ files })
  const first = await digestWith(one, runner)
  expect(await digestWith(one, fakeRunner({ files }))).toBe(first)
  expect(await digestWith(other, runner)).not.toBe(first)
})

test('A build does not change the fingerprint of its own inputs', async () => {
  const runner = fakeRunner({ files: npm })
  const before = await digestWith('npm@12.2.2', runner)
  const env = { ...process.env, PATH: await toolPath('npm@12.2.2'), HOME: runner.home }
  const { contents } = await buildLayer(realpathSync(runner.workspace), 'layer', { env })
  expect(Object.keys(contents)).toContain('nodejs/node_modules/own/index.js')
  expect(await digestWith('npm@12.2.2', runner)).toBe(before)
})
