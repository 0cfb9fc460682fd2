import { bytes as inBytes } from '../base/figures.ts'
import type { Connections } from '../network/connections.ts'
import { isSafeForSecrets } from '../network/connections.ts'
import { whyInterrupted } from '../network/interrupted.ts'
import { abortedReading, NotComparable } from './not-comparable.ts'
import type { PartialReader } from './zip-reader.ts'

/** The URL and the size of a file. The URL is never shown, because its signature allows everybody to download the file. */
export interface Download {
  readonly url: string
  readonly size: number
}

/** How requests are sent, and the signal that aborts them. */
export interface DownloadContext {
  readonly fetch: Connections['fetch']
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly end: AbortSignal
}

/** The maximum download: `parts` parts of `part` bytes. */
export interface DownloadBounds {
  readonly part: number
  readonly parts: number
}

/** A small layer fits into one part. The directory of a large one needs two or three. */
const defaultBounds: DownloadBounds = { part: 512 * 1024, parts: 96 }

/**
 * Returns the bytes of a file. Each part is downloaded once, when it is needed (RFC 9110, 14: range requests). Reading rejects with a
 * NotComparable if a download fails, exceeds the bounds or is aborted.
 */
export function remoteBytes(
  { url, size }: Download,
  context: DownloadContext,
  { part, parts: most } = defaultBounds,
): PartialReader {
  const parts = new Map<number, Promise<Buffer>>()
  // Parts are counted from the end, because the directory of a zip is at its end.
  const startOf = (index: number): number => Math.max(0, size - (index + 1) * part)
  const partAt = (place: number): number => Math.floor((size - 1 - place) / part)
  const load = async (index: number): Promise<Buffer> => {
    const known = parts.get(index)
    if (known) return known
    if (parts.size === most)
      throw new NotComparable(`this requires more than ${inBytes(most * part)} of its zip`)
    const range = { start: startOf(index), end: size - index * part }
    const loading = withRetries(() => fetchPart({ url, size }, range, context), context)
    parts.set(index, loading)
    return loading
  }
  return {
    size,
    read: async (from, to) => {
      if (context.end.aborted) throw abortedReading(context.end)
      if (from < 0 || to > size) throw new NotComparable('its zip declares positions outside of the zip')
      if (from >= to) return Buffer.alloc(0)
      const [first, last] = [partAt(from), partAt(to - 1)]
      const indexes = Array.from({ length: first - last + 1 }, (_, index) => first - index)
      const loaded = await Promise.all(indexes.map(load))
      const [only] = loaded
      // The directory is read in many small pieces. Most are in a single part, which need not be copied.
      const found = only && loaded.length === 1 ? only : Buffer.concat(loaded)
      return found.subarray(from - startOf(first), to - startOf(first))
    },
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The pauses before the second and the third attempt, in milliseconds. */
const pauses = [200, 800]

/** Repeats a download that broke. A download that the server rejected is not repeated. */
async function withRetries(load: () => Promise<Buffer>, { sleep, end }: DownloadContext): Promise<Buffer> {
  for (const pause of pauses) {
    try {
      return await load()
    } catch (error) {
      if (!(error instanceof BrokenDownload) || end.aborted) throw error
      await sleep(pause)
    }
  }
  return load()
}

/** A download that broke. Another attempt can succeed. */
class BrokenDownload extends NotComparable {}

async function fetchPart(
  { url, size }: Download,
  range: Range,
  { fetch, end: signal }: DownloadContext,
): Promise<Buffer> {
  if (!URL.canParse(url) || !isSafeForSecrets(new URL(url)))
    throw new NotComparable('its URL does not begin with "https:"')
  const last = range.end - 1
  const headers = { range: `bytes=${range.start}-${last}`, 'accept-encoding': 'identity' }
  try {
    const response = await fetch(url, { headers, signal })
    const isWhole = response.status === 200 && range.start === 0 && range.end === size
    if (response.status !== 206 && !isWhole) {
      await response.body?.cancel()
      const isTransient = response.status >= 500 || response.status === 429
      throw new (isTransient ? BrokenDownload : NotComparable)(
        `the download returned the status ${response.status}`,
      )
    }
    const contentRange = response.headers.get('content-range')
    if (!isWhole && contentRange !== `bytes ${range.start}-${last}/${size}`) {
      await response.body?.cancel()
      throw new BrokenDownload('the download returned another part than requested')
    }
    return await bodyOf(response, range.end - range.start)
  } catch (error) {
    if (error instanceof NotComparable) throw error
    if (signal.aborted) throw abortedReading(signal)
    // The error is not passed on as a cause, because Node's message can contain the URL.
    throw new BrokenDownload(whyInterrupted(error, url))
  }
}

async function bodyOf({ body }: Response, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    received += chunk.length
    if (received > length) break
    chunks.push(chunk)
  }
  if (received !== length)
    throw new BrokenDownload(
      `the download returned ${received > length ? 'more' : 'fewer'} bytes than declared`,
    )
  return Buffer.concat(chunks)
}
