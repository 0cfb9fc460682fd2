import type { Readable } from 'node:stream'

/** The maximum length of a line. A longer line is split, so that it cannot exhaust the memory or exceed the length of a string. */
const longestLine = 1_048_576

/** A reader of lines. `stop` passes on the incomplete last line and releases the stream. */
export interface Lines {
  readonly stop: () => void
}

/** Reads lines and passes on each one. A line ends with CR, LF or both, as for the runner. */
export function readLines(stream: Readable, onLine: (line: string) => void): Lines {
  let partial = ''
  let endedByReturn = false
  const flush = (): void => {
    if (partial !== '') onLine(partial)
    partial = ''
  }
  // Splits at a space if possible, because half a secret would not be recognized.
  const flushPart = (): void => {
    const end = partial.lastIndexOf(' ') + 1 || partial.length
    onLine(partial.slice(0, end))
    partial = partial.slice(end)
  }
  const read = (chunk: string): void => {
    const text = endedByReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    endedByReturn = chunk.endsWith('\r')
    const [first = '', ...others] = text.split(/\r\n|\r|\n/)
    partial += first
    for (const next of others) {
      onLine(partial)
      partial = next
    }
    if (partial.length > longestLine) flushPart()
  }
  stream.setEncoding('utf8').on('data', read).on('end', flush)
  return {
    stop: () => {
      stream.destroy()
      flush()
    },
  }
}

/** The minimum that a line counts, in characters, because each line needs memory. */
const shortestLine = 64

/** Keeps the newest lines, up to about a number of characters. */
export function newestLines(atMost: number): { add: (line: string) => void; lines: () => readonly string[] } {
  let older: string[] = []
  let newer: string[] = []
  let length = 0
  return {
    add: (line) => {
      newer.push(line)
      length += Math.max(line.length, shortestLine)
      if (length < atMost / 2) return
      older = newer
      newer = []
      length = 0
    },
    lines: () => [...older, ...newer],
  }
}
