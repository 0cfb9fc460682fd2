import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { includeFiles } from '../../../../src/install/source/include.ts'

function directoryOf(files: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'include-'))
  for (const path of files) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), `this is ${path}`)
  }
  return root
}

const source = directoryOf([
  'python/mylib/__init__.py',
  'python/mylib/.config',
  'python/other.py',
  'nodejs/shared.js',
  'python/.git/config',
])

test('included files are added to the dependencies at their own paths', async () => {
  const layer = directoryOf(['python/six.py'])
  const included = await includeFiles(['python/mylib/**', 'nodejs/shared.js'], source, layer)
  expect(included.sort()).toEqual(['nodejs/shared.js', 'python/mylib/.config', 'python/mylib/__init__.py'])
  expect(readdirSync(join(layer, 'python')).sort()).toEqual(['mylib', 'six.py'])
  expect(readdirSync(join(layer, 'python', 'mylib')).sort()).toEqual(['.config', '__init__.py'])
  expect(readFileSync(join(layer, 'nodejs', 'shared.js'), 'utf8')).toBe('this is nodejs/shared.js')
})

test('a repository is never included', async () => {
  const layer = directoryOf([])
  await includeFiles(['**'], source, layer)
  expect(readdirSync(join(layer, 'python')).sort()).toEqual(['mylib', 'other.py'])
})

test('files outside of the source are never included', async () => {
  const layer = directoryOf([])
  await includeFiles(['python/**'], source, layer, [join(source, 'python/other.py')])
  expect(readdirSync(join(layer, 'python'))).toEqual(['mylib'])
})

test('patterns that match no file are rejected together', async () => {
  await expect(includeFiles(['a/**', 'python/other.py', 'b'], source, directoryOf([]))).rejects.toThrow(
    /"a\/\*\*", "b"/,
  )
})

test('installed files are never replaced', async () => {
  const layer = directoryOf(['python/other.py'])
  await expect(includeFiles(['python/**'], source, layer)).rejects.toThrow(/"python\/other\.py"/)
})
