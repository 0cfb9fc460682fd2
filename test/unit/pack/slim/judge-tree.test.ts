import { execFileSync } from 'node:child_process'
import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { safeSlimKinds } from '../../../../src/layer/slim.ts'
import { packDirectory, treeOf } from '../../../support/pack-layer.ts'
import { npmPackage } from '../../../support/slim-layer.ts'

const nodeModules = 'nodejs/node_modules'
const layer = {
  ...npmPackage(
    'a',
    { 'index.js': 'module.exports = 1', 'bin/a.js': '', 'test/a.js': '1' },
    { bin: 'bin/a.js' },
  ),
  ...npmPackage('@types/b', { 'index.d.ts': 'export {}' }),
}

async function pathsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { archive } = await packDirectory(treeOf(files), { slim: safeSlimKinds })
  const zip = execFileSync('unzip', ['-Z1', archive.path]).toString()
  return zip.trim().split('\n')
}

test('links to files and folders that are left out are left out too', async () => {
  const paths = await pathsIn({
    ...layer,
    [`${nodeModules}/.bin/a`]: '->../a/bin/a.js',
    [`${nodeModules}/.bin/test`]: '->../a/test/a.js',
    'nodejs/tests': '->node_modules/a/test',
    'nodejs/types': '->node_modules/@types',
  })
  expect(paths.filter((path) => !path.startsWith(`${nodeModules}/a/`))).toEqual([`${nodeModules}/.bin/a`])
})

test('a link in a folder stays if its target stays', async () => {
  const link = `${nodeModules}/a/test/lib.js`
  expect(await pathsIn({ ...layer, [link]: '->../index.js' })).toContain(link)
})

test('no empty folders remain, except those of the user', async () => {
  const paths = await pathsIn({ ...layer, [`${nodeModules}/a/test/empty/`]: '', 'lib/empty/': '' })
  expect(paths.filter((path) => path.endsWith('/'))).toEqual(['lib/empty/'])
})

test('the same content results in the same bytes, wherever the files are created', async () => {
  const [one, other] = await Promise.all(
    (['given', 'reversed'] as const).map((order) =>
      packDirectory(treeOf(layer, order), { slim: safeSlimKinds }),
    ),
  )
  expect(one?.archive.sha256).toBe(other?.archive.sha256)
})

test('files of "exclude" do not count, and a pattern that matches a test is used', async () => {
  const { archive, warnings } = await packDirectory(treeOf(layer), {
    exclude: [`${nodeModules}/a/test`],
    slim: safeSlimKinds,
  })
  expect(warnings).toEqual([])
  expect(new AdmZip(archive.path).getEntries()).toHaveLength(4)
})

test('a layer that is too large is refused with what "slim" would leave out', async () => {
  const root = treeOf({ ...layer, [`${nodeModules}/a/test/data.bin`]: '', 'python/boto3/__init__.py': '' })
  truncateSync(join(root, nodeModules, 'a/test/data.bin'), 262_144_001)
  await expect(packDirectory(root)).rejects.toThrow(
    /The input "slim" would leave out tests \(250 MB\), typings \(\d+ B\)\. To leave out other files, use/,
  )
  await expect(packDirectory(root, { slim: ['tests'] })).resolves.toMatchObject({ archive: { files: 8 } })
})
