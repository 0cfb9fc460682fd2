import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { modulesOf, pythonPackages, requiredBy } from '../../../src/layer-tests/python-packages.ts'
import type { Selection } from '../../../src/layer-tests/selection.ts'
import { treeOf } from '../../support/pack-layer.ts'

describe('the modules of a distribution', () => {
  const table: [string, string[], string[]][] = [
    ['a package', ['numpy/__init__.py', 'numpy/core/__init__.py', 'numpy/version.py'], ['numpy']],
    ['a module', ['six.py'], ['six']],
    ['native modules', ['a.cpython-313-x86_64-linux-gnu.so', 'b.abi3.so', 'c.so'], ['a', 'b', 'c']],
    ['a native package', ['orjson/__init__.cpython-313-x86_64-linux-gnu.so'], ['orjson']],
    [
      'packages in a namespace',
      ['google/cloud/storage/__init__.py', 'google/cloud/storage/blob.py', 'google/api_core/__init__.py'],
      ['google.api_core', 'google.cloud.storage'],
    ],
    ['no private modules next to others', ['_yaml/__init__.py', 'yaml/__init__.py'], ['yaml']],
    ['private modules without others', ['_cffi_backend.abi3.so'], ['_cffi_backend']],
    ['no tests next to others', ['tests/__init__.py', 'x/__init__.py'], ['x']],
    ['no programs, data and metadata', ['bin/jp.py', 'x-1.0.dist-info/RECORD', 'x.libs/a.so', 'x/a.txt'], []],
    ['no types', ['yaml-stubs/__init__.pyi', 'x/py.typed', 'x/__init__.pyi'], []],
    ['no names that code cannot import', ['81d243__mypyc.cpython-313-x86_64-linux-gnu.so', 'a-b.py'], []],
  ]
  test.each(table)('are %s', (_name, files, expected) => {
    expect(modulesOf(files)).toEqual(expected)
  })
})

test('requirements of extras are left out', () => {
  const metadata =
    'Name: x\nRequires-Dist: Foo.Bar>=1\nRequires-Dist: baz ; extra == "all"\nRequires-Dist: y[z]; python_version > "3"\n\nRequires-Dist: text'
  expect(requiredBy(metadata)).toEqual(['foo-bar', 'y'])
})

/** Returns the files of a distribution, as an installer writes them. */
function distribution(name: string, files: string[], requires: string[] = []): Record<string, string> {
  const info = `${name}-1.0.dist-info`
  const metadata = [`Name: ${name}`, ...requires.map((one) => `Requires-Dist: ${one}`)].join('\n')
  const all = [...files, `${info}/METADATA`, `${info}/RECORD`]
  const record = all.map((path) => `${path},,`).join('\n')
  return {
    ...Object.fromEntries(files.map((path) => [path, ''])),
    [`${info}/METADATA`]: metadata,
    [`${info}/RECORD`]: record,
  }
}

async function shortly(files: Record<string, string>, direct?: string[]): Promise<[string[], string[]]> {
  const root = treeOf(files)
  const found: Selection = await pythonPackages({
    layer: root,
    folders: [root, join(root, 'nowhere')],
    direct: direct && new Set(direct),
  })
  return [
    found.loads.map((load) => `${load.package}: ${load.module}`),
    found.skipped.map((one) => `${one.package}: ${one.why}`),
  ]
}

describe('the packages of a layer', () => {
  const files: Record<string, string> = {
    ...distribution('PyYAML', ['yaml/__init__.py']),
    ...distribution('pandas', ['pandas/__init__.py'], ['numpy>=1']),
    ...distribution('numpy', ['numpy/__init__.py']),
    ...distribution('types_requests', ['requests-stubs/__init__.pyi']),
    ...distribution('tool', ['bin/tool']),
    ...distribution('meta', []),
    'own/__init__.py': '',
    'script.py': '',
    'tests/__init__.py': '',
    'data/a.txt': '',
  }
  const skipped = ['meta: no modules', 'tool: only programs', 'types-requests: only types']

  test('are all that it has, with the modules of the user, if there is no manifest', async () => {
    expect(await shortly(files)).toEqual([
      ['numpy: numpy', 'pandas: pandas', 'pyyaml: yaml', 'own: own', 'script: script'],
      skipped,
    ])
  })

  test('are the direct dependencies, and those that no other package requires', async () => {
    expect((await shortly(files, []))[0]).toEqual(['pandas: pandas', 'pyyaml: yaml'])
    expect((await shortly(files, ['numpy']))[0]).toEqual(['numpy: numpy', 'pandas: pandas', 'pyyaml: yaml'])
  })

  test('have the modules that are there, without a file list those in top_level.txt', async () => {
    const info = { 'old-1.0-py3.13.egg-info/top_level.txt': 'old\nother\n', 'old/__init__.py': '' }
    const { 'yaml/__init__.py': _left, ...removed } = files
    expect((await shortly({ ...info, ...removed }, []))[0]).toEqual(['old: old', 'pandas: pandas'])
  })

  test('have optional modules in a namespace if the distribution has extras', async () => {
    const names = ['google/rpc/a_pb2.py', 'google/rpc/a_grpc.py', 'top.py']
    const metadata = 'Metadata-Version: 2.1\nName: protos\nProvides-Extra: grpc\n'
    const root = treeOf({ ...distribution('protos', names), 'protos-1.0.dist-info/METADATA': metadata })
    const { loads } = await pythonPackages({ layer: root, folders: [root], direct: undefined })
    expect(loads.filter(({ isOptional }) => isOptional).map(({ module }) => module)).toEqual([
      'google.rpc.a_grpc',
      'google.rpc.a_pb2',
    ])
  })
})
