import type { BinaryView } from './binary-view.ts'

/** Reads values of an ELF file. Throws a RangeError outside of the file, and after too many reads. `word` has 32 or 64 bits, as the file has. */
export interface ElfReader {
  readonly size: number
  readonly is64: boolean
  readonly isLittle: boolean
  readonly byte: (offset: number) => number
  readonly half: (offset: number) => number
  readonly word32: (offset: number) => number
  readonly word: (offset: number) => number
  readonly text: (offset: number) => string
}

const maximumReads = 1_000_000

const maximumTextLength = 256

/** Returns a reader. Throws a RangeError if the file declares neither 32 nor 64 bits, or no byte order. */
export function elfReader({ size, view }: BinaryView): ElfReader {
  let reads = 0
  const at = (offset: number, length: number): DataView => {
    if (++reads > maximumReads) throw new RangeError('too many reads')
    if (offset < 0 || offset + length > size) throw new RangeError('outside of the file')
    return view(offset, length)
  }
  const byte = (offset: number): number => at(offset, 1).getUint8(0)
  const [width, order] = [byte(4), byte(5)]
  if (![1, 2].includes(width) || ![1, 2].includes(order)) throw new RangeError('neither a class nor an order')
  const [is64, isLittle] = [width === 2, order === 1]
  const word32 = (offset: number): number => at(offset, 4).getUint32(0, isLittle)
  return {
    size,
    is64,
    isLittle,
    byte,
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

/** The types of segments that are read (System V ABI: p_type). */
export const segmentType = { load: 1, dynamic: 2, interpreter: 3 }

/** A part of the file that is loaded at an address. `size` is its size in the file. */
export interface Segment {
  readonly type: number
  readonly offset: number
  readonly address: number
  readonly size: number
  readonly alignment: number
}

/** Reads the program headers, as the dynamic loader does. The section headers can be missing in a stripped file. */
export function segmentsOf(file: ElfReader): Segment[] {
  const { is64, half, word32, word } = file
  const [table, width, count] = is64 ? [word(32), half(54), half(56)] : [word(28), half(42), half(44)]
  // The loader accepts only this size (glibc: elf/dl-load.c, open_verify).
  if (width !== (is64 ? 56 : 32)) throw new RangeError('program headers of another size')
  return Array.from({ length: count }, (_, index) => {
    const at = table + index * width
    const [offset, address, size, alignment] = is64 ? [8, 16, 32, 48] : [4, 8, 16, 28]
    return {
      type: word32(at),
      offset: word(at + offset),
      address: word(at + address),
      size: word(at + size),
      alignment: word(at + alignment),
    }
  })
}
