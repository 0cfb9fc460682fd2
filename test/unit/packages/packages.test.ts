import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { packagesIn } from '../../../src/packages/packages.ts'

function zipOf(files: Record<string, string | Buffer>): AdmZip {
  const zip = new AdmZip()
  for (const [path, content] of Object.entries(files)) zip.addFile(path, Buffer.from(content))
  return zip
}

/** Returns the packages of a layer with these files, each as `ecosystem name version (license) at path`. */
async function packagesOf(files: Record<string, string | Buffer>): Promise<string[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'packages-')), 'layer.zip')
  writeFileSync(path, zipOf(files).toBuffer())
  const packages = await packagesIn(path)
  return packages.map(({ ecosystem, name, version, license, path }) =>
    [ecosystem, name, version || '?', ...(license === undefined ? [] : [`(${license})`]), 'at', path].join(
      ' ',
    ),
  )
}

const manifest = (fields: object): string => JSON.stringify(fields)
const fields = (...lines: string[]): string =>
  ['Metadata-Version: 2.1', ...lines, '', 'Name: not-a-field'].join('\r\n')
const pom = (group: string, artifact: string, version: string): Record<string, string> => ({
  [`META-INF/maven/${group}/${artifact}/pom.properties`]: `#Generated\nversion=${version}\ngroupId=${group}\nartifactId=${artifact}\n`,
})
const jar = (files: Record<string, string>): Buffer => zipOf({ 'a.class': '', ...files }).toBuffer()

const ms = manifest({ name: 'ms', version: '2.1.3', license: 'MIT' })

test.each<[string, Record<string, string | Buffer>, string[]]>([
  [
    'no package',
    { 'nodejs/own.js': '', 'fonts/package.json': ms, 'package.json': ms, 'nodejs/package.json': ms },
    [],
  ],
  [
    'packages of Node.js, nested and of a scope, in the order of their paths',
    {
      'nodejs/node_modules/b/package.json': manifest({ name: 'b', version: '1.0.0' }),
      'nodejs/node_modules/b/node_modules/ms/package.json': ms,
      'nodejs/node_modules/@s/a/package.json': manifest({ name: '@s/a', version: '1.0.0' }),
      'nodejs/node22/node_modules/ms/package.json': ms,
    },
    [
      'npm ms 2.1.3 (MIT) at nodejs/node22/node_modules/ms',
      'npm @s/a 1.0.0 at nodejs/node_modules/@s/a',
      'npm b 1.0.0 at nodejs/node_modules/b',
      'npm ms 2.1.3 (MIT) at nodejs/node_modules/b/node_modules/ms',
    ],
  ],
  [
    'what is no package although it has a package.json',
    {
      'nodejs/node_modules/ms/package.json': ms,
      'nodejs/node_modules/ms/esm/package.json': manifest({ type: 'module' }),
      'nodejs/node_modules/ms/test/node_modules/fixture/package.json': ms,
      'nodejs/node_modules/.cache/package.json': ms,
    },
    ['npm ms 2.1.3 (MIT) at nodejs/node_modules/ms'],
  ],
  [
    'a package under an alias, which is the one that it says it is',
    { 'nodejs/node_modules/other/package.json': ms },
    ['npm ms 2.1.3 (MIT) at nodejs/node_modules/other'],
  ],
  [
    'the store of pnpm',
    { 'nodejs/node_modules/.pnpm/ms@2.1.3/node_modules/ms/package.json': ms },
    ['npm ms 2.1.3 (MIT) at nodejs/node_modules/.pnpm/ms@2.1.3/node_modules/ms'],
  ],
  [
    'Python packages, of one version or of any, by their distribution',
    {
      'python/Jinja2-3.1.4.dist-info/METADATA': fields('Name: Jinja2', 'Version: 3.1.4'),
      'python/Jinja2-3.1.4.dist-info/RECORD': '',
      'python/lib/python3.12/site-packages/six-1.16.0.dist-info/METADATA': fields(
        'Name: six',
        'Version: 1.16.0',
      ),
      'python/lib/python3.13/site-packages/six-1.16.0.dist-info/METADATA': fields(
        'Name: six',
        'Version: 1.16.0',
      ),
      'python/old-1.0-py3.11.egg-info/PKG-INFO': fields('Name: old', 'Version: 1.0'),
      'python/older.egg-info': fields('Name: older', 'Version: 0.1'),
      'python/setuptools/_vendor/wheel-0.43.0.dist-info/METADATA': fields('Name: wheel', 'Version: 0.43.0'),
    },
    [
      'pypi jinja2 3.1.4 at python/Jinja2-3.1.4.dist-info',
      'pypi six 1.16.0 at python/lib/python3.12/site-packages/six-1.16.0.dist-info',
      'pypi six 1.16.0 at python/lib/python3.13/site-packages/six-1.16.0.dist-info',
      'pypi old 1.0 at python/old-1.0-py3.11.egg-info',
      'pypi older 0.1 at python/older.egg-info',
    ],
  ],
  [
    'jars: by what Maven put into them, or by their names',
    {
      'java/lib/gson-2.10.jar': jar(pom('com.google.code.gson', 'gson', '2.10')),
      'java/lib/shaded-1.0-all.jar': jar({
        ...pom('a', 'inside', '3.0'),
        ...pom('org.own', 'shaded', '1.0'),
      }),
      'java/lib/kotlin-stdlib-1.9.24.jar': jar({}),
      'java/lib/log4j-1.2-api-2.20.0.jar': jar(pom('a', 'inside', '3.0')),
      'java/lib/javax.inject-1.jar': 'no zip',
      'java/lib/own.jar': jar({}),
      'java/lib/sub/ignored-1.0.jar': jar({}),
    },
    [
      'maven com.google.code.gson:gson 2.10 at java/lib/gson-2.10.jar',
      'maven javax.inject 1 at java/lib/javax.inject-1.jar',
      'maven kotlin-stdlib 1.9.24 at java/lib/kotlin-stdlib-1.9.24.jar',
      'maven log4j-1.2-api 2.20.0 at java/lib/log4j-1.2-api-2.20.0.jar',
      'maven own ? at java/lib/own.jar',
      'maven org.own:shaded 1.0 at java/lib/shaded-1.0-all.jar',
    ],
  ],
  [
    'gems',
    {
      'ruby/gems/3.4.0/specifications/nokogiri-1.16.0-aarch64-linux.gemspec':
        '# -*- encoding: utf-8 -*-\n# stub: nokogiri 1.16.0 aarch64-linux lib\n\n' +
        'Gem::Specification.new do |s|\n  s.licenses = ["MIT".freeze]\nend\n',
      'ruby/gems/3.4.0/gems/nokogiri-1.16.0-aarch64-linux/nokogiri.gemspec': '# stub: no 1 ruby lib',
    },
    ['gem nokogiri 1.16.0 (MIT) at ruby/gems/3.4.0/specifications/nokogiri-1.16.0-aarch64-linux.gemspec'],
  ],
  [
    'broken metadata: the names of folder and file tell',
    {
      'nodejs/node_modules/@s/broken/package.json': '{',
      'nodejs/node_modules/null/package.json': 'null',
      'nodejs/node_modules/strange/package.json': manifest({ name: ['x'], version: 'one\ntwo', license: 7 }),
      'python/broken-1.0.dist-info/RECORD': '',
      'ruby/gems/3.4.0/specifications/broken-1.0.gemspec': '\n'.repeat(100),
      'java/lib/broken-1.0.jar': 'PK',
    },
    [
      'maven broken 1.0 at java/lib/broken-1.0.jar',
      'npm @s/broken ? at nodejs/node_modules/@s/broken',
      'npm null ? at nodejs/node_modules/null',
      'npm strange ? at nodejs/node_modules/strange',
      'pypi broken 1.0 at python/broken-1.0.dist-info',
      'gem broken 1.0 at ruby/gems/3.4.0/specifications/broken-1.0.gemspec',
    ],
  ],
  [
    'metadata of more than 5 MB, which is not read',
    {
      'nodejs/node_modules/huge/package.json': manifest({
        name: 'ms',
        version: '1.0.0',
        more: 'x'.repeat(5e6),
      }),
    },
    ['npm huge ? at nodejs/node_modules/huge'],
  ],
])('%s', async (_, files, packages) => {
  expect(await packagesOf(files)).toEqual(packages)
})

