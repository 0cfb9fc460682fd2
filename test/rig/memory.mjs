import { readFileSync } from 'node:fs'

/** Returns the peak memory of this process in MB. On Linux, `resourceUsage` would include the memory of the parent process. */
export function peakMegabytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}
