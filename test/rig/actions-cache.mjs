import http from 'node:http'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'

/**
 * @import { AddressInfo } from 'node:net'
 * @import { IncomingMessage } from 'node:http'
 * @typedef {{ key: string, version: string, text: string, isComplete: boolean }} Entry
 * @typedef {{ status: number, body?: string }} Failure
 * @typedef {Awaited<ReturnType<typeof startActionsCache>>} ActionsCache
 * @typedef {{ status: number, json?: unknown, text?: string }} Reply
 */

const twirp = '/twirp/github.actions.results.api.v1.CacheService/'
const legacy = '/_apis/artifactcache/'

/** Starts a stand-in for the cache service of GitHub Actions, in both of its versions, on the loopback interface. */
export async function startActionsCache() {
  /** @type {Entry[]} */
  const entries = []
  /** @type {string[]} */
  const requests = []
  /** @type {Map<string, Failure>} */
  const failures = new Map()
  const token = randomUUID()
  const signature = randomUUID()

  /** The newest complete entry whose key is one of these, or begins with one. @param {string[]} keys @param {string} version */
  const find = (keys, version) => {
    for (const key of keys) {
      const found = entries.findLast(
        (entry) => entry.isComplete && entry.version === version && entry.key.startsWith(key),
      )
      if (found) return found
    }
    return undefined
  }

  /** An entry cannot be replaced. @param {{ key: string, version: string }} wanted */
  const create = ({ key, version }) => {
    if (entries.some((entry) => entry.key === key && entry.version === version)) return undefined
    return entries.push({ key, version, text: '', isComplete: false }) - 1
  }

  /** @param {Entry} entry */
  const urlOf = (entry) => `${url}/content/${entries.indexOf(entry)}?sig=${signature}`

  /** @param {number} index @param {number} size @returns {Reply} */
  const finish = (index, size) => {
    const entry = entries[index]
    if (!entry || Buffer.byteLength(entry.text) !== size) return { status: 400, json: { ok: false } }
    entry.isComplete = true
    return { status: 200, json: { ok: true, entry_id: String(index) } }
  }

  /** @type {Record<string, (input: any) => Reply>} */
  const second = {
    GetCacheEntryDownloadURL({ key, restore_keys: keys = [], version }) {
      const found = find([key, ...keys], version)
      if (!found) return { status: 200, json: { ok: false } }
      return {
        status: 200,
        json: { ok: true, signed_download_url: urlOf(found), matched_key: found.key },
      }
    },
    CreateCacheEntry(input) {
      const index = create(input)
      if (index === undefined) return { status: 409, json: { code: 'already_exists', msg: 'it exists' } }
      const signed = `${url}/content/${index}?sig=${signature}`
      return { status: 200, json: { ok: true, signed_upload_url: signed } }
    },
    FinalizeCacheEntryUpload({ key, version, size_bytes: size }) {
      const index = entries.findIndex((entry) => entry.key === key && entry.version === version)
      return finish(index, Number(size))
    },
  }

  /** @param {string} method @param {URL} at @param {string} body @returns {Reply} */
  function first(method, { pathname, searchParams }, body) {
    const path = pathname.slice(legacy.length)
    if (path === 'cache') {
      const keys = (searchParams.get('keys') ?? '').toLowerCase().split(',')
      const found = find(keys, searchParams.get('version') ?? '')
      return found
        ? { status: 200, json: { archiveLocation: urlOf(found), cacheKey: found.key } }
        : { status: 204 }
    }
    if (path === 'caches') {
      const { key, version } = JSON.parse(body)
      // As act does. Keys are case-insensitive.
      const index = create({ key: key.toLowerCase(), version })
      return index === undefined ? { status: 409, json: {} } : { status: 201, json: { cacheId: index } }
    }
    const index = Number(/^caches\/(\d+)$/.exec(path)?.[1])
    const entry = entries[index]
    if (!entry) return { status: 404, json: {} }
    if (method === 'POST') return finish(index, JSON.parse(body).size)
    entry.text += body
    return { status: 204 }
  }

  /** @param {IncomingMessage} message @param {string} body @returns {Reply} */
  function answer({ method = '', headers, url: path = '' }, body) {
    const at = new URL(path, url)
    const operation = at.pathname.startsWith(twirp)
      ? at.pathname.slice(twirp.length)
      : `${method} ${at.pathname}`
    requests.push(operation)
    const failure = [...failures].find(([name]) => operation.includes(name))?.[1]
    if (failure) return { status: failure.status, text: failure.body ?? '' }
    const content = /^\/content\/(\d+)$/.exec(at.pathname)
    if (content) {
      const entry = entries[Number(content[1])]
      const isAllowed = at.searchParams.get('sig') === signature && headers.authorization === undefined
      if (!entry || !isAllowed) return { status: 403 }
      if (method === 'GET') return { status: 200, text: entry.text }
      if (headers['x-ms-blob-type'] !== 'BlockBlob') return { status: 400 }
      entry.text = body
      return { status: 201 }
    }
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, json: {} }
    const handle = second[operation]
    return handle ? handle(JSON.parse(body)) : first(method, at, body)
  }

  const server = http.createServer(async (message, response) => {
    const body = Buffer.concat(await message.toArray()).toString()
    const { status, json, text = '' } = answer(message, body)
    response.writeHead(status, { 'content-type': json ? 'application/json' : 'application/octet-stream' })
    response.end(json ? JSON.stringify(json) : text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${/** @type {AddressInfo} */ (server.address()).port}`

  return {
    /** The environment of a job on GitHub, with the current version of the service. */
    env: { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: `${url}/`, ACTIONS_CACHE_SERVICE_V2: 'True' },
    /** The environment of a job with the first version of the service. */
    firstEnv: { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_URL: `${url}/` },
    /** The values that must not be shown. */
    secrets: [token, signature],
    entries,
    /** The operations of all requests, in order of arrival. */
    requests,
    /** The responses to operations that fail. The keys are parts of the operations. */
    failures,
    reset() {
      entries.length = 0
      requests.length = 0
      failures.clear()
    },
    async stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
