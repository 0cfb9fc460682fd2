import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { connectionsOf } from '../../../src/network/connections.ts'
import type { Cache } from '../../../src/build-records/cache.ts'
import { cacheOf } from '../../../src/build-records/cache.ts'
import { startActionsCache } from '../../rig/actions-cache.mjs'
import type { ActionsCache } from '../../rig/actions-cache.mjs'

let service: ActionsCache

beforeAll(async () => {
  service = await startActionsCache()
})
beforeEach(() => service.reset())
afterAll(() => service.stop())

function cacheWith(env: Record<string, string | undefined>): Cache | undefined {
  return cacheOf(env, { connections: connectionsOf({}, { connection: 1_000 }), timeout: 5_000 })
}

describe.each(['env', 'firstEnv'] as const)('a cache service (%s)', (version) => {
  let cache: Cache
  beforeEach(() => {
    const found = cacheWith(service[version])
    if (!found) throw new Error('there is no cache')
    cache = found
  })

  test('returns the newest text whose key begins with a prefix', async () => {
    await cache.save('layer-a-1', 'first')
    await cache.save('layer-a-2', 'second, with an ü')
    await cache.save('layer-b-1', 'of another layer')
    expect(await cache.newest('layer-a-')).toBe('second, with an ü')
    expect(await cache.newest('layer-b-')).toBe('of another layer')
    expect(await cache.newest('layer-c-')).toBeUndefined()
  })

  test('finds keys with upper-case letters', async () => {
    await cache.save('layer-Data-1', 'first')
    expect(await cache.newest('layer-Data-')).toBe('first')
  })

  test('keeps the first text of a key, because an entry cannot be replaced', async () => {
    await cache.save('layer-a-1', 'first')
    await cache.save('layer-a-1', 'second')
    expect(await cache.newest('layer-a-')).toBe('first')
  })

  test('has no entries of other actions', async () => {
    service.entries.push({ key: 'layer-a-1', version: 'of-another', text: 'x', isComplete: true })
    expect(await cache.newest('layer-a-')).toBeUndefined()
  })

  test('does not return an entry that was not finished', async () => {
    await cache.save('layer-a-1', 'first')
    for (const entry of service.entries) entry.isComplete = false
    expect(await cache.newest('layer-a-')).toBeUndefined()
  })

  test.each([401, 403, 429, 500, 503])('rejects if the status is %d', async (status) => {
    await cache.save('layer-a-1', 'first')
    service.failures.set('', { status, body: 'no' })
    await expect(cache.newest('layer-a-')).rejects.toThrow(`the status ${status}`)
    await expect(cache.save('layer-a-2', 'second')).rejects.toThrow(`the status ${status}`)
  })

  test('rejects if the content cannot be downloaded, without the signed URL', async () => {
    await cache.save('layer-a-1', 'first')
    service.failures.set('GET /content', { status: 403 })
    await expect(cache.newest('layer-a-')).rejects.toThrow(
      /^the entry could not be downloaded: the status is 403$/,
    )
  })

  test('rejects if the content is too long, and reads no more of it', async () => {
    service.failures.set('GET /content', { status: 200, body: 'x'.repeat(3_000_000) })
    await cache.save('layer-a-1', 'first')
    await expect(cache.newest('layer-a-')).rejects.toThrow('too long')
  })

  test.each(['', 'null', '[]', '"x"', '<html>', '{"ok":true}', '{"ok":true,"signed_download_url":7}'])(
    'has no entry if the response is %s',
    async (body) => {
      service.failures.set('GetCacheEntryDownloadURL', { status: 200, body })
      service.failures.set('/cache', { status: 200, body })
      const found = await cache.newest('layer-a-').catch((error: unknown) => String(error))
      expect(found === undefined || String(found).includes('not a JSON object')).toBe(true)
    },
  )

  test('rejects an entry with another key, and does not download it', async () => {
    service.failures.set('GetCacheEntryDownloadURL', {
      status: 200,
      body: JSON.stringify({ ok: true, signed_download_url: 'http://127.0.0.1/x', matched_key: 'other' }),
    })
    service.failures.set('/cache', {
      status: 200,
      body: JSON.stringify({ archiveLocation: 'http://127.0.0.1/x', cacheKey: 'other' }),
    })
    expect(await cache.newest('layer-a-')).toBeUndefined()
    expect(service.requests).toHaveLength(1)
  })
})

test('an entry at an address without encryption is not read', async () => {
  const body = { ok: true, signed_download_url: 'http://example.com/x', matched_key: 'layer-a-1' }
  service.failures.set('GetCacheEntryDownloadURL', { status: 200, body: JSON.stringify(body) })
  await expect(cacheWith(service.env)?.newest('layer-a-')).rejects.toThrow('https:')
})

test.each<[string, Record<string, string | undefined>]>([
  ['a runner without a cache', {}],
  [
    'a runner without a token',
    { ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/', ACTIONS_CACHE_SERVICE_V2: 'True' },
  ],
  ['a job whose mode is "none"', { ACTIONS_CACHE_MODE: 'none' }],
])('there is no cache for %s', (_, env) => {
  const given = env['ACTIONS_CACHE_MODE'] ? { ...service.env, ...env } : env
  expect(cacheWith(given)).toBeUndefined()
})

test('the first version of the service, as act has it, needs no token', async () => {
  const { ACTIONS_CACHE_URL } = service.firstEnv
  await cacheWith({ ACTIONS_CACHE_URL })
    ?.newest('layer-a-')
    .catch(() => undefined)
  expect(service.requests).toEqual(['GET /_apis/artifactcache/cache'])
})

test('GitHub Enterprise Server has only the first version of the service', async () => {
  const env = { ...service.env, ...service.firstEnv, GITHUB_SERVER_URL: 'https://github.example.com' }
  await cacheWith(env)?.newest('layer-a-')
  expect(service.requests).toEqual(['GET /_apis/artifactcache/cache'])
})

test.each([
  ['read', ['GetCacheEntryDownloadURL']],
  ['write-only', ['CreateCacheEntry', 'PUT /content/0', 'FinalizeCacheEntryUpload']],
  [
    'of-the-future',
    [
      'CreateCacheEntry',
      'PUT /content/0',
      'FinalizeCacheEntryUpload',
      'GetCacheEntryDownloadURL',
      'GET /content/0',
    ],
  ],
])('the mode "%s" of a job is respected', async (mode, requests) => {
  const cache = cacheWith({ ...service.env, ACTIONS_CACHE_MODE: mode })
  await cache?.save('layer-a-1', 'x')
  await cache?.newest('layer-a-')
  expect(service.requests).toEqual(requests)
})
