import type { Readable } from 'node:stream'

/** Characters of a line; a longer one comes in pieces. What never ends its line must not fill the memory, or outgrow a string. */
const longestLine = 1_048_576

/** Lines as they come; `stop` gives what has come of the last one, and lets go of the stream. */
export interface Lines {
  readonly stop: () => void
}

/** A line ends as it does for the runner that reads them: by CR, LF or both. */
export function readLines(stream: Readable, take: (line: string) => void): Lines {
  let begun = ''
  let endedByReturn = false
  const takeBegun = (): void => {
    if (begun !== '') take(begun)
    begun = ''
  }
  // Between words, if there are some: half a secret would not be recognized.
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

/** What a line takes of the memory at the least, as if it were characters. */
const shortestLine = 64

/** Lines of about so many characters in all: of more, those that came first are dropped. */
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
