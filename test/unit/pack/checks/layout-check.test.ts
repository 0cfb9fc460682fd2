import { describe, expect, test } from '@jest/globals'
import { elfFile } from '../../../support/elf-file.ts'
import type { Files } from '../../../support/pack-layer.ts'
import { packArchive, packDirectory, treeOf, zipOf } from '../../../support/pack-layer.ts'
import { textsOf } from '../../../../src/base/message.ts'

const withDependencies = '{ "dependencies": { "a": "1" } }'
const code = 'x'

describe('code in the wrong place is rejected, with the right place in the error', () => {
  const table: [string, Files, string][] = [
    [
      'a script at the root',
      { 'index.js': code },
      '"index.js" is in the wrong place: .* nodejs/node_modules/',
    ],
    ['Node modules at the root', { 'node_modules/a/index.js': code }, '"node_modules" .* into nodejs/'],
    [
      'Node modules of one version at the root',
      { 'node22/node_modules/a/index.js': code },
      '"node22" .* into nodejs/',
    ],
    [
      'a version in a folder with another name',
      { 'nodejs/22/node_modules/a/i.js': code },
      '"nodejs/22" .* nodejs/node22',
    ],
    ['nodejs/ in nodejs/', { 'nodejs/nodejs/node_modules/a/i.js': code }, '"nodejs/nodejs" .* into nodejs/'],
    [
      'Node packages in nodejs/ instead of nodejs/node_modules/',
      { 'nodejs/@s/a/package.json': '{}', 'nodejs/b/package.json': '{}' },
      '"nodejs/@s/a/package.json" .* nodejs/node_modules/',
    ],
    [
      'Node packages that are not installed',
      { 'nodejs/package.json': withDependencies, 'nodejs/index.js': code },
      'The packages of "nodejs/package.json" are not installed.* "source" to the folder "nodejs"',
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
      'site-packages in python/lib/',
      { 'python/lib/site-packages/a.py': code },
      '"python/lib/site-packages" .* into python/',
    ],
    [
      'site-packages in python/python3.13/',
      { 'python/python3.13/site-packages/a.py': code },
      '"python/python3.13/site-packages"',
    ],
    [
      'site-packages in python/lib64/',
      { 'python/lib64/python3.13/site-packages/a.py': code },
      '"python/lib64/python3.13/site-packages"',
    ],
    [
      'site-packages in lib/',
      { 'lib/python3.13/site-packages/a.py': code },
      '"lib/python3.13/site-packages" .* into python/',
    ],
    [
      'packages next to site-packages',
      { 'python/lib/python3.13/a-1.0.dist-info/METADATA': code },
      '"python/lib/python3.13" .* into its subfolder site-packages/',
    ],
    [
      'a virtual environment',
      { '.venv/lib/python3.13/site-packages/a.py': code },
      '"\\.venv" .* virtual environment',
    ],
    [
      'a virtual environment in python/',
      { 'python/env/pyvenv.cfg': code },
      '"python/env/pyvenv.cfg" .* virtual environment',
    ],
    [
      'Python packages that are not installed',
      { 'python/requirements.txt': 'six', 'python/README.md': 'x' },
      'The packages of "python/requirements.txt" are not installed.* "source" to the folder "python"',
    ],
    ['a jar in java/', { 'java/a.jar': code }, '"java/a.jar" .* into java/lib/'],
    ['gems without gems/', { 'ruby/3.4.0/gems/a/a.rb': code }, '"ruby/3.4.0" .* into ruby/gems/'],
    ['gems without a version', { 'ruby/gems/gems/a/a.rb': code }, '"ruby/gems/gems" .* ruby/gems/3.4.0/'],
    [
      'gems in the layout of Bundler',
      { 'vendor/bundle/ruby/3.4.0/gems/a/a.rb': code },
      '"vendor/bundle/ruby/3.4.0"',
    ],
    [
      'gems in the folder of a patch version',
      { 'ruby/gems/3.4.2/gems/a/a.rb': code },
      '"ruby/gems/3.4.2" .* ruby/gems/3.4.0',
    ],
    ['a library at the root', { 'liba.so.1': code }, '"liba.so.1" .* into lib/'],
    ['a repository', { '.git/config': code, 'lib/a': code }, '".git"'],
    [
      'all files below an additional folder',
      { 'layer/python/a.py': code, 'layer/x': code },
      '"layer/python" .* "layer"',
    ],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    await expect(packDirectory(treeOf(files))).rejects.toMatchObject({
      errors: [{ text: expect.stringMatching(expected) }],
    })
  })

  test('several mistakes at once', async () => {
    const files = { 'index.js': code, 'java/a.jar': code, 'python/site-packages/a.py': code }
    await expect(packDirectory(treeOf(files))).rejects.toMatchObject({ errors: { length: 3 } })
  })

  test('packages that are not installed in an archive: the error does not name "source"', async () => {
    const archive = zipOf({ 'nodejs/package.json': withDependencies })
    await expect(packArchive(archive)).rejects.toThrow('Install them before you create the zip.')
  })
})

