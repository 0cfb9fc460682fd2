import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { workspaceOf } from '../support/run-bundle.ts'
import { buildLayer, contentsOf, copyOf, otherArchitecture } from '../support/build-layer.ts'
import type { Layer } from '../support/build-layer.ts'
import { startGemServer } from '../support/gem-server.ts'

jest.setTimeout(300_000)

const program = (
  tool: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): string =>
  execFileSync(tool, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString()

/** Returns the files of a gem. `more` is added to its specification. */
function gemFiles(name: string, version: string, more = ''): Record<string, string> {
  return {
    [`${name}.gemspec`]: `
      Gem::Specification.new do |s|
        s.name = '${name}'
        s.version = '${version}'
        s.summary = 'for a test'
        s.authors = ['own']
        s.files = Dir['lib/**/*', 'ext/**/*']
        ${more}
      end`,
    [`lib/${name}.rb`]: `module ${name.replace(/^./, (first) => first.toUpperCase())}; VERSION = '${version}'; end\n`,
  }
}

const native = {
  ...gemFiles('native', '2.0.0', "s.extensions = ['ext/native/extconf.rb']"),
  'ext/native/extconf.rb': "require 'mkmf'\ncreate_makefile('native/native')\n",
  'ext/native/native.c':
    '#include <ruby.h>\nvoid Init_native(void) { rb_define_global_const("ANSWER", INT2FIX(42)); }\n',
  'lib/native.rb': "require 'native/native'\n",
}

/** All gems of the tests. `gem build` builds them. */
const gems: readonly Record<string, string>[] = [
  gemFiles('pure', '1.0.0', "s.add_dependency 'dep', '>= 1'"),
  gemFiles('dep', '1.2.0'),
  gemFiles('tester', '0.1.0'),
  gemFiles('modern', '1.0.0', "s.required_ruby_version = '>= 3.0'"),
  // Some Ruby versions contain this version.
  gemFiles('abbrev', '0.1.0'),
  native,
]

let cache: string
let ruby: string
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'gems-'))
  for (const files of gems) {
    const directory = workspaceOf(files)
    const [specification = ''] = Object.keys(files)
    program('gem', ['build', specification], directory)
    program('bash', ['-c', `mv *.gem ${cache}`], directory)
  }
  ruby = program('ruby', ['-e', 'print RUBY_VERSION[/\\d+\\.\\d+/]'], cache)
})

const source = "source 'https://gems.example.com'\n"

/** Creates a checkout with a Gemfile, its lock file, all gems in its cache, and `files`. */
function checkoutOf(gemfile: string, files: Record<string, string> = {}, folder = ''): string {
  const checkout = realpathSync(workspaceOf({ [join(folder, 'Gemfile')]: source + gemfile, ...files }))
  const directory = join(checkout, folder)
  mkdirSync(join(directory, 'vendor'), { recursive: true })
  cpSync(cache, join(directory, 'vendor', 'cache'), { recursive: true })
  // Bundler locks gems from a cache only while it installs them.
  const elsewhere = mkdtempSync(join(tmpdir(), 'bundle-'))
  program('bundle', ['install', '--local'], directory, {
    BUNDLE_PATH: elsewhere,
    BUNDLE_APP_CONFIG: elsewhere,
  })
  return checkout
}

/** Returns the gems of a layer, such as `3.4.0 dep-1.2.0`. */
function gemsIn({ contents }: Layer): string[] {
  return Object.keys(contents).flatMap(
    (path) => /^ruby\/gems\/(.*)\/specifications\/(.*)\.gemspec$/.exec(path)?.slice(1).join(' ') ?? [],
  )
}

