import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Problem } from '../../../src/base/problem.ts'
import { digestIn, fakeRunner, fingerprint, writeFiles, writeTool } from '../../support/fingerprints.ts'
import type { Difference, FakeRunner } from '../../support/fingerprints.ts'
import { lockedProjects } from '../../support/locked-projects.ts'

const npm = lockedProjects['npm']
const withFiles = (files: Readonly<Record<string, string>>): FakeRunner => fakeRunner({ files })

/** Returns why there is no fingerprint. */
async function reasonIn(runner: FakeRunner, difference: Difference = {}): Promise<string> {
  const found = await fingerprint(runner, difference)
  return 'unusable' in found ? found.unusable.text : ''
}

test('A fingerprint has parts, of which only those differ that changed', async () => {
  const runner = fakeRunner(npm)
  const one = await fingerprint(runner)
  writeFiles(runner.workspace, { 'layer/package-lock.json': '{}' })
  const other = await fingerprint(runner)
  if ('unusable' in one || 'unusable' in other) throw new Error('no fingerprint')
  const names = Object.keys(one.parts).filter((name) => one.parts[name] !== other.parts[name])
  expect(names).toEqual(['files'])
  expect(one.digest).toMatch(/^[0-9a-f]{64}$/)
})

test('The code of the action and the target decide', async () => {
  const runner = fakeRunner(npm)
  const target = { runtimes: ['nodejs24.x'], architecture: 'x86_64', matchesRunner: true } as const
  const digests = [
    await digestIn(runner),
    await digestIn(runner, { context: { target } }),
    await digestIn(runner, { context: { target: { ...target, architecture: 'arm64' } } }),
    await digestIn(runner, { context: { target: { ...target, matchesRunner: false } } }),
  ]
  writeFiles(runner.code, { '1.index.js': 'more' })
  digests.push(await digestIn(runner))
  writeFiles(runner.code, { '1.index.js': 'other' })
  digests.push(await digestIn(runner))
  expect(new Set(digests).size).toBe(digests.length)
  writeFiles(runner.code, { 'collect/index.js': 'another action' })
  expect(await digestIn(runner)).toBe(digests.at(-1))
})

test('Files that the action writes do not count', async () => {
  const runner = fakeRunner(npm)
  const before = await digestIn(runner)
  writeFiles(runner.workspace, { 'layer/out/layers.json': '{}' })
  expect(
    await digestIn(runner, { context: { without: [join(runner.workspace, 'layer/out/layers.json')] } }),
  ).toBe(before)
})

test('A file in "include" counts even if the build does not read its folder', async () => {
  const files = { ...npm?.files, 'layer/node_modules/own/a.js': 'one' }
  const include = ['node_modules/own/**']
  const runner = fakeRunner({ ...npm, files })
  const one = await digestIn(runner, { inputs: { include } })
  writeFiles(runner.workspace, { 'layer/node_modules/own/a.js': 'two' })
  expect(await digestIn(runner, { inputs: { include } })).not.toBe(one)
})

test('The content behind a link counts', async () => {
  const runner = fakeRunner(npm)
  writeFiles(runner.workspace, { 'shared/a.txt': 'one' })
  symlinkSync('../shared', join(runner.workspace, 'layer/linked'))
  const one = await digestIn(runner)
  writeFiles(runner.workspace, { 'shared/a.txt': 'two' })
  expect(await digestIn(runner)).not.toBe(one)
  symlinkSync('/usr', join(runner.workspace, 'layer/system'))
  expect(await reasonIn(runner)).toContain('outside of the checkout')
})

