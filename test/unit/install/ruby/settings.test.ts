import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readLock, requireLocked } from '../../../../src/install/ruby/lock.ts'
import { settingsOf, withSettings } from '../../../../src/install/ruby/settings.ts'
import { workspaceOf } from '../../../support/run-bundle.ts'

describe('settings of Bundler', () => {
  const used: [string, string][] = [
    ['BUNDLE_MIRROR__ALL', 'https://mirror.example.com'],
    ['BUNDLE_MIRROR__HTTPS://GEMS__EXAMPLE__COM/', 'https://mirror.example.com'],
    ['BUNDLE_MIRROR__ALL__FALLBACK_TIMEOUT', '3'],
    ['BUNDLE_RUBYGEMS__PKG__GITHUB__COM', 'user:token'],
    ['BUNDLE_GEM__FURY__IO', 'token'],
    ['BUNDLE_MY___HOST__EXAMPLE__COM', 'user:token'],
    ['BUNDLE_HTTPS://GEMS__EXAMPLE__COM/PRIVATE/', 'user:token'],
    ['BUNDLE_SSL_CA_CERT', '/etc/ca.pem'],
    ['BUNDLE_TIMEOUT', '30'],
    ['BUNDLE_BUILD__PG', '--with-pg-config=/usr/bin/pg_config'],
  ]
  test.each(used)('select mirrors, credentials, downloads and compilation: %s', async (name, value) => {
    const { used: found, ignored } = await settingsOf(workspaceOf({}), { HOME: '/nowhere', [name]: value })
    expect([found, ignored]).toEqual([{ [name]: value }, []])
  })

  const ignored: [string, string, string[]][] = [
    ['BUNDLE_LOCAL__PURE', '/elsewhere', ['local.pure']],
    ['BUNDLE_LOCAL__MY___GEM', '/elsewhere', ['local.my-gem']],
    ['BUNDLE_WITHOUT', 'own:test', ['without']],
    ['BUNDLE_WITHOUT', 'development test', []],
    ['BUNDLE_WITH', 'development', ['with']],
    ['BUNDLE_ONLY', 'own', ['only']],
    ['BUNDLE_GEMFILE', 'gemfiles/other', ['gemfile']],
    ['BUNDLE_LOCKFILE', 'other.lock', ['lockfile']],
    ['BUNDLE_PREFER_LOCAL', 'true', ['prefer_local']],
    ['BUNDLE_FORCE_RUBY_PLATFORM', 'true', ['force_ruby_platform']],
    ['BUNDLE_FORCE_RUBY_PLATFORM__NOKOGIRI', 'true', ['force_ruby_platform.nokogiri']],
    ['BUNDLE_SPECIFIC_PLATFORM', 'false', []],
    ['BUNDLE_DISABLE_CHECKSUM_VALIDATION', 'true', ['disable_checksum_validation']],
    ['BUNDLE_PLUGINS', 'true', ['plugins']],
    ['BUNDLE_PATH', '/elsewhere', []],
    ['BUNDLE_PATH__SYSTEM', 'true', []],
    ['BUNDLE_FROZEN', 'false', []],
    ['BUNDLE_GIT__ALLOW_INSECURE', 'true', []],
    ['BUNDLE_CACHE_PATH', '/elsewhere', []],
  ]
  test.each(ignored)('cannot change what is installed: %s=%s', async (name, value, named) => {
    const found = await settingsOf(workspaceOf({}), { HOME: '/nowhere', [name]: value })
    expect(found).toEqual({ used: {}, ignored: named })
  })

  test("have Bundler's precedence: project, step, user", async () => {
    const home = workspaceOf({
      '.bundle/config':
        '---\nBUNDLE_TIMEOUT: "1"\nBUNDLE_RETRY: "1"\nBUNDLE_JOBS: 1\nBUNDLE_LOCAL__A: "/a"\n',
    })
    const root = workspaceOf({
      '.bundle/config':
        '---\nBUNDLE_TIMEOUT: "3"\nBUNDLE_WITHOUT:\n  - own\nBUNDLE_HTTPS://GEMS.EXAMPLE-HOST.COM: "token"\n',
    })
    const { used: found, ignored: named } = await settingsOf(root, {
      HOME: home,
      BUNDLE_TIMEOUT: '2',
      BUNDLE_RETRY: '2',
    })
    expect(found).toEqual({
      BUNDLE_TIMEOUT: '3',
      BUNDLE_RETRY: '2',
      BUNDLE_JOBS: '1',
      'BUNDLE_HTTPS://GEMS__EXAMPLE___HOST__COM/': 'token',
    })
    expect(named).toEqual(['local.a'])
    const elsewhere = { BUNDLE_USER_CONFIG: join(home, '.bundle/config') }
    expect((await settingsOf(workspaceOf({}), elsewhere)).used).toMatchObject({ BUNDLE_JOBS: '1' })
  })

  test('of the environment are replaced completely', () => {
    const env = { PATH: '/bin', BUNDLE_WITHOUT: 'own', BUNDLER_VERSION: '1.0', RUBYOPT: '-rown' }
    expect(withSettings(env, { BUNDLE_JOBS: '1' })).toEqual({
      PATH: '/bin',
      BUNDLE_JOBS: '1',
      BUNDLE_IGNORE_CONFIG: 'true',
    })
  })
})

describe('a Gemfile.lock', () => {
  const sha256 = 'a'.repeat(64)
  const lock = readLock(
    [
      'GIT\n  remote: https://git.example.com/own.git\n  revision: abc\n  glob: {,*}/*.gemspec\n  specs:\n    from-git (0.1.0)\n      dep (>= 1)\n',
      'PATH\n  remote: own\n  specs:\n    own (1.0.0)\n',
      'GEM\n  remote: https://gems.example.com/\n  specs:\n    dep (1.2.0)\n    native (2.0.0-x86_64-linux)\n      dep\n',
      'PLATFORMS\n  ruby\n',
      'DEPENDENCIES\n  from-git!\n  own!\n',
      `CHECKSUMS\n  dep (1.2.0) sha256=${sha256}\n  native (2.0.0-x86_64-linux) sha512=ff,sha256=${sha256}\n  own (1.0.0)\n`,
      'BUNDLED WITH\n   2.6.9\n',
    ].join('\n'),
  )

  test('contains gems, gems from Git, and checksums', () => {
    expect([...lock.gems]).toEqual(['from-git-0.1.0', 'own-1.0.0', 'dep-1.2.0', 'native-2.0.0-x86_64-linux'])
    expect(lock.fromGit).toEqual([{ name: 'from-git', address: 'https://git.example.com/own.git' }])
    expect([...lock.checksums]).toEqual([
      ['dep-1.2.0', sha256],
      ['native-2.0.0-x86_64-linux', sha256],
    ])
  })

  test('is compared with the gems that Bundler chose', () => {
    const gem = (fullName: string, from = 'registry'): { fullName: string; from: string } => ({
      fullName,
      from,
    })
    expect(() => requireLocked(lock, [gem('dep-1.2.0'), gem('other-1.0.0', 'path')])).not.toThrow()
    expect(() => requireLocked(lock, [gem('dep-1.3.0')])).toThrow(
      /are not in Gemfile.lock: dep-1\.3\.0\. Run "bundle install"/,
    )
  })
})
