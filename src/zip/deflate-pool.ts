import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Batch } from './deflate-worker.mjs'
import { deflateFiles, large, task } from './deflate-worker.mjs'

/** A deflated file. `size` and `crc` are those of its content. `signature` is its first four bytes as a big-endian number. */
export type Result =
  | { readonly bytes: Uint8Array; readonly size: number; readonly crc: number; readonly signature: number }
  | { readonly unreadable: string }

/** Files to deflate, by their paths, and their total size in bytes. */
export interface DeflateRequest {
  readonly paths: readonly string[]
  readonly size: number
}

/**
 * Threads that read and deflate files, and return the result for each file in order. `close` ends the threads, even if they are still at
 * work.
 */
export interface DeflatePool {
  readonly deflate: (request: DeflateRequest) => Promise<readonly Result[]>
  readonly close: () => Promise<void>
}

/**
 * Returns a pool that deflates `atOnce` requests in parallel: one in this thread, and the others in additional threads. Large files are
 * deflated first, so that no thread waits for another one at the end. They use the threads that Node has for slow operations.
 */
export function deflatePool(atOnce: number): DeflatePool {
  const threads = Array.from({ length: atOnce - 1 }, () => threadOf(handOut))
  const [longs, shorts]: [Queued[], Queued[]] = [[], []]
  const here = { longs: 0, shorts: 0 }

  function handOut(): void {
    while (longs.length > 0 && free() > 0) void doHere('longs', longs.shift())
    for (const thread of threads) if (free() > 0 && thread.load() === 0) thread.take(shorts.shift())
    // With a second request, a thread can continue without a pause. If a large file waits, the threads must become free first.
    if (longs.length === 0) for (const thread of threads) if (thread.load() === 1) thread.take(shorts.shift())
    if (here.shorts === 0 && free() > 0) void doHere('shorts', shorts.shift())
  }

  function free(): number {
    const busy = threads.filter((thread) => thread.load() > 0).length
    return atOnce - busy - here.longs - here.shorts
  }

  async function doHere(kind: keyof typeof here, queued: Queued | undefined): Promise<void> {
    if (queued === undefined) return
    here[kind] += 1
    await setImmediate()
    try {
      queued.resolve(await deflateFiles(queued.request.paths))
    } catch (error) {
      queued.reject(error)
    }
    here[kind] -= 1
    handOut()
  }

  return {
    deflate: async (request) => {
      const queued = { request, ...Promise.withResolvers<Batch>() }
      ;(request.size >= large ? longs : shorts).push(queued)
      handOut()
      return resultsIn(await queued.promise)
    },
    close: async () => {
      longs.length = 0
      shorts.length = 0
      await Promise.all(threads.map(({ close }) => close()))
    },
  }
}

function resultsIn({ bytes, files }: Batch): Result[] {
  let at = 0
  return files.map((file) => {
    if ('unreadable' in file) return file
    const { length, ...rest } = file
    at += length
    return { ...rest, bytes: bytes.subarray(at - length, at) }
  })
}

interface Queued extends PromiseWithResolvers<Batch> {
  readonly request: DeflateRequest
}

interface Thread {
  /** The number of its requests. It is Infinity for a thread that failed, so that it gets no more. */
  readonly load: () => number
  readonly take: (queued: Queued | undefined) => void
  readonly close: () => Promise<void>
}

function threadOf(whenFree: () => void): Thread {
  // The thread does not need the arguments or the environment of this process.
  const worker = new Worker(new URL('./deflate-worker.mjs', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
    env: {},
  })
  const taken: Queued[] = []
  let isBroken = false
  worker.on('message', (batch: Batch) => {
    taken.shift()?.resolve(batch)
    whenFree()
  })
  const giveUp = (error: unknown): void => {
    isBroken = true
    for (const { reject } of taken.splice(0)) reject(error)
    whenFree()
  }
  worker.on('error', giveUp)
  worker.on('exit', () => giveUp(new Error('a deflate thread ended unexpectedly')))
  return {
    load: () => (isBroken ? Infinity : taken.length),
    take: (queued) => {
      if (queued === undefined) return
      taken.push(queued)
      worker.postMessage(queued.request.paths)
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
