import { segmentType } from './elf-reader.ts'
import type { ElfReader, Segment } from './elf-reader.ts'

/** Why the loader rejects a file. */
export interface Damage {
  /** The rest of a sentence that begins with the name of the file. */
  readonly what: string
  /** The first glibc that loads the file all the same. */
  readonly loadsSince?: string
}

/** The damage of a file whose headers cannot be read. */
export const damagedHeader: Damage = { what: 'has a damaged header' }

/**
 * Returns whether the loader accepts the first bytes of a library: the versions, the operating system and the padding (glibc: elf/dl-load.c,
 * open_verify). The kernel does not check those of programs.
 */
export function isStartValid({ byte, word32 }: ElfReader): boolean {
  const padding = [9, 10, 11, 12, 13, 14, 15]
  return (
    byte(6) === 1 &&
    linuxSystems.includes(byte(7)) &&
    padding.every((at) => byte(at) === 0) &&
    word32(20) === 1
  )
}

/** Linux files declare either no operating system, or the GNU one (System V ABI: EI_OSABI). */
const linuxSystems = [0, 3]

/** What the loader needs to know about a file in addition to its segments. */
interface Kind {
  readonly size: number
  /** Whether the kernel starts the file. Otherwise, the dynamic loader opens it as a library. */
  readonly isProgram: boolean
  readonly isPositionIndependent: boolean
}

/** The size of a page on Lambda, in bytes. Both architectures have the same. */
const page = 4_096

/**
 * Returns why the loader rejects a file, or undefined if it does not (glibc: elf/dl-load.c, _dl_map_object_from_fd; Linux: fs/binfmt_elf.c).
 * A segment outside of the file is mapped, and ends the process when it is used.
 */
export function damageIn(segments: readonly Segment[], kind: Kind): Damage | undefined {
  const loads = segments.filter(({ type }) => type === segmentType.load)
  if (loads.length === 0) return { what: 'has no segments that can be loaded' }
  if (loads.some((one) => isMissing(one, kind.size))) return { what: 'is truncated' }
  if (loads.some((one) => !(kind.isProgram && one.size === 0) && distance(one) % page !== 0)) {
    return { what: 'has segments that are not aligned to pages' }
  }
  if (kind.isProgram) return undefined
  if (kind.isPositionIndependent && !segments.some(isDynamic)) return { what: 'has no dynamic section' }
  if (loads.every(isAligned)) return undefined
  return { what: 'has segments that are not aligned as it declares', loadsSince: '2.35' }
}

/** Returns whether a part of a segment is beyond the last page of the file. The rest of that page is readable, and contains zeros. */
function isMissing({ offset, size: length }: Segment, size: number): boolean {
  return length > 0 && Math.ceil((offset + length) / page) > Math.ceil(size / page)
}

function isDynamic({ type, size }: Segment): boolean {
  return type === segmentType.dynamic && size > 0
}

function distance({ address, offset }: Segment): number {
  return address - offset
}

/** The check of glibc before 2.35. It assumes a power of two, so that other alignments lead to other results than a remainder. */
function isAligned(one: Segment): boolean {
  return one.alignment % page === 0 && (BigInt(distance(one)) & BigInt(one.alignment - 1)) === 0n
}
