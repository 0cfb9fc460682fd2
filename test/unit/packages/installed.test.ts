import { expect, test } from '@jest/globals'
import { installedPackages } from '../../../src/packages/installed.ts'
import { gem, npmPackage, wheel } from '../../support/slim-layer.ts'

/** Returns a line for each installed package: what it is, its folder, and its files. */
async function installedIn(
  contents: Readonly<Record<string, string>>,
  own?: readonly string[],
): Promise<string[]> {
  const files = Object.entries(contents).map(([path, text]) => ({ path, size: text.length }))
  const read = (path: string): Promise<Buffer> => Promise.resolve(Buffer.from(contents[path] ?? ''))
  const found = await installedPackages({ files, own, read })
  return found.map(
    ({ ecosystem, name, root, files: of }) =>
      `${ecosystem} ${name} in ${root}: ${of.map(({ path }) => path).join(' ')}`,
  )
}

test('a file belongs to the nearest npm package around it', async () => {
  const root = 'nodejs/node_modules/a'
  const inTests = `${root}/test/node_modules/c/package.json`
  const layer = {
    ...npmPackage('a', { 'test/node_modules/c/package.json': '{}' }),
    ...npmPackage('a/node_modules/@s/b'),
  }
  expect(await installedIn(layer)).toEqual([
    `npm a in ${root}: ${root}/package.json ${root}/LICENSE ${inTests}`,
    `npm @s/b in ${root}/node_modules/@s/b: ${root}/node_modules/@s/b/package.json ${root}/node_modules/@s/b/LICENSE`,
  ])
})

test('the files of a wheel are in its RECORD, and in its metadata', async () => {
  const info = 'python/A_b-1.0.dist-info'
  const layer = { ...wheel('A_b', { 'a.py': '' }), [`${info}/INSTALLER`]: 'pip', 'python/own.py': '' }
  expect(await installedIn(layer)).toEqual([
    `pypi a-b in python: python/a.py ${info}/METADATA ${info}/licenses/LICENSE ${info}/RECORD ${info}/INSTALLER`,
  ])
})

test('the compiled files of a gem are outside of its folder', async () => {
  const folder = 'ruby/gems/3.4.0'
  const compiled = `${folder}/extensions/x86_64-linux/3.4.0/a-1.0/a.so`
  expect(await installedIn({ ...gem('a-1.0', { 'lib/a.rb': '' }), [compiled]: '' })).toEqual([
    `gem a-1.0 in ${folder}/gems/a-1.0: ${folder}/specifications/a-1.0.gemspec ${folder}/gems/a-1.0/lib/a.rb ${compiled}`,
  ])
})

test('a package whose package.json cannot be read is not an installed one', async () => {
  const files = Object.keys(npmPackage('a')).map((path) => ({ path, size: 1 }))
  const read = (): Promise<never> => Promise.reject(new Error('damaged'))
  expect(await installedPackages({ files, read })).toEqual([])
})

test('files of the user in an installed package do not belong to it', async () => {
  const own = 'nodejs/node_modules/a/own.js'
  expect(await installedIn({ ...npmPackage('a'), [own]: '' }, [own])).toEqual([
    'npm a in nodejs/node_modules/a: nodejs/node_modules/a/package.json nodejs/node_modules/a/LICENSE',
  ])
})
