import { describe, expect, test } from '@jest/globals'
import type { Files } from '../../../support/pack-layer.ts'
import { packArchive, packDirectory, treeOf, zipOf } from '../../../support/pack-layer.ts'
import { textsOf } from '../../../../src/base/message.ts'

const withDependencies = '{ "dependencies": { "a": "1" } }'
const code = 'x'

describe('code where Lambda does not look for it is refused, with where to put it', () => {
  const table: [string, Files, string][] = [
    [
      'a script at the root',
      { 'index.js': code },
      '"index.js" is at the root of the layer, .* nodejs/node_modules/',
    ],
    ['Node modules at the root', { 'node_modules/a/index.js': code }, '"node_modules" .* into nodejs/'],
    ['those of one version', { 'node22/node_modules/a/index.js': code }, '"node22" .* into nodejs/'],
    [
      'a version under another name',
      { 'nodejs/22/node_modules/a/i.js': code },
      '"nodejs/22" .* nodejs/node22',
    ],
    ['the folder twice', { 'nodejs/nodejs/node_modules/a/i.js': code }, '"nodejs/nodejs" .* into nodejs/'],
    [
      'Node packages one folder too high',
      { 'nodejs/@s/a/package.json': '{}', 'nodejs/b/package.json': '{}' },
      '"nodejs/@s/a/package.json" .* nodejs/node_modules/',
    ],
    [
      'Node packages that were not installed',
      { 'nodejs/package.json': withDependencies, 'nodejs/index.js': code },
      '"nodejs/package.json" asks for packages.* "source" at the folder "nodejs"',
    ],
    [
      'Python code at the root',
      { 'six.py': code, 'six-1.0.dist-info/METADATA': code },
      '"six-1.0.dist-info" .* into python/',
    ],
    ['site-packages at the root', { 'site-packages/a/b.py': code }, '"site-packages" .* into python/'],
    [
      'site-packages in python/',
      { 'python/site-packages/a/b.py': code },
      '"python/site-packages" .* into python/',
    ],
    [
      'without a version',
      { 'python/lib/site-packages/a.py': code },
      '"python/lib/site-packages" .* into python/',
    ],
    ['without lib', { 'python/python3.13/site-packages/a.py': code }, '"python/python3.13/site-packages"'],
    [
      'of 64 bits',
      { 'python/lib64/python3.13/site-packages/a.py': code },
      '"python/lib64/python3.13/site-packages"',
    ],
    [
      'without python',
      { 'lib/python3.13/site-packages/a.py': code },
      '"lib/python3.13/site-packages" .* into python/',
    ],
    [
      'beside site-packages',
      { 'python/lib/python3.13/a-1.0.dist-info/METADATA': code },
      '"python/lib/python3.13" .* into its folder site-packages/',
    ],
    [
      'a virtual environment',
      { '.venv/lib/python3.13/site-packages/a.py': code },
      '"\\.venv" .* virtual environment',
    ],
    ['one in python/', { 'python/env/pyvenv.cfg': code }, '"python/env/pyvenv.cfg" .* virtual environment'],
    [
      'Python packages that were not installed',
      { 'python/requirements.txt': 'six', 'python/README.md': 'x' },
      '"python/requirements.txt" asks for packages.* "source" at the folder "python"',
    ],
    ['a jar in java/', { 'java/a.jar': code }, '"java/a.jar" .* into java/lib/'],
    ['gems without gems/', { 'ruby/3.4.0/gems/a/a.rb': code }, '"ruby/3.4.0" .* into ruby/gems/'],
    ['gems without a version', { 'ruby/gems/gems/a/a.rb': code }, '"ruby/gems/gems" .* ruby/gems/3.4.0/'],
    [
      'gems as Bundler puts them',
      { 'vendor/bundle/ruby/3.4.0/gems/a/a.rb': code },
      '"vendor/bundle/ruby/3.4.0"',
    ],
    [
      'gems of a patch version',
      { 'ruby/gems/3.4.2/gems/a/a.rb': code },
      '"ruby/gems/3.4.2" .* ruby/gems/3.4.0',
    ],
    ['a library at the root', { 'liba.so.1': code }, '"liba.so.1" .* into lib/'],
    ['a repository', { '.git/config': code, 'lib/a': code }, '".git"'],
    [
      'all of it one folder too deep',
      { 'layer/python/a.py': code, 'layer/x': code },
      '"layer/python" .* "layer"',
    ],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    await expect(packDirectory(treeOf(files))).rejects.toMatchObject({
      errors: [{ text: expect.stringMatching(expected) }],
    })
  })

  test('all of it at once', async () => {
    const files = { 'index.js': code, 'java/a.jar': code, 'python/site-packages/a.py': code }
    await expect(packDirectory(treeOf(files))).rejects.toMatchObject({ errors: { length: 3 } })
  })

  test('in a finished archive, where "source" is of no help', async () => {
    const archive = zipOf({ 'nodejs/package.json': withDependencies })
    await expect(packArchive(archive)).rejects.toThrow('Install them before the zip is made.')
  })
})

