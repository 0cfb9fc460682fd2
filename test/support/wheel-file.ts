import AdmZip from 'adm-zip'

/** Returns the bytes of a pure Python wheel with these files. No build backend checks them, so that they can be invalid. */
export function wheelOf(name: string, version: string, files: Readonly<Record<string, string>>): Buffer {
  const info = `${name}-${version}.dist-info`
  const all: Record<string, string> = {
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
  }
  const zip = new AdmZip()
  for (const [path, text] of Object.entries(all)) zip.addFile(path, Buffer.from(text))
  const record = [...Object.keys(all), `${info}/RECORD`].map((path) => `${path},,\n`).join('')
  zip.addFile(`${info}/RECORD`, Buffer.from(record))
  return zip.toBuffer()
}
