import fc from 'fast-check'
import { deflated, extraField, flag, host, mode, stored, wide, zipFile } from './zip-file.ts'

const open = { crc: 0, size: 0, packedSize: 0 }
const text = 'All happy families are alike. '.repeat(40)
const sizes = (size: number): Buffer => extraField(0x0001, Buffer.concat([wide(size), wide(size)]))
const times = extraField(0x5455, Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0]))

/** Valid zips. Each uses a different feature of the format. */
const sound: readonly Buffer[] = [
  zipFile([
    { name: 'lib/', mode: mode.directory },
    { name: 'lib/a', content: text, method: deflated, mode: mode.file, extra: times },
    { name: 'lib/b', content: 'short', mode: mode.executable },
    { name: 'lib/link', content: 'a', mode: mode.link },
  ]),
  zipFile([
    { name: 'python/a.py', content: text, method: deflated, behind: 'descriptor', local: open },
    { name: 'python/empty', method: deflated, behind: 'descriptor', local: open, host: host.fat },
    { name: 'python/ä', content: 'x', flags: flag.utf8, behind: 'unsigned descriptor', local: open },
  ]),
  zipFile(
    [
      {
        name: 'bin/a',
        content: 'content',
        needed: 45,
        local: { size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: sizes(7) },
        central: { size: 0xffff_ffff, packedSize: 0xffff_ffff, extra: sizes(7) },
      },
      { name: 'bin/b', content: text, method: deflated, behind: 'wide descriptor' },
    ],
    { wide: {}, entries: 0xffff, size: 0xffff_ffff, offset: 0xffff_ffff },
  ),
  zipFile(
    Array.from({ length: 8 }, (_, index) => ({
      name: `./fonts/${index}`,
      content: text.slice(index),
      method: index % 2 === 0 ? deflated : stored,
    })),
    { comment: Buffer.from('with a comment') },
  ),
  zipFile([{ name: 'lib/inner.zip', content: zipFile([{ name: 'x', content: 'x' }]) }]),
]

const signatures = {
  local: 'PK\x03\x04',
  central: 'PK\x01\x02',
  end: 'PK\x05\x06',
  end64: 'PK\x06\x06',
  locator: 'PK\x06\x07',
  descriptor: 'PK\x07\x08',
}

/** A field of a record: where it begins, and how many bytes it has. */
interface Field {
  readonly at: number
  readonly length: number
}

function halves(...places: readonly number[]): Field[] {
  return places.map((at) => ({ at, length: 2 }))
}

function words(...places: readonly number[]): Field[] {
  return places.map((at) => ({ at, length: 4 }))
}

const fields: Readonly<Record<keyof typeof signatures, readonly Field[]>> = {
  local: [...halves(4, 6, 8, 10, 12, 26, 28), ...words(14, 18, 22)],
  central: [...halves(4, 6, 8, 10, 12, 14, 28, 30, 32, 34, 36), ...words(16, 20, 24, 38, 42)],
  end: [...halves(4, 6, 8, 10, 20), ...words(12, 16)],
  end64: words(4, 24, 32, 40, 48),
  locator: words(4, 8, 16),
  descriptor: words(4, 8, 12),
}

/** The fields that the local header and the central directory share. In the central directory each is two bytes later. */
const inBoth = [...halves(4, 6, 8, 10, 12), ...words(14, 18, 22)]

type Mutation = (bytes: Buffer) => Buffer

const kind = fc.constantFrom(...(Object.keys(signatures) as (keyof typeof signatures)[]))
const number = fc.oneof(
  fc.constantFrom(
    0,
    1,
    2,
    3,
    5,
    8,
    9,
    0x14,
    0x2d,
    0x800,
    0x808,
    0xffff,
    0x7fff_ffff,
    0xffff_fffe,
    0xffff_ffff,
  ),
  fc.nat(400),
  fc.nat(0xffff_ffff),
)
const byte = fc.nat(255)
const place = fc.double({ min: 0, max: 1, noNaN: true })
const few = fc.uint8Array({ minLength: 1, maxLength: 40 })

