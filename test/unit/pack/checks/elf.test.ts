import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readElf, readElfFile } from '../../../../src/pack/checks/elf.ts'
import type { ElfOptions } from '../../../support/elf-file.ts'
import { elfFile, machine, type } from '../../../support/elf-file.ts'
import { temporary } from '../../../support/pack-layer.ts'

describe('an ELF file shows', () => {
  const table: [string, ElfOptions, object][] = [
    ['its processor', {}, { kind: 'loadable', machine: 'x86_64', isMusl: false }],
    ['another processor', { machine: machine.arm64 }, { machine: 'arm64' }],
    ['a 32-bit processor', { machine: machine.i386, bits: 32 }, { machine: 'i386' }],
    ['x86_64 with 32 bits', { bits: 32 }, { machine: 'a variant of x86_64' }],
    [
      'arm64 with the other byte order',
      { machine: machine.arm64, order: 'big' },
      { machine: 'a variant of arm64' },
    ],
    ['a big-endian processor', { machine: 22, order: 'big' }, { machine: 's390x' }],
    [
      'both',
      { machine: 20, order: 'big', bits: 32, versions: ['GLIBC_2.3'] },
      { machine: 'ppc', glibc: '2.3' },
    ],
    [
      'the newest glibc that it needs',
      {
        needed: ['libc.so.6'],
        versions: ['GLIBC_2.9', 'GLIBC_2.17', 'GLIBC_2.2.5', 'GLIBC_PRIVATE', 'CXXABI_1.3'],
      },
      { glibc: '2.17' },
    ],
    [
      'not a glibc that is optional',
      { versions: ['GLIBC_2.4'], weakVersions: ['GLIBC_2.34'] },
      { glibc: '2.4' },
    ],
    [
      'the glibc for a feature of the loader',
      { versions: ['GLIBC_2.4', 'GLIBC_ABI_DT_RELR'] },
      { glibc: '2.36' },
    ],
    ['no glibc at all', { type: type.executable }, { kind: 'loadable', glibc: undefined }],
    ['musl, by the loader', { interpreter: '/lib/ld-musl-aarch64.so.1' }, { isMusl: true }],
    ['musl, by the library', { needed: ['libm.so', 'libc.musl-x86_64.so.1'] }, { isMusl: true }],
    ['musl, by the name of the library outside of Alpine', { needed: ['libc.so'] }, { isMusl: true }],
    ['Android, by the libraries', { needed: ['libm.so', 'libc.so'] }, { system: 'Android', isMusl: false }],
    ['Android, by the loader', { interpreter: '/system/bin/linker64' }, { system: 'Android' }],
    ['FreeBSD', { system: 9 }, { system: 'FreeBSD' }],
    ['Linux with GNU extensions', { system: 3 }, { system: 'Linux' }],
    ['another loader', { interpreter: '/lib64/ld-linux-x86-64.so.2' }, { isMusl: false }],
    ['that it is an object file', { type: type.object }, { kind: 'never loaded' }],
    ['that it is for the kernel', { type: type.object, machine: machine.bpf }, { kind: 'never loaded' }],
    [
      'that it is for a graphics card',
      { type: type.executable, machine: machine.cuda },
      { kind: 'never loaded' },
    ],
  ]
  test.each(table)('%s', (_name, options, expected) => {
    expect(readElf(elfFile(options))).toMatchObject(expected)
  })

  test('the properties of this Node, of which only parts are read', () => {
    const elf = readElfFile(process.execPath)
    expect(elf).toMatchObject({
      kind: 'loadable',
      machine: process.arch === 'arm64' ? 'arm64' : 'x86_64',
    })
    expect(elf).toEqual(readElf(readFileSync(process.execPath)))
  })

  test('the same properties on disk and in memory, for random files', () => {
    const whole = elfFile({ needed: ['libc.so.6'], versions: ['GLIBC_2.17'], interpreter: '/lib/ld.so' })
    const path = join(temporary(), 'file')
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    fc.assert(
      fc.property(changes, fc.nat(whole.length), fc.nat(10_000), (list, end, more) => {
        const bytes = Buffer.concat([whole.subarray(0, end), Buffer.alloc(more)])
        for (const [at, value] of list) if (at < bytes.length) bytes[at] = value
        writeFileSync(path, bytes)
        expect(readElfFile(path)).toEqual(readElf(bytes))
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['text', Buffer.from('#!/bin/sh')],
  ['nothing', Buffer.alloc(0)],
  ['a part of the signature', Buffer.from('\x7fEL')],
])('%s is not an ELF file', (_name, bytes) => {
  expect(readElf(bytes)).toBeUndefined()
})

describe('a damaged file is recognised', () => {
  const whole = elfFile({ needed: ['libc.so.6'], versions: ['GLIBC_2.17'], interpreter: '/lib/ld.so' })

  test('if it is truncated anywhere', () => {
    const kinds = Array.from({ length: whole.length }, (_, end) => readElf(whole.subarray(0, end))?.kind)
    expect(kinds.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined])
    expect(new Set(kinds.slice(4))).toEqual(new Set(['damaged']))
  })

  test('if some of its bytes are replaced', () => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(changes, (list) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of list) bytes[at] = value
        expect([undefined, 'loadable', 'never loaded', 'damaged']).toContain(readElf(bytes)?.kind)
      }),
      { numRuns: 5_000 },
    )
  })

  test('if random bytes follow the signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (rest) => {
        const bytes = Buffer.concat([Buffer.from('7f454c46', 'hex'), rest])
        expect(['loadable', 'never loaded', 'damaged']).toContain(readElf(bytes)?.kind)
      }),
      { numRuns: 2_000 },
    )
  })

  test('if its lists are endless', () => {
    const start = elfFile({ versions: ['GLIBC_2.17'] })
    const bytes = Buffer.concat([start, Buffer.alloc(30_000)])
    // The list of libraries, of one: each 16 bytes behind the other, and so is each of the versions of each.
    for (let at = start.length - 32; at + 64 <= bytes.length; at += 4) bytes.writeUInt32LE(16, at)
    expect(readElf(bytes)).toEqual({ kind: 'damaged', machine: 'x86_64' })
  })
})
