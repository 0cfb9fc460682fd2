import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lazily } from '../../../src/base/lazy.ts'
import { digestIn, fakeRunner, writeFiles, writeTool } from '../../support/fingerprints.ts'
import type { FakeRunner } from '../../support/fingerprints.ts'
import type { LockedProject } from '../../support/locked-projects.ts'
import { lockedProjects } from '../../support/locked-projects.ts'

const reversed = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).reverse())

/** Programs are started only where their versions count, because that takes most of the time. */
const withoutTools = (project: LockedProject): LockedProject => ({ ...project, tools: {} })

describe.each(Object.entries(lockedProjects))('A fingerprint for %s', (_name, given) => {
  const project = withoutTools(given)
  const { files, home, leftovers = [], variable } = project

  /** The digest of a runner after a change. */
  const after = (change: (runner: FakeRunner) => unknown): Promise<string> => {
    const runner = fakeRunner(project)
    change(runner)
    return digestIn(runner)
  }
  const unchanged = lazily(() => digestIn(fakeRunner(project)))

  test('is the same for the same files in another folder, in another order and of another time', async () => {
    const runner = fakeRunner({ ...project, files: reversed(files), home: reversed(home) })
    for (const path of Object.keys(files)) utimesSync(join(runner.workspace, path), 1, 1)
    expect(await digestIn(runner)).toBe(await unchanged())
  })

  test.each(Object.keys(files))('differs if %s changes', async (path) => {
    const text = files[path] ?? ''
    const other =
      path.endsWith('.whl') || path.endsWith('.json') || path.endsWith('.js') ? `${text} ` : `${text}\n`
    expect(await after(({ workspace }) => writeFiles(workspace, { [path]: other }))).not.toBe(
      await unchanged(),
    )
  })

  test('differs if a file becomes a program, a link, or is added or removed', async () => {
    const path = (runner: FakeRunner, name = 'own.txt'): string => join(runner.workspace, 'layer', name)
    const withFile = { ...project, files: { ...files, 'layer/own.txt': 'x', 'layer/other.txt': 'x' } }
    const digests = [
      await unchanged(),
      await digestIn(fakeRunner(withFile)),
      ...(await Promise.all(
        [
          (runner: FakeRunner) => chmodSync(path(runner), 0o755),
          (runner: FakeRunner) => {
            unlinkSync(path(runner))
            symlinkSync('other.txt', path(runner))
          },
          (runner: FakeRunner) => unlinkSync(path(runner)),
        ].map((change) => {
          const runner = fakeRunner(withFile)
          change(runner)
          return digestIn(runner)
        }),
      )),
    ]
    expect(new Set(digests).size).toBe(digests.length)
  })

  test('does not depend on files that the build does not read', async () => {
    const digest = await after((runner) => {
      for (const path of leftovers) writeFiles(runner.workspace, { [path]: 'changed' })
      if (!project.isWorkspace) writeFiles(runner.workspace, { 'README.md': 'new', 'app/index.js': 'new' })
    })
    expect(digest).toBe(await unchanged())
    const withoutThem = await digestIn(fakeRunner({ ...project, leftovers: [] }))
    expect(withoutThem).toBe(digest)
  })

  test(`${project.readsRepository ? 'differs' : 'is the same'} for another commit`, async () => {
    const runner = fakeRunner(project)
    const git = (...args: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: runner.workspace,
      })
    git('init', '--quiet')
    git('commit', '--quiet', '--allow-empty', '--message', 'one')
    symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(runner.bin, 'git'))
    const first = await digestIn(runner)
    git('commit', '--quiet', '--allow-empty', '--message', 'two')
    expect((await digestIn(runner)) === first).toBe(project.readsRepository === undefined)
  })

  if (Object.keys(home).length > 0)
    test.each(Object.keys(home))('differs if the setting in ~/%s changes', async (path) => {
      const text = (home[path] ?? '')
        .replace('one.example', 'two.example')
        .replace(/1$/, '2')
        .replace(/"2"/, '"3"')
      const changed = text === home[path] ? text.replace('false', 'true') : text
      const other = changed === home[path] ? `${changed} ` : changed
      expect(await after((runner) => writeFiles(runner.home, { [path]: other }))).not.toBe(await unchanged())
    })

  test('differs if the version of a program changes', async () => {
    const runner = fakeRunner(given)
    const before = await digestIn(runner)
    for (const [command, output] of Object.entries(given.tools)) {
      writeTool(runner, command, output.replace(/\d+\.\d+/, '99.0'))
      expect([command, await digestIn(runner)]).not.toEqual([command, before])
      writeTool(runner, command, output)
    }
    expect(await digestIn(runner)).toBe(before)
  })

  test(`differs if ${variable} changes`, async () => {
    const runner = fakeRunner(project)
    const digests = await Promise.all(
      ['1', '2'].map((value) => digestIn(runner, { env: { [variable]: value } })),
    )
    expect(new Set([await digestIn(runner), ...digests]).size).toBe(3)
  })

  test('does not depend on where the runner has its folders, or on the run', async () => {
    const runner = fakeRunner(project)
    const env = (id: string): Record<string, string> => ({
      ...{
        GITHUB_RUN_ID: id,
        GITHUB_SHA: id,
        RUNNER_TRACKING_ID: id,
        AWS_ACCESS_KEY_ID: id,
        NODE_AUTH_TOKEN: id,
      },
      ...{ npm_config__authToken: id, PIP_INDEX_URL: `https://user:${id}@one.example/` },
      ...{ BUNDLE_RUBYGEMS__PKG__GITHUB__COM: id },
    })
    expect(await digestIn(runner, { env: env('1') })).toBe(await digestIn(runner, { env: env('2') }))
  })

  test('creates no file in the checkout', async () => {
    const runner = fakeRunner(project)
    const listed = (): string[] => readdirSync(runner.workspace, { recursive: true }).map(String).sort()
    const before = listed()
    await digestIn(runner)
    expect(listed()).toEqual(before)
  })
})

test('reads a checkout that is a copy with other owners and times as the same', async () => {
  const runner = fakeRunner(lockedProjects['npm'])
  const copy = fakeRunner({
    tools: lockedProjects['npm']?.tools ?? {},
    home: lockedProjects['npm']?.home ?? {},
  })
  cpSync(runner.workspace, copy.workspace, { recursive: true })
  expect(statSync(copy.workspace).ino).not.toBe(statSync(runner.workspace).ino)
  expect(await digestIn(copy)).toBe(await digestIn(runner))
})

test('the fingerprint for Gradle differs for another Java in the same JAVA_HOME', async () => {
  const runner = fakeRunner(lockedProjects['gradle'])
  const jdk = fakeRunner({ tools: { java: 'openjdk version "17.0.1"' } })
  mkdirSync(join(jdk.home, 'jdk'))
  renameSync(jdk.bin, join(jdk.home, 'jdk', 'bin'))
  const other = { ...jdk, bin: join(jdk.home, 'jdk', 'bin') }
  const env = { JAVA_HOME: join(jdk.home, 'jdk') }
  const first = await digestIn(runner, { env })
  writeTool(other, 'java', 'openjdk version "17.0.2"')
  expect(await digestIn(runner, { env })).not.toBe(first)
})
