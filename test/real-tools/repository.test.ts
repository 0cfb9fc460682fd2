import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { copyProject } from '../../src/install/source/copy.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import { quietLog } from '../support/quiet-log.ts'
import { contentsOf } from '../support/build-layer.ts'

function git(directory: string, ...args: string[]): string {
  const identity = ['user.name=own', 'user.email=own@example.com', 'protocol.file.allow=always']
  const settings = identity.flatMap((setting) => ['-c', setting])
  return execFileSync('git', [...settings, ...args], { cwd: directory, stdio: 'pipe' })
    .toString()
    .trim()
}

/** Creates a repository with one commit of these files and the tag v1.2.3, and returns its path. */
function repositoryOf(files: Record<string, string>, ...init: string[]): string {
  const directory = realpathSync(workspaceOf(files))
  git(directory, 'init', '--quiet', '--initial-branch=main', ...init)
  commit(directory)
  git(directory, 'tag', 'v1.2.3')
  return directory
}

function commit(directory: string): void {
  git(directory, 'add', '--all', '--force')
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'own')
}

const files = {
  'layer/package.json': '{}',
  'layer/lib/data.json': '1',
  'libs/core/core.txt': 'core',
  'README.md': 'text',
  '.gitignore': 'ignored/\n',
}

/** Returns the files below a directory whose content matches a pattern. */
function filesWith(pattern: RegExp, directory: string): string[] {
  return Object.keys(contentsOf(directory)).filter((path) =>
    pattern.test(readFileSync(join(directory, path), 'latin1')),
  )
}

interface CopyOptions {
  readonly alsoCopy?: readonly string[]
  readonly without?: readonly string[]
  readonly workspace?: string
}

/** Creates the working copy of a folder of a checkout, and returns its path. */
async function workingCopy(
  checkout: string,
  folder = 'layer',
  { alsoCopy = [], without = [], workspace = checkout }: CopyOptions = {},
): Promise<string> {
  const source = join(checkout, folder)
  const to = join(realpathSync(mkdtempSync(join(tmpdir(), 'copy-'))), 'project')
  const project = await copyProject(
    { source, root: source, locked: false, without: without.map((path) => join(checkout, path)) },
    to,
    { workspace, env: process.env, log: quietLog() },
    { paths: alsoCopy.map((path) => join(checkout, path)) },
  )
  return project.source
}

const described = ['describe', '--tags', '--long', '--dirty', '--match', 'v*']
const status = ['status', '--porcelain']

