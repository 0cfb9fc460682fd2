import { spawn } from 'node:child_process'
import http from 'node:http'
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { endsWithParent } from './python.mjs'

/**
 * @typedef {{ method: string, path: string, headers?: Record<string, string>, body?: Buffer | string }} MotoRequest
 * @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} AwsResponse
 * @typedef {{ url: string, send: (request: MotoRequest) => Promise<AwsResponse>, reset: () => Promise<void>,
 *   stop: () => Promise<void> }} Moto
 */

const serve = `${endsWithParent}
from moto.server import main
main(["-H", "127.0.0.1", "-p", "0"])
`

/**
 * The moto processes that this process started. Each is used by one rig at a time, because a start is slower than most tests. Jest
 * creates new globals for each test file, so that files can share only the objects of Node's modules.
 * @type {{ url: string, taken: boolean }[]}
 */
const motos = sharedList(Symbol.for('rig.motos'))

/**
 * Returns an empty moto on a free port of the loopback interface. After use, the same process is reused until this process ends.
 * @param {string} python
 * @returns {Promise<Moto>}
 */
export async function startMoto(python) {
  const left = motos.find(({ taken }) => !taken)
  const moto = left ?? { url: '', taken: true }
  moto.taken = true
  if (!left) {
    moto.url = await spawnMoto(python)
    motos.push(moto)
  }
  const { url } = moto
  const reset = async () => {
    await send(url, { method: 'POST', path: '/moto-api/reset' })
  }
  if (left) await reset()
  return {
    url,
    send: (request) => send(url, request),
    reset,
    stop: async () => {
      moto.taken = false
    },
  }
}

/** @param {symbol} name */
function sharedList(name) {
  const list = Reflect.get(http.globalAgent, name) ?? []
  Reflect.set(http.globalAgent, name, list)
  return list
}

/** Starts moto and waits until it listens. moto does not keep this process alive. @param {string} python */
async function spawnMoto(python) {
  const child = spawn(python, ['-c', serve], { stdio: ['pipe', 'ignore', 'pipe'] })
  const url = await listeningUrl(child)
  child.unref()
  for (const pipe of [child.stdin, child.stderr]) {
    pipe.on('error', () => undefined)
    if (pipe instanceof Socket) pipe.unref()
  }
  return url
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<any, null, import('node:stream').Readable>} child
 * @returns {Promise<string>}
 */
function listeningUrl(child) {
  const lines = createInterface(child.stderr)
  return new Promise((resolve, reject) => {
    let log = ''
    lines.on('line', (line) => {
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1]
      if (url) resolve(url)
      else if (log.length < 10_000) log += `${line}\n`
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`moto ended with ${code} before it listened:\n${log}`)))
  })
}

/** @param {string} url @param {MotoRequest} request @returns {Promise<AwsResponse>} */
function send(url, { method, path, headers = {}, body = '' }) {
  const length = { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, path, headers: { ...headers, ...length }, agent: false })
    request.once('error', reject)
    request.once('response', (response) => {
      /** @type {Buffer[]} */
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        resolve({
          status: response.statusCode ?? 500,
          headers: flatten(response.headers),
          body: Buffer.concat(chunks),
        })
      })
    })
    request.end(body)
  })
}

/** @param {http.IncomingHttpHeaders} headers @returns {Record<string, string>} */
export function flatten(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
