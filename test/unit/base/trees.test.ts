import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import {
  copyTree,
  linkFile,
  linkTree,
  makeExecutable,
  moveTree,
  removeTree,
} from '../../../src/base/trees.ts'

const newDirectory = (within = tmpdir()): string => mkdtempSync(join(within, 'trees-'))
const madeElsewhere: string[] = []
afterAll(() => madeElsewhere.forEach((path) => rmSync(path, { recursive: true, force: true })))

/** Creates a directory on another file system, which is removed after the tests. */
function newDirectoryElsewhere(): string {
  const directory = newDirectory(elsewhere)
  madeElsewhere.push(directory)
  return directory
}

/** Creates a tree with a program, a link and a read-only folder. Returns its path. */
function tree(): string {
  const root = join(newDirectory(), 'tree')
  mkdirSync(join(root, 'folder', 'inner'), { recursive: true })
  writeFileSync(join(root, 'folder', 'program'), 'one')
  chmodSync(join(root, 'folder', 'program'), 0o755)
  writeFileSync(join(root, 'folder', 'inner', 'file'), 'two')
  symlinkSync('folder/program', join(root, 'link'))
  chmodSync(join(root, 'folder', 'inner'), 0o555)
  return root
}

/** Everything below a directory, by path: the mode, and the content or the target. */
function contentOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true }).map(String).sort()
  return Object.fromEntries(
    entries.map((path) => {
      const stats = lstatSync(join(root, path))
      const content = stats.isSymbolicLink()
        ? readlinkSync(join(root, path))
        : stats.isFile()
          ? readFileSync(join(root, path), 'utf8')
          : ''
      return [path, `${(stats.mode & 0o777).toString(8)} ${content}`]
    }),
  )
}

const inodeOf = (...path: string[]): number => lstatSync(join(...path)).ino

/** A directory on another file system, if this machine has one. */
const elsewhere =
  existsSync('/dev/shm') && statSync('/dev/shm').dev !== statSync(tmpdir()).dev ? '/dev/shm' : undefined
const onTwoFileSystems = elsewhere === undefined ? test.skip : test

describe('a copy of a tree', () => {
  test('has the same content, modes and links, in files of its own', async () => {
    const [from, to] = [tree(), join(newDirectory(), 'a', 'b')]
    await copyTree(from, to)
    expect(contentOf(to)).toEqual(contentOf(from))
    expect(inodeOf(to, 'folder/program')).not.toBe(inodeOf(from, 'folder/program'))
  })

  test('can be of one file, and leaves out what it is told to', async () => {
    const [from, to] = [tree(), newDirectory()]
    await copyTree(join(from, 'folder', 'program'), join(to, 'new', 'program'))
    await copyTree(from, join(to, 'tree'), (path) => path.endsWith('inner'))
    expect(Object.keys(contentOf(to)).filter((path) => !path.includes('program'))).toEqual([
      'new',
      'tree',
      'tree/folder',
      'tree/link',
    ])
  })

  test('has no socket, which cannot be copied', async () => {
    const from = tree()
    const server = createServer().listen(join(from, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    const to = join(newDirectory(), 'copy')
    await copyTree(from, to)
    server.close()
    expect(readdirSync(to).sort()).toEqual(['folder', 'link'])
  })
})

describe('a moved tree', () => {
  test('is the same files at another path', async () => {
    const [from, to] = [tree(), join(newDirectory(), 'a', 'b')]
    const [content, inode] = [contentOf(from), inodeOf(from, 'folder/program')]
    await moveTree(from, to)
    expect(contentOf(to)).toEqual(content)
    expect(inodeOf(to, 'folder/program')).toBe(inode)
    expect(existsSync(from)).toBe(false)
  })

  onTwoFileSystems('is a copy on another file system', async () => {
    const [from, to] = [tree(), join(newDirectoryElsewhere(), 'moved')]
    const content = contentOf(from)
    await moveTree(from, to)
    expect(contentOf(to)).toEqual(content)
  })
})

describe('a linked tree', () => {
  test('has the files of the original, with their modes and links', async () => {
    const [from, to] = [tree(), join(newDirectory(), 'linked')]
    await linkTree(from, to)
    expect(contentOf(to)).toEqual(contentOf(from))
    expect(inodeOf(to, 'folder/program')).toBe(inodeOf(from, 'folder/program'))
  })

  test('has the file that a link leads to, instead of the link', async () => {
    const [from, to] = [tree(), join(newDirectory(), 'file')]
    await linkFile(join(from, 'link'), to)
    expect(inodeOf(to)).toBe(inodeOf(from, 'folder/program'))
  })

  onTwoFileSystems('is a copy on another file system', async () => {
    const [from, to] = [tree(), join(newDirectoryElsewhere(), 'linked')]
    await linkTree(from, to)
    expect(contentOf(to)).toEqual(contentOf(from))
  })

  test('fails if the original does not exist', async () => {
    await expect(linkFile(join(newDirectory(), 'none'), join(newDirectory(), 'file'))).rejects.toThrow(
      /ENOENT/,
    )
  })
})

describe('a tree that is removed', () => {
  test('is gone, with its links but not with what they lead to', async () => {
    const [root, other] = [tree(), tree()]
    chmodSync(join(root, 'folder', 'inner'), 0o755)
    symlinkSync(other, join(root, 'folder', 'other'))
    await removeTree(root)
    expect(existsSync(root)).toBe(false)
    expect(Object.keys(contentOf(other))).toContain('folder/program')
  })

  test('need not exist', async () => {
    await expect(removeTree(join(newDirectory(), 'none'))).resolves.toBeUndefined()
  })
})

describe('a file that is made executable', () => {
  test('is a new file if it has another hard link, which stays as it is', async () => {
    const directory = newDirectory()
    const [cached, installed] = [join(directory, 'cached'), join(directory, 'installed')]
    writeFileSync(cached, 'text', { mode: 0o644 })
    linkSync(cached, installed)
    await makeExecutable(installed)
    expect(contentOf(directory)).toEqual({ cached: '644 text', installed: '755 text' })
  })

  test('is not touched if it is executable already', async () => {
    const directory = newDirectory()
    const path = join(directory, 'program')
    writeFileSync(path, 'text', { mode: 0o755 })
    const before = statSync(path).ctimeMs
    await makeExecutable(path)
    expect(statSync(path).ctimeMs).toBe(before)
  })
})
