import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { textOf } from './requirements.ts'

/** A file of an installed package, from the RECORD of the package. */
export interface Recorded {
  /** The path relative to the directory of packages, even if the installer first wrote the file elsewhere. */
  readonly path: string
  /** The path as the installer wrote it. pip starts at a folder that it moves away afterwards. */
  readonly written: string
  /** The hash and the size, with the commas before them. */
  readonly rest: string
}

/** Returns the names of the dist-info folders of installed packages. */
export async function distInfos(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return []
  return (await readdir(directory)).filter((name) => name.endsWith('.dist-info')).sort()
}

/** Returns the files in the RECORD of a package. Empty if there is none (PyPA: "Recording installed projects"). */
export async function recordOf(directory: string, info: string): Promise<Recorded[]> {
  const text = await readTextOrEmpty(join(directory, info, 'RECORD'))
  return text.split(/\r?\n/).flatMap((line) => {
    const [, quoted, plain = '', rest = ''] = /^(?:"((?:[^"]|"")*)"|([^,"]*))(,.*)$/.exec(line) ?? []
    const written = quoted?.replaceAll('""', '"') ?? plain
    return written === '' ? [] : [{ path: written.replace(/^(?:\.\.\/)+/, ''), written, rest }]
  })
}

/** Returns the text of a RECORD. It does not depend on the order of the installer. */
export function textOfRecord(files: readonly Recorded[]): string {
  const lines = files.map(({ path, rest }) => `${quoted(path)}${rest}`)
  return textOf([...new Set(lines)].sort())
}

function quoted(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path
}

/** Returns the files in the RECORDs of packages that do not exist. */
export async function missingIn(directory: string): Promise<string[]> {
  const infos = await distInfos(directory)
  const files = (await Promise.all(infos.map((info) => recordOf(directory, info)))).flat()
  return files.map(({ path }) => path).filter((path) => !existsSync(join(directory, path)))
}
