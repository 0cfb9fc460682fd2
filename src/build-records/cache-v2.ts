import type { CacheService, Send } from './cache-requests.ts'
import { fieldsOf, hasPrefix } from './cache-requests.ts'

/** Returns the current cache service of GitHub, which `@actions/cache` calls in the same way: Twirp calls, and signed URLs for the content. */
export function secondService(baseUrl: string, send: Send): CacheService {
  const call = (method: string, json: unknown, accepted?: readonly number[]): Promise<Response> =>
    send(new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, baseUrl), {
      method: 'POST',
      json,
      ...(accepted && { accepted }),
    })
  return {
    urlOf: async (prefix, version) => {
      const request = { key: prefix, restore_keys: [prefix], version }
      const response = await call('GetCacheEntryDownloadURL', request, [200, 404])
      const { ok, signed_download_url: url, matched_key: key } = await fieldsOf(response)
      const isFound = ok === true && typeof url === 'string' && hasPrefix(key, prefix)
      return isFound ? url : undefined
    },
    save: async (entry, text) => {
      const created = await fieldsOf(await call('CreateCacheEntry', entry, [200, 409]))
      const { ok, signed_upload_url: url } = created
      // Another job is saving the same entry.
      if (ok !== true || typeof url !== 'string') return
      const headers = { 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'BlockBlob' }
      await send(new URL(url), { method: 'PUT', headers, body: text, isSigned: true })
      await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: String(Buffer.byteLength(text)) })
    },
  }
}
