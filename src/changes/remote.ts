import { bytes as inBytes } from '../base/figures.ts'
import type { Connections } from '../network/connections.ts'
import { isSafe } from '../network/connections.ts'
import { ProxyFailure } from '../network/proxy-failure.ts'
import { ended, Unread } from './unread.ts'
import type { Bytes } from './zip.ts'

/** Where bytes can be downloaded from. The URL carries a signature: whoever has it may read them, so that it is never shown. */
export interface Download {
  readonly url: string
  readonly size: number
}

/** How bytes are asked for, and until when. */
export interface Way {
  readonly fetch: Connections['fetch']
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly end: AbortSignal
}

/** How much is downloaded: so many parts of so many bytes. */
export interface Bounds {
  readonly part: number
  readonly parts: number
}

/** A small layer is one part; the directory of a large one is two or three. */
const usual: Bounds = { part: 512 * 1024, parts: 96 }

/**
 * Bytes that are downloaded in parts, each once and when it is needed (RFC 9110, 14: range requests). Rejects with an
 * Unread where they cannot be had, or not within the bounds, or when it is ended.
 */
export function remoteBytes({ url, size }: Download, way: Way, { part, parts: most } = usual): Bytes {
  const parts = new Map<number, Promise<Buffer>>()
  // Counted from the end, where a zip has its directory.
  const startOf = (index: number): number => Math.max(0, size - (index + 1) * part)
  const partAt = (place: number): number => Math.floor((size - 1 - place) / part)
  const load = async (index: number): Promise<Buffer> => {
    const known = parts.get(index)
    if (known) return known
    if (parts.size === most) throw new Unread(`it takes more than ${inBytes(most * part)} of its zip`)
    const range = { start: startOf(index), end: size - index * part }
    const loading = again(() => fetchPart({ url, size }, range, way), way)
    parts.set(index, loading)
    return loading
  }
  return {
    size,
    read: async (from, to) => {
      if (way.end.aborted) throw ended(way.end)
      if (from < 0 || to > size) throw new Unread('its zip points outside of itself')
      if (from >= to) return Buffer.alloc(0)
      const [first, last] = [partAt(from), partAt(to - 1)]
      const indexes = Array.from({ length: first - last + 1 }, (_, index) => first - index)
      const loaded = await Promise.all(indexes.map(load))
      const [only] = loaded
      // A directory is read in very many pieces, nearly all of which lie in one part: that is not copied for each.
      const found = only && loaded.length === 1 ? only : Buffer.concat(loaded)
      return found.subarray(from - startOf(first), to - startOf(first))
    },
  }
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Milliseconds before another attempt at a part that did not come whole. */
const pauses = [200, 800]

/** A refusal is final; what broke on the way can come whole the next time. */
async function again(load: () => Promise<Buffer>, { sleep, end }: Way): Promise<Buffer> {
  for (const pause of pauses) {
    try {
      return await load()
    } catch (error) {
      if (!(error instanceof Broken) || end.aborted) throw error
      await sleep(pause)
    }
  }
  return load()
}

/** Why a part is missing that may come whole when it is asked for again. */
class Broken extends Unread {}

async function fetchPart(
  { url, size }: Download,
  range: Range,
  { fetch, end: signal }: Way,
): Promise<Buffer> {
  if (!URL.canParse(url) || !isSafe(new URL(url))) throw new Unread('its address is not an "https:" one')
  const last = range.end - 1
  const headers = { range: `bytes=${range.start}-${last}`, 'accept-encoding': 'identity' }
  try {
    const response = await fetch(url, { headers, signal })
    const isWhole = response.status === 200 && range.start === 0 && range.end === size
    if (response.status !== 206 && !isWhole) {
      await response.body?.cancel()
      const isPassing = response.status >= 500 || response.status === 429
      throw new (isPassing ? Broken : Unread)(`the download answered ${response.status}`)
    }
    const told = response.headers.get('content-range')
    if (!isWhole && told !== `bytes ${range.start}-${last}/${size}`) {
      await response.body?.cancel()
      throw new Broken('the download gave another part than it was asked for')
    }
    return await bodyOf(response, range.end - range.start)
  } catch (error) {
    if (error instanceof Unread) throw error
    if (signal.aborted) throw ended(signal)
    // Not as a cause: Node's own words can have the URL in them.
    throw new Broken(whyBroken(error, hostOf(url)))
  }
}

/** What keeps a download from beginning, by the codes of Node. */
const obstacles: readonly (readonly [RegExp, (host: string) => string])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, (host) => `there is no such host as ${host}`],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, (host) => `${host} cannot be reached`],
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, (host) => `${host} did not accept a connection in time`],
  [/CERT|TLS|SSL|^EPROTO$|SIGNATURE$/, (host) => `the connection to ${host} is not trusted`],
]

/** The part of an address that has no signature. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'its address'
}

/** The end of a sentence, from the code that is somewhere in an error or its causes. */
function whyBroken(error: unknown, host: string): string {
  if (error instanceof ProxyFailure) return error.message.replace(/^The/, 'the').replace(/\.$/, '')
  const codes: string[] = []
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = (cause as Error).cause) {
    const { code, errors = [] } = cause as { code?: unknown; errors?: readonly { code?: unknown }[] }
    // A host with several addresses has a failure for each.
    for (const one of [code, ...errors.map((each) => each.code)]) if (typeof one === 'string') codes.push(one)
  }
  const known = codes.flatMap((code) => {
    const found = obstacles.find(([pattern]) => pattern.test(code))
    return found ? [`${found[1](host)} (${code})`] : []
  })
  const [code] = codes
  return known[0] ?? `the download broke off${code === undefined ? '' : ` (${code})`}`
}

async function bodyOf({ body }: Response, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let got = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    got += chunk.length
    if (got > length) break
    chunks.push(chunk)
  }
  if (got !== length)
    throw new Broken(`the download gave ${got > length ? 'more' : 'fewer'} bytes than it said`)
  return Buffer.concat(chunks)
}
