// Takes the archive that is named in its arguments, and prints what came of it, and what that took of time and memory.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeArchive } from '../../src/pack/archive.ts'

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
console.log(JSON.stringify({ outcome, seconds, peak: peak() }))

/** Bytes of this process. What the system counts for `resourceUsage` begins with those of the process that started this one. */
function peak() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) * 1_024
}
