import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { compareVersions } from '../../layer/runtimes.ts'

/** A program or shared library: its processor, its C library, and the newest glibc that it requires. */
export interface Loadable {
  readonly kind: 'loadable'
  readonly machine: string
  readonly isMusl: boolean
  readonly glibc?: string | undefined
}

/** The kind of an ELF file. `never loaded` is an object file, or code for something else than a processor that runs Linux. */
export type Elf = Loadable | { readonly kind: 'never loaded' | 'damaged' }

/** The usual names of processors by their number (System V ABI: e_machine). */
const machines: Readonly<Record<number, string>> = {
  2: 'sparc',
  3: 'i386',
  8: 'mips',
  18: 'sparc',
  20: 'ppc',
  21: 'ppc64',
  22: 's390x',
  40: 'arm (32 bit)',
  43: 'sparc',
  50: 'ia64',
  62: 'x86_64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
}

const [executable, shared] = [2, 3]
const segment = { load: 1, dynamic: 2, interpreter: 3 }
const tag = { end: 0, needed: 1, strings: 5, versions: 0x6ffffffe }
const weak = 2

/** Reads an ELF file from its content. Returns undefined if it does not begin as ELF. Never throws, and reads a limited number of values. */
export function readElf(bytes: Uint8Array): Elf | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return elfOf(
    (offset, length) => new DataView(view.buffer, view.byteOffset + offset, length),
    view.byteLength,
  )
}

