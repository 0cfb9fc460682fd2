// Packs a directory or reads an archive, according to its arguments. Prints the time and the memory that it needed.
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { judgeArchive } from '../../src/pack/judge-archive.ts'
import { judgeTree } from '../../src/pack/judge-tree.ts'
import { peakMegabytes } from '../rig/resources.mjs'

const [verb, from = '', directory = ''] = process.argv.slice(2)
/** @type {import('../../src/layer/layer-to-check.ts').LoadTarget} */
const target = { runtimes: [], architecture: 'x86_64' }
// Waits until Node has compiled its type stripping, which is not part of packing.
await sleep(700)
const start = performance.now()
const judged = await (verb === 'take'
  ? judgeArchive(from, target)
  : judgeTree({ directory: from, madeBy: 'bench', warnings: [] }, { exclude: [], slim: [], target }))
const { archive } = await judged.write(join(directory, 'layer.zip'))
const seconds = (performance.now() - start) / 1_000
console.log(JSON.stringify({ archive, seconds, peak: peakMegabytes() * 1_048_576 }))
