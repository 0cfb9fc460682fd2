import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { compareVersions } from '../../../../src/layer/runtimes.ts'
import { readElf } from '../../../../src/pack/checks/elf.ts'
import { hostArchitecture } from '../../../support/build-layer.ts'
import { glibcOfMachine, loadLibraries } from '../../../support/dynamic-loader.ts'
import { temporary } from '../../../support/pack-layer.ts'

/** The positions of fields in an ELF file with 64 bits: of its header, and in a program header. */
const at = {
  ...{ class: 4, order: 5, identVersion: 6, system: 7, padding: 12 },
  ...{ machine: 18, version: 20, headerSize: 54, headers: 56 },
}
const inHeader = { type: 0, offset: 8, address: 16, size: 32, alignment: 48 }
const [load, dynamic] = [1, 2]
const page = 4_096

const directory = temporary()
const glibc = glibcOfMachine()

/** Returns a library that every machine with Python has: an extension module with several pages. */
function libraryOfPython(): Buffer {
  const script = `
import glob, os, sysconfig
folder = sysconfig.get_config_var("DESTSHARED")
print(next(path for path in sorted(glob.glob(f"{folder}/*.so")) if os.path.getsize(path) > 40000))`
  return readFileSync(execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim())
}

/** Returns the positions of the program headers of a type. */
function headersOf(file: Buffer, type: number): number[] {
  const all = Array.from({ length: file.readUInt16LE(at.headers) }, (_, index) => 64 + 56 * index)
  return all.filter((header) => file.readUInt32LE(header) === type)
}

/** Returns a copy in which numbers of 64 bits are replaced. */
function patched(file: Buffer, values: Readonly<Record<number, number>>): Buffer {
  const copy = Buffer.from(file)
  for (const [position, value] of Object.entries(values))
    copy.writeBigUInt64LE(BigInt(value), Number(position))
  return copy
}

function withByte(file: Buffer, position: number, value: number): Buffer {
  const copy = Buffer.from(file)
  copy.writeUInt8(value, position)
  return copy
}

function withType(file: Buffer, header: number): Buffer {
  const copy = Buffer.from(file)
  copy.writeUInt32LE(0, header + inHeader.type)
  return copy
}

/** Returns whether this action rejects a file for this machine, or undefined if it only warns about it. */
function isRejected(file: Buffer): boolean | undefined {
  const elf = readElf(file)
  if (elf === undefined || elf.kind === 'never loaded') return undefined
  if (elf.machine !== undefined && elf.machine !== hostArchitecture) return true
  const { damage } = elf
  if (damage === undefined) return elf.kind === 'damaged' ? undefined : false
  return damage.loadsSince === undefined || compareVersions(glibc ?? '', damage.loadsSince) < 0
}

/** Files that differ from a real library in one property. */
function variantsOf(file: Buffer): Readonly<Record<string, Buffer>> {
  const loads = headersOf(file, load)
  const [first = 0, second = 0] = loads
  const last = loads.at(-1) ?? 0
  const [dynamicHeader = 0] = headersOf(file, dynamic)
  const number = (position: number): number => Number(file.readBigUInt64LE(position))
  const end = Math.max(...loads.map((one) => number(one + inHeader.offset) + number(one + inHeader.size)))
  const pageBefore = Math.floor((end - 1) / page) * page
  const aligned = (value: number): Buffer =>
    patched(file, Object.fromEntries(loads.map((one) => [one + inHeader.alignment, value])))
  return {
    nothing: file,
    'no section headers': file.subarray(0, end),
    'additional data at its end': Buffer.concat([file, Buffer.alloc(100)]),
    'an alignment of 64 KiB': aligned(0x10000),
    'an alignment of 2 MiB': aligned(0x200000),
    'an alignment of 1': aligned(1),
    'no alignment': aligned(0),
    'an alignment of 12 KiB': aligned(0x3000),
    'a wrong offset': patched(file, { [second + inHeader.offset]: number(second + inHeader.offset) + 8 }),
    'a wrong address': patched(file, { [last + inHeader.address]: number(last + inHeader.address) + 64 }),
    'a segment without content that has a wrong offset': patched(file, {
      [last + inHeader.offset]: number(last + inHeader.offset) + 8,
      [last + inHeader.size]: 0,
    }),
    'no dynamic section': withType(file, dynamicHeader),
    'an empty dynamic section': patched(file, { [dynamicHeader + inHeader.size]: 0 }),
    'no segments': withByte(file, at.headers, 0),
    'program headers of another size': withByte(file, at.headerSize, 32),
    'another word size': withByte(file, at.class, 1),
    'an unknown word size': withByte(file, at.class, 3),
    'another byte order': withByte(file, at.order, 2),
    'another version': withByte(file, at.identVersion, 0),
    'another version of the object file': withByte(file, at.version, 2),
    'the system of GNU': withByte(file, at.system, 3),
    'an unknown system': withByte(file, at.system, 77),
    padding: withByte(file, at.padding, 1),
    'another processor': withByte(file, at.machine, 40),
    'program headers outside of the file': patched(file, { 32: file.length }),
    'a segment beyond the end of the file': patched(file, {
      [last + inHeader.offset]: end + 3 * page + (number(last + inHeader.offset) % page),
    }),
    ...Object.fromEntries(
      [10, 63, 100, page, first + 56, Math.floor(file.length / 2), pageBefore].map((length) => [
        `only its first ${length} bytes`,
        file.subarray(0, length),
      ]),
    ),
  }
}

/** Files that the tools of this machine write. A tool that is missing is skipped. */
function writtenByTools(file: string): Readonly<Record<string, Buffer>> {
  const commands = [
    ['strip', '-o'],
    ['strip', '--strip-debug', '-o'],
    ['llvm-strip', '-o'],
    ['objcopy', '--strip-unneeded'],
    ['objcopy', '--only-keep-debug'],
  ]
  return Object.fromEntries(
    commands.flatMap(([tool = '', ...options]) => {
      const target = join(directory, `${tool}${options.join('')}.so`)
      const args = options.includes('-o') ? [...options, target, file] : [...options, file, target]
      return spawnSync(tool, args).status === 0 ? [[[tool, ...options].join(' '), readFileSync(target)]] : []
    }),
  )
}

const describeOnGlibc = glibc === undefined ? describe.skip : describe

describeOnGlibc('the dynamic loader of this machine', () => {
  test('rejects the files that this action rejects, and loads the others', () => {
    const library = libraryOfPython()
    const path = join(directory, 'library.so')
    writeFileSync(path, library)
    const variants = { ...variantsOf(library), ...writtenByTools(path) }
    const judged = Object.entries(variants).flatMap(([name, content], index) => {
      const file = join(directory, `${index}.so`)
      writeFileSync(file, content)
      const rejected = isRejected(content)
      return rejected === undefined ? [] : [{ name, file, rejected }]
    })
    const reasons = loadLibraries(judged.map(({ file }) => file))
    const shown = judged.map(({ name, rejected }) => ({ name, rejected }))
    expect(shown).toEqual(judged.map(({ name }, index) => ({ name, rejected: reasons[index] !== '' })))
    expect(new Set(shown.map(({ rejected }) => rejected))).toEqual(new Set([true, false]))
    expect(shown.length).toBeGreaterThan(20)
  })
})
