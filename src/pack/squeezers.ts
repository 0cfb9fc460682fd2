import { Worker } from 'node:worker_threads'
import type { Batch } from './squeeze.mjs'
import { squeeze, task } from './squeeze.mjs'

/** A file as a zip holds it. `size` and `crc` are those of its content, which is `plain` where it begins as native code does. */
export type Result =
  | { readonly bytes: Uint8Array; readonly size: number; readonly crc: number; readonly plain?: Uint8Array }
  | { readonly unreadable: string }

/** Threads that read and deflate, and give what became of each file, in order. `close` ends them, whatever they are at. */
export interface Squeezers {
  readonly squeeze: (paths: readonly string[]) => Promise<readonly Result[]>
  readonly close: () => Promise<void>
}

/** So many threads; with none of them, this one does it. */
export function squeezers(count: number): Squeezers {
  const threads = Array.from({ length: count }, () => threadOf())
  return {
    squeeze: async (paths) => {
      const [idlest] = threads.toSorted((one, other) => one.waiting() - other.waiting())
      return resultsIn(idlest ? await idlest.squeeze(paths) : squeeze(paths))
    },
    close: async () => {
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

interface Thread {
  /** How many of its orders are not done. */
  readonly waiting: () => number
  readonly squeeze: (paths: readonly string[]) => Promise<Batch>
  readonly close: () => Promise<void>
}

function threadOf(): Thread {
  // Nothing of this process's arguments or environment is meant for it.
  const worker = new Worker(new URL('./squeeze.mjs', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
    env: {},
  })
  const orders: PromiseWithResolvers<Batch>[] = []
  worker.on('message', (batch: Batch) => orders.shift()?.resolve(batch))
  worker.on('error', (error) => orders.splice(0).forEach(({ reject }) => reject(error)))
  return {
    waiting: () => orders.length,
    squeeze: (paths) => {
      const order = Promise.withResolvers<Batch>()
      orders.push(order)
      worker.postMessage(paths)
      return order.promise
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
