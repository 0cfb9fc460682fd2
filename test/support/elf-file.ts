/** The properties of an ELF file. By default it is a shared library for x86_64 without dependencies. */
export interface ElfOptions {
  readonly machine?: number
  readonly type?: number
  readonly bits?: 32 | 64
  readonly order?: 'little' | 'big'
  readonly interpreter?: string
  readonly needed?: readonly string[]
  /** The symbol versions that it requires, such as `GLIBC_2.17`. Those in `weakVersions` are allowed to be missing. */
  readonly versions?: readonly string[]
  readonly weakVersions?: readonly string[]
  /** The alignment that its loaded segment declares, and the distance of the segment's address from a multiple of it. */
  readonly alignment?: number
  readonly shift?: number
  readonly hasDynamic?: boolean
  /** The operating system (EI_OSABI). */
  readonly system?: number
}

export const machine = { i386: 3, arm: 40, x86_64: 62, arm64: 183, cuda: 190, bpf: 247 }
export const type = { object: 1, executable: 2, shared: 3, core: 4 }

/** Returns the bytes of an ELF file without section headers, like those of a stripped file. */
export function elfFile(options: ElfOptions = {}): Buffer {
  const { bits = 64, order = 'little', interpreter, needed = [], versions = [], weakVersions = [] } = options
  const { alignment = 0x1000, shift = 0, hasDynamic = true, system = 0 } = options
  const address = 0x10000 + shift
  const width = bits === 64 ? 8 : 4
  const number = (value: number, size: number): Buffer => {
    const bytes = Buffer.alloc(size)
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value))
    else bytes.writeUIntLE(value, 0, size)
    return order === 'little' ? bytes : bytes.reverse()
  }
  const half = (value: number): Buffer => number(value, 2)
  const word = (value: number): Buffer => number(value, 4)
  const wide = (value: number): Buffer => number(value, width)

  const asked = [
    ...versions.map((name) => ({ name, flags: 0 })),
    ...weakVersions.map((name) => ({ name, flags: 2 })),
  ]
  const texts = ['', 'libc.so.6', ...needed, ...asked.map(({ name }) => name)]
  const textAt = (text: string): number =>
    texts.slice(0, texts.indexOf(text)).join('\0').length + (text === '' ? 0 : 1)
  const strings = Buffer.from(`${texts.join('\0')}\0`)
  const askedFor = asked.map(({ name, flags }, index) =>
    Buffer.concat([
      word(0),
      half(flags),
      half(2),
      word(textAt(name)),
      word(index === asked.length - 1 ? 0 : 16),
    ]),
  )
  const verneed = Buffer.concat([
    half(1),
    half(asked.length),
    word(textAt('libc.so.6')),
    word(16),
    word(0),
    ...askedFor,
  ])

  const [headerSize, segmentSize] = bits === 64 ? [64, 56] : [52, 32]
  const stringsAt = headerSize + 3 * segmentSize
  const dynamicAt = stringsAt + strings.length
  const dynamicOf = (verneedAt: number): Buffer =>
    Buffer.concat(
      [
        ...needed.map((library) => [1, textAt(library)] as const),
        [5, address + stringsAt] as const,
        ...(asked.length > 0 ? [[0x6ffffffe, address + verneedAt] as const] : []),
        [0, 0] as const,
      ].flatMap(([tag, value]) => [wide(tag), wide(value)]),
    )
  const interpreterText = Buffer.from(`${interpreter ?? ''}\0`)
  const interpreterAt = dynamicAt + dynamicOf(0).length
  const verneedAt = interpreterAt + interpreterText.length
  const dynamic = dynamicOf(verneedAt)
  const segment = (kind: number, offset: number, size: number, aligned = 1): Buffer =>
    bits === 64
      ? Buffer.concat([word(kind), word(0), ...[offset, address + offset, 0, size, size, aligned].map(wide)])
      : Buffer.concat([word(kind), ...[offset, address + offset, 0, size, size, 0, aligned].map(wide)])
  const ident = Buffer.from([
    0x7f,
    0x45,
    0x4c,
    0x46,
    bits / 32,
    order === 'little' ? 1 : 2,
    1,
    system,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ])
  return Buffer.concat([
    ident,
    half(options.type ?? type.shared),
    half(options.machine ?? machine.x86_64),
    word(1),
    ...[0, headerSize, 0].map(wide),
    word(0),
    ...[headerSize, segmentSize, 3, 0, 0, 0].map(half),
    segment(1, 0, verneedAt + verneed.length, alignment),
    segment(hasDynamic ? 2 : 0, dynamicAt, dynamic.length),
    segment(interpreter === undefined ? 0 : 3, interpreterAt, interpreterText.length),
    strings,
    dynamic,
    interpreterText,
    verneed,
  ])
}
