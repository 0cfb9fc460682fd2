import { spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { createInterface } from 'node:readline'

/**
 * @typedef {{ method: string, path: string, headers?: Record<string, string>, body?: Buffer | string }} MotoRequest
 * @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} Reply
 * @typedef {{ url: string, send: (request: MotoRequest) => Promise<Reply>, reset: () => Promise<void>,
 *   stop: () => Promise<void> }} Moto
 */

// moto ends when its standard input does, so that it does not outlive a parent that was killed.
const serve = `
import os, sys, threading
def end_with_parent():
    sys.stdin.read()
    os._exit(0)
threading.Thread(target=end_with_parent, daemon=True).start()
from moto.server import main
main(["-H", "127.0.0.1", "-p", "0"])
`

/**
 * Starts moto on a free port of the loopback interface, and waits until it listens.
 * @param {string} python
 * @returns {Promise<Moto>}
 */
export async function startMoto(python) {
  const child = spawn(python, ['-c', serve], { stdio: ['pipe', 'ignore', 'pipe'] })
  const url = await listeningUrl(child)
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)

  return {
    url,
    send: (request) => send(url, request),
    reset: async () => {
      await send(url, { method: 'POST', path: '/moto-api/reset' })
    },
    stop: async () => {
      process.off('exit', kill)
      if (child.exitCode !== null || child.signalCode !== null) return
      kill()
      await once(child, 'exit')
    },
  }
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

/** @param {string} url @param {MotoRequest} request @returns {Promise<Reply>} */
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
