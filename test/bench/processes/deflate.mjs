// Deflates each file of a directory separately, as in a zip, one after another. Prints the CPU seconds of this alone.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'

let microseconds = 0
for (const entry of readdirSync(process.argv[2] ?? '.', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const bytes = readFileSync(join(entry.parentPath, entry.name))
  const before = process.cpuUsage()
  deflateRawSync(bytes, { level: 6 })
  const { user, system } = process.cpuUsage(before)
  microseconds += user + system
}
console.log(microseconds / 1e6)
