import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { workspaceOf } from '../../support/run-bundle.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { buildLayer } from '../../support/build-layer.ts'
import type { Layer } from '../../support/build-layer.ts'
import { rubyCode } from './ruby.mjs'

jest.setTimeout(600_000)

type Id = (typeof rubyCode)[number]['id']

/** Code that runs writes its environment into a file in this directory. The file has the name of the code. */
const marks = realpathSync(mkdtempSync(join(tmpdir(), 'marks-')))
const ran = (name: string): boolean => existsSync(join(marks, name))
const marking = (name: string): string => `File.write(${JSON.stringify(join(marks, name))}, ENV.to_h.to_s)\n`

const secrets = {
  AWS_SECRET_ACCESS_KEY: 'PLANTED',
  GITHUB_TOKEN: 'PLANTED',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'PLANTED',
  'INPUT_ROLE-TO-ASSUME': 'PLANTED',
}

const seen = (name: string): string => readFileSync(join(marks, name), 'utf8')

function specification(name: string, more = ''): string {
  return `Gem::Specification.new do |s|
    s.name = '${name}'
    s.version = '1.0.0'
    s.summary = 'own'
    s.authors = ['own']
    s.files = Dir['{lib,ext}/**/*'] + Dir['plugins.rb']
    ${more}
  end\n`
}

/** A repository whose files leave a marker if they run. */
function repositoryOf(name: string): string {
  const repository = realpathSync(
    workspaceOf({
      [`${name}.gemspec`]: marking(`${name}-gemspec`) + specification(name),
      [`lib/${name}.rb`]: '',
      'plugins.rb': marking(`${name}-plugins`),
    }),
  )
  const git = (...args: string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=own', '-c', 'user.email=own@example.com', ...args], {
      cwd: repository,
    })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '.')
  git('commit', '--quiet', '--message', 'own')
  return repository
}

const revisionOf = (repository: string): string =>
  execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository }).toString().trim()

/** Adds a gem to the cache of a project, as if it came from the registry. */
function addGem(project: string, name: string, files: Record<string, string>, more = ''): void {
  const directory = workspaceOf({ [`${name}.gemspec`]: specification(name, more), ...files })
  execFileSync('gem', ['build', `${name}.gemspec`], { cwd: directory, stdio: 'pipe' })
  mkdirSync(join(project, 'vendor/cache'), { recursive: true })
  cpSync(join(directory, `${name}-1.0.0.gem`), join(project, 'vendor/cache', `${name}-1.0.0.gem`))
}

interface Locked {
  readonly gems?: readonly string[]
  readonly git?: string
  readonly more?: string
}

function lockFile({ gems = [], git, more = '' }: Locked): string {
  const names = [...gems, ...(git === undefined ? [] : ['remote!']), 'own!']
  return [
    ...(git === undefined
      ? []
      : [
          `GIT\n  remote: file://${git}\n  revision: ${revisionOf(git)}\n  branch: main\n  specs:\n    remote (1.0.0)\n`,
        ]),
    'PATH\n  remote: own\n  specs:\n    own (1.0.0)\n',
    `GEM\n  remote: https://gems.example.com/\n  specs:\n${gems.map((name) => `    ${name} (1.0.0)\n`).join('')}`,
    'PLATFORMS\n  ruby\n  x86_64-linux\n  aarch64-linux\n',
    `DEPENDENCIES\n${names
      .sort()
      .map((name) => `  ${name}\n`)
      .join('')}${more}`,
  ].join('\n')
}

const ownGem = {
  'own/own.gemspec': marking('own-gemspec') + specification('own'),
  'own/lib/own.rb': '',
  'own/lib/rubygems_plugin.rb': marking('own-plugin'),
}
const remote = repositoryOf('remote')
const plugin = repositoryOf('plugin')

const gemfile = (lines: string): string =>
  `${marking('gemfile')}source 'https://gems.example.com'\ngem 'own', path: 'own'\n${lines}`

let layer: Layer
let printed: string[]
beforeAll(async () => {
  const checkout = realpathSync(
    workspaceOf({
      ...ownGem,
      Gemfile: gemfile(`plugin 'plugin', git: 'file://${plugin}', branch: 'main'\ngem 'pluggable'\n`),
      'Gemfile.lock': lockFile({ gems: ['pluggable'], more: '\nBUNDLED WITH\n   2.99.0\n' }),
      'preloaded.rb': marking('preloaded'),
    }),
  )
  addGem(checkout, 'pluggable', {
    'lib/pluggable.rb': '',
    'lib/rubygems_plugin.rb': marking('pluggable-plugin'),
  })
  printed = []
  layer = await buildLayer(checkout, '', {
    env: { ...process.env, ...secrets, OWN: 'visible', RUBYOPT: `-r${join(checkout, 'preloaded.rb')}` },
    log: quietLog((line) => printed.push(line)),
  })
})

