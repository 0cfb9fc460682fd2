import { crc32, deflateRawSync } from 'node:zlib'

/** The fields that the local header and the central directory share. A field that a test omits gets the correct value. */
interface Headed {
  readonly name: string | Buffer
  readonly needed: number
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly extra: Buffer
}

/** The fields of the central directory. */
interface Central extends Headed {
  readonly host: number
  readonly disk: number
  readonly attributes: number
  readonly offset: number
}

/** An entry to write. `local` and `central` are fields in which one header differs from the other. */
export interface EntryBytes extends Partial<Headed> {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** The bytes that replace the deflated or stored content. */
  readonly packed?: Buffer
  readonly host?: number
  readonly mode?: number
  /** The bytes between the content and the next entry. */
  readonly behind?: Buffer | 'descriptor' | 'unsigned descriptor' | 'wide descriptor'
  readonly local?: Partial<Headed>
  readonly central?: Partial<Central>
}

/** The end record of a zip. A field that a test omits gets the correct value. `wide` also writes a zip64 record. */
export interface EndBytes {
  readonly front?: Buffer
  readonly beforeDirectory?: Buffer
  readonly behindDirectory?: Buffer
  readonly behind?: Buffer
  readonly comment?: Buffer
  readonly entries?: number
  readonly entriesHere?: number
  readonly disk?: number
  readonly size?: number
  readonly offset?: number
  readonly wide?: { readonly entries?: number; readonly at?: number; readonly length?: number }
}

export const [stored, deflated] = [0, 8]
export const flag = { encrypted: 1, descriptor: 8, utf8: 0x800 }
export const mode = {
  file: 0o100644,
  executable: 0o100755,
  directory: 0o040755,
  link: 0o120777,
  fifo: 0o010644,
}
export const host = { fat: 0, unix: 3, macOs: 19 }

/** Returns the bytes of a zip that can be valid or invalid. */
export function zipFile(entries: readonly EntryBytes[], end: EndBytes = {}): Buffer {
  const { front = Buffer.alloc(0), beforeDirectory = Buffer.alloc(0) } = end
  const parts = [front]
  const directory: Buffer[] = []
  let offset = front.length
  for (const entry of entries) {
    const { headed, packed, behind } = madeOf(entry)
    const local = localHeader({ ...headed, ...entry.local })
    const { host: system = host.unix, mode: unix = 0 } = entry
    const about = { host: system, disk: 0, attributes: (unix << 16) >>> 0, offset }
    directory.push(centralHeader({ ...headed, ...about, ...entry.central }))
    parts.push(local, packed, behind)
    offset += local.length + packed.length + behind.length
  }
  const central = Buffer.concat(directory)
  const at = offset + beforeDirectory.length
  return Buffer.concat([...parts, beforeDirectory, central, endOf(entries.length, central.length, at, end)])
}

function madeOf({ content = '', behind = Buffer.alloc(0), ...entry }: EntryBytes): {
  headed: Headed
  packed: Buffer
  behind: Buffer
} {
  const plain = Buffer.from(content)
  const method = entry.method ?? stored
  const packed = entry.packed ?? (method === deflated ? deflateRawSync(plain) : plain)
  const headed = {
    needed: 20,
    flags: typeof behind === 'string' ? flag.descriptor : 0,
    method,
    crc: crc32(plain),
    packedSize: packed.length,
    size: plain.length,
    extra: Buffer.alloc(0),
    ...entry,
  }
  return { headed, packed, behind: typeof behind === 'string' ? descriptorOf(behind, headed) : behind }
}

function descriptorOf(kind: string, { crc, packedSize, size }: Headed): Buffer {
  const numbers =
    kind === 'wide descriptor'
      ? [word(crc), wide(packedSize), wide(size)]
      : [word(crc), word(packedSize), word(size)]
  return Buffer.concat(kind === 'unsigned descriptor' ? numbers : [Buffer.from('PK\x07\x08'), ...numbers])
}

function localHeader({ name, extra, ...headed }: Headed): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04'), shared(headed, name, extra), Buffer.from(name), extra])
}

function centralHeader({ host: system, disk, attributes, offset, name, extra, ...headed }: Central): Buffer {
  return Buffer.concat([
    Buffer.from('PK\x01\x02'),
    half((system << 8) | 20),
    shared(headed, name, extra),
    half(0),
    half(disk),
    half(0),
    word(attributes),
    word(offset),
    Buffer.from(name),
    extra,
  ])
}

function shared(headed: Omit<Headed, 'name' | 'extra'>, name: string | Buffer, extra: Buffer): Buffer {
  const { needed, flags, method, crc, packedSize, size } = headed
  return Buffer.concat([
    half(needed),
    half(flags),
    half(method),
    word(0x00210000),
    word(crc),
    word(packedSize),
    word(size),
    half(Buffer.from(name).length),
    half(extra.length),
  ])
}

function endOf(entries: number, size: number, at: number, end: EndBytes): Buffer {
  const { behindDirectory = Buffer.alloc(0), comment = Buffer.alloc(0), behind = Buffer.alloc(0) } = end
  const disk = end.disk ?? 0
  return Buffer.concat([
    behindDirectory,
    end.wide ? wideEnd(entries, size, at, end.wide) : Buffer.alloc(0),
    Buffer.from('PK\x05\x06'),
    half(disk),
    half(disk),
    half(end.entriesHere ?? end.entries ?? entries),
    half(end.entries ?? entries),
    word(end.size ?? size),
    word(end.offset ?? at),
    half(comment.length),
    comment,
    behind,
  ])
}

function wideEnd(entries: number, size: number, at: number, given: NonNullable<EndBytes['wide']>): Buffer {
  const count = given.entries ?? entries
  return Buffer.concat([
    Buffer.from('PK\x06\x06'),
    wide(given.length ?? 44),
    half(45),
    half(45),
    word(0),
    word(0),
    wide(count),
    wide(count),
    wide(size),
    wide(at),
    Buffer.from('PK\x06\x07'),
    word(0),
    wide(given.at ?? at + size),
    word(1),
  ])
}

/** Returns an extra field for a header. */
export function extraField(id: number, data: Buffer): Buffer {
  return Buffer.concat([half(id), half(data.length), data])
}

export function half(value: number): Buffer {
  return numberOf(value, 2)
}

export function word(value: number): Buffer {
  return numberOf(value, 4)
}

export function wide(value: number): Buffer {
  return numberOf(value, 8)
}

function numberOf(value: number, size: 2 | 4 | 8): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt.asUintN(size * 8, BigInt(value)))
  return bytes.subarray(0, size)
}
