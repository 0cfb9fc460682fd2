import type { CacheService, Send } from './cache-requests.ts'
import { fieldsOf, hasPrefix } from './cache-requests.ts'

/** Returns the first version of the cache service, which GitHub Enterprise Server and act have. */
export function firstService(baseUrl: string, send: Send): CacheService {
  const accept = { accept: 'application/json;api-version=6.0-preview.1' }
  const place = (path: string): URL => new URL(`_apis/artifactcache/${path}`, baseUrl)
  return {
    urlOf: async (prefix, version) => {
      const query = new URLSearchParams({ keys: prefix, version })
      const response = await send(place(`cache?${query.toString()}`), {
        headers: accept,
        accepted: [200, 204],
      })
      if (response.status === 204) return undefined
      const { archiveLocation: url, cacheKey: key } = await fieldsOf(response)
      return typeof url === 'string' && hasPrefix(key, prefix) ? url : undefined
    },
    save: async (entry, text) => {
      const size = Buffer.byteLength(text)
      const reserved = await send(place('caches'), {
        ...{ method: 'POST', headers: accept, json: { ...entry, cacheSize: size } },
        accepted: [200, 201, 400, 409],
      })
      const { cacheId } = await fieldsOf(reserved)
      // Another job is saving the same entry.
      if (typeof cacheId !== 'number') return
      const range = { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${size - 1}/*` }
      const headers = { ...accept, ...range }
      await send(place(`caches/${cacheId}`), { method: 'PATCH', headers, body: text })
      await send(place(`caches/${cacheId}`), { method: 'POST', headers: accept, json: { size } })
    },
  }
}
