import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { annotationsOf, run, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'

/** A dry run without credentials. It builds and packs the layer, but cannot read from AWS. */
function dryRun(
  workspace: string,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
  node = process.execPath,
): Promise<Result> {
  return run(workspace, env, { 'dry-run': 'true', ...inputs }, node)
}

function filesOf(result: Result): string[] {
  return new AdmZip(result.outputs['archive']).getEntries().map(({ entryName }) => entryName)
}

function packagesOf(result: Result): string[] {
  const manifest = /^nodejs\/node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/
  return filesOf(result).flatMap((path) => manifest.exec(path)?.[1] ?? [])
}

/** Creates a workspace with this package.json, the lock file that npm writes for it, and `files`. */
function project(manifest: object, files: Record<string, string> = {}): string {
  const workspace = workspaceOf({ 'package.json': JSON.stringify(manifest), ...files })
  const args = ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync('npm', args, { cwd: workspace, stdio: 'ignore' })
  return workspace
}

/** Returns the hash of each file below a directory, by its path. */
function contentsOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, createHash('sha256').update(readFileSync(path)).digest('hex')]
    }),
  )
}

function error(result: Result): string {
  expect(result.exitCode).toBe(1)
  expect(annotationsOf(result, 'error')).toHaveLength(1)
  return annotationsOf(result, 'error')[0] ?? ''
}

describe('a project with a lock file', () => {
  let workspace: string
  let result: Result
  let before: Record<string, string>
  beforeAll(async () => {
    workspace = project({
      name: 'own',
      license: 'Apache-2.0',
      dependencies: { ms: '2.1.2' },
      devDependencies: { 'is-number': '7.0.0' },
      scripts: { postinstall: 'touch ran', prepare: 'touch ran' },
    })
    mkdirSync(join(workspace, 'node_modules', 'stale'), { recursive: true })
    writeFileSync(join(workspace, 'node_modules', 'stale', 'package.json'), '{}')
    before = contentsOf(workspace)
    result = await dryRun(workspace)
  })

  test('installs only its locked production dependencies', () => {
    expect(result.exitCode).toBe(0)
    expect(packagesOf(result)).toEqual(['ms'])
    const manifest = new AdmZip(result.outputs['archive']).readAsText('nodejs/node_modules/ms/package.json')
    expect(JSON.parse(manifest)).toMatchObject({ version: '2.1.2' })
    expect(filesOf(result).filter((path) => !path.startsWith('nodejs/node_modules/ms/'))).toEqual([])
  })

  test('is not changed', () => {
    expect(contentsOf(workspace)).toEqual(before)
  })

  test('builds the same archive in another folder and with another umask', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    cpSync(workspace, copy, { recursive: true })
    const umask = process.umask(0o077)
    try {
      const again = await dryRun(copy, {}, { TZ: 'America/New_York', LC_ALL: 'C' })
      expect(again.outputs['code-sha256']).toBe(result.outputs['code-sha256'])
    } finally {
      process.umask(umask)
    }
  })

  test('builds the same archive with a umask that removes execute permissions', async () => {
    const bins = project({ dependencies: { semver: '7.6.0' } })
    const masked = join(workspaceOf({}), 'node')
    writeFileSync(masked, `#!/usr/bin/env bash\numask 0111\nexec "${process.execPath}" "$@"\n`, {
      mode: 0o755,
    })
    const [plain, stripped] = [await dryRun(bins), await dryRun(bins, {}, {}, masked)]
    expect(stripped.outputs['code-sha256']).toBe(plain.outputs['code-sha256'])
  })

  test('builds the same archive with other settings in .npmrc and in the environment', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    cpSync(workspace, copy, { recursive: true })
    writeFileSync(join(copy, '.npmrc'), 'include=dev\nignore-scripts=false\ninstall-strategy=linked\n')
    const again = await dryRun(copy, {}, { npm_config_include: 'dev', npm_config_omit: 'prod' })
    expect(again.outputs['code-sha256']).toBe(result.outputs['code-sha256'])
  })

  test('builds the same archive if settings make npm work globally, and does not change the global packages', async () => {
    const prefix = workspaceOf({ 'lib/node_modules/tool/package.json': '{"name":"tool","version":"1.0.0"}' })
    const env = { npm_config_location: 'global', npm_config_global: 'true', npm_config_prefix: prefix }
    const before = contentsOf(prefix)
    const again = await dryRun(workspace, {}, env)
    expect(again.outputs['code-sha256']).toBe(result.outputs['code-sha256'])
    expect(contentsOf(prefix)).toEqual(before)
  })

  test('fails the step if its lock file is out of date', async () => {
    const stale = mkdtempSync(join(tmpdir(), 'stale-'))
    cpSync(workspace, stale, { recursive: true })
    writeFileSync(join(stale, 'package.json'), JSON.stringify({ dependencies: { ms: '2.1.3' } }))
    expect(error(await dryRun(stale))).toMatch(/in sync.*Run "npm install" and commit/)
  })

  test('fails the step if a hash in its lock file does not match the package', async () => {
    const forged = mkdtempSync(join(tmpdir(), 'forged-'))
    cpSync(workspace, forged, { recursive: true })
    const lock = join(forged, 'package-lock.json')
    const other = `sha512-${Buffer.alloc(64, 1).toString('base64')}`
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/sha512-[^"]+/g, other))
    expect(error(await dryRun(forged))).toMatch(
      /Integrity checksum failed.*does not match its hash in the lock file/,
    )
  })
})

