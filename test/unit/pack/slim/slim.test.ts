import { describe, expect, test } from '@jest/globals'
import { gem, leftOutIn, npmPackage, slimmingIn, wheel } from '../../../support/slim-layer.ts'
import type { Files } from '../../../support/slim-layer.ts'

/** A layer, and the files that are left out of it. */
type Case = readonly [name: string, files: Files, leftOut: readonly string[]]

const js = 'module.exports = 1'
const nodeModules = 'nodejs/node_modules'
const inGem = 'ruby/gems/3.4.0/gems/a-1.0'

function expectLeftOut(cases: readonly Case[]): void {
  test.each(cases)('%s', async (_name, files, leftOut) => {
    expect(Object.keys(await leftOutIn(files))).toEqual([...leftOut].sort())
  })
}

describe('tests of packages are left out', () => {
  expectLeftOut([
    [
      'in Node.js, at any depth',
      npmPackage('a', { 'index.js': js, 'test/a.js': js, 'test/data/x.bin': '', 'dist/__tests__/b.js': js }),
      ['test/a.js', 'test/data/x.bin', 'dist/__tests__/b.js'].map((path) => `${nodeModules}/a/${path}`),
    ],
    [
      'in Python, at any depth, and with conftest.py',
      wheel('a', {
        ...{ 'a/__init__.py': '', 'a/tests/__init__.py': '', 'a/tests/test_a.py': '', 'a/tests/_x.so': '' },
        ...{ 'a/b/test/test_b.py': '', 'a/conftest.py': 'from a.tests import helper' },
      }),
      [
        ...['python/a/tests/__init__.py', 'python/a/tests/test_a.py', 'python/a/tests/_x.so'],
        ...['python/a/b/test/test_b.py', 'python/a/conftest.py'],
      ],
    ],
    [
      'in Python, next to the modules of a wheel',
      wheel('a', { 'a/__init__.py': '', 'tests/__init__.py': '', 'tests/test_a.py': '' }),
      ['python/tests/__init__.py', 'python/tests/test_a.py'],
    ],
    [
      'in Ruby, at the root of a gem',
      gem('a-1.0', { 'lib/a.rb': '', 'lib/a/test/unit.rb': '', 'spec/a_spec.rb': '', 'test/data.bin': '' }),
      [`${inGem}/spec/a_spec.rb`],
    ],
  ])

  test('of a package in another package, and of one in a folder for one version', async () => {
    const files = {
      ...npmPackage('a/node_modules/b', { 'test/b.js': js }),
      ...npmPackage('a', { 'index.js': js }),
      ...npmPackage('@s/c', { 'test/c.js': js }),
    }
    expect(await leftOutIn(files)).toEqual({
      [`${nodeModules}/@s/c/test/c.js`]: 'tests',
      [`${nodeModules}/a/node_modules/b/test/b.js`]: 'tests',
    })
  })
})

