import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { DeflatedBatch, Work } from './deflate-worker.mjs'
import { deflateBatches, large, task } from './deflate-worker.mjs'

/** Files to deflate, by their paths, and their total size in bytes. */
export interface Batch {
  readonly paths: readonly string[]
  readonly size: number
}

/** Batches of files that are being deflated. */
export interface Deflating {
  /** The result of each batch. It rejects if a thread ends unexpectedly, but not if a file cannot be read. */
  readonly results: Promise<DeflatedBatch>[]
  /** Lets this thread deflate too, until no batch is left. */
  readonly join: () => void
  /** Ends the threads, even if they are still at work. */
  readonly close: () => Promise<void>
}

/**
 * Starts to read and deflate batches of files in `threads` additional threads. Each thread takes the next batch when it is free, so that
 * none has to wait for this thread. Large files are deflated first, so that no thread waits for another one at the end.
 */
export function startDeflating(root: string, batches: readonly Batch[], threads: number): Deflating {
  const pending = batches.map(() => Promise.withResolvers<DeflatedBatch>())
  // If two batches fail, nobody waits for the second. Without a handler, its rejection would end the process.
  for (const { promise } of pending) promise.catch(() => undefined)
  const order = [...batches.keys()].sort((one, other) => rankOf(batches[one]) - rankOf(batches[other]))
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const work: Work = { root, batches: order.map((index) => batches[index]?.paths ?? []), next }
  const finish = (place: number, batch: DeflatedBatch): void => pending[order[place] ?? 0]?.resolve(batch)
  const fail = (error: unknown): void => {
    Atomics.store(next, 0, batches.length)
    for (const { reject } of pending) reject(error)
  }
  const workers = Array.from({ length: threads }, () => workerFor(work, { finish, fail }))
  return {
    results: pending.map(({ promise }) => promise),
    join: () => {
      const finishAndPause = async (place: number, batch: DeflatedBatch): Promise<void> => {
        finish(place, batch)
        await setImmediate()
      }
      deflateBatches(work, finishAndPause).catch(fail)
    },
    close: async () => {
      fail(new Error('the zip is not needed any more'))
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function rankOf(batch: Batch | undefined): number {
  return batch !== undefined && batch.size >= large ? 0 : 1
}

interface Listeners {
  readonly finish: (place: number, batch: DeflatedBatch) => void
  readonly fail: (error: unknown) => void
}

function workerFor(work: Work, { finish, fail }: Listeners): Worker {
  // The thread does not need the arguments or the environment of this process.
  const worker = new Worker(new URL('./deflate-worker.mjs', import.meta.url), {
    workerData: { task, work },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
    env: {},
  })
  worker.on('message', ([place, batch]: [number, DeflatedBatch]) => finish(place, batch))
  worker.on('error', fail)
  worker.on('exit', (code) => {
    if (code !== 0) fail(new Error('a deflate thread ended unexpectedly'))
  })
  return worker
}
