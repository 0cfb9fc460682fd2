import { dirname, join } from 'node:path/posix'
import type { LayerToCheck } from '../layer/layer-to-check.ts'
import { pypiName } from './package-name.ts'

/** The wheel from which a file was installed. `folder` is its dist-info folder. `isPure` means that it declares to run on every platform. */
export interface Wheel {
  readonly folder: string
  readonly name: string
  readonly isPure: boolean
}

/** The maximum total size of the file lists that are read, in bytes. Other lists are ignored. A valid layer has far less. */
const listsLimit = 20_000_000

/** Returns the wheel of each file that was installed from one, by the path of the file (PyPA: "Recording installed projects"). */
export async function wheelFilesOf({
  files,
  read,
}: Pick<LayerToCheck, 'files' | 'read'>): Promise<ReadonlyMap<string, Wheel>> {
  const paths = new Set(files.map(({ path }) => path))
  const wheels = new Map<string, Wheel>()
  let listed = 0
  for (const { path: record, size } of files) {
    const [, folder, name] = /^((?:.*\/)?([^/]+)-[^/-]+\.dist-info)\/RECORD$/.exec(record) ?? []
    if (folder === undefined || name === undefined) continue
    listed += size
    if (listed > listsLimit) break
    const about = `${folder}/WHEEL`
    const isPure = paths.has(about) && /^Root-Is-Purelib:\s*true\s*$/im.test((await read(about)).toString())
    const wheel = { folder, name: pypiName(name), isPure }
    for (const file of filesIn((await read(record)).toString())) {
      const path = join(dirname(folder), file)
      if (paths.has(path)) wheels.set(path, wheel)
    }
  }
  return wheels
}

function* filesIn(record: string): Generator<string> {
  for (const line of linesOf(record)) {
    const [, quoted, plain] = /^(?:"([^"]*)"|([^,]+)),/.exec(line) ?? []
    yield quoted ?? plain ?? ''
  }
}

/** Yields one line at a time. Splitting the text would need much memory, because a list can have millions of empty lines. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    if (end > at) yield text.slice(at, end)
    at = end + 1
  }
}
