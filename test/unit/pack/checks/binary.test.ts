import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { binaryFileAt, binaryFileOf, canBeBinary } from '../../../../src/pack/checks/binary.ts'
import { signatureOf } from '../../../../src/zip/deflate-worker.mjs'
import { elfFile } from '../../../support/elf-file.ts'
import {
  gitLfsPointer,
  javaClass,
  macBundle,
  macFiles,
  windowsLibrary,
} from '../../../support/foreign-files.ts'
import { temporary } from '../../../support/pack-layer.ts'

const directory = temporary()

/** Returns what a content is. It is the same for a file on disk, and for its first bytes. */
function kindOf(content: string | Buffer, path = 'file'): unknown {
  const bytes = Buffer.from(content)
  writeFileSync(join(directory, path), bytes)
  const file = binaryFileOf(path, bytes)
  expect(binaryFileAt(path, directory)).toEqual(file)
  if (file !== undefined) expect(canBeBinary(path, signatureOf(bytes))).toBe(true)
  return file?.binary
}

describe('a file is recognised', () => {
  test('as an ELF file', () => {
    expect(kindOf(elfFile())).toMatchObject({ kind: 'loadable', machine: 'x86_64', system: 'Linux' })
  })

  test.each([['arm64', macBundle], ...Object.entries(macFiles)])(
    'as a file for macOS on %s',
    (_name, bytes) => {
      expect(kindOf(bytes)).toEqual({ kind: 'foreign', system: 'macOS' })
    },
  )

  test('as a file for Windows', () => {
    expect(kindOf(windowsLibrary)).toEqual({ kind: 'foreign', system: 'Windows' })
  })

  test.each([
    ['a Git LFS pointer', gitLfsPointer],
    ['a Git LFS pointer with Windows line endings', gitLfsPointer.replaceAll('\n', '\r\n')],
    [
      'a Git LFS pointer with an extension',
      gitLfsPointer.replace('\noid', `\next-0-foo sha256:${'1f'.repeat(32)}\noid`),
    ],
  ])('as %s', (_name, text) => {
    expect(kindOf(text)).toEqual({ kind: 'pointer' })
  })
})

describe('a file is not recognised', () => {
  const longProgram = Buffer.from(windowsLibrary)
  longProgram.writeUInt32LE(4_000_000_000, 60)
  test.each<[string, string | Buffer]>([
    ['if it is empty', ''],
    ['if it is a script', '#!/bin/sh\n'],
    ['if it is a Java class', javaClass],
    ['if it has only a signature of macOS', macBundle.subarray(0, 4)],
    [
      'if it has a signature of macOS and an unknown processor',
      Buffer.concat([macBundle.subarray(0, 4), Buffer.alloc(60, 9)]),
    ],
    ['if it is a text that begins with "MZ"', 'MZ'.repeat(500)],
    ['if it is a program for MS-DOS', longProgram],
    ['if it is the beginning of a program for Windows', windowsLibrary.subarray(0, 100)],
    ['if it describes Git LFS pointers', `A pointer:\n\n${gitLfsPointer}`],
    ['if it begins as a Git LFS pointer, and is longer than any', `${gitLfsPointer}${'#'.repeat(1_024)}`],
    ['if it begins as a Git LFS pointer, and has no hash', gitLfsPointer.replace('oid', 'id')],
    ['if it is Python code that begins with "version"', 'version = "1.0"\n'],
  ])('%s', (_name, content) => {
    expect(kindOf(content)).toBeUndefined()
  })
})

describe('a file with the name of a library is recognised', () => {
  test.each<[string, string]>([
    ['if it is empty', ''],
    ['if it is a link that became a text', 'liba.so.1'],
    ['if it is a page about an error', '<html>Not found</html>'],
  ])('%s', (_name, content) => {
    expect(kindOf(content, 'liba.so')).toEqual({ kind: 'no code' })
    expect(kindOf(content, 'a.node')).toEqual({ kind: 'no code' })
    expect(kindOf(content, 'a.js')).toBeUndefined()
  })

  test('but not if it is a script for linkers', () => {
    expect(
      kindOf('/* GNU ld script */\nGROUP ( libc.so.6 AS_NEEDED ( ld.so ) )\n', 'libc.so'),
    ).toBeUndefined()
  })
})