describe('Bundler', () => {
  test('installs the locked gems, without those for development and test', async () => {
    const checkout = checkoutOf("gem 'pure'\ngroup(:test) { gem 'tester' }\n")
    const before = contentsOf(checkout)
    const layer = await buildLayer(checkout, '', { runtimes: ['ruby3.4'] })
    expect(gemsIn(layer)).toEqual(['3.4.0 dep-1.2.0', '3.4.0 pure-1.0.0'])
    expect(
      Object.keys(layer.contents).filter((path) => !/\/(gems|specifications)\/(dep|pure)-/.test(path)),
    ).toEqual([])
    expect(layer).toMatchObject({ locked: true, warnings: [] })
    expect(layer.version).toMatch(/^\d+\.\d+/)
    expect(contentsOf(checkout)).toEqual(before)
    expect((await buildLayer(copyOf(checkout), '', { runtimes: ['ruby3.4'] })).contents).toEqual(
      layer.contents,
    )
  })

  test('creates a folder for each declared Ruby version, and installs pure Ruby gems for any architecture', async () => {
    const layer = await buildLayer(checkoutOf("gem 'dep'\n"), '', {
      runtimes: ['ruby3.4', 'ruby3.3'],
      architecture: otherArchitecture,
    })
    expect(gemsIn(layer)).toEqual(['3.3.0 dep-1.2.0', '3.4.0 dep-1.2.0'])
  })

  test('if no Ruby version is declared, builds for the version of the runner, with a warning', async () => {
    const layer = await buildLayer(checkoutOf("gem 'dep'\n"))
    expect(gemsIn(layer)).toEqual([`${ruby}.0 dep-1.2.0`])
    expect(layer.warnings).toEqual([expect.stringMatching(/The layer is for Ruby .*, as on this runner/)])
  })

  test('installs gems that the Ruby of the runner already contains', async () => {
    expect(gemsIn(await buildLayer(checkoutOf("gem 'abbrev', '0.1.0'\n")))).toEqual([
      `${ruby}.0 abbrev-0.1.0`,
    ])
  })

  test('installs gems by path and from git so that Ruby can load them', async () => {
    const repository = workspaceOf({ ...gemFiles('remote', '0.3.0'), 'spec/remote_spec.rb': '' })
    const git = (...args: string[]): string => program('git', args, repository)
    git('init', '--quiet')
    git('add', '.')
    git('-c', 'user.name=own', '-c', 'user.email=own@example.com', 'commit', '--quiet', '--message', 'own')
    const shared = gemFiles('shared', '0.1.0', "s.files = `git ls-files -z`.split('\\0')")
    const checkout = realpathSync(
      workspaceOf({
        'app/Gemfile': `${source}gem 'shared', path: '../shared'\ngem 'remote', git: 'file://${repository}'\n`,
        'app/Gemfile.lock': [
          `GIT\n  remote: file://${repository}\n  revision: ${git('rev-parse', 'HEAD').trim()}\n  specs:\n    remote (0.3.0)\n`,
          'PATH\n  remote: ../shared\n  specs:\n    shared (0.1.0)\n',
          'GEM\n  remote: https://gems.example.com/\n  specs:\n',
          `PLATFORMS\n  ruby\n  ${program('ruby', ['-e', 'print Gem::Platform.local'], repository)}\n`,
          'DEPENDENCIES\n  remote!\n  shared!\n',
        ].join('\n'),
        ...Object.fromEntries(Object.entries(shared).map(([path, text]) => [join('shared', path), text])),
      }),
    )
    const allowed = { installScripts: [`remote@git+file://${repository}`] }
    const layer = await buildLayer(checkout, 'app', allowed)
    expect(gemsIn(layer)).toEqual([`${ruby}.0 remote-0.3.0`, `${ruby}.0 shared-0.1.0`])
    expect(layer.warnings).toContainEqual(expect.stringContaining('Gems come from Git: remote.'))
    const path = join(layer.directory, 'ruby', 'gems', `${ruby}.0`)
    const versions = 'require "remote"; require "shared"; print Remote::VERSION, " ", Shared::VERSION'
    expect(program('ruby', ['-e', versions], dirname(path), { GEM_PATH: path })).toBe('0.3.0 0.1.0')
    const again = await buildLayer(copyOf(checkout), 'app', allowed)
    expect(again.contents).toEqual(layer.contents)
  })

  test('uses the cache of the user if BUNDLE_GLOBAL_GEM_CACHE is set, and downloads no gem again', async () => {
    const server = await startGemServer('dep', '1.2.0', join(cache, 'dep-1.2.0.gem'))
    try {
      const checkout = workspaceOf({
        Gemfile: `source '${server.url}'\ngem 'dep'\n`,
        'Gemfile.lock': `GEM\n  remote: ${server.url}/\n  specs:\n    dep (1.2.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  dep\n`,
      })
      const env = { ...process.env, HOME: workspaceOf({}), BUNDLE_GLOBAL_GEM_CACHE: 'true' }
      const layer = await buildLayer(realpathSync(checkout), '', { env })
      expect(gemsIn(layer)).toEqual([`${ruby}.0 dep-1.2.0`])
      expect(server.requests).toContain('/gems/dep-1.2.0.gem')
      server.requests.length = 0
      const again = await buildLayer(realpathSync(checkout), '', { env })
      expect(again.contents).toEqual(layer.contents)
      expect(server.requests).not.toContain('/gems/dep-1.2.0.gem')
    } finally {
      server.stop()
    }
  })

  test('does not install the project itself', async () => {
    const checkout = checkoutOf('gemspec\n', gemFiles('own', '0.0.1', "s.add_dependency 'dep'"))
    expect(gemsIn(await buildLayer(checkout))).toEqual([`${ruby}.0 dep-1.2.0`])
  })

  test('installs the locked gems, even if settings of the project, the step and the user differ', async () => {
    const checkout = checkoutOf(
      "gem 'dep'\ngroup(:own) { gem 'pure' }\ngroup(:development, optional: true) { gem 'tester' }\n",
      {
        '.bundle/config':
          '---\nBUNDLE_PATH: "elsewhere"\nBUNDLE_WITHOUT: "own:test"\nBUNDLE_WITH: "development"\nBUNDLE_FROZEN: "false"\nBUNDLE_MIRROR__ALL: "https://mirror.example.com"\n',
      },
    )
    const home = workspaceOf({ '.bundle/config': '---\nBUNDLE_ONLY: "own"\n' })
    const env = {
      ...process.env,
      HOME: home,
      BUNDLE_WITHOUT: 'default',
      BUNDLE_GEMFILE: '/nowhere/Gemfile',
      BUNDLE_NO_INSTALL: 'true',
      BUNDLE_DEPLOYMENT: 'true',
      BUNDLE_FORCE_RUBY_PLATFORM: 'true',
    }
    const layer = await buildLayer(checkout, '', { env })
    expect(gemsIn(layer)).toEqual([`${ruby}.0 dep-1.2.0`, `${ruby}.0 pure-1.0.0`])
    expect(layer.warnings).toContainEqual(
      expect.stringMatching(
        /are not used: only, without, gemfile, force_ruby_platform, with\. Change the Gemfile/,
      ),
    )
  })
})