/** Names a mutation by its arguments, because fast-check prints that name. */
function named(name: string, mutate: Mutation): Mutation {
  return Object.assign(mutate, { [fc.toStringMethod]: () => name })
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc
    .tuple(place, byte)
    .map(([at, value]) =>
      named(`byte ${at} = ${value}`, (bytes) => changed(bytes, (copy) => (copy[indexIn(copy, at)] = value))),
    ),
  fc
    .tuple(place, fc.nat(7))
    .map(([at, bit]) =>
      named(`flip ${at}.${bit}`, (bytes) => changed(bytes, (copy) => (copy[indexIn(copy, at)]! ^= 1 << bit))),
    ),
  place.map((at) => named(`cut at ${at}`, (bytes) => bytes.subarray(0, indexIn(bytes, at)))),
  fc.tuple(place, fc.nat(30)).map(([at, length]) =>
    named(`without ${length} at ${at}`, (bytes) => {
      const index = indexIn(bytes, at)
      return Buffer.concat([bytes.subarray(0, index), bytes.subarray(index + length)])
    }),
  ),
  fc.tuple(place, few).map(([at, more]) =>
    named(`${Buffer.from(more).toString('hex')} into ${at}`, (bytes) => {
      const index = indexIn(bytes, at)
      return Buffer.concat([bytes.subarray(0, index), more, bytes.subarray(index)])
    }),
  ),
  fc.tuple(fc.nat(sound.length - 1), place, place, place).map(([other, from, to, at]) =>
    named(`splice of ${other}, ${from} to ${to}, at ${at}`, (bytes) => {
      const source = sound[other] ?? bytes
      const [first, last] = [indexIn(source, from), indexIn(source, to)].sort((a, b) => a - b)
      const part = source.subarray(first, last)
      const index = indexIn(bytes, at)
      return Buffer.concat([bytes.subarray(0, index), part, bytes.subarray(index + part.length)])
    }),
  ),
  fc.tuple(kind, fc.nat(9), fc.nat(20), number).map(([which, nth, field, value]) =>
    named(`${which} ${nth}, field ${field} = ${value}`, (bytes) => {
      const { at = 4, length = 2 } = fields[which][field % fields[which].length] ?? {}
      return withNumber(bytes, placeOf(bytes, which, nth), { at, length, value })
    }),
  ),
  fc.tuple(fc.nat(9), fc.nat(inBoth.length - 1), number).map(([nth, field, value]) =>
    named(`both ${nth}, field ${field} = ${value}`, (bytes) => {
      const { at = 4, length = 2 } = inBoth[field] ?? {}
      const local = withNumber(bytes, placeOf(bytes, 'local', nth), { at, length, value })
      return withNumber(local, placeOf(bytes, 'central', nth), { at: at + 2, length, value })
    }),
  ),
  fc.tuple(fc.nat(9), fc.nat(30), byte).map(([nth, at, value]) =>
    named(`name ${nth}.${at} = ${value}`, (bytes) => {
      const local = withNumber(bytes, placeOf(bytes, 'local', nth), { at: 30 + at, length: 1, value })
      return withNumber(local, placeOf(bytes, 'central', nth), { at: 46 + at, length: 1, value })
    }),
  ),
  fc.tuple(fc.nat(9), fc.nat(9)).map(([one, other]) =>
    named(`offset of ${one} = that of ${other}`, (bytes) => {
      const [to, from] = [placeOf(bytes, 'central', one), placeOf(bytes, 'central', other)]
      if (to === undefined || from === undefined || from + 46 > bytes.length) return bytes
      return withNumber(bytes, to, { at: 42, length: 4, value: bytes.readUInt32LE(from + 42) })
    }),
  ),
  fc
    .array(fc.nat(9), { minLength: 1, maxLength: 10 })
    .map((order) => named(`directory of ${order.join()}`, (bytes) => listing(bytes, order))),
  few.map((more) => named('in front', (bytes) => Buffer.concat([more, bytes]))),
  few.map((more) => named('behind', (bytes) => Buffer.concat([bytes, more]))),
  fc
    .nat(sound.length - 1)
    .map((other) => named(`zip ${other} in front`, (bytes) => Buffer.concat([sound[other] ?? bytes, bytes]))),
)

/** A valid zip after up to four mutations. */
export const mutatedZip: fc.Arbitrary<Buffer> = fc
  .tuple(fc.nat(sound.length - 1), fc.array(mutation, { minLength: 0, maxLength: 4 }))
  .map(([which, mutations]) =>
    mutations.reduce((bytes, mutate) => mutate(bytes), sound[which] ?? Buffer.alloc(0)),
  )

function indexIn(bytes: Buffer, at: number): number {
  return Math.min(Math.floor(at * bytes.length), Math.max(bytes.length - 1, 0))
}

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length > 0) change(copy)
  return copy
}

function placesOf(bytes: Buffer, which: keyof typeof signatures): number[] {
  const places = []
  for (let at = bytes.indexOf(signatures[which]); at !== -1; at = bytes.indexOf(signatures[which], at + 1))
    places.push(at)
  return places
}

function placeOf(bytes: Buffer, which: keyof typeof signatures, nth: number): number | undefined {
  const places = placesOf(bytes, which)
  return places[nth % places.length]
}

function withNumber(
  bytes: Buffer,
  record: number | undefined,
  { at, length, value }: Field & { readonly value: number },
): Buffer {
  if (record === undefined || record + at + length > bytes.length) return bytes
  return changed(bytes, (copy) => copy.writeUIntLE(value % 2 ** (8 * length), record + at, length))
}

/** Returns the zip with only these entries in its central directory, in this order. The end record matches them. */
function listing(bytes: Buffer, order: readonly number[]): Buffer {
  const [places, end] = [placesOf(bytes, 'central'), placesOf(bytes, 'end').at(-1)]
  const first = places[0]
  if (first === undefined || end === undefined || end < first || end + 20 > bytes.length) return bytes
  const entries = order.map((nth) => {
    const index = nth % places.length
    return bytes.subarray(places[index], places[index + 1] ?? end)
  })
  const directory = Buffer.concat(entries)
  const whole = Buffer.concat([bytes.subarray(0, first), directory, bytes.subarray(end)])
  const moved = first + directory.length
  return changed(whole, (copy) => {
    copy.writeUInt16LE(entries.length, moved + 8)
    copy.writeUInt16LE(entries.length, moved + 10)
    copy.writeUInt32LE(directory.length, moved + 12)
  })
}