/** A checkout with a gem from git. */
function withGit(more: Record<string, string> = {}): string {
  return realpathSync(
    workspaceOf({
      ...ownGem,
      Gemfile: gemfile(`gem 'remote', git: 'file://${remote}', branch: 'main'\n`),
      'Gemfile.lock': lockFile({ git: remote }),
      ...more,
    }),
  )
}

const proofs: Record<Id, () => Promise<void> | void> = {
  gemfile: () => {
    for (const name of ['gemfile', 'own-gemspec', 'own-plugin']) {
      expect(seen(name)).toContain('visible')
      expect(seen(name)).not.toContain('PLANTED')
    }
  },

  'git-gemspec': async () => {
    const item = `remote@git+file://${remote}`
    const refused = new RegExp(
      `^remote comes from Git, and .* set "install-scripts: ${item.replace('+', '\\+')}"`,
    )
    for (const named of [[], ['own'], ['remote'], [item.replace('remote', 'own')], [`${item}/other`]])
      await expect(buildLayer(withGit(), '', { installScripts: named })).rejects.toThrow(refused)
    const unlocked = workspaceOf({
      ...ownGem,
      Gemfile: gemfile(`git('file://${remote}') { gem 'remote' }\n`),
    })
    await expect(buildLayer(unlocked)).rejects.toThrow(refused)
    const behind = workspaceOf({
      ...ownGem,
      Gemfile: gemfile(`gem 'remote', git: 'file://${remote}'\n`),
      'Gemfile.lock': lockFile({}),
    })
    await expect(buildLayer(behind)).rejects.toThrow(refused)
    expect(ran('remote-gemspec')).toBe(false)
    const allowed = await buildLayer(withGit(), '', {
      installScripts: [item],
      env: { ...process.env, ...secrets },
    })
    expect(allowed.warnings).toContainEqual(expect.stringContaining('Gems come from Git: remote.'))
    expect(seen('remote-gemspec')).not.toContain('PLANTED')
  },

  extension: async () => {
    const checkout = realpathSync(
      workspaceOf({
        ...ownGem,
        Gemfile: gemfile("gem 'native'\n"),
        'Gemfile.lock': lockFile({ gems: ['native'] }),
      }),
    )
    const extension = {
      'ext/extconf.rb': `${marking('native-extconf')}${marking('native-flags')}File.write(${JSON.stringify(join(marks, 'flags'))}, ARGV.join(' '))\nFile.write('Makefile', "all:\\ninstall:\\nclean:\\n")\n`,
      'lib/native.rb': '',
    }
    addGem(checkout, 'native', extension, "s.extensions = ['ext/extconf.rb']")
    await expect(buildLayer(checkout)).rejects.toThrow(/^native cannot work without/)
    expect(ran('native-extconf')).toBe(false)
    await buildLayer(checkout, '', {
      installScripts: ['native'],
      env: { ...process.env, ...secrets, BUNDLE_BUILD__NATIVE: '--with-own' },
    })
    expect(seen('native-extconf')).not.toContain('PLANTED')
    expect(seen('flags')).toContain('--with-own')
  },

  plugin: () => {
    expect([ran('plugin-gemspec'), ran('plugin-plugins')]).toEqual([false, false])
    // Without the action, Bundler installs the plugin and runs it.
    const project = workspaceOf({ Gemfile: `plugin 'plugin', git: 'file://${plugin}', branch: 'main'\n` })
    const home = mkdtempSync(join(tmpdir(), 'home-'))
    execFileSync('bundle', ['install'], { cwd: project, stdio: 'pipe', env: { ...process.env, HOME: home } })
    expect(ran('plugin-gemspec')).toBe(true)
  },

  'rubygems-plugin': () => {
    expect(Object.keys(layer.contents).join('\n')).toContain('pluggable-1.0.0/lib/rubygems_plugin.rb')
    expect(ran('pluggable-plugin')).toBe(false)
  },

  'local-override': async () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'override-')))
    cpSync(remote, folder, { recursive: true })
    writeFileSync(join(folder, 'remote.gemspec'), marking('override') + specification('remote'))
    const checkout = withGit({ '.bundle/config': `---\nBUNDLE_LOCAL__REMOTE: "${folder}"\n` })
    const { warnings } = await buildLayer(checkout, '', { installScripts: [`remote@file://${remote}`] })
    expect(ran('override')).toBe(false)
    expect(warnings).toContainEqual(
      expect.stringMatching(/^Settings of Bundler .* are not used: local\.remote\./),
    )
  },

  'bundled-with': () => {
    const installed = execFileSync('bundle', ['--version'], { cwd: tmpdir() }).toString()
    expect(installed).toContain(layer.version)
    expect(printed.join('\n')).not.toContain('2.99.0')
  },

  'ruby-options': () => {
    expect(ran('preloaded')).toBe(false)
  },
}

describe('code that can run while a Ruby layer is built, as listed in the docs', () => {
  test.each(rubyCode)('$id', async ({ id }) => {
    await proofs[id]()
  })
})
