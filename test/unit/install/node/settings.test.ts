import { describe, expect, test } from '@jest/globals'
import {
  filterNpmrc,
  filterNpmVariables,
  keptForScripts,
  keptOfProject,
  keptOfUser,
} from '../../../../src/install/node/npm-settings.ts'
import { filterYarnrc } from '../../../../src/install/node/yarn-settings.ts'
import { sourcesIn } from '../../../../src/install/node/yarn-git.ts'

describe('an .npmrc of a checkout', () => {
  test('keeps registries, authentication and the network', () => {
    const text = [
      'registry=https://registry.example.com/',
      '@acme:registry = https://registry.example.com/acme/',
      '//registry.example.com/:_authToken=${NODE_AUTH_TOKEN}',
      '//${HOST}/acme/:_password=secret',
      'strict-ssl=false',
      'ca[]="one"',
      'https-proxy=http://proxy.example.com',
    ]
    expect(filterNpmrc(text.join('\r\n'), keptOfProject).trim().split('\n')).toEqual(text)
  })

  test.each([
    'git=./evil.sh',
    '"git"=./evil.sh',
    ' git = ./evil.sh',
    'git;registry=./evil.sh',
    'GIT=./evil.sh',
    'script-shell=./evil.sh',
    'scriptShell=./evil.sh',
    'node-options=--require ./evil.cjs',
    'shell=./evil.sh',
    'node-gyp=./evil.js',
    'pnpmfile=./evil.cjs',
    'global-pnpmfile=./evil.cjs',
    '//registry.example.com/:tokenHelper=./evil.sh',
    'store-dir=./store',
    'cache=./cache',
    'omit[]=optional',
    'include=dev',
    'os=darwin',
    'location=global',
    'prefix=/usr',
    'globalconfig=./other',
    'userconfig=./other',
    'package-lock=false',
    'install-links=true',
    'workspaces=false',
    'ignore-scripts',
    'allow-scripts=everything',
    '[registry]',
  ])('is kept without %s', (line) => {
    expect(filterNpmrc(`\ufeff${line}\nregistry=https://registry.example.com/\n`, keptOfProject)).toBe(
      'registry=https://registry.example.com/\n',
    )
  })

  test('of the user can also name caches and a program that supplies tokens', () => {
    const text =
      'cache=/cache\n//registry.example.com/:tokenHelper=/usr/bin/helper\nstore-dir=/store\ngit=./evil.sh\n'
    expect(filterNpmrc(text, keptOfUser)).toBe(text.replace('git=./evil.sh\n', ''))
  })

  test('passes unknown settings to scripts, but none that disables scripts', () => {
    const text =
      'nodedir=/usr\nsharp_binary_host=https://mirror.example.com\nignore-scripts=true\ndry-run=true\nnode-gyp=x\n'
    expect(filterNpmrc(text, keptForScripts)).toBe(text.split('\n').slice(0, 2).join('\n') + '\n')
  })
})

test.each([
  'npm_config_ignore_scripts',
  'NPM_CONFIG_IGNORE_SCRIPTS',
  'npm_config_ignore-scripts',
  'Npm_Config_Git',
  'npm_config_script_shell',
  'NPM_CONFIG_LOCATION',
  'npm_config_omit',
  'pnpm_config_pnpmfile',
  'PNPM_CONFIG_SCRIPT_SHELL',
])('the variable %s is removed', (name) => {
  const env = {
    [name]: 'x',
    PATH: '/bin',
    NPM_CONFIG_REGISTRY: 'r',
    npm_config__authToken: 't',
    'npm_config_//registry.example.com/:_authToken': 't',
  }
  const { [name]: _dropped, ...kept } = env
  expect(filterNpmVariables(env, keptOfUser)).toEqual(kept)
  expect(filterNpmVariables({ [name]: 'x' }, keptForScripts)).toEqual(
    /pnpmfile$/.test(name) ? { [name]: 'x' } : {},
  )
})

test('a .yarnrc of a checkout keeps registries', () => {
  const kept =
    'registry "https://registry.example.com"\n"@acme:registry" "https://registry.example.com"\nyarn-offline-mirror "./mirror"\n'
  const lost =
    'yarn-path "./evil.js"\n--install.ignore-optional true\n--modules-folder elsewhere\nregistry, yarn-path "./evil.js"\nenv:\n  NODE_OPTIONS "--require ./evil.cjs"\n'
  expect(filterYarnrc(kept + lost, keptOfProject).split('\n')).toEqual(
    kept.split('\n').filter((line) => !line.startsWith('yarn-offline')),
  )
})

describe('packages from git in a yarn.lock', () => {
  test('of Yarn 1', () => {
    const lock = `# yarn lockfile v1

"@acme/a@git+ssh://git@git.example.com/acme/a.git#v1":
  version "1.0.0"
  resolved "git+ssh://git@git.example.com/acme/a.git#4d791c0de6acd6d9b0cf0b27b36906fb34fd25de"

b@https://git.example.com/acme/b.git:
  version "1.0.0"
  resolved "https://git.example.com/acme/b.git#4d791c0de6acd6d9b0cf0b27b36906fb34fd25de"

ms@2.1.2:
  version "2.1.2"
  resolved "https://registry.example.com/ms/-/ms-2.1.2.tgz#d09d1f357b443f493382a8eb3ccd183872ae6009"
`
    expect(sourcesIn(lock)).toEqual([
      { name: '@acme/a', address: 'git+ssh://git@git.example.com/acme/a.git' },
      { name: 'b', address: 'https://git.example.com/acme/b.git' },
    ])
  })

  test('of Yarn 1, from a host with a short form', () => {
    const lock = ['github.com', 'gitlab.com', 'bitbucket.org', 'elsewhere.example.com']
      .map(
        (host, index) => `p${index}@x:\n  version "1.0.0"\n  resolved "https://${host}/acme/p#4d791c0de6"\n`,
      )
      .join('\n')
    expect(sourcesIn(lock).map(({ name }) => name)).toEqual(['p0', 'p1', 'p2'])
  })

  test('of Yarn 4', () => {
    const lock = `__metadata:
  version: 8

"@acme/a@acme/a#main":
  version: 1.0.0
  resolution: "@acme/a@https://git.example.com/acme/a.git#workspace=a&commit=4d791c0de6acd6d9b0cf0b27b36906fb34fd25de"

"ms@npm:2.1.2":
  version: 2.1.2
  resolution: "ms@npm:2.1.2"
`
    expect(sourcesIn(lock)).toEqual([{ name: '@acme/a', address: 'https://git.example.com/acme/a.git' }])
  })
})
