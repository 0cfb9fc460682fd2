// Judges and writes the archive in its first argument. Prints the result, the memory and the effort that it needed, as JSON.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeArchive } from '../../src/pack/judge-archive.ts'
import { effortSince, peakMegabytes } from '../rig/resources.mjs'

const [zip = ''] = process.argv.slice(2)
const directory = mkdtempSync(join(tmpdir(), 'measured-'))
const start = performance.now()
const outcome = await judgeArchive(zip, {
  path: join(directory, 'layer.zip'),
  target: { runtimes: [], architecture: 'x86_64' },
})
  .then((judged) => judged.write())
  .then(
    () => 'taken',
    (/** @type {unknown} */ error) => String(error),
  )
const peak = peakMegabytes() * 1_048_576
console.log(JSON.stringify({ outcome, peak, effort: effortSince(start) }))