describe('a project without a lock file', () => {
  const manifest = { 'package.json': JSON.stringify({ dependencies: { ms: '2.1.2' } }) }

  test('is built, with a warning', async () => {
    const result = await dryRun(workspaceOf(manifest))
    expect(packagesOf(result)).toEqual(['ms'])
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('There is no lock file'))
  })

  test('is rejected if a lock file is required', async () => {
    expect(error(await dryRun(workspaceOf(manifest), { 'require-lockfile': 'true' }))).toContain(
      '"require-lockfile"',
    )
  })
})

describe('a member of a workspace', () => {
  const files = {
    'layer/package.json':
      '{"license":"ISC","dependencies":{"ms":"2.1.2","other":"1.0.0"},"devDependencies":{"is-number":"7.0.0"}}',
    'other/package.json': '{"name":"other","version":"1.0.0","dependencies":{"ms":"2.0.0"}}',
    'unused/package.json': '{"name":"unused","version":"1.0.0","dependencies":{"left-pad":"1.3.0"}}',
  }
  const root = { workspaces: ['*'], dependencies: { semver: '7.6.0' } }

  test('installs its dependencies from the lock file of the root, with other members as files', async () => {
    const workspace = project(root, files)
    const before = contentsOf(workspace)
    const result = await dryRun(workspace, { source: 'layer' })
    expect(result.exitCode).toBe(0)
    expect(annotationsOf(result, 'warning')).not.toContainEqual(expect.stringContaining('lock file'))
    expect(packagesOf(result)).toEqual(['ms', 'other'])
    expect(filesOf(result)).toContain('nodejs/node_modules/other/node_modules/ms/package.json')
    expect(contentsOf(workspace)).toEqual(before)
  })

  test('is built without a lock file, with a warning', async () => {
    const workspace = workspaceOf({ 'package.json': JSON.stringify(root), ...files })
    const result = await dryRun(workspace, { source: 'layer' })
    expect(packagesOf(result)).toEqual(['ms', 'other'])
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('There is no lock file'))
  })

  test('is rejected if a member that it depends on is not in the checkout', async () => {
    const workspace = project(root, files)
    rmSync(join(workspace, 'other'), { recursive: true })
    expect(error(await dryRun(workspace, { source: 'layer' }))).toContain('did not install other')
  })
})

describe('a project is rejected if it has', () => {
  const table: [string, Record<string, string>, string][] = [
    [
      'no production dependency',
      { 'package.json': '{"devDependencies":{"ms":"2.1.2"}}' },
      'The layer would be empty',
    ],
    ['a manifest that is not JSON', { 'package.json': '{' }, 'not a JSON object'],
    ['a manifest that is a list', { 'package.json': '[]' }, 'not a JSON object'],
    ['a lock file without a manifest', { 'package-lock.json': '{}' }, 'no package.json'],
    [
      'a dependency in a folder that does not exist',
      { 'package.json': '{"dependencies":{"x":"file:../nowhere"}}' },
      'did not install x',
    ],
  ]
  test.each(table)('%s', async (_name, files, expected) => {
    expect(error(await dryRun(workspaceOf(files)))).toContain(expected)
  })
})

