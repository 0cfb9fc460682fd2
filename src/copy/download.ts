import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { bytes } from '../base/figures.ts'
import { unzippedLimit } from '../layer/size-limits.ts'
import type { Connections } from '../network/connections.ts'
import { isSafeForSecrets } from '../network/connections.ts'
import { whyInterrupted } from '../network/interrupted.ts'
import type { Download } from '../regions/calls/service.ts'
import { ServiceFailure } from '../regions/calls/service.ts'

/** How a download is sent. `stall` is the longest time without a byte, in milliseconds. `end` aborts the download. */
export interface DownloadContext {
  readonly fetch: Connections['fetch']
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly stall: number
  readonly end: AbortSignal
}

/** What to download. `find` returns a new URL at each call, because a URL is valid for only ten minutes. `sha256` is in base64. */
export interface Wanted {
  readonly find: () => Promise<Download | undefined>
  readonly sha256: string
}

/** A download failed. The message is the end of a sentence, and never contains the URL. */
export class DownloadFailure extends Error {}

/** A download that broke. Another attempt can succeed. */
class Interrupted extends DownloadFailure {}

/** The pauses before the next attempts, in milliseconds. */
const pauses = [500, 2_000, 8_000]

/**
 * Downloads an archive to a path that does not exist, without keeping it in memory. Rejects with a DownloadFailure, and leaves no file, if no
 * attempt returns the bytes with this hash. An error of the disk is passed on.
 */
export async function downloadTo(path: string, wanted: Wanted, context: DownloadContext): Promise<void> {
  for (const pause of [...pauses, undefined]) {
    try {
      return await downloadOnce(path, wanted, context)
    } catch (error) {
      await rm(path, { force: true })
      if (context.end.aborted) throw new DownloadFailure(whyAborted(context.end))
      if (pause === undefined || !(error instanceof Interrupted)) throw error
      await context.sleep(pause)
    }
  }
}

async function downloadOnce(path: string, { find, sha256 }: Wanted, context: DownloadContext): Promise<void> {
  const { url, size } = await locate(find, sha256)
  const file = await open(path, 'wx')
  try {
    const hash = await receive({ url, size }, file, context)
    if (hash !== sha256) throw new Interrupted(`the file has the CodeSha256 ${hash} instead of ${sha256}`)
  } finally {
    await file.close()
  }
}

async function locate(find: Wanted['find'], sha256: string): Promise<Download> {
  const download = await find().catch((error: unknown) => {
    if (!(error instanceof ServiceFailure) || error.because === 'denied') throw error
    throw new Interrupted(error.message.replace(/\.$/, ''))
  })
  if (download === undefined) throw new DownloadFailure('it no longer exists')
  if (!URL.canParse(download.url) || !isSafeForSecrets(new URL(download.url)))
    throw new DownloadFailure('its URL does not begin with "https:"')
  if (download.size > unzippedLimit)
    throw new DownloadFailure(
      `it has ${bytes(download.size)}, and Lambda accepts at most ${bytes(unzippedLimit)}`,
    )
  if (download.sha256 !== sha256)
    throw new Interrupted(`AWS now reports the CodeSha256 ${download.sha256} instead of ${sha256}`)
  return download
}

/** Writes the body to a file. Returns its SHA-256 in base64. */
async function receive(
  { url, size }: Pick<Download, 'url' | 'size'>,
  file: FileHandle,
  { fetch, stall, end }: DownloadContext,
): Promise<string> {
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(), stall)
  const signal = AbortSignal.any([end, stalled.signal])
  const hash = createHash('sha256')
  let received = 0
  let written: Promise<void> = Promise.resolve()
  try {
    const response = await fetch(url, { headers: { 'accept-encoding': 'identity' }, signal })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw new Interrupted(`the download returned the status ${response.status}`)
    }
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      timer.refresh()
      received += chunk.length
      if (received > size) break
      hash.update(chunk)
      written = file.appendFile(chunk)
      await written
    }
  } catch (error) {
    // An error of the disk is not one of the download.
    await written
    if (error instanceof DownloadFailure) throw error
    if (stalled.signal.aborted) throw new Interrupted('the download made no progress')
    // The error is not passed on as a cause, because Node's message can contain the URL.
    throw new Interrupted(whyInterrupted(error, url))
  } finally {
    clearTimeout(timer)
  }
  if (received !== size)
    throw new Interrupted(`the download returned ${received > size ? 'more' : 'fewer'} bytes than declared`)
  return hash.digest('base64')
}

function whyAborted({ reason }: AbortSignal): string {
  const isLate = reason instanceof DOMException && reason.name === 'TimeoutError'
  return isLate ? 'the download took too long' : 'the run was cancelled'
}
