import { readFileSync } from 'node:fs'

/** The most memory, in MB, that this process has had. What the system counts for `resourceUsage` begins with that of the process that started it. */
export function mostMegabytes() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) / 1_024
}
