import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findProject } from '../../../../src/install/source/project.ts'

/** A checkout with these files. The text of a file can decide which manager is found. */
function checkoutOf(files: Record<string, string>): string {
  const checkout = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(checkout, dirname(path)), { recursive: true })
    writeFileSync(join(checkout, path), text)
  }
  return checkout
}

/** Returns the manager that is found in a folder of a checkout, and the directory of its lock file ('' for the checkout itself). */
async function found(files: Record<string, string>, folder = '', name = 'auto'): Promise<string> {
  const checkout = checkoutOf(files)
  const result = await findProject(name, join(checkout, folder), checkout)
  if (result === 'none') return result
  const { builder, project } = result
  const where = project.root === checkout ? '' : project.root.slice(checkout.length + 1)
  return `${builder.name}${project.locked ? ' locked' : ''}${project.root === project.source ? '' : ` by ${where || '/'}`}`
}

const bare = { 'package.json': '{}' }
const poetry = '[tool.poetry]\nname = "own"\n'

describe('the package manager of a directory is found', () => {
  const table: [string, Record<string, string>, string][] = [
    ['by its lock file', { ...bare, 'package-lock.json': '' }, 'npm locked'],
    ['by another of its lock files', { ...bare, 'npm-shrinkwrap.json': '' }, 'npm locked'],
    ['by both of its lock files', { 'package-lock.json': '', 'npm-shrinkwrap.json': '' }, 'npm locked'],
    [
      'by a lock file, even with a manifest of another language',
      { 'bun.lock': '', Gemfile: '' },
      'bun locked',
    ],
    ['by uv.lock, next to a requirements.txt', { 'uv.lock': '', 'requirements.txt': '' }, 'uv locked'],
    [
      'by a lock file and not "packageManager"',
      { 'package.json': '{"packageManager":"pnpm@10.0.0"}', 'package-lock.json': '' },
      'npm locked',
    ],
    ['by "packageManager"', { 'package.json': '{"packageManager":"pnpm@10.0.0"}' }, 'pnpm'],
    ['by package.json', bare, 'npm'],
    ['by [tool.poetry]', { 'pyproject.toml': poetry }, 'poetry'],
    [
      'by [tool.poetry], and not requirements.txt',
      { 'pyproject.toml': poetry, 'requirements.txt': 'six' },
      'poetry',
    ],
    [
      'by requirements.txt, and not pyproject.toml',
      { 'pyproject.toml': '', 'requirements.txt': 'six' },
      'pip',
    ],
    ['by pyproject.toml', { 'pyproject.toml': '[project]\n' }, 'uv'],
    ['by Pipfile', { Pipfile: '' }, 'pipenv'],
    ['by pylock.toml', { 'pyproject.toml': '[project]\n', 'pylock.toml': '' }, 'pip locked'],
    ['by pylock.toml alone', { 'pylock.toml': '' }, 'pip locked'],
    ['by a pylock.toml with a name', { 'requirements.txt': 'six', 'pylock.layer.toml': '' }, 'pip locked'],
    ['by pylock.toml, next to a named one', { 'pylock.toml': '', 'pylock.dev.toml': '' }, 'pip locked'],
    [
      'by uv.lock, next to its export',
      { 'uv.lock': '', 'pylock.a.toml': '', 'pylock.b.toml': '' },
      'uv locked',
    ],
    [
      'by pylock.toml, next to the lock file that it was exported from',
      { 'pdm.lock': '', 'pylock.toml': '' },
      'pip locked',
    ],
    [
      'by uv.lock, next to a lock file of another tool',
      { 'uv.lock': '', 'pdm.lock': '', 'pixi.lock': '' },
      'uv locked',
    ],
    [
      'by requirements.txt, even with a lock file of another tool',
      { 'requirements.txt': 'six', 'pixi.lock': '' },
      'pip',
    ],
    [
      'as none, for a layer directory that another tool prepared',
      { 'python/a.py': '', 'pixi.lock': '' },
      'none',
    ],
    ['by Gemfile', { Gemfile: '' }, 'bundler'],
    ['by build.gradle.kts', { 'build.gradle.kts': '' }, 'gradle locked'],
    ['by a manifest, and not as a prepared layer directory', { ...bare, 'bin/tool': '' }, 'npm'],
    ['as none, for a prepared layer directory', { 'nodejs/index.js': '', 'README.md': '' }, 'none'],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    expect(await found(files)).toBe(expected)
  })
})

