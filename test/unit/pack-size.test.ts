import { describe, expect, test } from '@jest/globals'
import type { LayerFile } from '../../src/pack/candidate.ts'
import { largest, requireFitsUpload, tooLargeUnzipped } from '../../src/pack/size.ts'

const limit = 262_144_000

function complaintAbout(files: readonly LayerFile[], from: 'tree' | 'archive' = 'tree'): string {
  return tooLargeUnzipped({ files, from }).join()
}

describe('a layer over 262,144,000 bytes unzipped is refused', () => {
  test('from the first byte on', () => {
    expect(complaintAbout([{ path: 'lib/a', size: limit }])).toBe('')
    expect(complaintAbout([{ path: 'lib/a', size: limit + 1 }])).toContain('262,144,001')
  })

  test('with its ten largest packages', () => {
    const files = Array.from({ length: 12 }, (_, index) => ({
      path: `python/p${index}/a`,
      size: (index + 1) * 1e7,
    }))
    const complaint = complaintAbout(files)
    expect(complaint).toContain('The largest packages are: p11 120.0 MB, p10 110.0 MB,')
    expect(complaint).toContain('p2 30.0 MB')
    expect(complaint).not.toContain('p1 20.0 MB')
  })

  const dispensable: [string, string][] = [
    [
      'python/botocore/data/ec2.json',
      'python/**/{boto3,botocore,s3transfer} (5.0 MB; the Python runtimes have them)',
    ],
    [
      'nodejs/node_modules/@aws-sdk/client-s3/index.js',
      '**/node_modules/@aws-sdk (5.0 MB; the Node.js runtimes have it)',
    ],
    ['python/numpy/tests/data.bin', '**/{test,tests} (5.0 MB)'],
    ['python/numpy/core.pyi', '**/*.pyi (5.0 MB)'],
    ['nodejs/node_modules/a/dist/a.js.map', '**/*.map (5.0 MB)'],
    ['nodejs/node_modules/a/docs/index.html', '**/{doc,docs,examples} (5.0 MB)'],
  ]
  test.each(dispensable)('with what is usually left out: %s', (path, expected) => {
    expect(
      complaintAbout([
        { path: 'lib/a', size: limit },
        { path, size: 5e6 },
      ]),
    ).toContain(`Usually left out: ${expected}.`)
  })

  test('but only with what is there, and how to leave it out', () => {
    expect(complaintAbout([{ path: 'lib/a', size: 3e8 }])).toMatch(/300\.0 MB\. Input "exclude" leaves out/)
    expect(complaintAbout([{ path: 'lib/a', size: 3e8 }], 'archive')).toMatch(/Leave what .* out of the zip/)
  })
})

test('a zip over 52,428,800 bytes needs a bucket, and the largest packages are named', () => {
  const shares = [{ name: 'pandas', size: 200_000_000 }]
  expect(() => requireFitsUpload(52_428_801, shares)).toThrow(/52,428,801 .*"s3-bucket".*pandas 200\.0 MB/)
  expect(() => requireFitsUpload(52_428_800, shares)).not.toThrow()
})

describe('a file belongs to its package', () => {
  test.each([
    ['nodejs/node_modules/a/index.js', 'a'],
    ['nodejs/node_modules/a/node_modules/b/index.js', 'a'],
    ['nodejs/node22/node_modules/@s/c/index.js', '@s/c'],
    ['nodejs/node_modules/.pnpm/d@1.0.0/node_modules/d/index.js', 'd'],
    ['python/numpy/core.so', 'numpy'],
    ['python/numpy.libs/libopenblas.so', 'numpy'],
    ['python/numpy-2.1.0.dist-info/RECORD', 'numpy'],
    ['python/lib/python3.13/site-packages/numpy/core.so', 'numpy'],
    ['python/six.py', 'six'],
    ['python/_cffi.cpython-313-x86_64-linux-gnu.so', '_cffi'],
    ['java/lib/gson-2.11.0.jar', 'gson-2.11.0.jar'],
    ['ruby/gems/3.4.0/gems/nokogiri-1.18.0-x86_64-linux/lib/a.rb', 'nokogiri-1.18.0-x86_64-linux'],
    ['ruby/gems/3.4.0/extensions/x86_64-linux/3.4.0/racc-1.8.1/a.so', 'racc-1.8.1'],
    ['ruby/gems/3.4.0/specifications/racc-1.8.1.gemspec', 'racc-1.8.1'],
    ['lib/deep/down/a.so', 'lib/deep'],
    ['README.md', 'README.md'],
  ])('%s: %s', (path, name) => {
    expect(largest([{ path, size: 1 }], 1)).toEqual([{ name, size: 1 }])
  })

  test('and the largest come first, those of one size by name', () => {
    const files = ['b/x', 'a/x', 'c/x', 'c/y'].map((path) => ({
      path: `nodejs/node_modules/${path}`,
      size: 2,
    }))
    expect(largest(files, 2)).toEqual([
      { name: 'c', size: 4 },
      { name: 'a', size: 2 },
    ])
  })
})
