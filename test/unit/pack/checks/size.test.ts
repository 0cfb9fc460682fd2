import { describe, expect, test } from '@jest/globals'
import type { LayerFile } from '../../../../src/layer/layer-to-check.ts'
import { largest, requireFitsUpload, tooLargeUnzipped } from '../../../../src/pack/checks/size.ts'
import type { LeftOut } from '../../../../src/layer/slim.ts'
import { textsOf } from '../../../../src/base/message.ts'

const limit = 262_144_000
const megabyte = 1024 * 1024

async function errorAbout(
  files: readonly LayerFile[],
  from: 'tree' | 'archive' = 'tree',
  slimmable: LeftOut['kinds'] = [],
): Promise<string> {
  return textsOf(tooLargeUnzipped({ files, from }, await largestOf(files, 10), slimmable)).join()
}

/** Returns the largest packages of a layer in which only these files can be read. */
function largestOf(
  files: readonly LayerFile[],
  most: number,
  contents: Readonly<Record<string, string>> = {},
): ReturnType<typeof largest> {
  return largest({ files, read: async (path) => Buffer.from(contents[path] ?? '') }, most)
}

describe('a layer above 262,144,000 bytes unzipped is rejected', () => {
  test('from one byte above the limit', async () => {
    expect(await errorAbout([{ path: 'lib/a', size: limit }])).toBe('')
    expect(await errorAbout([{ path: 'lib/a', size: limit + 1 }])).toContain(
      'The layer has 250 MB (262,144,001 bytes) unzipped, and Lambda accepts at most 250 MB (262,144,000 bytes).',
    )
  })

  test('with its ten largest packages', async () => {
    const files = Array.from({ length: 12 }, (_, index) => ({
      path: `python/p${index}/a`,
      size: (index + 1) * 10 * megabyte,
    }))
    const error = await errorAbout(files)
    expect(error).toContain('The largest packages are p11 120 MB, p10 110 MB,')
    expect(error).toContain('p2 30 MB')
    expect(error).not.toContain('p1 20 MB')
  })

  const dispensable: [string, string][] = [
    [
      'python/botocore/data/ec2.json',
      'python/**/{boto3,botocore,s3transfer} (5 MB; included in the Python runtimes)',
    ],
    [
      'nodejs/node_modules/@aws-sdk/client-s3/index.js',
      '**/node_modules/@aws-sdk (5 MB; included in the Node.js runtimes)',
    ],
    ['python/numpy/tests/data.bin', '**/{test,tests} (5 MB)'],
    ['python/numpy/core.pyi', '**/*.pyi (5 MB)'],
    ['nodejs/node_modules/a/dist/a.js.map', '**/*.map (5 MB)'],
    ['nodejs/node_modules/a/docs/index.html', '**/{doc,docs,examples} (5 MB)'],
  ]
  test.each(dispensable)(
    'with files of an archive that are usually not needed: %s',
    async (path, expected) => {
      const files = [
        { path: 'lib/a', size: limit },
        { path, size: 5 * megabyte },
      ]
      expect(await errorAbout(files, 'archive')).toContain(`Usually not needed: ${expected}.`)
    },
  )

  test('with what "slim" would leave out of a tree', async () => {
    const slimmable = [
      { kind: 'tests', files: 1, size: 5 * megabyte },
      { kind: 'runtime-sdk', files: 1, size: 20 * megabyte },
    ] as const
    expect(await errorAbout([{ path: 'lib/a', size: 300 * megabyte }], 'tree', slimmable)).toMatch(
      /The input "slim" would leave out tests \(5 MB\), runtime-sdk \(20 MB\)\. To leave out other files, use the input "exclude"/,
    )
  })

  test('but only with files that exist, and how to leave them out', async () => {
    const files = [{ path: 'lib/a', size: 300 * megabyte }]
    expect(await errorAbout(files)).toMatch(/300 MB\. To leave out .*, use the input "exclude"/)
    expect(await errorAbout(files, 'archive')).toMatch(/Remove files .* from the zip/)
  })
})

test('a zip above 52,428,800 bytes requires a bucket, and the error has the largest packages', () => {
  const shares = [{ name: 'pandas', size: 200 * megabyte }]
  expect(() => requireFitsUpload(52_428_801, shares)).toThrow(
    /50 MB \(52,428,801 bytes\).*"s3-bucket".*pandas 200 MB/,
  )
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
    ['java/lib/gson-2.11.0.jar', 'gson'],
    ['ruby/gems/3.4.0/gems/nokogiri-1.18.0-x86_64-linux/lib/a.rb', 'nokogiri-1.18.0-x86_64-linux'],
    ['ruby/gems/3.4.0/extensions/x86_64-linux/3.4.0/racc-1.8.1/a.so', 'racc-1.8.1'],
    ['ruby/gems/3.4.0/specifications/racc-1.8.1.gemspec', 'racc'],
    ['lib/deep/down/a.so', 'lib/deep'],
    ['README.md', 'README.md'],
  ])('%s: %s', async (path, name) => {
    expect(await largestOf([{ path, size: 1 }], 1)).toEqual([{ name, size: 1 }])
  })

  test.each([
    [
      'attrs',
      {
        'python/attrs-25.1.0.dist-info/RECORD':
          'attr/__init__.py,,\nattrs/__init__.py,,\nattrs-25.1.0.dist-info/RECORD,,\n',
        'python/attr/__init__.py': '',
        'python/attrs/__init__.py': '',
      },
    ],
    [
      'charset-normalizer',
      {
        'python/charset_normalizer-3.4.0.dist-info/RECORD':
          'charset_normalizer/md.py,,\n../bin/normalizer,,\n',
        'python/charset_normalizer/md.py': '',
      },
    ],
    [
      'pyyaml',
      {
        'python/PyYAML-6.0.dist-info/RECORD': 'yaml/__init__.py,,\n_yaml/__init__.py,,\n',
        'python/yaml/__init__.py': '',
        'python/_yaml/__init__.py': '',
      },
    ],
    [
      'real',
      { 'nodejs/node_modules/alias/package.json': '{"name":"real"}', 'nodejs/node_modules/alias/a.js': '' },
    ],
    [
      'racc',
      {
        'ruby/gems/3.4.0/specifications/racc-1.8.1-java.gemspec': '',
        'ruby/gems/3.4.0/gems/racc-1.8.1-java/lib/racc.rb': '',
        'ruby/gems/3.4.0/extensions/x86_64-linux/3.4.0/racc-1.8.1-java/racc.so': '',
      },
    ],
  ])('a distribution has one name for all of its files: %s', async (name, contents) => {
    const files = Object.keys(contents).map((path) => ({ path, size: 10 }))
    expect(await largestOf(files, 10, contents)).toEqual([{ name, size: files.length * 10 }])
  })

  test('the largest come first, and packages of the same size by name', async () => {
    const files = ['b/x', 'a/x', 'c/x', 'c/y'].map((path) => ({
      path: `nodejs/node_modules/${path}`,
      size: 2,
    }))
    expect(await largestOf(files, 2)).toEqual([
      { name: 'c', size: 4 },
      { name: 'a', size: 2 },
    ])
  })
})