describe('the repository of a working copy', () => {
  test('has the commits, tags, branches and tracked files of the checkout around the source', async () => {
    const checkout = repositoryOf(files)
    git(checkout, 'update-ref', 'refs/remotes/pull/7/merge', 'HEAD')
    git(checkout, 'checkout', '--quiet', '--detach')
    git(checkout, 'pack-refs', '--all')
    git(checkout, 'tag', '--annotate', '--message', 'own', 'loose')
    const copy = await workingCopy(checkout)
    const questions = [
      described,
      status,
      ['log', '--format=%H %an %s'],
      ['for-each-ref'],
      ['ls-files'],
      ['rev-parse', '--show-prefix', 'HEAD'],
      ['archive', 'HEAD', 'lib'],
      ['ls-files', '--others', '--exclude-standard'],
    ]
    for (const question of questions)
      expect([question, git(copy, ...question)]).toEqual([
        question,
        git(join(checkout, 'layer'), ...question),
      ])
    expect(git(copy, 'describe', '--tags', '--dirty', '--match', 'v*')).toBe('v1.2.3')
  })

  test('contains no token, address, setting, hook or log of the original, and runs no code of it', async () => {
    const checkout = repositoryOf({ ...files, '.gitattributes': '*.json filter=own\n' })
    const ran = join(realpathSync(mkdtempSync(join(tmpdir(), 'ran-'))), 'ran')
    writeFileSync(join(checkout, '.git', 'more'), '[http]\n\textraheader = PLANTED\n')
    const planted: [string, string][] = [
      ['http.https://example.com/.extraheader', 'AUTHORIZATION: basic PLANTED'],
      ['remote.origin.url', 'https://x-access-token:PLANTED@example.com/own.git'],
      ['branch.main.remote', 'PLANTED'],
      ['url.https://PLANTED@example.com/.insteadOf', 'https://example.com/'],
      ['credential.helper', `!touch ${ran}; echo password=PLANTED`],
      ['include.path', 'more'],
      ['core.fsmonitor', `touch ${ran}`],
      ['core.sshCommand', `touch ${ran}`],
      ['core.hooksPath', '.git/hooks'],
      ['core.editor', `touch ${ran}`],
      ['core.worktree', checkout],
      ['diff.external', `touch ${ran}`],
      ['alias.status', `!touch ${ran}`],
      ['filter.own.clean', `touch ${ran}; cat`],
      ['filter.own.smudge', `touch ${ran}; cat`],
      ['filter.own.required', 'true'],
      ['submodule.own.url', 'https://PLANTED@example.com/'],
      ['user.signingKey', 'PLANTED'],
    ]
    // A value with line breaks must not become other settings.
    for (const [name, value] of planted) git(checkout, 'config', '--add', name, value)
    git(checkout, 'config', 'core.eol', 'lf\n[core]\n\tfsmonitor = PLANTED')
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction'])
      writeFileSync(join(checkout, '.git', 'hooks', hook), `#!/bin/sh\ntouch ${ran} # PLANTED\n`, {
        mode: 0o755,
      })
    for (const name of ['FETCH_HEAD', 'ORIG_HEAD', 'logs/HEAD', 'credentials'])
      appendFileSync(join(checkout, '.git', name), 'https://PLANTED@example.com\n')
    // The files have new times, so that git would run the filter.
    cpSync(join(checkout, 'layer'), join(checkout, 'again'), { recursive: true })
    rmSync(join(checkout, 'layer'), { recursive: true })
    cpSync(join(checkout, 'again'), join(checkout, 'layer'), { recursive: true })
    rmSync(join(checkout, 'again'), { recursive: true })
    rmSync(ran, { force: true })
    const before = contentsOf(checkout)

    const copy = await workingCopy(checkout)
    expect(filesWith(/PLANTED/, checkout)).toContain('.git/config')
    expect(filesWith(/PLANTED|touch/, join(copy, '..'))).toEqual([])
    expect(existsSync(ran)).toBe(false)
    git(copy, ...described)
    expect(git(copy, ...status)).toBe('')
    expect(existsSync(ran)).toBe(false)
    expect(git(copy, 'remote')).toBe('')
    expect(contentsOf(checkout)).toEqual(before)
  })

  test('reads the objects of the original, and does not write to it', async () => {
    const checkout = repositoryOf(files)
    const copy = await workingCopy(checkout)
    const before = contentsOf(checkout)
    const objects = join(git(copy, 'rev-parse', '--absolute-git-dir'), 'objects')
    expect(Object.keys(contentsOf(objects))).toEqual(['info/alternates'])
    writeFileSync(join(copy, 'new.txt'), 'new')
    git(copy, 'update-index', '--no-assume-unchanged', 'package.json')
    commit(copy)
    git(copy, 'tag', '--force', 'v1.2.3')
    git(copy, 'tag', '--delete', 'v1.2.3')
    git(copy, 'gc', '--quiet', '--prune=now')
    expect(git(copy, 'show', 'HEAD:layer/new.txt')).toBe('new')
    expect(contentsOf(checkout)).toEqual(before)
    expect(git(checkout, 'fsck')).toBe('')
  })

  const isDirty: [string, (checkout: string) => void, string][] = [
    ['nothing was changed', () => undefined, ''],
    [
      'a file of the source was changed',
      (at) => writeFileSync(join(at, 'layer/package.json'), '[]'),
      '-dirty',
    ],
    [
      'a file that is not copied was changed',
      (at) => writeFileSync(join(at, 'README.md'), 'other'),
      '-dirty',
    ],
    ['a file that is not copied was deleted', (at) => rmSync(join(at, 'README.md')), '-dirty'],
    [
      'a change was staged',
      (at) => (writeFileSync(join(at, 'README.md'), '2'), void git(at, 'add', '.')),
      '-dirty',
    ],
    [
      'files have only new times',
      (at) => execFileSync('touch', [join(at, 'README.md'), join(at, 'layer/package.json')]),
      '',
    ],
    [
      'a file is ignored',
      (at) => (mkdirSync(join(at, 'layer/ignored')), writeFileSync(join(at, 'layer/ignored/a'), '')),
      '',
    ],
    [
      'a file changed right after the commit',
      (at) => (commit(at), writeFileSync(join(at, 'README.md'), 'TEXT')),
      '-dirty',
    ],
    ['only some files are checked out', (at) => git(at, 'sparse-checkout', 'set', 'layer'), ''],
  ]
  test.each(isDirty)('is as dirty as the checkout if %s', async (_name, change, expected) => {
    const checkout = repositoryOf(files)
    change(checkout)
    expect(git(checkout, ...described)).toMatch(new RegExp(`-g[0-9a-f]+${expected}$`))
    const copy = await workingCopy(checkout)
    expect(git(copy, ...described)).toBe(git(checkout, ...described))
    expect(git(copy, ...status).replaceAll('D ', 'M ')).toBe(git(checkout, ...status).replaceAll('D ', 'M '))
  })

  test('is not dirty because of files that were left out, or that the action writes into the copy', async () => {
    const checkout = repositoryOf({ ...files, 'layer/sbom.json': 'of an earlier run' })
    const copy = await workingCopy(checkout, 'layer', { without: ['layer/sbom.json'] })
    writeFileSync(join(copy, 'package.json'), '{"written":"by this action"}')
    writeFileSync(join(copy, '.lambda-layer-dependencies.txt'), '')
    expect(git(copy, ...described)).toBe(git(checkout, ...described))
    expect(git(copy, ...status)).toBe('')
  })

  test('covers other copied folders of the checkout', async () => {
    const checkout = repositoryOf(files)
    const copy = await workingCopy(checkout, 'layer', { alsoCopy: ['libs/core'] })
    expect(git(join(copy, '../libs/core'), ...described)).toBe(git(checkout, ...described))
    expect(git(copy, ...status)).toBe('')
    expect(existsSync(join(copy, '../README.md'))).toBe(false)
  })

  test('is separate for each of several checkouts, which can be nested', async () => {
    const workspace = realpathSync(workspaceOf({}))
    for (const [name, tag] of [
      ['one', 'v1.0.0'],
      ['two', 'v2.0.0'],
      ['one/layer/inner', 'v3.0.0'],
    ] as const) {
      cpSync(repositoryOf(files), join(workspace, name), { recursive: true })
      git(join(workspace, name), 'tag', '--delete', 'v1.2.3')
      git(join(workspace, name), 'tag', tag)
    }
    const copy = await workingCopy(workspace, 'one/layer', { alsoCopy: ['two/libs/core'] })
    const tagOf = (path: string): string => git(join(copy, path), 'describe', '--tags', '--dirty')
    expect([tagOf('.'), tagOf('inner/layer'), tagOf('../../two/libs/core')]).toEqual([
      'v1.0.0',
      'v3.0.0',
      'v2.0.0',
    ])
  })

  test('does not exist if the source is not in a repository, or if the repository is outside of the workspace', async () => {
    const checkout = repositoryOf(files)
    const copy = await workingCopy(checkout, 'layer', { workspace: join(checkout, 'layer') })
    expect(() => git(copy, 'rev-parse')).toThrow(/not a git repository/)
    expect(existsSync(join(await workingCopy(realpathSync(workspaceOf(files))), '.git'))).toBe(false)
  })

  test('does not exist if the original cannot be read', async () => {
    const checkout = realpathSync(workspaceOf({ ...files, '.git': 'gitdir: ../nowhere\n' }))
    const copy = await workingCopy(checkout)
    expect(existsSync(join(copy, '../.git'))).toBe(false)
  })
})