describe('files that Lambda or a function can read are allowed', () => {
  const table: [string, Files][] = [
    ['other folders', { 'fonts/a.ttf': code, '.hidden': code, 'README.md': code, 'otel/config.yaml': code }],
    ['scripts in nodejs/', { 'nodejs/shared.js': code, 'nodejs/package.json': '{ "type": "module" }' }],
    [
      'a manifest next to its packages',
      { 'nodejs/package.json': withDependencies, 'nodejs/node_modules/a/i.js': code },
    ],
    [
      'a manifest, with its packages in the folder of a version',
      { 'nodejs/package.json': withDependencies, 'nodejs/node22/node_modules/a/i.js': code },
    ],
    ['a manifest that is not JSON', { 'nodejs/package.json': 'no', 'nodejs/a.js': code }],
    ['requirements next to packages', { 'python/requirements.txt': 'six', 'python/six.py': code }],
    ['a single native module', { 'python/requirements.txt': 'a', 'python/a.abi3.so': elfFile() }],
    ['site-packages of a version', { 'python/lib/python3.13/site-packages/a.py': code }],
    [
      'a package that contains such folders',
      { 'python/a/site-packages/b.py': code, 'python/a/venv/x.py': code },
    ],
    ['jars', { 'java/lib/a.jar': code }],
    ['gems', { 'ruby/gems/3.4.0/gems/a/a.rb': code, 'ruby/lib/b.rb': code }],
    ['a custom folder', { 'acme/config.json': code, 'acme/python/x.txt': code }],
    [
      'packages with the names of folders that runtimes read',
      { 'python/nodejs/__init__.py': code, 'python/java/a.py': code },
    ],
  ]
  test.each(table)('%s', async (_name, files) => {
    expect((await packDirectory(treeOf(files))).warnings).toEqual([])
  })
})

describe('folders of one version are compared with the declared runtimes', () => {
  const only = (version: string): Files => ({ [`python/lib/python${version}/site-packages/a.py`]: code })
  const refused: [string, Files, string[], string][] = [
    [
      'Python',
      only('3.12'),
      ['python3.13'],
      'reads "python/lib/python3.12"\\. Move .* into python/lib/python3.13',
    ],
    [
      'Node.js',
      { 'nodejs/node20/node_modules/a/i.js': code },
      ['nodejs22.x'],
      'reads "nodejs/node20"\\. Move .* into nodejs/node22',
    ],
    [
      'Ruby',
      { 'ruby/gems/3.3.0/gems/a/a.rb': code },
      ['ruby3.4'],
      'reads "ruby/gems/3.3.0"\\. Move .* into ruby/gems/3.4.0',
    ],
    ['one of two versions', only('3.12'), ['python3.12', 'python3.13'], 'has no python/lib/python3.13'],
  ]
  test.each(refused)('rejected: %s', async (_name, files, runtimes, expected) => {
    await expect(packDirectory(treeOf(files), { runtimes })).rejects.toThrow(new RegExp(expected))
  })

  const allowed: [string, Files, string[], string[]][] = [
    ['the declared version', only('3.13'), ['python3.13'], []],
    ['no runtime declared', only('3.12'), [], []],
    ['a runtime of another language', { ...only('3.12'), 'nodejs/a.js': code }, ['nodejs22.x'], []],
    ['code for all versions', { ...only('3.12'), 'python/b.py': code }, ['python3.12', 'python3.13'], []],
    [
      'a link to another version',
      { ...only('3.13'), 'python/lib/python3.12': '->python3.13' },
      ['python3.12', 'python3.13'],
      [],
    ],
    [
      'an additional version',
      { ...only('3.12'), ...only('3.13') },
      ['python3.13'],
      ['"python/lib/python3.12"'],
    ],
  ]
  test.each(allowed)('allowed: %s', async (_name, files, runtimes, warnings) => {
    const expected = warnings.map((part): unknown => expect.stringContaining(part))
    expect(textsOf((await packDirectory(treeOf(files), { runtimes })).warnings)).toEqual(expected)
  })
})

describe('a warning is shown', () => {
  test.each<[string, Files, string[], string[]]>([
    [
      'for a language of no declared runtime',
      { 'python/a.py': code },
      ['nodejs22.x'],
      ['No runtime in "compatible-runtimes" (nodejs22.x) reads python/'],
    ],
    ['not if one of two languages is read', { 'python/a.py': code, 'nodejs/a.js': code }, ['nodejs22.x'], []],
    ['not if a custom runtime can read the folder', { 'python/a.py': code }, ['provided.al2023'], []],
    ['not if a runtime is unknown', { 'python/a.py': code }, ['cobol1.x'], []],
    ['for a jar at the root, which can be an agent', { 'agent.jar': code }, [], ['/opt/agent.jar']],
    ['for a script at the root, which can be a wrapper', { 'wrapper.js': code }, [], ['/opt/wrapper.js']],
    ['for packages that are found only by their path', { 'nodejs/a/package.json': '{}' }, [], ['"nodejs/a"']],
  ])('%s', async (_name, files, runtimes, warnings) => {
    const expected = warnings.map((part): unknown => expect.stringContaining(part))
    expect(textsOf((await packDirectory(treeOf(files), { runtimes })).warnings)).toEqual(expected)
  })
})