describe('what Lambda or a function may read is legal', () => {
  const table: [string, Files][] = [
    ['other folders', { 'fonts/a.ttf': code, '.hidden': code, 'README.md': code, 'otel/config.yaml': code }],
    ['own scripts in nodejs/', { 'nodejs/shared.js': code, 'nodejs/package.json': '{ "type": "module" }' }],
    [
      'a manifest beside its packages',
      { 'nodejs/package.json': withDependencies, 'nodejs/node_modules/a/i.js': code },
    ],
    [
      'or in a version’s folder',
      { 'nodejs/package.json': withDependencies, 'nodejs/node22/node_modules/a/i.js': code },
    ],
    ['a manifest that is no JSON', { 'nodejs/package.json': 'no', 'nodejs/a.js': code }],
    ['requirements beside packages', { 'python/requirements.txt': 'six', 'python/six.py': code }],
    ['a native module alone', { 'python/requirements.txt': 'a', 'python/a.abi3.so': code }],
    ['site-packages of a version', { 'python/lib/python3.13/site-packages/a.py': code }],
    ['a package with such a folder', { 'python/a/site-packages/b.py': code, 'python/a/venv/x.py': code }],
    ['jars', { 'java/lib/a.jar': code }],
    ['gems', { 'ruby/gems/3.4.0/gems/a/a.rb': code, 'ruby/lib/b.rb': code }],
    ['one folder of a team’s own', { 'acme/config.json': code, 'acme/python/x.txt': code }],
    ['a package that is called as a folder', { 'python/nodejs/__init__.py': code, 'python/java/a.py': code }],
  ]
  test.each(table)('%s', async (_name, files) => {
    expect((await packDirectory(treeOf(files))).warnings).toEqual([])
  })
})

describe('folders of one version are compared with the declared runtimes', () => {
  const only = (version: string): Files => ({ [`python/lib/python${version}/site-packages/a.py`]: code })
  const refused: [string, Files, string[], string][] = [
    ['Python', only('3.12'), ['python3.13'], '"python/lib/python3.12" .* python/lib/python3.13'],
    [
      'Node.js',
      { 'nodejs/node20/node_modules/a/i.js': code },
      ['nodejs22.x'],
      '"nodejs/node20" .* nodejs/node22',
    ],
    ['Ruby', { 'ruby/gems/3.3.0/gems/a/a.rb': code }, ['ruby3.4'], '"ruby/gems/3.3.0" .* ruby/gems/3.4.0'],
    ['one that is missing', only('3.12'), ['python3.12', 'python3.13'], 'there is no python/lib/python3.13'],
  ]
  test.each(refused)('refused: %s', async (_name, files, runtimes, expected) => {
    await expect(packDirectory(treeOf(files), { runtimes })).rejects.toThrow(new RegExp(expected))
  })

  const legal: [string, Files, string[], string[]][] = [
    ['its own version', only('3.13'), ['python3.13'], []],
    ['no runtime declared', only('3.12'), [], []],
    ['a runtime of another language', { ...only('3.12'), 'nodejs/a.js': code }, ['nodejs22.x'], []],
    ['code for all versions', { ...only('3.12'), 'python/b.py': code }, ['python3.12', 'python3.13'], []],
    [
      'a link to another version',
      { ...only('3.13'), 'python/lib/python3.12': '->python3.13' },
      ['python3.12', 'python3.13'],
      [],
    ],
    ['one too many', { ...only('3.12'), ...only('3.13') }, ['python3.13'], ['"python/lib/python3.12"']],
  ]
  test.each(legal)('packed: %s', async (_name, files, runtimes, warnings) => {
    const expected = warnings.map((part): unknown => expect.stringContaining(part))
    expect(textsOf((await packDirectory(treeOf(files), { runtimes })).warnings)).toEqual(expected)
  })
})

describe('a warning tells of', () => {
  test.each<[string, Files, string[], string[]]>([
    [
      'a language that no runtime has',
      { 'python/a.py': code },
      ['nodejs22.x'],
      ['python/, which no runtime'],
    ],
    ['not if one of two is read', { 'python/a.py': code, 'nodejs/a.js': code }, ['nodejs22.x'], []],
    ['not if a custom runtime may read it', { 'python/a.py': code }, ['provided.al2023'], []],
    ['not if a runtime is unknown', { 'python/a.py': code }, ['cobol1.x'], []],
    ['a jar at the root, which may be an agent', { 'agent.jar': code }, [], ['/opt/agent.jar']],
    ['a script at the root, which may be a wrapper', { 'wrapper.js': code }, [], ['/opt/wrapper.js']],
    ['packages that are found by their path only', { 'nodejs/a/package.json': '{}' }, [], ['"nodejs/a"']],
  ])('%s', async (_name, files, runtimes, warnings) => {
    const expected = warnings.map((part): unknown => expect.stringContaining(part))
    expect(textsOf((await packDirectory(treeOf(files), { runtimes })).warnings)).toEqual(expected)
  })
})