test('A prepared directory counts as it is packed', async () => {
  const files = { 'layer/nodejs/a.js': '', 'layer/nodejs/a.test.js': '' }
  const runner = withFiles(files)
  const inputs = { 'package-manager': 'none', exclude: ['**/*.test.js'] }
  const digests = [await digestIn(runner, { inputs })]
  writeFiles(runner.workspace, { 'layer/nodejs/a.test.js': 'changed', 'app/a.js': '' })
  expect(await digestIn(runner, { inputs })).toBe(digests[0])
  const changes: (() => unknown)[] = [
    () => writeFiles(runner.workspace, { 'layer/nodejs/a.js': 'changed' }),
    () => writeFiles(runner.workspace, { 'layer/nodejs/b.js': '' }),
    () => mkdirSync(join(runner.workspace, 'layer/nodejs/empty')),
    () => symlinkSync('a.js', join(runner.workspace, 'layer/nodejs/c.js')),
    () => chmodSync(join(runner.workspace, 'layer/nodejs/a.js'), 0o755),
  ]
  for (const change of changes) {
    change()
    digests.push(await digestIn(runner, { inputs }))
  }
  expect(new Set(digests).size).toBe(digests.length)
})

test.each<[string, FakeRunner, Difference, string]>([
  ['an archive', withFiles({}), { inputs: { archive: '/a.zip' } }, 'an archive'],
  ['a command', withFiles({}), { inputs: { 'build-command': 'make' } }, 'Name its files in "build-inputs"'],
  ['no lock file', withFiles({ 'layer/package.json': '{}' }), {}, 'there is no lock file. Run "npm install"'],
  ['pins without hashes', withFiles({ 'layer/requirements.txt': 'a==1' }), {}, 'there is no lock file'],
  [
    'a snapshot of Maven',
    withFiles({
      'layer/pom.xml':
        '<project><artifactId>a</artifactId><dependencies><dependency><groupId>b</groupId><artifactId>b</artifactId><version>1-SNAPSHOT</version></dependency></dependencies></project>',
    }),
    {},
    'there is no lock file',
  ],
  [
    'a range of Gradle',
    withFiles({ 'layer/build.gradle': "implementation 'a:b:1.+'" }),
    {},
    'there is no lock file',
  ],
  [
    'a broken lock file',
    withFiles({ 'layer/uv.lock': '[', 'layer/pyproject.toml': '[project]' }),
    {},
    'could not be read',
  ],
  ['nothing to build', withFiles({ 'layer/README.md': '' }), {}, 'neither a manifest'],
])('There is no fingerprint for %s', async (_what, runner, difference, reason) => {
  expect(await reasonIn(runner, difference)).toContain(reason)
})

test('A pattern in "build-inputs" that matches nothing is an error', async () => {
  const runner = withFiles({ 'layer/a': '' })
  const asked = fingerprint(runner, {
    inputs: { 'build-command': 'make' },
    context: { buildInputs: ['layer/*', 'nativ/**'] },
  })
  await expect(asked).rejects.toThrow(Problem)
  await expect(asked).rejects.toThrow(
    '"build-inputs" has patterns that match no file in the checkout: "nativ/**"',
  )
})

test('An artifact that a step installed into the repository of Maven counts, a downloaded one does not', async () => {
  const repository = '.m2/repository/com/example'
  const home = {
    [`${repository}/own/maven-metadata-local.xml`]: '<metadata/>',
    [`${repository}/own/1/own-1.jar`]: 'one',
    [`${repository}/other/1/other-1.jar`]: 'one',
  }
  const maven = lockedProjects['maven']
  const runner = fakeRunner({ ...maven, home: { ...maven?.home, ...home } })
  const before = await digestIn(runner)
  writeFiles(runner.home, { [`${repository}/other/1/other-1.jar`]: 'two' })
  writeFiles(runner.home, { [`${repository}/own/maven-metadata-local.xml`]: '<metadata>now</metadata>' })
  expect(await digestIn(runner)).toBe(before)
  writeFiles(runner.home, { [`${repository}/own/1/own-1.jar`]: 'two' })
  expect(await digestIn(runner)).not.toBe(before)
})

