import { dirname, join } from 'node:path/posix'
import type { LayerToCheck } from '../layer/layer-to-check.ts'
import { pypiName } from './package-name.ts'

/** The wheel that a file was installed from. `folder` is its dist-info; `isPure`: it declares itself independent of the platform. */
export interface Wheel {
  readonly folder: string
  readonly name: string
  readonly isPure: boolean
}

/** Bytes of lists of files that are read: far more than those of as many files as a layer can have. What is behind them tells nothing. */
const listsAtMost = 20_000_000

/** The wheel of each file of a layer that came with one, by the file's path (PyPA: recording installed projects; binary distribution format). */
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
    if (listed > listsAtMost) break
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

/** One after another: a list can have millions, and nothing on them. */
function* linesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at)
    const end = next < 0 ? text.length : next
    if (end > at) yield text.slice(at, end)
    at = end + 1
  }
}