describe('the repository of a working copy is complete for', () => {
  const kinds: [string, () => string][] = [
    [
      'a worktree',
      () => {
        const main = repositoryOf(files)
        const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'tree-'))), 'tree')
        git(main, 'commit', '--quiet', '--allow-empty', '--message', 'later')
        git(main, 'worktree', 'add', '--quiet', '-b', 'other', path, 'v1.2.3')
        return path
      },
    ],
    [
      'a submodule',
      () => {
        const main = repositoryOf({ file: '' })
        git(main, 'submodule', '--quiet', 'add', repositoryOf(files), 'sub')
        return join(main, 'sub')
      },
    ],
    ['a shallow clone', () => clone('--depth', '1')],
    ['a clone without blobs of older commits', () => clone('--filter=blob:none')],
    ['a clone that shares the objects of another', () => clone('--shared')],
    ['SHA-256', () => repositoryOf(files, '--object-format=sha256')],
    [
      'a split index',
      () => {
        const checkout = repositoryOf(files)
        git(checkout, 'update-index', '--split-index')
        git(checkout, 'config', 'core.splitIndex', 'true')
        return checkout
      },
    ],
    [
      'an index with another format version',
      () => {
        const checkout = repositoryOf(files)
        git(checkout, 'update-index', '--index-version', '4', '--untracked-cache')
        return checkout
      },
    ],
    [
      'line endings of Windows',
      () => {
        const checkout = repositoryOf(files)
        git(checkout, 'config', 'core.autocrlf', 'true')
        rmSync(join(checkout, 'layer'), { recursive: true })
        git(checkout, 'checkout', '--quiet', '.')
        execFileSync('touch', ['--date=2001-01-01', join(checkout, 'layer/package.json')])
        return checkout
      },
    ],
  ]

  function clone(...options: string[]): string {
    const origin = repositoryOf(files)
    git(origin, 'config', 'uploadpack.allowFilter', 'true')
    const path = join(realpathSync(mkdtempSync(join(tmpdir(), 'clone-'))), 'clone')
    const from = options.includes('--shared') ? origin : `file://${origin}`
    git(origin, 'clone', '--quiet', ...options, from, path)
    return path
  }

  test.each(kinds)('%s', async (_name, make) => {
    const checkout = make()
    const copy = await workingCopy(checkout)
    const answers = [described, status, ['log', '--format=%H'], ['ls-files']]
    for (const question of answers)
      expect(git(copy, ...question)).toBe(git(join(checkout, 'layer'), ...question))
    const [tree, directory] = ['--show-toplevel', '--absolute-git-dir'].map((what) =>
      git(copy, 'rev-parse', what),
    )
    expect([tree, directory]).toEqual([join(copy, '..'), join(copy, '../.git')])
    expect(readFileSync(join(copy, '../.git/config'), 'utf8')).not.toMatch(/remote|worktree/i)
  })
})
