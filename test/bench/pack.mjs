// Packs the tree, or takes the archive, that is named in its arguments, and prints what that took of time and memory.
import { setTimeout as sleep } from 'node:timers/promises'
import { join } from 'node:path'
import { judgeArchive } from '../../src/pack/judge-archive.ts'
import { judgeTree } from '../../src/pack/judge-tree.ts'
import { mostMegabytes } from '../rig/memory.mjs'

const [verb, from = '', directory = ''] = process.argv.slice(2)
/** @type {import('../../src/layer/layer-to-check.ts').LoadTarget} */
const target = { runtimes: [], architecture: 'x86_64' }
// What Node compiles of its own part that takes the types away is no part of packing.
await sleep(700)
const start = performance.now()
const judged = await (verb === 'take'
  ? judgeArchive(from, target)
  : judgeTree({ directory: from, madeBy: 'bench', warnings: [] }, { exclude: [], target }))
const { archive } = await judged.write(join(directory, 'layer.zip'))
const seconds = (performance.now() - start) / 1_000
console.log(JSON.stringify({ archive, seconds, peak: mostMegabytes() * 1_048_576 }))
