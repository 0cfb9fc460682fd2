import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { downloadTo } from '../../../src/copy/download.ts'
import type { DownloadContext } from '../../../src/copy/download.ts'
import { unzippedLimit } from '../../../src/layer/size-limits.ts'
import { connectionsOf } from '../../../src/network/connections.ts'
import type { Download } from '../../../src/regions/calls/service.ts'
import { ServiceFailure } from '../../../src/regions/calls/service.ts'
import { saying } from '../../support/messages.ts'
import { serveZip } from '../../support/zip-server.ts'

const body = Buffer.alloc(300_000, 'content')
const sha256 = createHash('sha256').update(body).digest('base64')
const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** Serves the archive. `misbehave` answers the first requests, one after another. */
async function server(...misbehave: ((response: ServerResponse) => unknown)[]) {
  let requests = 0
  const { download, close } = await serveZip(body, (response) => {
    const next = misbehave[requests]
    requests += 1
    if (next) next(response)
    else response.writeHead(200, { 'content-length': body.length }).end(body)
  })
  closing.push(close)
  return { download: { ...download, sha256 }, requests: () => requests }
}

async function fetched(
  find: () => Promise<Download | undefined>,
  changes: Partial<DownloadContext> = {},
): Promise<{ error?: string; pauses: number[]; path: string }> {
  const path = join(mkdtempSync(join(tmpdir(), 'download-')), 'layer.zip')
  const pauses: number[] = []
  const { fetch } = connectionsOf({}, { connection: 1_000 })
  const context = {
    ...{ fetch, stall: 5_000, end: new AbortController().signal },
    sleep: async (milliseconds: number) => void pauses.push(milliseconds),
    ...changes,
  }
  try {
    await downloadTo(path, { find, sha256 }, context)
    return { pauses, path }
  } catch (error) {
    expect(existsSync(path)).toBe(false)
    return { error: (error as Error).message, pauses, path }
  }
}

describe('a download', () => {
  test('writes the bytes to the file', async () => {
    const { download, requests } = await server()
    const { error, path } = await fetched(async () => download)
    expect([error, requests()]).toEqual([undefined, 1])
    expect(readFileSync(path).equals(body)).toBe(true)
  })

  const broken: [string, (response: ServerResponse) => unknown, string][] = [
    [
      'is refused',
      (response) => response.writeHead(403).end('expired'),
      'the download returned the status 403',
    ],
    [
      'is another file',
      (response) => response.end(Buffer.alloc(body.length, 'x')),
      'the file has the CodeSha256',
    ],
    ['is longer', (response) => response.end(Buffer.concat([body, body])), 'more bytes than declared'],
    ['is shorter', (response) => response.end(body.subarray(1)), 'fewer bytes than declared'],
    ['is interrupted', (response) => response.socket?.destroy(), 'the download was interrupted (ECONNRESET)'],
    [
      'is truncated',
      (response) =>
        response
          .writeHead(200, { 'content-length': body.length })
          .write(body.subarray(0, 1_000), () => response.socket?.destroy()),
      'the download was interrupted',
    ],
    [
      'is redirected',
      (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'the status 302',
    ],
  ]
  test.each(broken)('that %s is repeated, with a new URL each time', async (_name, misbehave) => {
    const { download, requests } = await server(misbehave, misbehave)
    let urls = 0
    const { error, pauses } = await fetched(async () => {
      urls += 1
      return download
    })
    expect([error, requests(), urls, pauses.length]).toEqual([undefined, 3, 3, 2])
  })

  test.each(broken)(
    'that %s each time fails, without a file and without its URL',
    async (_name, misbehave, why) => {
      const { download, requests } = await server(...Array.from({ length: 9 }, () => misbehave))
      const { error } = await fetched(async () => download)
      expect(error).toContain(why)
      expect(error).not.toContain('X-Amz-Signature')
      expect(requests()).toBe(4)
    },
  )

  test('that makes no progress is interrupted', async () => {
    const silent = (response: ServerResponse): unknown => response.writeHead(200).write('x')
    const { download } = await server(silent, silent, silent, silent)
    const { error } = await fetched(async () => download, { stall: 30 })
    expect(error).toBe('the download made no progress')
  })

  test('that takes too long, or is cancelled, is not repeated', async () => {
    const silent = (response: ServerResponse): unknown => response.writeHead(200).write('x')
    const { download, requests } = await server(silent, silent)
    const late = await fetched(async () => download, { end: AbortSignal.timeout(30) })
    expect([late.error, requests()]).toEqual(['the download took too long', 1])
    const cancelled = new AbortController()
    const found = async (): Promise<typeof download> => {
      setTimeout(() => cancelled.abort('SIGINT'), 30)
      return download
    }
    const { error } = await fetched(found, { end: cancelled.signal })
    expect(error).toBe('the run was cancelled')
    expect(requests()).toBeLessThan(3)
  })
})

describe('the place of an archive', () => {
  test('is asked for again if the response was lost or throttled, but not if it is denied', async () => {
    const { download } = await server()
    const failure = (because?: 'denied') =>
      new ServiceFailure(saying('AWS denies it.'), { refused: true, because })
    let asked = 0
    const find = async (): Promise<Download> => {
      asked += 1
      if (asked < 3) throw failure()
      return download
    }
    expect((await fetched(find)).error).toBeUndefined()
    expect((await fetched(() => Promise.reject(failure('denied')))).error).toBe('AWS denies it.')
  })

  test.each<[string, Partial<Download> | undefined, string]>([
    ['no longer exists', undefined, 'it no longer exists'],
    ['is too large', { size: unzippedLimit + 1 }, 'Lambda accepts at most 250 MB'],
    ['is of other content', { sha256: 'other' }, 'AWS now reports the CodeSha256 other'],
    [
      'is not safe',
      { url: 'http://example.com/x?X-Amz-Signature=secret' },
      'its URL does not begin with "https:"',
    ],
  ])('that %s is refused', async (_name, changes, why) => {
    const { download, requests } = await server()
    const { error } = await fetched(async () => changes && { ...download, ...changes })
    expect(error).toContain(why)
    expect(requests()).toBe(0)
  })
})
