import http from 'node:http'
import { once } from 'node:events'
import { echoOf } from './faults.mjs'
import { flatten } from './moto.mjs'

/**
 * @import { AddressInfo } from 'node:net'
 * @typedef {{ id: number, issue: number, body: string, user: { login: string, type: string } }} Comment
 * @typedef {Awaited<ReturnType<typeof startGitHub>>} GitHub
 */

const perPage = 30

/** The author of comments that are created with the token of a job. */
const bot = { login: 'github-actions[bot]', type: 'Bot' }

/** Starts a stand-in for the part of GitHub's API for comments on pull requests, on the loopback interface. */
export async function startGitHub() {
  /** @type {Comment[]} */
  const comments = []
  /** @type {string[]} */
  const writes = []
  const rights = { read: true, write: true }
  const faults = { echo: false }
  let lastId = 0

  /** @param {string} method @param {URL} url @param {{ body: string }} given @returns {[status: number, answer: unknown]} */
  function answer(method, { pathname, searchParams }, given) {
    const [, issue] = /^\/repos\/octo-org\/octo-repo\/issues\/(\d+)\/comments$/.exec(pathname) ?? []
    const [, id] = /^\/repos\/octo-org\/octo-repo\/issues\/comments\/(\d+)$/.exec(pathname) ?? []
    const existing = comments.find((comment) => comment.id === Number(id))
    if (method === 'GET' && issue) {
      if (!rights.read) return [403, { message: 'Resource not accessible by integration' }]
      const size = Number(searchParams.get('per_page') ?? perPage)
      const start = (Number(searchParams.get('page') ?? 1) - 1) * size
      return [200, comments.filter((comment) => comment.issue === Number(issue)).slice(start, start + size)]
    }
    // The token of a job does not belong to a user.
    if (pathname === '/user') return [403, { message: 'Resource not accessible by integration' }]
    if (!rights.write) return [403, { message: 'Resource not accessible by integration' }]
    if (given.body.length > 65_536) return [422, { message: 'Body is too long' }]
    writes.push(method)
    if (method === 'POST' && issue) {
      const comment = { id: (lastId += 1), issue: Number(issue), body: given.body, user: bot }
      comments.push(comment)
      return [201, comment]
    }
    if (method === 'PATCH' && existing) return [200, Object.assign(existing, given)]
    return [404, { message: 'Not Found' }]
  }

  const server = http.createServer(async (message, response) => {
    const chunks = await message.toArray()
    const text = Buffer.concat(chunks).toString()
    const url = new URL(message.url ?? '', 'http://127.0.0.1')
    const [status, body] = faults.echo
      ? [422, { message: echoOf(flatten(message.headers)) }]
      : answer(message.method ?? '', url, text ? JSON.parse(text) : { body: '' })
    const next = new URL(url)
    next.searchParams.set('page', String(Number(url.searchParams.get('page') ?? 1) + 1))
    const isFull = Array.isArray(body) && body.length === Number(url.searchParams.get('per_page') ?? perPage)
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(isFull && { link: `<http://${message.headers.host}${next.pathname}${next.search}>; rel="next"` }),
    })
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {AddressInfo} */ (server.address())

  return {
    /** The environment to comment on pull request 5, except the event file. */
    env: { GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_EVENT_NAME: 'pull_request' },
    comments,
    /** The HTTP methods of all writes. */
    writes,
    /** The permissions of the token. */
    rights,
    /** `echo` rejects every call with a message that repeats the request. */
    faults,
    async stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
