/** The units of Lambda's documentation: its "250 MB" are 262,144,000 bytes (AWS: Lambda quotas). */
const units = ['KB', 'MB', 'GB', 'TB'] as const

/** Returns a size in bytes as readable text, in the units of Lambda's documentation: `512 B`, `6.7 KB`, `250 MB`. */
export function bytes(size: number): string {
  if (size < 1_024) return `${size} B`
  let value = size / 1_024
  let unit = 0
  // 1023.95 would be rounded to 1024.0, so it is shown in the next unit.
  while (value >= 1_023.95 && unit < units.length - 1) {
    value /= 1_024
    unit += 1
  }
  return `${value.toFixed(1).replace(/\.0$/, '')} ${units[unit] ?? ''}`
}

/** Returns milliseconds as seconds with one decimal: `0.3 s`, `12.0 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}

/** Returns a whole number with commas between groups of digits: `4,144`. Unlike toLocaleString, it need not load a locale for 13 ms. */
export function count(value: number): string {
  if (value < 1_000) return String(value)
  return `${count(Math.floor(value / 1_000))},${String(value % 1_000).padStart(3, '0')}`
}

/** Returns a number with its noun in the singular or plural: `1 file`, `4,144 files`. */
export function counted(value: number, thing: string): string {
  return `${count(value)} ${thing}${value === 1 ? '' : 's'}`
}