describe('install scripts', () => {
  const scripted = {
    'tool/package.json': JSON.stringify({
      name: 'tool',
      version: '1.0.0',
      scripts: { postinstall: 'node made.js' },
    }),
    'tool/made.js':
      'require("fs").writeFileSync("made.txt", JSON.stringify(process.env)); console.log("::error::from a script")',
  }
  let workspace: string
  beforeAll(() => {
    const packed = workspaceOf(scripted)
    execFileSync('npm', ['pack', './tool'], { cwd: packed, stdio: 'ignore' })
    workspace = workspaceOf({})
    cpSync(join(packed, 'tool-1.0.0.tgz'), join(workspace, 'tool-1.0.0.tgz'))
    writeFileSync(
      join(workspace, 'package.json'),
      JSON.stringify({ dependencies: { tool: 'file:tool-1.0.0.tgz', ms: '2.1.2' } }),
    )
  })
  const made = 'nodejs/node_modules/tool/made.txt'

  test('are blocked, and a warning names their packages', async () => {
    const result = await dryRun(workspace)
    expect(filesOf(result)).not.toContain(made)
    expect(annotationsOf(result, 'warning')).toContainEqual(
      expect.stringContaining('Install scripts were not run: tool.'),
    )
  })

  test.each(['true', 'tool'])(
    'run if they are allowed (%s), without secrets, and cannot send workflow commands',
    async (allowed) => {
      const canary = { GITHUB_TOKEN: 'canary', ACTIONS_RUNTIME_TOKEN: 'canary', AWS_PROFILE: 'canary' }
      const result = await dryRun(workspace, { 'install-scripts': allowed }, canary)
      expect(result.exitCode).toBe(0)
      expect(filesOf(result)).toContain(made)
      expect(result.log).toContain('::error::from a script')
      expect(new AdmZip(result.outputs['archive']).readAsText(made)).not.toContain('canary')
      expect(annotationsOf(result, 'error')).toEqual([])
    },
  )

  test('of a package in a directory are allowed by the name of the package', async () => {
    const local = project(
      { dependencies: { 'native-thing': 'file:./packages/native-thing', ms: '2.1.2' } },
      {
        'packages/native-thing/package.json': scripted['tool/package.json'].replace(
          '"tool"',
          '"native-thing"',
        ),
        'packages/native-thing/made.js': scripted['tool/made.js'],
      },
    )
    const blocked = await dryRun(local)
    expect(annotationsOf(blocked, 'warning')).toContainEqual(
      expect.stringContaining('not run: native-thing.'),
    )
    for (const allowed of ['true', 'native-thing']) {
      expect(filesOf(await dryRun(local, { 'install-scripts': allowed }))).toContain(
        made.replace('tool', 'native-thing'),
      )
    }
  })

  test('are allowed by the real name of a package, not by an alias', async () => {
    const aliased = workspaceOf({})
    cpSync(join(workspace, 'tool-1.0.0.tgz'), join(aliased, 'tool-1.0.0.tgz'))
    const dependencies = { esbuild: 'npm:core-js@3.6.0' }
    writeFileSync(join(aliased, 'package.json'), JSON.stringify({ dependencies }))
    const result = await dryRun(aliased, { 'install-scripts': 'esbuild' })
    expect(annotationsOf(result, 'warning')).toContainEqual(
      expect.stringContaining('Install scripts were not run: core-js.'),
    )
    expect(annotationsOf(result, 'warning')).toContainEqual(expect.stringContaining('not installed: esbuild'))
  })

  test('stay blocked if only other packages are allowed', async () => {
    expect(filesOf(await dryRun(workspace, { 'install-scripts': 'ms' }))).not.toContain(made)
  })

  test('fail the step if they are blocked and a native addon needs them', async () => {
    const addon = workspaceOf({
      'addon/package.json': JSON.stringify({
        name: 'addon',
        version: '1.0.0',
        scripts: { install: 'node-gyp rebuild' },
      }),
      'addon/binding.gyp': '{}',
    })
    execFileSync('npm', ['pack', './addon'], { cwd: addon, stdio: 'ignore' })
    writeFileSync(
      join(addon, 'package.json'),
      JSON.stringify({ dependencies: { addon: 'file:addon-1.0.0.tgz' } }),
    )
    expect(error(await dryRun(addon))).toMatch(/addon cannot work without.*"install-scripts: addon"/)
  })
})

