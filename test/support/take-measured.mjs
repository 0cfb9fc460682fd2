// Takes the archive that is named in its arguments, and prints what came of it, and what that took of time and memory.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeArchive } from '../../src/pack/archive.ts'
import { mostMegabytes } from '../rig/memory.mjs'

const [zip = ''] = process.argv.slice(2)
const directory = mkdtempSync(join(tmpdir(), 'measured-'))
const start = performance.now()
const outcome = await takeArchive(zip, {
  directory,
  name: 'layer.zip',
  exclude: [],
  target: { runtimes: [], architecture: 'x86_64' },
}).then(
  () => 'taken',
  (/** @type {unknown} */ error) => String(error),
)
const seconds = (performance.now() - start) / 1_000
console.log(JSON.stringify({ outcome, seconds, peak: mostMegabytes() * 1_048_576 }))
