// Packs the tree, or takes the archive, that is named in its arguments, and prints what that took of time and memory.
import { setTimeout as sleep } from 'node:timers/promises'
import { takeArchive } from '../../src/pack/archive.ts'
import { pack } from '../../src/pack/pack.ts'
import { mostMegabytes } from '../rig/memory.mjs'

const [verb, from = '', directory = ''] = process.argv.slice(2)
/** @type {import('../../src/pack/pack.ts').PackRequest} */
const request = {
  directory,
  name: 'layer.zip',
  exclude: [],
  target: { runtimes: [], architecture: 'x86_64' },
}
// What Node compiles of its own part that takes the types away is no part of packing.
await sleep(700)
const start = performance.now()
const { archive } = await (verb === 'take'
  ? takeArchive(from, request)
  : pack({ directory: from, madeBy: 'bench', warnings: [] }, request))
const seconds = (performance.now() - start) / 1_000
console.log(JSON.stringify({ archive, seconds, peak: mostMegabytes() * 1_048_576 }))