describe('tests stay if other code uses them', () => {
  const aTest = { 'test/index.js': js }
  const pyTests = { 'a/__init__.py': '', 'a/tests/__init__.py': '', 'a/tests/helper.py': '' }
  expectLeftOut([
    ['as the main file', npmPackage('a', aTest, { main: 'test' }), []],
    ['as a program', npmPackage('a', aTest, { bin: { a: './test/index.js' } }), []],
    ['as a path to import', npmPackage('a', aTest, { exports: { './test/*': { default: './test/*' } } }), []],
    ['by require', npmPackage('a', { ...aTest, 'lib/a.js': "require('../test')" }), []],
    ['by import', npmPackage('a', { ...aTest, 'a.mjs': 'import("./test/index.js")' }), []],
    ['by a template', npmPackage('a', { ...aTest, 'a.js': 'require(`./test/${name}`)' }), []],
    ['by __dirname', npmPackage('a', { ...aTest, 'a.js': "read(path.join(__dirname, 'test', 'x'))" }), []],
    ['by a program', npmPackage('a', { ...aTest, 'bin/a': "#!/usr/bin/env node\nrequire('../test')" }), []],
    ['by import.meta', npmPackage('a', { ...aTest, 'a.mjs': "new URL('./test/x', import.meta.url)" }), []],
    [
      'by another package',
      { ...npmPackage('a', aTest), ...npmPackage('@s/b', { 'b.js': "require('a/test/index')" }) },
      [],
    ],
    [
      "by the user's code",
      { ...npmPackage('a', aTest), 'nodejs/own.mjs': 'import a from "a/test/index.js"' },
      [],
    ],
    ['by an absolute import', wheel('a', { ...pyTests, 'a/b.py': 'import a.tests.helper as h' }), []],
    ['by a relative import', wheel('a', { ...pyTests, 'a/b.py': 'from .tests import helper' }), []],
    [
      'by name',
      wheel('a', { ...pyTests, 'a/b/c.py': 'from .. import (\n  x,  # one\n  tests as t,\n)' }),
      [],
    ],
    ['in a function', wheel('a', { ...pyTests, 'a/b.py': 'def f():\n    from a.tests.helper import x' }), []],
    ['by import_module', wheel('a', { ...pyTests, 'a/b.py': 'import_module("a.tests.helper")' }), []],
    ['by a relative name', wheel('a', { ...pyTests, 'a/b.py': 'import_module(".tests", __package__)' }), []],
    [
      'by "import *"',
      wheel('a', { ...pyTests, 'a/__init__.py': '__all__ = [\n  "core",  # one\n  "tests",\n]' }),
      [],
    ],
    ['by a path', wheel('a', { ...pyTests, 'a/b.py': 'join(dirname(__file__), "tests", "data")' }), []],
    ['by compiled code', wheel('a', { ...pyTests, 'a/b.so': '\0\x01a.tests.helper\0' }), []],
    [
      'by an entry point',
      wheel('a', {
        ...pyTests,
        'a-1.0.dist-info/entry_points.txt': '[console_scripts]\nx = a.tests.helper:main',
      }),
      [],
    ],
    ['by another wheel', { ...wheel('a', pyTests), ...wheel('b', { 'b.py': 'from a.tests import x' }) }, []],
    ["by the user's module", { ...wheel('a', pyTests), 'python/own.py': 'from a.tests import x' }, []],
    ['by Ruby', gem('a-1.0', { 'lib/a.rb': 'require_relative "../test/x"', 'test/x.rb': '' }), []],
  ])

  test('and then also the tests that these use', async () => {
    const files = wheel('a', {
      ...{ 'a/b.py': 'from a.x.tests import y', 'a/x/tests/y.py': 'from a.z.tests import y' },
      ...{ 'a/z/tests/y.py': '', 'a/w/tests/y.py': 'from a.x.tests import y' },
    })
    expect(Object.keys(await leftOutIn(files))).toEqual(['python/a/w/tests/y.py'])
  })

  test('but not by a comparison, a comment, a longer name or an address', async () => {
    const files = {
      ...npmPackage('a', {
        ...aTest,
        'a.js': `if (mode === 'test') x.test(/a/) // see https://a.example/test/`,
      }),
      ...npmPackage('b', { 'test/b.js': js, 'b.js': "require('./test-helper'); require('./testing/x')" }),
      ...wheel('a', {
        ...{ ...pyTests, 'a/b.py': 'from a import tests_of\nfrom .testsuite import x\nmode = "tests"' },
        'a/c.py': 'folder = os.path.join(os.path.dirname(__file__), "tests") + os.sep',
        'a/d.py': 'r"""\n>>> join(a.__file__, "tests", "data")\n"""\nname.startswith("a.tests.")',
      }),
    }
    expect(Object.keys(await leftOutIn(files))).toEqual([
      ...[`${nodeModules}/a/test/index.js`, `${nodeModules}/b/test/b.js`],
      ...['python/a/tests/__init__.py', 'python/a/tests/helper.py'],
    ])
  })
})

