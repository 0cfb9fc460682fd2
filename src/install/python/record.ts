import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { textOf } from './requirements.ts'

/** A file of an installed package, by the package's RECORD. */
export interface Recorded {
  /** From the directory of packages, wherever the installer first put the file. */
  readonly path: string
  /** As the installer wrote it: pip starts at a folder that it moves away afterwards. */
  readonly written: string
  /** Hash and size, with the commas before them. */
  readonly rest: string
}

/** The names of the folders in which installed packages describe themselves. */
export async function distInfos(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return []
  return (await readdir(directory)).filter((name) => name.endsWith('.dist-info')).sort()
}

/** The files that a package says it has; none if it has no RECORD (PyPA: "Recording installed projects"). */
export async function recordOf(directory: string, info: string): Promise<Recorded[]> {
  const text = await readTextOrEmpty(join(directory, info, 'RECORD'))
  return text.split(/\r?\n/).flatMap((line) => {
    const [, quoted, plain = '', rest = ''] = /^(?:"((?:[^"]|"")*)"|([^,"]*))(,.*)$/.exec(line) ?? []
    const written = quoted?.replaceAll('""', '"') ?? plain
    return written === '' ? [] : [{ path: written.replace(/^(?:\.\.\/)+/, ''), written, rest }]
  })
}

/** The text of a RECORD, the same in whatever order an installer wrote its lines. */
export function textOfRecord(files: readonly Recorded[]): string {
  const lines = files.map(({ path, rest }) => `${quoted(path)}${rest}`)
  return textOf([...new Set(lines)].sort())
}

function quoted(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path
}

/** The files that packages say they have, and that are not there. */
export async function missingIn(directory: string): Promise<string[]> {
  const infos = await distInfos(directory)
  const files = (await Promise.all(infos.map((info) => recordOf(directory, info)))).flat()
  return files.map(({ path }) => path).filter((path) => !existsSync(join(directory, path)))
}
