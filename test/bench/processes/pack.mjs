// Packs the directory of its first argument into the directory of its second. Prints the seconds that it needed.
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { judgeTree } from '../../../src/pack/judge-tree.ts'

const [from = '', to = ''] = process.argv.slice(2)
/** @type {import('../../../src/layer/layer-to-check.ts').LoadTarget} */
const target = { runtimes: [], architecture: 'x86_64' }
// Waits until Node has compiled its type stripping, which is not part of packing.
await sleep(700)
const start = performance.now()
const judged = await judgeTree(
  { directory: from, madeBy: 'bench', warnings: [] },
  { path: join(to, 'layer.zip'), exclude: [], slim: [], target },
)
await judged.write()
console.log((performance.now() - start) / 1_000)
