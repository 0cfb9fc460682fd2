import { expect, test } from '@jest/globals'
import { changedContent, changedParts } from '../../../src/build-records/differences.ts'

const archive = {
  sha256: `${'A'.repeat(43)}=`,
  ...{ size: 10, unzippedSize: 2_000, files: 2, hasNativeCode: false },
}

function npm(name: string, version: string) {
  return { ecosystem: 'npm', name, version } as const
}

test('the parts that changed are listed, also added and removed ones', () => {
  const before = { files: '1', slim: '1', tools: '1', gone: '1' }
  const after = { files: '2', slim: '1', tools: '2', new: '1' }
  expect(changedParts(before, after)).toBe('files, tools, gone, new')
  expect(changedParts(before, before)).toBe('')
})

test('packages with other versions are named, with the sizes', () => {
  const before = { archive, packages: [npm('a', '1.0.0'), npm('b', '1.0.0'), npm('gone', '1.0.0')] }
  const after = {
    archive: { ...archive, unzippedSize: 3_000, files: 3 },
    packages: [npm('a', '1.0.1'), npm('b', '1.0.0'), npm('new', '')],
  }
  expect(changedContent(before, after)).toBe(
    'Packages: a 1.0.0 to 1.0.1, gone 1.0.0 to (missing), new (missing) to unknown. Before: 2 files of 2 KB. Now: 3 files of 2.9 KB.',
  )
})

test('if only the content of files differs, this is the difference', () => {
  const same = { archive, packages: [npm('a', '1')] }
  expect(changedContent(same, same)).toBe(
    'The packages have the same versions, so the content of files differs. The number of files and the unzipped size are the same.',
  )
})

test('a long list is truncated, and a package in two versions is one item', () => {
  const packages = Array.from({ length: 8 }, (_, index) => npm(`p${index}`, '1'))
  const before = { archive, packages: [...packages, npm('p0', '2')] }
  const after = { archive, packages: packages.map(({ name }) => npm(name, '3')) }
  expect(changedContent(before, after)).toMatch(
    /^Packages: p0 1\/2 to 3, p1 1 to 3, p2 1 to 3, p3 1 to 3, p4 1 to 3, 3 more\. /,
  )
})