describe('a native extension', () => {
  test.each([[true], [['native']]])('is compiled if install-scripts is %j', async (installScripts) => {
    const checkout = checkoutOf("gem 'native'\n")
    const options = { installScripts, runtimes: [`ruby${ruby}`] }
    const layer = await buildLayer(checkout, '', options)
    const path = join(layer.directory, 'ruby', 'gems', `${ruby}.0`)
    expect(program('ruby', ['-e', 'require "native"; print ANSWER'], dirname(path), { GEM_PATH: path })).toBe(
      '42',
    )
    expect((await buildLayer(copyOf(checkout), '', options)).contents).toEqual(layer.contents)
  })

  const table: [string, Parameters<typeof buildLayer>[2], RegExp][] = [
    ['if it is not allowed', {}, /^native cannot work without .* set "install-scripts: native"/],
    ['if only another gem is allowed', { installScripts: ['pure'] }, /^native cannot work without/],
    [
      'for another architecture',
      { installScripts: true, architecture: otherArchitecture },
      /^native would be installed with native code.*only for the architecture of the runner\. Use an? /,
    ],
    [
      'for another Ruby',
      { installScripts: true, runtimes: ['ruby2.7'] },
      /^native is compiled for Ruby .* has Ruby 2\.7\..*ruby\/setup-ruby@v1.*ruby-version: '2\.7'/,
    ],
  ]
  test.each(table)('is rejected %s', async (_name, options, expected) => {
    await expect(buildLayer(checkoutOf("gem 'native'\n"), '', options)).rejects.toThrow(expected)
  })
})

describe('rejects', () => {
  test('a gem that does not support a declared Ruby version', async () => {
    await expect(buildLayer(checkoutOf("gem 'modern'\n"), '', { runtimes: ['ruby2.7'] })).rejects.toThrow(
      /^modern does not support Ruby 2\.7/,
    )
  })

  test('a lock file that does not match the Gemfile', async () => {
    const checkout = checkoutOf("gem 'dep'\n")
    writeFileSync(join(checkout, 'Gemfile'), `${source}gem 'dep'\ngem 'pure'\n`)
    await expect(buildLayer(checkout)).rejects.toThrow(
      /^Bundler ended with exit code 16: ".+"\. Gemfile\.lock does not match/,
    )
  })

  test('a gem that does not match its checksum in the lock file', async () => {
    const checkout = checkoutOf("gem 'dep'\n")
    const lock = join(checkout, 'Gemfile.lock')
    const checksums = `\nCHECKSUMS\n  dep (1.2.0) sha256=${'0'.repeat(64)}\n`
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/\n\nBUNDLED|$/, `\n${checksums}$&`))
    await expect(buildLayer(checkout)).rejects.toThrow(
      /^The checksum of dep-1\.2\.0\.gem does not match Gemfile\.lock/,
    )
  })

  test('a lock file for other platforms', async () => {
    const checkout = checkoutOf("gem 'dep'\n")
    writeFileSync(
      join(checkout, 'Gemfile.lock'),
      'GEM\n  remote: https://gems.example.com/\n  specs:\n    dep (1.2.0)\n\nPLATFORMS\n  sparc-solaris-2.8\n\nDEPENDENCIES\n  dep\n',
    )
    await expect(buildLayer(checkout)).rejects.toThrow(
      /does not have the platform of this runner\. Run "bundle lock --add-platform"/,
    )
  })

  test('a Gemfile without gems for production', async () => {
    await expect(buildLayer(checkoutOf("group(:test) { gem 'tester' }\n"))).rejects.toThrow(
      /The layer would be empty/,
    )
  })

  test('a gem from outside of the checkout', async () => {
    const checkout = workspaceOf({ Gemfile: `${source}gem 'shared', path: '../shared'\n` })
    await expect(buildLayer(checkout)).rejects.toThrow(/uses gems outside of the checkout: shared/)
  })

  test('a runner without Bundler', async () => {
    await expect(buildLayer(checkoutOf("gem 'dep'\n"), '', { env: { PATH: '/nowhere' } })).rejects.toThrow(
      /^"bundle" is not installed.*ruby\/setup-ruby@v1/,
    )
  })
})