describe('the license', () => {
  test.each<[string, object, string | undefined]>([
    ['of a package', { license: '(MIT OR Apache-2.0)' }, '(MIT OR Apache-2.0)'],
    ['of an old one', { license: { type: 'BSD', url: '' } }, 'BSD'],
    ['of one with several', { licenses: [{ type: 'MIT' }, { type: 'ISC' }] }, 'MIT OR ISC'],
    ['in several lines', { license: ' see\n here ' }, 'see here'],
    ['that is not told', {}, undefined],
    ['that is empty', { license: '' }, undefined],
  ])('of Node.js: %s', async (_, told, license) => {
    const [found] = await packagesOf({
      'nodejs/node_modules/a/package.json': manifest({ version: '1', ...told }),
    })
    expect(found).toBe(`npm a 1 ${license === undefined ? '' : `(${license}) `}at nodejs/node_modules/a`)
  })

  const classifier = 'Classifier: License :: OSI Approved :: MIT License'
  test.each<[string, string[], string | undefined]>([
    ['an expression', [classifier, 'License: other', 'License-Expression: MIT AND 0BSD'], 'MIT AND 0BSD'],
    ['a name', [classifier, 'License: BSD 3-Clause'], 'BSD 3-Clause'],
    ['classifiers', ['Classifier: Topic :: Security', classifier], 'MIT License'],
    ['no name, but classifiers', ['License: UNKNOWN', classifier], 'MIT License'],
    [
      'a whole text, and classifiers',
      ['License: Copyright', '        Permission ...', classifier],
      'MIT License',
    ],
    ['a whole text', ['License: BSD License', '        Copyright ...'], 'BSD License'],
    ['nothing', [], undefined],
  ])('of Python: %s', async (_, lines, license) => {
    const path = 'python/a-1.dist-info'
    const [found] = await packagesOf({ [`${path}/METADATA`]: fields('Name: a', 'Version: 1', ...lines) })
    expect(found).toBe(`pypi a 1 ${license === undefined ? '' : `(${license}) `}at ${path}`)
  })

  test('of a jar is that in its own pom.xml', async () => {
    const own = 'META-INF/maven/g/a/pom.xml'
    const licenses = '<licenses><license>\n<name>Apache-2.0 </name><url>x</url></license></licenses>'
    const xml = `<project><name>Mine</name>${licenses}<developer><name>Me</name></developer></project>`
    const [found] = await packagesOf({ 'java/lib/a-1.jar': jar({ ...pom('g', 'a', '1'), [own]: xml }) })
    expect(found).toBe('maven g:a 1 (Apache-2.0) at java/lib/a-1.jar')
  })
})
