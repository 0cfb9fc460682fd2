import { dirname, join } from 'node:path/posix'
import type { Candidate } from './candidate.ts'

/** The wheel that a file was installed from. `folder` is its dist-info; `isPure`: it declares itself independent of the platform. */
export interface Wheel {
  readonly folder: string
  readonly name: string
  readonly isPure: boolean
}

/** The wheel of each file of a layer that came with one, by the file's path (PyPA: recording installed projects; binary distribution format). */
export async function wheelFilesOf({
  files,
  read,
}: Pick<Candidate, 'files' | 'read'>): Promise<ReadonlyMap<string, Wheel>> {
  const paths = new Set(files.map(({ path }) => path))
  const wheels = new Map<string, Wheel>()
  for (const record of paths) {
    const [, folder, name] = /^((?:.*\/)?([^/]+)-[^/-]+\.dist-info)\/RECORD$/.exec(record) ?? []
    if (folder === undefined || name === undefined) continue
    const about = `${folder}/WHEEL`
    const isPure = paths.has(about) && /^Root-Is-Purelib:\s*true\s*$/im.test((await read(about)).toString())
    const wheel = { folder, name: name.replaceAll('_', '-'), isPure }
    for (const line of (await read(record)).toString().split(/\r?\n/)) {
      const [, quoted, plain] = /^(?:"([^"]*)"|([^,]+)),/.exec(line) ?? []
      const file = quoted ?? plain
      const path = join(dirname(folder), file ?? '')
      if (paths.has(path)) wheels.set(path, wheel)
    }
  }
  return wheels
}
