import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Batch } from './deflate-worker.mjs'
import { large, squeeze, task } from './deflate-worker.mjs'

/** A file as a zip holds it. `size` and `crc` are those of its content, which begins as native code does where `isElf`. */
export type Result =
  | { readonly bytes: Uint8Array; readonly size: number; readonly crc: number; readonly isElf: boolean }
  | { readonly unreadable: string }

/** Files by their paths, and their size together in bytes. */
export interface Order {
  readonly paths: readonly string[]
  readonly size: number
}

/**
 * Threads that read and deflate, and give what became of each file, in order.
 * `close` ends them, whatever they are at.
 */
export interface Squeezers {
  readonly squeeze: (order: Order) => Promise<readonly Result[]>
  readonly close: () => Promise<void>
}

/**
 * So many at once: this thread, which does one order after another and in between what else there is, and others beside it. Large files
 * come first, so that at the end no thread waits for another, and go through the threads that Node has for what takes long.
 */
export function squeezers(atOnce: number): Squeezers {
  const threads = Array.from({ length: atOnce - 1 }, () => threadOf(handOut))
  const [longs, shorts]: [Queued[], Queued[]] = [[], []]
  const here = { longs: 0, shorts: 0 }

  function handOut(): void {
    while (longs.length > 0 && free() > 0) void doHere('longs', longs.shift())
    for (const thread of threads) if (free() > 0 && thread.load() === 0) thread.take(shorts.shift())
    // One order more, so that it goes on at once; but not while a large file waits for a thread to be free.
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
      queued.resolve(await squeeze(queued.order.paths))
    } catch (error) {
      queued.reject(error)
    }
    here[kind] -= 1
    handOut()
  }

  return {
    squeeze: async (order) => {
      const queued = { order, ...Promise.withResolvers<Batch>() }
      ;(order.size >= large ? longs : shorts).push(queued)
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
  readonly order: Order
}

interface Thread {
  /** How many orders it has; one that broke takes none any more. */
  readonly load: () => number
  readonly take: (queued: Queued | undefined) => void
  readonly close: () => Promise<void>
}

function threadOf(whenFree: () => void): Thread {
  // Nothing of this process's arguments or environment is meant for it.
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
  worker.on('exit', () => giveUp(new Error('a thread that deflates ended too early')))
  return {
    load: () => (isBroken ? Infinity : taken.length),
    take: (queued) => {
      if (queued === undefined) return
      taken.push(queued)
      worker.postMessage(queued.order.paths)
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
