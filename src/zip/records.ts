/** The records of a zip: their signatures, and their lengths in bytes without the variable fields (PKWARE: APPNOTE.TXT, 4.3). */
export const records = {
  local: { signature: 0x04034b50, length: 30 },
  entry: { signature: 0x02014b50, length: 46 },
  end: { signature: 0x06054b50, length: 22 },
  end64: { signature: 0x06064b50, length: 56 },
  locator64: { signature: 0x07064b50, length: 20 },
}
