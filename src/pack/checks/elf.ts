import { compareVersions } from '../../layer/runtimes.ts'
import type { BinaryView } from './binary-view.ts'
import { viewOfBytes, withViewOfFile } from './binary-view.ts'
import { damagedHeader, damageIn, isStartValid } from './elf-damage.ts'
import type { Damage } from './elf-damage.ts'
import { elfReader, segmentsOf, segmentType } from './elf-reader.ts'
import type { ElfReader, Segment } from './elf-reader.ts'

/** A program or shared library: its processor, its operating system, its C library, and the newest glibc that it requires. */
export interface Loadable {
  readonly kind: 'loadable'
  /** The dynamic loader with which Linux starts a program. */
  readonly loader?: string | undefined
  readonly machine: string
  readonly system: string
  readonly isMusl: boolean
  readonly glibc?: string | undefined
  readonly damage?: Damage | undefined
}

/** A file whose properties cannot be read completely. `damage` is undefined if the loader possibly accepts it. */
export interface Damaged {
  readonly kind: 'damaged'
  readonly machine?: string | undefined
  readonly damage?: Damage | undefined
}

/** The kind of an ELF file. `never loaded` is an object file, or code for something else than a processor that runs Linux. */
export type Elf = Loadable | Damaged | { readonly kind: 'never loaded' }

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

/** The operating systems that declare themselves in their files (System V ABI: EI_OSABI). Linux files usually have 0 or 3. */
const systems: Readonly<Record<number, string>> = { 2: 'NetBSD', 6: 'Solaris', 9: 'FreeBSD', 12: 'OpenBSD' }

const [executable, shared] = [2, 3]
const tag = { end: 0, needed: 1, strings: 5, versions: 0x6ffffffe }
const weak = 2

/** The first four bytes of each ELF file, as a big-endian number. */
export const elfSignature = 0x7f454c46

/** Reads an ELF file from its content. Returns undefined if it does not begin as ELF. Never throws, and reads a limited number of values. */
export function readElf(bytes: Uint8Array): Elf | undefined {
  return elfIn(viewOfBytes(bytes))
}

/** Reads the necessary parts of an ELF file from disk. Returns undefined if it does not begin as ELF. Throws if it cannot be read. */
export function readElfFile(path: string): Elf | undefined {
  return withViewOfFile(path, elfIn)
}

/** Reads the necessary parts of an ELF file. Returns undefined if it does not begin as ELF. */
export function elfIn(bytes: BinaryView): Elf | undefined {
  if (bytes.size < 4 || bytes.view(0, 4).getUint32(0) !== elfSignature) return undefined
  const header = ifInside(() => headerOf(bytes))
  if (header === undefined) return { kind: 'damaged', damage: damagedHeader }
  const { file, type, machine, system } = header
  if (![executable, shared].includes(type) || machine === undefined) return { kind: 'never loaded' }
  const segments = ifInside(() => segmentsOf(file))
  if (segments === undefined) return { kind: 'damaged', machine, damage: damagedHeader }
  const isProgram = type === executable || segments.some((one) => one.type === segmentType.interpreter)
  const damage =
    isProgram || system !== 'Linux' || isStartValid(file)
      ? damageIn(segments, { size: file.size, isProgram, isPositionIndependent: type === shared })
      : damagedHeader
  const details = ifInside(() => detailsOf(file, segments))
  if (details === undefined) return { kind: 'damaged', machine, damage }
  return { kind: 'loadable', machine, system, ...details, damage }
}

/** Returns a value that is read from a file, or undefined if a part of it is outside of the file. */
function ifInside<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface Header {
  readonly file: ElfReader
  readonly type: number
  readonly machine: string | undefined
  readonly system: string
}

function headerOf(bytes: BinaryView): Header {
  const file = elfReader(bytes)
  const name = machines[file.half(18)]
  // Lambda has no libraries for the variants of its architectures that have 32 bits, or the other byte order.
  const isVariant = (name === 'x86_64' || name === 'arm64') && !(file.is64 && file.isLittle)
  const machine = isVariant ? `a variant of ${name}` : name
  return { file, type: file.half(16), machine, system: systems[file.byte(7)] ?? 'Linux' }
}

type Details = Pick<Loadable, 'loader' | 'isMusl' | 'glibc'> & { readonly system?: string }

function detailsOf(file: ElfReader, segments: readonly Segment[]): Details {
  if (segments.some(({ type, offset, size }) => type === segmentType.load && offset + size > file.size)) {
    throw new RangeError('a segment that ends outside of the file')
  }
  const interpreter = segments.find(({ type }) => type === segmentType.interpreter)
  const loader = interpreter === undefined ? '' : file.text(interpreter.offset)
  const { needed, versions } = dynamicOf(file, segments)
  const isAndroid =
    loader.startsWith('/system/') || (needed.includes(unversioned) && needed.some(isOfAndroid))
  const isMusl =
    loader.includes('/ld-musl-') ||
    needed.some((library) => library.startsWith('libc.musl-') || library === unversioned)
  return {
    ...(loader !== '' && { loader }),
    ...(isAndroid && { system: 'Android' }),
    isMusl: isMusl && !isAndroid,
    glibc: newestGlibcOf(versions),
  }
}

/** The C library as musl and Android name it. In glibc it is `libc.so.6`. */
const unversioned = 'libc.so'

/** In musl, these libraries are parts of libc. */
function isOfAndroid(library: string): boolean {
  return ['libdl.so', 'libm.so', 'liblog.so'].includes(library)
}

/** The libraries that a file needs, and the symbol versions that it requires of them. */
function dynamicOf(file: ElfReader, segments: readonly Segment[]): { needed: string[]; versions: string[] } {
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
  { is64, word }: ElfReader,
  segments: readonly Segment[],
): { key: number; value: number }[] {
  const dynamic = segments.find(({ type }) => type === segmentType.dynamic)
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
function versionNames(file: ElfReader, start: number): number[] {
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
function* chain({ word32 }: ElfReader, start: number): Generator<number> {
  let at = start
  for (let step = 1; step > 0; at += step) {
    yield at
    step = word32(at + 12)
  }
}

function offsetOf(address: number, segments: readonly Segment[]): number {
  const home = segments.find(
    (one) => one.type === segmentType.load && one.address <= address && address < one.address + one.size,
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
