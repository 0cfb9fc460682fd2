const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const zip64 = 0xffff_ffff

/**
 * Returns the names in a zip and its declared uncompressed size, from the central directory. Returns undefined if it is not a zip.
 * @param {Buffer} bytes
 * @returns {{ names: string[], unzippedSize: number } | undefined}
 */
export function readZip(bytes) {
  const end = findEnd(bytes)
  if (end === undefined) return undefined
  const names = []
  let unzippedSize = 0
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const entry = readEntry(bytes, at)
    if (!entry) return undefined
    names.push(entry.name)
    unzippedSize += entry.size
    at = entry.next
  }
  return { names, unzippedSize }
}

/** @param {Buffer} bytes */
function findEnd(bytes) {
  const longestComment = 0xffff
  const first = Math.max(0, bytes.length - 22 - longestComment)
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at
  }
  return undefined
}

/** @param {Buffer} bytes @param {number} at */
function readEntry(bytes, at) {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return undefined
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
  const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  if (!startsLocalEntry(bytes, bytes.readUInt32LE(at + 42))) return undefined
  return { name: bytes.toString('utf8', at + 46, nameEnd), size: bytes.readUInt32LE(at + 24), next }
}

/** @param {Buffer} bytes @param {number} at */
function startsLocalEntry(bytes, at) {
  return at === zip64 || (at + 30 <= bytes.length && bytes.readUInt32LE(at) === localEntry)
}
