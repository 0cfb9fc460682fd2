import type { Readable } from 'node:stream'

/** The maximum length of a line. A longer line is split, so that it cannot exhaust the memory or exceed the length of a string. */
const longestLine = 1_048_576

/** A reader of lines. `stop` passes on the incomplete last line and releases the stream. */
export interface Lines {
  readonly stop: () => void
}

/** Reads lines and passes on each one. A line ends with CR, LF or both, as for the runner. */
export function readLines(stream: Readable, take: (line: string) => void): Lines {
  let begun = ''
  let endedByReturn = false
  const takeBegun = (): void => {
    if (begun !== '') take(begun)
    begun = ''
  }
  // Splits at a space if possible, because half a secret would not be recognized.
  const takePiece = (): void => {
    const end = begun.lastIndexOf(' ') + 1 || begun.length
    take(begun.slice(0, end))
    begun = begun.slice(end)
  }
  const read = (chunk: string): void => {
    const text = endedByReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    endedByReturn = chunk.endsWith('\r')
    const [first = '', ...others] = text.split(/\r\n|\r|\n/)
    begun += first
    for (const next of others) {
      take(begun)
      begun = next
    }
    if (begun.length > longestLine) takePiece()
  }
  stream.setEncoding('utf8').on('data', read).on('end', takeBegun)
  return {
    stop: () => {
      stream.destroy()
      takeBegun()
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
