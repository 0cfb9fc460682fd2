/** Files in the formats of other operating systems, and files that begin like them. They contain only the bytes by which they are recognised. */

const bigEndian = (...words: number[]): Buffer => {
  const bytes = Buffer.alloc(64)
  words.forEach((word, index) => bytes.writeUInt32BE(word, 4 * index))
  return bytes
}

/** A bundle for macOS on arm64, as Node.js add-ons and Python extension modules are. */
export const macBundle = bigEndian(0xcffaedfe, 0x0c000001, 0, 0x08000000)

/** Files for macOS: for other processors, in the other byte order, and for several processors. */
export const macFiles = {
  x86_64: bigEndian(0xcffaedfe, 0x07000001),
  i386: bigEndian(0xcefaedfe, 0x07000000),
  PowerPC: bigEndian(0xfeedface, 18),
  'PowerPC with 64 bits': bigEndian(0xfeedfacf, 0x01000012),
  'two processors': bigEndian(0xcafebabe, 2, 0x01000007),
  'two processors, with 64-bit offsets': bigEndian(0xcafebabf, 2, 0x0100000c),
  'two processors, little-endian': bigEndian(0xbebafeca, 0x02000000, 0x07000001),
}

/** A library for Windows. The position of its header is at byte 60. */
export const windowsLibrary = Buffer.alloc(256)
windowsLibrary.write('MZ')
windowsLibrary.writeUInt32LE(128, 60)
windowsLibrary.write('PE\0\0', 128)

/** A Java class, version 65, with a table of 256 constants. Its first bytes are those of a file for macOS for several processors. */
export const javaClass = bigEndian(0xcafebabe, 65, 0x01000a00)

/** A Git LFS pointer. */
export const gitLfsPointer = [
  'version https://git-lfs.github.com/spec/v1',
  `oid sha256:${'4d'.repeat(32)}`,
  'size 12345',
  '',
].join('\n')
