import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { DeflatedBatch, Work } from './deflate-worker.mjs'
import { deflateBatches, large, task } from './deflate-worker.mjs'

/** There is one thread for this many bytes. With fewer, a thread would take longer to start than it saves. */
const bytesPerThread = 2 * 1024 * 1024

/** Files to deflate, by their paths, and their total size in bytes. */
export interface Batch {
  readonly paths: readonly string[]
  readonly size: number
}

/** Batches of files in the directory `root`. `spool` is a path that does not exist, for a directory with large deflated files. */
export interface ToDeflate {
  readonly root: string
  readonly spool: string
  readonly batches: readonly Batch[]
}

/** Batches of files that are being deflated. */
export interface Deflating {
  /** The result of each batch. It rejects if a thread ends unexpectedly, but not if a file cannot be read. */
  readonly results: Promise<DeflatedBatch>[]
  /** Deflates in this thread too, until no batch is left. Does nothing if each processor has a thread already. */
  readonly deflateHere: () => void
}

/** Threads that read and deflate files. They must be closed at the end. */
export interface DeflateThreads {
  /** Counts a file of this size in bytes, and starts another thread when there are enough bytes for it. */
  readonly expectFile: (size: number) => void
  /**
   * Starts to deflate batches. It can be called only once. Each thread takes the next batch when it is free. Large files are deflated first,
   * so that the threads end at about the same time.
   */
  readonly deflate: (work: ToDeflate) => Deflating
  /** Ends the threads, even if they are still at work, and deletes what they wrote. */
  readonly close: () => Promise<void>
}

/**
 * Returns threads: more for more bytes, at most one for each processor. They start while the files are still being listed, because a thread
 * takes as long to start as some thousand files take to list.
 */
export function deflateThreads(): DeflateThreads {
  const workers: Worker[] = []
  // Read once, because Node reads the limits of the container for each call.
  const processors = availableParallelism()
  const { promise: failure, reject: fail } = Promise.withResolvers<never>()
  // Without a handler, a rejection for which nobody waits would end the process.
  failure.catch(() => undefined)
  let [expected, spool] = [0, '']
  return {
    expectFile: (size) => {
      expected += size
      const wanted = Math.min(processors, Math.floor(expected / bytesPerThread))
      while (workers.length < wanted) workers.push(newWorker(fail))
    },
    deflate: (work) => {
      spool = work.spool
      return deflateIn(workers, work, { failure, fail, isFree: workers.length < processors })
    },
    close: async () => {
      fail(new Error('the zip is not needed any more'))
      await Promise.all(workers.map((worker) => worker.terminate()))
      if (spool !== '') await rm(spool, { recursive: true, force: true })
    },
  }
}

/**
 * `failure` rejects when `fail` is called: a thread failed, or the results are not needed any more. `isFree`: at least one processor has no
 * thread.
 */
interface Surroundings {
  readonly failure: Promise<never>
  readonly fail: (error: unknown) => void
  readonly isFree: boolean
}

function deflateIn(
  workers: readonly Worker[],
  { root, spool, batches }: ToDeflate,
  { failure, fail, isFree }: Surroundings,
): Deflating {
  const pending = batches.map(() => Promise.withResolvers<DeflatedBatch>())
  // If two batches fail, nobody waits for the second.
  for (const { promise } of pending) promise.catch(() => undefined)
  // The threads take the batches in this order. A place is an index in it.
  const order = [...batches.keys()].sort((one, other) => orderOf(batches[one]) - orderOf(batches[other]))
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const work: Work = { root, spool, batches: order.map((index) => batches[index]?.paths ?? []), next }
  const finish = (place: number, batch: DeflatedBatch): void => pending[order[place] ?? 0]?.resolve(batch)
  failure.catch((error: unknown) => {
    Atomics.store(next, 0, batches.length)
    for (const { reject } of pending) reject(error)
  })
  for (const worker of workers) {
    worker.on('message', ([place, batch]: [number, DeflatedBatch]) => finish(place, batch))
    worker.postMessage(work)
  }
  const finishAndPause = async (place: number, batch: DeflatedBatch): Promise<void> => {
    finish(place, batch)
    await setImmediate()
  }
  return {
    results: pending.map(({ promise }) => promise),
    deflateHere: () => {
      if (isFree) deflateBatches(work, finishAndPause).catch(fail)
    },
  }
}

function orderOf(batch: Batch | undefined): number {
  return batch !== undefined && batch.size >= large ? 0 : 1
}

function newWorker(fail: (error: unknown) => void): Worker {
  // The thread does not need the arguments or the environment of this process.
  const worker = new Worker(new URL('./deflate-worker.mjs', import.meta.url), {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
    env: {},
  })
  worker.on('error', fail)
  worker.on('exit', (code) => {
    if (code !== 0) fail(new Error('a deflate thread ended unexpectedly'))
  })
  return worker
}