test('Code that runs can read variables of GitHub that a file mentions, and any other variable', async () => {
  const maven = lockedProjects['maven']
  const values = (name: string, runner: FakeRunner): Promise<string[]> =>
    Promise.all(['1', '2'].map((value) => digestIn(runner, { env: { [name]: value } })))
  const silent = await values('GITHUB_RUN_NUMBER', fakeRunner(maven))
  expect(silent[0]).toBe(silent[1])
  const files = { ...maven?.files, 'layer/.mvn/maven.config': '-Drevision=${env.GITHUB_RUN_NUMBER}' }
  const named = await values('GITHUB_RUN_NUMBER', fakeRunner({ ...maven, files }))
  expect(named[0]).not.toBe(named[1])
  const any = await values('OWN_VERSION', fakeRunner(maven))
  expect(any[0]).not.toBe(any[1])
  const closed = await values('OWN_VERSION', fakeRunner(npm))
  expect(closed[0]).toBe(closed[1])
})

test('Credentials in settings files and variables do not count, but the address of a registry does', async () => {
  const settings = (token: string, host: string): Record<string, string> => ({
    '.npmrc': `registry=https://user:${token}@${host}/\n//${host}/:_authToken=${token}\n//${host}/:_password="${token}"\n`,
  })
  const digest = (token: string, host = 'one.example'): Promise<string> =>
    digestIn(fakeRunner({ ...npm, home: settings(token, host) }), { env: { NPM_TOKEN: token } })
  expect(await digest('1')).toBe(await digest('2'))
  expect(await digest('1', 'secret-token.example')).not.toBe(await digest('1', 'other-token.example'))
})

test('A file whose name is not UTF-8 has no fingerprint, because its content would not count', async () => {
  const runner = fakeRunner(npm)
  writeFileSync(Buffer.concat([Buffer.from(join(runner.workspace, 'layer/a')), Buffer.from([0xff])]), '')
  expect(await reasonIn(runner)).toContain('not valid UTF-8')
})

test('The number of processors, on which this action sets a variable, does not count', async () => {
  const runner = fakeRunner(npm)
  expect(await digestIn(runner, { env: { UV_THREADPOOL_SIZE: '8' } })).toBe(await digestIn(runner))
})

test('A rule of Git above the project counts if a package of the checkout is built', async () => {
  const uv = lockedProjects['uv']
  const runner = fakeRunner({ ...uv, tools: {}, files: { ...uv?.files, '.gitignore': 'a' } })
  const one = await digestIn(runner)
  writeFiles(runner.workspace, { '.gitignore': 'b' })
  expect(await digestIn(runner)).not.toBe(one)
})

test('A version that the project selects for a version manager counts', async () => {
  const bundler = lockedProjects['bundler']
  const runner = fakeRunner({ ...bundler, files: { ...bundler?.files, 'layer/.ruby-version': '3.4' } })
  const shim = (version: string): void => {
    writeFiles(runner.bin, {
      ruby: `#!/bin/sh\nif [ -f .ruby-version ]; then echo 'ruby ${version}'; else echo 'ruby 3.0.0'; fi\n`,
    })
  }
  shim('3.4.1')
  chmodSync(join(runner.bin, 'ruby'), 0o755)
  const one = await digestIn(runner)
  shim('3.4.2')
  expect(await digestIn(runner)).not.toBe(one)
})

test('A package manager that does not report its version has no fingerprint, but a broken compiler is one of many', async () => {
  const runner = fakeRunner(lockedProjects['bundler'])
  const before = await digestIn(runner)
  writeTool(runner, 'go', 'no version is set')
  expect(await digestIn(runner)).not.toBe(before)
  writeTool(runner, 'bundle', 'no version is set')
  expect(await reasonIn(runner)).toContain('"bundle" does not report its version')
})

test('A request for another package manager does not keep the chosen one from reporting its version', async () => {
  const files = { ...npm?.files, 'layer/package.json': '{"packageManager":"yarn@4.1.0"}' }
  const runner = fakeRunner({ ...npm, files })
  writeTool(runner, 'npm', '11.2.0')
  writeFiles(runner.bin, { npm: '#!/bin/sh\ngrep -q yarn package.json || echo 11.2.0\n' })
  expect(await digestIn(runner)).toMatch(/^[0-9a-f]+$/)
})
