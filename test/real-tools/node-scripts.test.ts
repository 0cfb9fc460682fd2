import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Environment } from '../../src/layer/layer.ts'
import { toolPath } from '../rig/tools.mjs'
import { archiveOf, checkoutOf, serve } from './code-that-runs/traps.ts'
import { buildLayer, contentsOf } from '../support/build-layer.ts'

type Tools = Parameters<typeof toolPath>

async function environmentWith(...tools: Tools): Promise<Environment> {
  return { ...process.env, YARN_ENABLE_TELEMETRY: '0', PATH: await toolPath(...tools) }
}

/** A checkout that depends on one package, which is in an archive. */
function checkoutWith(archive: string, more: Record<string, string> = {}): string {
  const checkout = checkoutOf({
    'package.json': { name: 'own', version: '1.0.0', dependencies: { it: `file:./${basename(archive)}` } },
    ...more,
  })
  cpSync(archive, join(checkout, basename(archive)))
  return checkout
}

describe('an install script that is allowed', () => {
  let needsPost: string
  beforeAll(() => {
    const scripts = { postinstall: `node -e "require('fs').writeFileSync('made.js', '')"` }
    needsPost = archiveOf({ 'package.json': { name: 'it', version: '1.0.0', scripts }, 'index.js': '' })
  })
  const made = 'nodejs/node_modules/it/made.js'

  test.each<[string, string, Tools]>([
    ['npm', 'npm 12', ['npm12']],
    ['pnpm', 'pnpm and npm 12', ['npm12', 'pnpm10']],
    ['bun', 'bun and npm 12', ['npm12', 'bun']],
  ])('runs (%s: %s), even if settings disable scripts', async (manager, _what, tools) => {
    const checkout = checkoutWith(needsPost, {
      '.npmrc': 'ignore-scripts=true\nstrict-allow-scripts=true\ndry-run=true\n',
    })
    const env = { ...(await environmentWith(...tools)), npm_config_ignore_scripts: 'true' }
    expect((await buildLayer(checkout, '', { manager, env })).contents).not.toHaveProperty([made])
    for (const installScripts of [true, ['it']])
      expect((await buildLayer(checkout, '', { manager, env, installScripts })).contents).toHaveProperty([
        made,
      ])
  })

  test('fails the build if npm reports success without having run it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bin-'))
    const real = execFileSync('which', ['npm'], { encoding: 'utf8' }).trim()
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\n[ "$1" = rebuild ] && exit 0\nexec ${real} "$@"\n`)
    chmodSync(join(folder, 'npm'), 0o755)
    const env = { ...process.env, PATH: `${folder}:${String(process.env['PATH'])}` }
    await expect(buildLayer(checkoutWith(needsPost), '', { env, installScripts: true })).rejects.toThrow(
      /npm reported success, but did not run the install scripts of it/,
    )
  })
})

test('a native addon that is allowed fails the build if it has no binary afterwards', async () => {
  const scripts = { install: 'node-pre-gyp install || true' }
  const addon = archiveOf({ 'package.json': { name: 'it', version: '1.0.0', scripts }, 'index.js': '' })
  await expect(buildLayer(checkoutWith(addon), '', { installScripts: true })).rejects.toThrow(
    /install scripts of it ran, but created no binary/,
  )
})

test('npm 12 installs from a web address in the lock file, unless a setting prevents it', async () => {
  const archive = archiveOf({ 'package.json': { name: 'it', version: '1.0.0' }, 'index.js': '' })
  const { url, server } = await serve(dirname(archive))
  try {
    const checkout = checkoutOf({
      'package.json': { name: 'own', version: '1.0.0', dependencies: { it: `${url}/${basename(archive)}` } },
    })
    // Asynchronous, because the server in this process must continue to answer.
    await promisify(execFile)('npm', ['install', '--package-lock-only', '--no-audit'], { cwd: checkout })
    const env = await environmentWith('npm12')
    const { contents, warnings } = await buildLayer(checkout, '', { env })
    expect(contents).toHaveProperty(['nodejs/node_modules/it/index.js'])
    expect(warnings).toContainEqual(expect.stringContaining('from a web address: it'))
    writeFileSync(join(checkout, '.npmrc'), 'allow-remote=none\n')
    await expect(buildLayer(checkout, '', { env })).rejects.toThrow(
      /does not allow the source of a package.*"allow-remote"/,
    )
  } finally {
    server.close()
  }
})

describe('a local package whose script "prepare" creates its code', () => {
  const shared = {
    'shared/package.json': {
      name: '@acme/shared',
      version: '1.0.0',
      main: 'dist/index.js',
      files: ['dist'],
      scripts: { build: 'mkdir -p dist && cp src/index.js dist', prepare: 'npm run build' },
    },
    'shared/src/index.js': 'exports.answer = 42\n',
  }
  const layer = (spec: string): object => ({
    name: 'layer',
    version: '1.0.0',
    dependencies: { '@acme/shared': spec },
  })
  const workspace = { name: 'root', private: true, workspaces: ['*'] }
  const built = 'nodejs/node_modules/@acme/shared/dist/index.js'

  test.each<[string, Tools, string, Record<string, string | object>]>([
    ['npm', [], 'file:../shared', {}],
    ['npm', [], '1.0.0', { 'package.json': workspace }],
    ['pnpm', ['pnpm10'], 'file:../shared', {}],
    [
      'pnpm',
      ['pnpm'],
      'workspace:*',
      { 'pnpm-workspace.yaml': 'packages: ["*"]\ninjectWorkspacePackages: true\n' },
    ],
    ['pnpm', ['pnpm'], 'link:../shared', {}],
    ['yarn', ['yarn1'], 'file:../shared', {}],
    ['yarn', ['yarn4'], 'workspace:*', { 'package.json': workspace }],
    ['yarn', ['yarn4'], 'portal:../shared', {}],
    ['bun', ['bun'], 'file:../shared', {}],
    ['bun', ['bun'], 'workspace:*', { 'package.json': workspace }],
  ])(
    '%s %j %s: the script runs if it is allowed. If not, the error names the missing file',
    async (manager, tools, spec, more) => {
      const checkout = checkoutOf({ ...shared, ...more, 'layer/package.json': layer(spec) })
      const before = contentsOf(checkout)
      const env = await environmentWith(...tools)
      await expect(buildLayer(checkout, 'layer', { manager, env })).rejects.toThrow(
        /@acme\/shared has no file dist\/index\.js, .*"main".*Build .*"install-scripts: @acme\/shared".*"prepare"/,
      )
      const { contents } = await buildLayer(checkout, 'layer', {
        manager,
        env,
        installScripts: ['@acme/shared'],
      })
      expect(contents).toHaveProperty([built])
      expect(contentsOf(checkout)).toEqual(before)
    },
  )

  test('if the script fails, the error names the script and the cause', async () => {
    const manifest = { ...shared['shared/package.json'], scripts: { prepare: 'no-such-compiler' } }
    const checkout = checkoutOf({
      ...shared,
      'shared/package.json': manifest,
      'layer/package.json': layer('file:../shared'),
    })
    await expect(buildLayer(checkout, 'layer', { installScripts: true })).rejects.toThrow(
      /The script "prepare" of @acme\/shared failed: .* devDependencies are not installed/,
    )
  })
})

test('settings of the user and of the environment do not change which locked packages are installed', async () => {
  const checkout = checkoutOf({
    'package.json': {
      name: 'own',
      version: '1.0.0',
      dependencies: { debug: '4.3.4' },
      optionalDependencies: { 'is-number': '7.0.0' },
      devDependencies: { 'is-odd': '3.0.1' },
    },
  })
  const user = mkdtempSync(join(tmpdir(), 'config-'))
  const npmrc =
    'omit[]=optional\ninclude=dev\noptional=false\nos=darwin\nlegacy-peer-deps=true\nprefix=/nowhere\nscript-shell=/nowhere\n'
  writeFileSync(join(user, '.npmrc'), npmrc)
  writeFileSync(join(user, '.bunfig.toml'), '[install]\noptional = false\ndev = true\nproduction = false\n')
  const settings: Record<string, string> = {
    '.npmrc': `${npmrc}package-lock=false\nworkspaces=false\ninstall-links=true\nlockfile=false\nhoist=false\n`,
    'pnpm-workspace.yaml':
      'lockfile: false\nnodeLinker: pnp\nhoist: false\nscriptShell: /nowhere\nignoredBuiltDependencies: []\n',
    '.yarnrc.yml':
      'lockfileFilename: other.lock\nnmHoistingLimits: workspaces\nplugins: []\ninjectEnvironmentFiles: [gone]\n',
    'bunfig.toml': '[install]\noptional = false\ndev = true\nproduction = false\nlinker = "isolated"\n',
    '.env': 'BUN_CONFIG_REGISTRY=http://127.0.0.1:9/\n',
  }
  const variables = {
    npm_config_userconfig: join(user, '.npmrc'),
    XDG_CONFIG_HOME: user,
    NPM_CONFIG_OMIT: 'optional',
    npm_config_package_lock: 'false',
    NPM_CONFIG_OPTIONAL: 'false',
    pnpm_config_optional: 'false',
    YARN_LOCKFILE_FILENAME: 'other.lock',
    BUN_OPTIONS: '--omit=optional',
    BUN_CONFIG_SKIP_LOAD_LOCKFILE: '1',
  }
  const managers: [string, Tools, string[]][] = [
    ['npm', [], ['npm', 'install', '--package-lock-only', '--no-audit']],
    ['pnpm', ['pnpm10'], ['pnpm', 'install', '--lockfile-only']],
    ['pnpm', ['pnpm'], ['pnpm', 'install', '--lockfile-only']],
    ['yarn', ['yarn4'], ['yarn', 'install', '--mode=update-lockfile']],
    ['bun', ['bun'], ['bun', 'install', '--lockfile-only']],
  ]
  for (const [manager, tools, [tool = '', ...args]] of managers) {
    const env = await environmentWith(...tools)
    const copy = checkoutOf({ ...(manager === 'yarn' && { 'yarn.lock': '' }) })
    cpSync(checkout, copy, { recursive: true })
    const locking = { ...env, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' } as NodeJS.ProcessEnv
    execFileSync(tool, args, { cwd: copy, env: locking, stdio: 'pipe' })
    rmSync(join(copy, 'node_modules'), { recursive: true, force: true })
    for (const [path, text] of Object.entries(settings)) writeFileSync(join(copy, path), text)
    const { contents } = await buildLayer(copy, '', { manager, env: { ...env, ...variables } })
    const packages = Object.keys(contents).flatMap(
      (path) => /^nodejs\/node_modules\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
    )
    expect([...tools, manager, ...packages.sort()]).toEqual([...tools, manager, 'debug', 'is-number', 'ms'])
  }
})
