import { join } from 'node:path'
import { writeLayer } from '../layers.mjs'
import * as names from '../program-names.mjs'
import { costOfPacking } from '../programs/action.mjs'

/** Packing few and many files, which shows how the time grows. @type {import('../parts.mjs').Part} */
export const packing = {
  cases: ['small files'],
  prepare: async (_name, bench) => {
    const programs = Object.values(names.packing).map(({ name, files }) => {
      const tree = join(bench.room, `files-${files}`)
      writeLayer([{ folder: 'nodejs/node_modules/files', files, size: 2_000, content: 'text' }], tree)
      return [name, () => costOfPacking(bench, tree)]
    })
    return Object.fromEntries(programs)
  },
}
