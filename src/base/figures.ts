/** The units of Lambda's documentation: its "250 MB" are 262,144,000 bytes (AWS: Lambda quotas). */
const units = ['KB', 'MB', 'GB', 'TB'] as const

/** A size for people, in the units of Lambda's documentation: `512 B`, `6.7 KB`, `15.6 MB`, `250 MB` or `75 GB`. */
export function bytes(size: number): string {
  if (size < 1_024) return `${size} B`
  let value = size / 1_024
  let unit = 0
  // What would be shown as 1024.0 is one of the next unit.
  while (value >= 1_023.95 && unit < units.length - 1) {
    value /= 1_024
    unit += 1
  }
  return `${value.toFixed(1).replace(/\.0$/, '')} ${units[unit] ?? ''}`
}

/** Milliseconds for people: `0.3 s`, `12.0 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}

/** A number for people, with commas. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** A number of things: `1 file`, `4,144 files`. */
export function counted(value: number, thing: string): string {
  return `${count(value)} ${thing}${value === 1 ? '' : 's'}`
}