describe('a member of a workspace', () => {
  const npm = {
    'package.json': '{"workspaces":["./packages/*","!packages/own"]}',
    'packages/a/package.json': '{}',
  }

  test('is built by the lock file above it', async () => {
    expect(await found({ ...npm, 'package-lock.json': '' }, 'packages/a')).toBe('npm locked by /')
  })

  test('is built at the root without a lock file, too', async () => {
    expect(await found(npm, 'packages/a')).toBe('npm by /')
  })

  test('is built by its own lock file if it has one', async () => {
    const files = { ...npm, 'package-lock.json': '', 'packages/a/package-lock.json': '' }
    expect(await found(files, 'packages/a')).toBe('npm locked')
  })

  test.each(['packages/own', 'layer'])('is not a directory that the patterns exclude: %s', async (folder) => {
    const files = { ...npm, 'package-lock.json': '', [`${folder}/package.json`]: '{}' }
    expect(await found(files, folder)).toBe('npm')
  })
})

describe('rejected', () => {
  const table: [string, Record<string, string>, RegExp][] = [
    ['lock files of two', { 'package-lock.json': '', 'yarn.lock': '' }, /package-lock\.json and yarn\.lock/],
    [
      'manifests of two languages',
      { ...bare, 'requirements.txt': '' },
      /package\.json and requirements\.txt/,
    ],
    ['a lock file and pylock.toml', { 'yarn.lock': '', 'pylock.toml': '' }, /yarn\.lock and pylock\.toml/],
    [
      'two of pylock.toml',
      { 'pylock.a.toml': '', 'pylock.b.toml': '' },
      /pylock\.a\.toml and pylock\.b\.toml.* Rename/,
    ],
    [
      'pdm.lock',
      { 'pyproject.toml': '[project]\n', 'pdm.lock': '' },
      /pdm\.lock.* of PDM\. Run "pdm export --format pylock/,
    ],
    [
      'pdm.lock with a name',
      { 'pyproject.toml': '[project]\n', 'pdm.layer.lock': '' },
      /pdm\.layer\.lock.* of PDM/,
    ],
    ['pixi.lock alone', { 'pixi.toml': '', 'pixi.lock': '' }, /pixi\.lock.* of pixi\. .*"uv lock"/],
    ['conda-lock.yml', { 'pyproject.toml': '[project]\n', 'conda-lock.yml': '' }, /conda-lock\.yml/],
    [
      'requirements.lock',
      { 'pyproject.toml': '[project]\n', 'requirements.lock': '' },
      /of Rye\. Run "uv lock"/,
    ],
    ['deno.lock', { ...bare, 'deno.lock': '' }, /of Deno\. Run "npm install --package-lock-only"/],
    ['vlt-lock.json', { ...bare, 'vlt-lock.json': '' }, /of vlt/],
    ['gems.locked', { 'gems.rb': '', 'gems.locked': '' }, /Rename gems\.rb to Gemfile/],
    ['nothing to build', { 'README.md': '' }, /neither a manifest .*pom\.xml/],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    await expect(found(files)).rejects.toThrow(expected)
  })

  test('but not if the manager is set', async () => {
    expect(await found({ 'package-lock.json': '', 'yarn.lock': '' }, '', 'yarn')).toBe('yarn locked')
    expect(await found({ 'uv.lock': '', 'pdm.lock': '', 'pylock.toml': '' }, '', 'uv')).toBe('uv locked')
    expect(await found({ 'pylock.toml': '', 'pdm.lock': '' }, '', 'uv')).toBe('uv locked')
    expect(await found({ 'pylock.toml': '', 'package-lock.json': '' }, '', 'npm')).toBe('npm locked')
    expect(await found({ 'requirements.txt': 'six', 'pdm.lock': '' }, '', 'pip')).toBe('pip')
    expect(await found({ ...bare, 'pdm.lock': '' }, '', 'npm')).toBe('npm')
  })

  test('also if the manager that would ignore it is set', async () => {
    await expect(found({ 'pyproject.toml': '', 'pdm.lock': '' }, '', 'uv')).rejects.toThrow(/pdm\.lock/)
  })
})