/** Reads the necessary parts of an ELF file from disk. Returns undefined if it does not begin as ELF. Throws if it cannot be read. */
export function readElfFile(path: string): Elf | undefined {
  const file = openSync(path, 'r')
  try {
    return elfOf(viewsOf(file), fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

/** Returns bytes of a file. The caller checks that all of them are inside of the file. */
type View = (offset: number, length: number) => DataView

/** How many bytes are read at once. The tables of a file are close to each other. */
const windowSize = 4 * 1024

function viewsOf(file: number): View {
  const bytes = Buffer.allocUnsafeSlow(windowSize)
  let [start, end] = [0, 0]
  return (offset, length) => {
    if (offset < start || offset + length > end) {
      start = offset
      end = offset + readSync(file, bytes, 0, windowSize, offset)
    }
    return new DataView(bytes.buffer, offset - start, Math.min(length, end - offset))
  }
}

function elfOf(view: View, size: number): Elf | undefined {
  if (size < 4 || view(0, 4).getUint32(0) !== magic) return undefined
  try {
    return describe(readerOf(view, size))
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'damaged' }
    throw error
  }
}

/** The first four bytes of each ELF file. */
const magic = 0x7f454c46

/** Reads values of a file. Throws a RangeError outside of the file, and after too many reads. `word` has 32 or 64 bits, as the file has. */
interface Reader {
  readonly is64: boolean
  readonly half: (offset: number) => number
  readonly word32: (offset: number) => number
  readonly word: (offset: number) => number
  readonly text: (offset: number) => string
}

const maximumReads = 1_000_000

const maximumTextLength = 256

function readerOf(view: View, size: number): Reader {
  let reads = 0
  const at = (offset: number, length: number): DataView => {
    if (++reads > maximumReads) throw new RangeError('too many reads')
    if (offset < 0 || offset + length > size) throw new RangeError('outside of the file')
    return view(offset, length)
  }
  const [width, order] = [at(4, 1).getUint8(0), at(5, 1).getUint8(0)]
  if (![1, 2].includes(width) || ![1, 2].includes(order)) throw new RangeError('neither a class nor an order')
  const [is64, isLittle] = [width === 2, order === 1]
  const word32 = (offset: number): number => at(offset, 4).getUint32(0, isLittle)
  return {
    is64,
    half: (offset) => at(offset, 2).getUint16(0, isLittle),
    word32,
    word: is64 ? (offset) => Number(at(offset, 8).getBigUint64(0, isLittle)) : word32,
    text: (offset) => {
      const length = Math.max(1, Math.min(maximumTextLength, size - offset))
      const { buffer, byteOffset, byteLength } = at(offset, length)
      const [text = ''] = Buffer.from(buffer, byteOffset, byteLength).toString('latin1').split('\0', 1)
      return text
    },
  }
}

/** Reads the program headers, as the dynamic loader does. The section headers can be missing in a stripped file. */
function describe(file: Reader): Elf {
  const machine = machines[file.half(18)]
  if (![executable, shared].includes(file.half(16)) || machine === undefined) return { kind: 'never loaded' }
  const segments = segmentsOf(file)
  const interpreter = segments.find(({ type }) => type === segment.interpreter)
  const { needed, versions } = dynamicOf(file, segments)
  const isMusl =
    (interpreter !== undefined && file.text(interpreter.offset).includes('/ld-musl-')) ||
    needed.some((library) => library.startsWith('libc.musl-'))
  return { kind: 'loadable', machine, isMusl, glibc: newestGlibcOf(versions) }
}

interface Segment {
  readonly type: number
  readonly offset: number
  readonly address: number
  readonly size: number
}

function segmentsOf(file: Reader): Segment[] {
  const { is64, half, word32, word } = file
  const [table, width, count] = is64 ? [word(32), half(54), half(56)] : [word(28), half(42), half(44)]
  return Array.from({ length: count }, (_, index) => {
    const at = table + index * width
    const [offset, address, size] = is64 ? [8, 16, 32] : [4, 8, 16]
    return { type: word32(at), offset: word(at + offset), address: word(at + address), size: word(at + size) }
  })
}

/** The libraries that a file needs, and the symbol versions that it requires of them. */
function dynamicOf(file: Reader, segments: readonly Segment[]): { needed: string[]; versions: string[] } {
  const entries = dynamicEntries(file, segments)
  const find = (wanted: number): number | undefined => entries.find(({ key }) => key === wanted)?.value
  const [strings, versions] = [find(tag.strings), find(tag.versions)]
  if (strings === undefined) return { needed: [], versions: [] }
  const text = offsetOf(strings, segments)
  const named = (at: number): string => file.text(text + at)
  return {
    needed: entries.filter(({ key }) => key === tag.needed).map(({ value }) => named(value)),
    versions: versions === undefined ? [] : versionNames(file, offsetOf(versions, segments)).map(named),
  }
}

function dynamicEntries(
  { is64, word }: Reader,
  segments: readonly Segment[],
): { key: number; value: number }[] {
  const dynamic = segments.find(({ type }) => type === segment.dynamic)
  if (dynamic === undefined) return []
  const width = is64 ? 8 : 4
  const entries = []
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * width) {
    const key = word(at)
    if (key === tag.end) break
    entries.push({ key, value: word(at + width) })
  }
  return entries
}

/** The offsets of the names of the required symbol versions (glibc: elf.h, Verneed and Vernaux). */
function versionNames(file: Reader, start: number): number[] {
  const { half, word32 } = file
  const names: number[] = []
  for (const library of chain(file, start)) {
    for (const version of chain(file, library + word32(library + 8))) {
      if ((half(version + 4) & weak) === 0) names.push(word32(version + 8))
    }
  }
  return names
}

/** Yields the offsets of records in a list. Both kinds of records contain the distance to the next one, which is 0 at the end. */
function* chain({ word32 }: Reader, start: number): Generator<number> {
  let at = start
  for (let step = 1; step > 0; at += step) {
    yield at
    step = word32(at + 12)
  }
}

function offsetOf(address: number, segments: readonly Segment[]): number {
  const home = segments.find(
    (one) => one.type === segment.load && one.address <= address && address < one.address + one.size,
  )
  if (home === undefined) throw new RangeError('an address in no segment')
  return address - home.address + home.offset
}

function newestGlibcOf(versions: readonly string[]): string | undefined {
  return versions
    .flatMap((name) => /^GLIBC_(\d+(?:\.\d+)+)$/.exec(name)?.[1] ?? loaderMarkers[name] ?? [])
    .sort(compareVersions)
    .at(-1)
}

/** Names for features of the loader, and the glibc that added them (glibc: NEWS, 2.36). */
const loaderMarkers: Readonly<Record<string, string>> = { GLIBC_ABI_DT_RELR: '2.36' }