describe('what only has the name of a test stays', () => {
  expectLeftOut([
    ['a folder of data', npmPackage('a', { 'data/test/1.csv': '', 'data/train/1.csv': '' }), []],
    ['a folder of data in Python', wheel('a', { 'a/__init__.py': '', 'a/data/test/1.csv': '' }), []],
    ['a package with this name', npmPackage('test', { 'index.js': js }), []],
    ['a wheel with nothing else', wheel('tests', { 'tests/__init__.py': '', 'tests/a.py': '' }), []],
    ['a module with a similar name', wheel('a', { 'a/testing/__init__.py': '', 'a/_testing/x.py': '' }), []],
    ['a module', wheel('a', { 'a/test.py': '' }), []],
  ])
})

describe('documentation of packages is left out', () => {
  expectLeftOut([
    [
      'in Node.js',
      npmPackage('a', {
        ...{ 'README.md': '', 'CHANGELOG.md': '', 'History.md': '', 'docs/a.html': '', 'examples/a.js': js },
        ...{ 'lib/README.zh-CN.md': '', 'lib/history.js': js, 'lib/prompt.md': '', 'dist/doc/node.js': js },
      }),
      ['README.md', 'CHANGELOG.md', 'History.md', 'docs/a.html', 'examples/a.js', 'lib/README.zh-CN.md'].map(
        (path) => `${nodeModules}/a/${path}`,
      ),
    ],
    [
      'in Python',
      wheel('a', {
        ...{ 'a/__init__.py': '', 'a/README.rst': '', 'a/examples/one.py': '', 'a/data.txt': '' },
        ...{ 'share/doc/a/index.html': '', 'share/man/man1/a.1': '', 'share/a/data': '' },
      }),
      ['a/README.rst', 'a/examples/one.py', 'share/doc/a/index.html', 'share/man/man1/a.1'].map(
        (path) => `python/${path}`,
      ),
    ],
    [
      'in Ruby',
      gem('a-1.0', { 'LICENSE.txt': '', 'README.md': '', 'doc/a.html': '', 'lib/a/docs/x.rb': '', NEWS: '' }),
      ['README.md', 'doc/a.html', 'NEWS'].map((path) => `${inGem}/${path}`),
    ],
  ])
})

describe('documentation stays', () => {
  expectLeftOut([
    ['if it is code', wheel('a', { 'a/__init__.py': '', 'a/docs/__init__.py': '' }), []],
    ['if it is imported', wheel('a', { 'a/b.py': 'from a.docs.x import y', 'a/docs/x.py': '' }), []],
    [
      'if it is read',
      wheel('a', { 'a/b.py': "os.path.join(os.path.dirname(__file__), 'examples')", 'a/examples/x.rst': '' }),
      [],
    ],
    ['if its file is read', npmPackage('a', { 'README.md': '', 'a.js': "read(dir + '/README.md')" }), []],
    [
      'if it can be imported',
      npmPackage('three', { 'examples/jsm/a.js': js }, { exports: { './addons/*': './examples/jsm/*' } }),
      [],
    ],
    [
      'if a package starts it',
      npmPackage('a', { 'man/a.js': js, 'docs/cli.js': js }, { bin: 'docs/cli.js' }),
      [],
    ],
  ])
})

describe('licenses stay', () => {
  const texts = [
    ...['LICENSE', 'LICENCE.md', 'license.txt', 'LICENSE-MIT', 'COPYING.LESSER', 'NOTICE.txt', 'AUTHORS.md'],
    ...['PATENTS', 'ThirdPartyNotices.txt', 'dist/a.js.LICENSE.txt', 'docs/LICENSE', 'test/licenses/mit.js'],
    ...['UNLICENSE', 'third-party-licenses.md', 'docs/COPYRIGHT', 'CONTRIBUTORS.md'],
  ]
  test.each(texts)('%s', async (path) => {
    const files = npmPackage('a', { [path]: js, 'test/x.js': js, 'docs/x.md': '' })
    expect(await leftOutIn(files)).toEqual({
      [`${nodeModules}/a/docs/x.md`]: 'docs',
      [`${nodeModules}/a/test/x.js`]: 'tests',
    })
  })

  test('in a README, if the package has no other license', async () => {
    const { [`${nodeModules}/a/LICENSE`]: _removed, ...files } = npmPackage('a', {
      ...{
        'README.md': '# a\n\n## License\n\nMIT',
        'docs/README.md': 'about a',
        'HISTORY.md': 'License changed',
      },
    })
    expect(Object.keys(await leftOutIn(files))).toEqual([
      `${nodeModules}/a/HISTORY.md`,
      `${nodeModules}/a/docs/README.md`,
    ])
  })
})

