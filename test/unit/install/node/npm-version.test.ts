import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { versionOfNpm } from '../../../../src/install/node/npm-tool.ts'

/** Creates a folder for PATH, whose `npm` is a link to a program of a package. */
function pathWith(program: string, manifest: object): string {
  const root = mkdtempSync(join(tmpdir(), 'npm-'))
  const directory = join(root, 'lib', 'node_modules', 'npm')
  mkdirSync(join(directory, 'bin'), { recursive: true })
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(directory, 'bin', program), '', { mode: 0o755 })
  mkdirSync(join(root, 'bin'))
  symlinkSync(join(directory, 'bin', program), join(root, 'bin', 'npm'))
  return join(root, 'bin')
}

const npm = { name: 'npm', version: '11.6.0' }

describe('the version of npm', () => {
  test('is that of the first npm on PATH, without starting it', async () => {
    const PATH = ['/does/not/exist', pathWith('npm-cli.js', npm), pathWith('npm-cli.js', {})].join(':')
    expect(await versionOfNpm({ PATH })).toBe('11.6.0')
  })

  test.each([
    ['another program, such as Corepack', pathWith('npm.js', npm)],
    ['another package', pathWith('npm-cli.js', { ...npm, name: 'other' })],
    ['missing', '/does/not/exist'],
  ])('is unknown if npm is %s', async (_name, PATH) => {
    expect(await versionOfNpm({ PATH })).toBeUndefined()
  })

  test('is rejected if it is too old', async () => {
    const old = pathWith('npm-cli.js', { ...npm, version: '7.24.0' })
    await expect(versionOfNpm({ PATH: old })).rejects.toThrow('npm 7.24.0 is too old')
  })
})