describe('a dependency in a folder of the source', () => {
  test('is installed with its bundled dependencies', async () => {
    const workspace = workspaceOf({
      'package.json': '{"dependencies":{"own":"file:./own"}}',
      'own/package.json':
        '{"name":"own","version":"1.0.0","dependencies":{"b":"1.0.0"},"bundledDependencies":["b"]}',
      'own/node_modules/b/package.json': '{"name":"b","version":"1.0.0"}',
      'own/node_modules/b/index.js': 'module.exports = 1',
    })
    expect(filesOf(await dryRun(workspace))).toContain('nodejs/node_modules/own/node_modules/b/index.js')
  })

  test('is installed without packages from an earlier installation in its folder', async () => {
    const workspace = workspaceOf({
      'package.json': '{"dependencies":{"own":"file:./own"}}',
      'own/package.json': '{"name":"own","version":"1.0.0"}',
      'own/node_modules/junk/package.json': '{"name":"junk","version":"1.0.0"}',
    })
    expect(filesOf(await dryRun(workspace))).toEqual(['nodejs/node_modules/own/package.json'])
  })

  test('is installed if another local dependency depends on it', async () => {
    const workspace = workspaceOf({
      'package.json': '{"dependencies":{"a":"file:./a","b":"file:./b"}}',
      'a/package.json': '{"name":"a","version":"1.0.0","dependencies":{"b":"file:../other"}}',
      'b/package.json': '{"name":"b","version":"1.0.0"}',
      'other/package.json': '{"name":"b","version":"2.0.0"}',
    })
    expect(filesOf(await dryRun(workspace))).toEqual(
      ['a/node_modules/b', 'a', 'b'].map((path) => `nodejs/node_modules/${path}/package.json`),
    )
  })

  test('is installed from outside of the source, if it is in the workspace', async () => {
    const workspace = workspaceOf({
      'layer/package.json': '{"dependencies":{"shared":"file:../shared"}}',
      'shared/package.json': '{"name":"shared","version":"1.0.0","dependencies":{"ms":"2.1.2"}}',
    })
    const result = await dryRun(workspace, { source: 'layer' })
    expect(packagesOf(result)).toEqual(['shared'])
    expect(filesOf(result)).toContain('nodejs/node_modules/shared/node_modules/ms/package.json')
  })

  test('is installed as files, not as a link', async () => {
    const workspace = project(
      { dependencies: { own: 'file:./own' } },
      { 'own/package.json': '{"name":"own","version":"1.0.0"}', 'own/index.js': 'module.exports = 1' },
    )
    const result = await dryRun(workspace)
    expect(filesOf(result)).toEqual(expect.arrayContaining(['nodejs/node_modules/own/index.js']))
  })
})

describe('the target architecture', () => {
  const optional = {
    optionalDependencies: { '@img/sharp-linux-arm64': '0.34.3', '@img/sharp-linux-x64': '0.34.3' },
  }

  test.each([
    ['x86_64', '@img/sharp-linux-x64', 0x3e],
    ['arm64', '@img/sharp-linux-arm64', 0xb7],
  ])('decides what is installed: %s', async (architecture, expected, machine) => {
    const result = await dryRun(project({ dependencies: { ms: '2.1.2' }, ...optional }), {
      'compatible-architectures': architecture,
      'compatible-runtimes': 'nodejs24.x',
    })
    expect(result.exitCode).toBe(0)
    const zip = new AdmZip(result.outputs['archive'])
    const binaries = zip.getEntries().filter(({ entryName }) => entryName.endsWith('.node'))
    expect(binaries.map(({ entryName }) => entryName.split('/').slice(2, 4).join('/'))).toEqual([expected])
    expect(binaries.map((entry) => entry.getData().readUInt16LE(18))).toEqual([machine])
  })

  test('if it differs from that of the runner, install scripts are rejected, because they build for the runner', async () => {
    const dependencies = { 'core-js': '3.6.0' }
    const other = process.arch === 'arm64' ? 'x86_64' : 'arm64'
    const inputs = { 'install-scripts': 'true', 'compatible-architectures': other }
    expect(
      error(await dryRun(workspaceOf({ 'package.json': JSON.stringify({ dependencies }) }), inputs)),
    ).toContain(`core-js build for the architecture of this runner, but the layer is for ${other}`)
  })

  test('a layer for two architectures cannot contain native code', async () => {
    const workspace = project({ dependencies: { ms: '2.1.2' }, ...optional })
    const result = await dryRun(workspace, { 'compatible-architectures': 'x86_64, arm64' })
    expect(error(result)).toContain('To publish one layer for each architecture, add')
  })
})

describe('npm itself', () => {
  test('if it is not installed, the error names the setup action', async () => {
    const bin = mkdtempSync(join(tmpdir(), 'bin-'))
    const result = await dryRun(
      workspaceOf({ 'package.json': '{"dependencies":{"ms":"2.1.2"}}' }),
      {},
      { PATH: bin },
    )
    expect(error(result)).toContain('actions/setup-node')
  })
})
