/** A size for people: `512 B`, `6.7 kB`, `15.6 MB` or `80.5 GB`, by thousands. */
export function bytes(size: number): string {
  if (size < 1e3) return `${size} B`
  if (size < 1e6) return `${(size / 1e3).toFixed(1)} kB`
  return size < 1e9 ? `${(size / 1e6).toFixed(1)} MB` : `${(size / 1e9).toFixed(1)} GB`
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