describe('typings are left out', () => {
  expectLeftOut([
    [
      'of TypeScript and Flow',
      npmPackage('a', {
        ...{ 'a.d.ts': '', 'a.d.mts': '', 'a.d.cts': '', 'a.d.ts.map': '', 'a.js.flow': '', 'a.ts': '' },
        'a.js': js,
      }),
      ['a.d.ts', 'a.d.mts', 'a.d.cts', 'a.d.ts.map', 'a.js.flow'].map((name) => `${nodeModules}/a/${name}`),
    ],
    [
      'that a script of the authors writes',
      npmPackage('a', { 'a.d.ts': '', 'a.js': js, 'scripts/types.js': "write(name + '.d.ts')" }),
      [`${nodeModules}/a/a.d.ts`],
    ],
    [
      'of Python',
      wheel('a', { 'a/__init__.py': '', 'a/__init__.pyi': '', 'a/py.typed': '' }),
      ['python/a/__init__.pyi'],
    ],
    [
      'of Python, if only tests read them',
      wheel('a', { 'a/x.pyi': '', 'a/tests/test_x.py': 'read("x.pyi")' }),
      ['python/a/x.pyi', 'python/a/tests/test_x.py'],
    ],
    [
      'of Ruby',
      gem('a-1.0', { 'lib/a.rb': '', 'sig/a.rbs': '', 'rbi/a.rbi': '' }),
      [`${inGem}/sig/a.rbs`, `${inGem}/rbi/a.rbi`],
    ],
  ])

  test('with the whole package if it has nothing else', async () => {
    const files = {
      ...npmPackage('@types/node', { 'index.d.ts': '' }),
      ...npmPackage('a', { 'index.js': js }),
    }
    const { kindOf, folders, summary } = await slimmingIn(files)
    expect([...kindOf.keys()].sort()).toEqual(
      ['LICENSE', 'index.d.ts', 'package.json'].map((name) => `${nodeModules}/@types/node/${name}`),
    )
    expect([...folders].sort()).toEqual([`${nodeModules}/@types`, `${nodeModules}/@types/node`])
    expect(summary.packages).toEqual([{ ecosystem: 'npm', name: '@types/node', version: '1.0.0' }])
  })

  test('but not the whole package if it has code', async () => {
    const files = npmPackage('@types/a', { 'index.d.ts': '', 'index.js': js })
    expect(Object.keys(await leftOutIn(files))).toEqual([`${nodeModules}/@types/a/index.d.ts`])
  })
})

describe('typings stay', () => {
  const types = npmPackage('@types/node', { 'index.d.ts': '' })
  expectLeftOut([
    ['with a TypeScript compiler', { ...types, ...npmPackage('typescript', { 'lib/a.d.ts': '' }) }, []],
    ['with an alias of one', { ...types, ...npmPackage('ts5', {}, { name: 'typescript' }) }, []],
    ['with a copy of one', { ...types, ...npmPackage('a', { 'dist/lib.es5.d.ts': '' }) }, []],
    [
      'if the package reads them',
      wheel('a', { 'a/__init__.py': 'x = lazy.attach_stub(__name__, __file__)', 'a/__init__.pyi': '' }),
      [],
    ],
    ['if their package reads them', npmPackage('a', { 'a.d.ts': '', 'a.js': "copy(name + '.d.ts')" }), []],
    ['if they are those of a checker', wheel('mypy', { 'mypy/typeshed/stdlib/os.pyi': '' }), []],
    ['with a reader of signatures', { ...gem('a-1.0', { 'sig/a.rbs': '' }), ...gem('rbs-3.9.0') }, []],
  ])
})

