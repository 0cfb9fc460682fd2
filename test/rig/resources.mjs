import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Returns the peak memory of this process in MB. On Linux, `resourceUsage` would include the memory of the parent process. */
export function peakMegabytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}

/**
 * Returns the time since `start` as a multiple of the time in which this machine hashes 256 MB now. A busy machine is slower in both. `start`
 * is a time of `performance.now()`.
 * @param {number} start
 */
export function effortSince(start) {
  const took = performance.now() - start
  const megabyte = Buffer.alloc(1_000_000)
  const hash = createHash('sha256')
  const began = performance.now()
  for (let count = 0; count < 256; count += 1) hash.update(megabyte)
  hash.digest()
  return took / (performance.now() - began)
}
