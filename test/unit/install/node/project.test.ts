import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { copyProject } from '../../../../src/install/source/copy.ts'
import { builderNamed } from '../../../../src/install/managers.ts'
import { takeRequestedVersion } from '../../../../src/install/node/requested-version.ts'
import { localDependencies } from '../../../../src/install/node/local.ts'
import { workspacesOf } from '../../../../src/install/node/members.ts'
import { workspaceOf } from '../../../support/run-bundle.ts'
import { quietLog } from '../../../support/quiet-log.ts'

describe('a workspace', () => {
  const inPackageJson = (workspaces: unknown): Record<string, string> => ({
    'package.json': JSON.stringify({ workspaces }),
  })
  const inYaml = (text: string): Record<string, string> => ({ 'pnpm-workspace.yaml': text })
  const table: [string, string, Record<string, string>, boolean][] = [
    ['npm', 'a list', inPackageJson(['packages/*']), true],
    ['yarn', 'an object', inPackageJson({ packages: ['./packages/*/'] }), true],
    ['bun', 'a list that excludes it later', inPackageJson(['packages/*', '!packages/a']), false],
    ['npm', 'no workspaces', inPackageJson(undefined), false],
    ['npm', 'workspaces that are no list', inPackageJson({ packages: 'packages/*' }), false],
    ['npm', 'a package.json that is none', { 'package.json': '{' }, false],
    ['pnpm', 'its own file', inYaml('packages: ["packages/**"]'), true],
    [
      'pnpm',
      'its own file, which excludes it first',
      inYaml('packages: ["!packages/a", "packages/*"]'),
      false,
    ],
    ['pnpm', 'its own file without members', inYaml('catalog: {}'), false],
    ['pnpm', 'its own file, which is not YAML', inYaml('packages: ['), false],
    ['pnpm', 'workspaces of npm', inPackageJson(['packages/*']), false],
  ]
  test.each(table)('of %s by %s', async (manager, _name, files, expected) => {
    const root = workspaceOf({ ...files, 'packages/a/package.json': '{}', 'packages/b/README.md': '' })
    const { hasMember } = builderNamed(manager)
    expect(await hasMember?.(root, join(root, 'packages/a'))).toBe(expected)
    expect(await hasMember?.(root, join(root, 'packages/b'))).toBe(false)
  })
})

describe('local dependencies outside of a project', () => {
  test('are found through its members and each other, up to the workspace', async () => {
    const dependencies = (...specs: string[]): string =>
      JSON.stringify({ dependencies: Object.fromEntries(specs.map((spec, index) => [`d${index}`, spec])) })
    const workspace = workspaceOf({
      'layer/package.json': JSON.stringify({
        workspaces: ['members/*'],
        devDependencies: { dev: 'file:../dev.tgz' },
      }),
      'layer/members/m/package.json': dependencies(
        'link:../../../a',
        'portal:../../../gone',
        '^1.0.0',
        'file:./own',
      ),
      'layer/members/m/own/package.json': '{}',
      'a/package.json': dependencies('../b', 'file:../../../../../..', 'file:../layer'),
      'b/package.json': dependencies('file:../a'),
      'dev.tgz': '',
      'unused/package.json': '{}',
    })
    const project = { root: join(workspace, 'layer'), source: join(workspace, 'layer'), locked: false }
    const found = await localDependencies(project, workspace, workspacesOf)
    expect(found.sort()).toEqual(['a', 'b', 'dev.tgz'].map((path) => join(workspace, path)))
  })

  test('are copied with the project, with the same relative paths', async () => {
    const workspace = workspaceOf({
      'layer/x/own': 'own',
      'shared/deep/file': 'shared',
      'shared/arns.json': 'written by an earlier run',
      'layer/sbom.json': 'written by an earlier run',
      'layer/.git/config': 'token',
    })
    const without = ['layer/sbom.json', 'shared/arns.json'].map((path) => join(workspace, path))
    const project = {
      root: join(workspace, 'layer'),
      source: join(workspace, 'layer/x'),
      locked: true,
      without,
    }
    const to = join(workspaceOf({}), 'copy')
    const request = { workspace, env: process.env, log: quietLog() }
    const copy = await copyProject(project, to, request, {
      paths: [join(workspace, 'shared'), join(workspace, 'shared/deep')],
    })
    expect(copy).toMatchObject({ root: join(to, 'layer'), source: join(to, 'layer/x'), locked: true })
    expect(readFileSync(join(copy.source, '../../shared/deep/file'), 'utf8')).toBe('shared')
    for (const path of ['layer/.git/config', 'layer/sbom.json', 'shared/arns.json'])
      expect(existsSync(join(to, path))).toBe(false)
  })
})

describe('package.json that requests a package manager', () => {
  const table: [string, object, string | undefined, object][] = [
    [
      'by version',
      { packageManager: 'pnpm@10.1.0+sha512.abc' },
      '10.1.0',
      { packageManager: 'pnpm@10.1.0+sha512.abc' },
    ],
    ['of another name', { packageManager: 'yarn@4.5.0' }, undefined, {}],
    [
      'of another name, as an engine',
      { devEngines: { packageManager: { name: 'npm' }, runtime: {} } },
      undefined,
      { devEngines: { runtime: {} } },
    ],
    ['not at all', { name: 'own' }, undefined, { name: 'own' }],
  ]
  test.each(table)('%s', async (_name, manifest, version, left) => {
    const root = workspaceOf({ 'package.json': JSON.stringify(manifest) })
    expect(await takeRequestedVersion(root, 'pnpm')).toBe(version)
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toEqual(left)
  })
})