describe('source maps are left out', () => {
  expectLeftOut([
    [
      'next to their source',
      npmPackage('a', {
        'a.js': js,
        'a.js.map': '',
        'a.css': '',
        'a.css.map': '',
        'b.mjs': '',
        'b.mjs.map': '',
      }),
      ['a.js.map', 'a.css.map', 'b.mjs.map'].map((name) => `${nodeModules}/a/${name}`),
    ],
    [
      'but no other maps',
      npmPackage('a', { 'world.map': '', 'gone.js.map': '', 'utf8.js': js, 'utf8.map': '' }),
      [],
    ],
  ])
})

describe("the user's code stays complete", () => {
  const files = { 'test/a.js': js, 'README.md': '', 'a.d.ts': '', 'a.js': js, 'a.js.map': '' }
  test.each<[string, Files, readonly string[]]>([
    ['outside of packages', { 'nodejs/test/a.js': js, 'python/own/tests/a.py': '', 'lib/README.md': '' }, []],
    ['in a package of the checkout', npmPackage('a', files), [`${nodeModules}/a`]],
    ['in a private package', npmPackage('a', files, { private: true }), []],
    ['in a package without a version', npmPackage('a', files, { version: undefined }), []],
    ['in a package without a package.json', { [`${nodeModules}/a/test/a.js`]: js }, []],
    [
      'in a package whose package.json is nested too deeply',
      npmPackage('a', {
        'test/a.js': js,
        'package.json': `{"version":"1","exports":${'['.repeat(1_000)}${']'.repeat(1_000)}}`,
      }),
      [],
    ],
    [
      'in a package whose package.json is broken',
      { ...npmPackage('a', { 'test/a.js': js, 'package.json': '{' }) },
      [],
    ],
    [
      'in a wheel of the checkout',
      wheel('a', { 'a/x.py': '', 'a/tests/x.py': '' }),
      ['python/a-1.0.dist-info'],
    ],
    ['in a gem of the checkout', gem('a-1.0', { 'spec/a.rb': '' }), [inGem]],
    [
      'in a package in the folder of another',
      { ...npmPackage('b'), ...npmPackage('b/node_modules/a', files, { private: true }) },
      [],
    ],
    ['next to a wheel', { ...wheel('a', { 'a/x.py': '' }), 'python/a/tests/own.py': '' }, []],
    ['in jars', { 'java/lib/a-1.0.jar': '', 'java/lib/README.md': '' }, []],
  ])('%s', async (_name, layer, own) => {
    expect(await leftOutIn(layer, { own })).toEqual({})
  })

  test('if "include" added it to a package', async () => {
    const included = `${nodeModules}/a/test/own.js`
    const layer = { ...npmPackage('a', { 'test/a.js': js }), [included]: js }
    expect(Object.keys(await leftOutIn(layer, { own: [included] }))).toEqual([`${nodeModules}/a/test/a.js`])
  })

  test('but packages inside of a package of the checkout are installed', async () => {
    const layer = { ...npmPackage('a', files), ...npmPackage('a/node_modules/b', { 'test/b.js': js }) }
    expect(Object.keys(await leftOutIn(layer, { own: [`${nodeModules}/a`] }))).toEqual([
      `${nodeModules}/a/node_modules/b/test/b.js`,
    ])
  })
})

test('only the requested kinds are left out', async () => {
  const layer = npmPackage('a', {
    'test/a.d.ts': '',
    'test/a.js': js,
    'b.d.ts': '',
    'b.js': js,
    'b.js.map': '',
  })
  expect(await leftOutIn(layer, { kinds: ['typings'] })).toEqual({
    [`${nodeModules}/a/b.d.ts`]: 'typings',
    [`${nodeModules}/a/test/a.d.ts`]: 'typings',
  })
  expect(await leftOutIn(layer)).toMatchObject({ [`${nodeModules}/a/test/a.d.ts`]: 'tests' })
})

test('the summary has the number and the size of the files of each kind', async () => {
  const layer = npmPackage('a', { 'test/a.js': '12345', 'test/b.js': '12', 'b.d.ts': '123', 'b.js': js })
  expect((await slimmingIn(layer)).summary).toEqual({
    kinds: [
      { kind: 'tests', files: 2, size: 7 },
      { kind: 'typings', files: 1, size: 3 },
    ],
    packages: [],
  })
})
