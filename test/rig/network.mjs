import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { once } from 'node:events'
import { certificateFor } from './certificates.mjs'

/**
 * @import { AddressInfo } from 'node:net'
 * @typedef {{ aws: string, gitHub: string, regions: string[] }} Behind  the URLs of the stand-ins
 * @typedef {Awaited<ReturnType<typeof startNetwork>>} Network
 */

/** The hosts of GitHub's OIDC tokens and of layer archives. */
const tokens = 'pipelines.actions.githubusercontent.com'
const zips = 'awslambda-layers.s3.amazonaws.com'

/**
 * Starts a network in which AWS and GitHub have their real host names and certificates of a test authority. They are reachable only through
 * a proxy.
 * @param {Behind} behind
 */
export async function startNetwork({ aws, gitHub, regions }) {
  const ofRegions = regions.flatMap((region) => [`*.${region}.amazonaws.com`, `*.s3.${region}.amazonaws.com`])
  const { key, cert } = await certificateFor(['127.0.0.1', tokens, zips, 'api.github.com', ...ofRegions])

  const inside = https.createServer({ key, cert }, async (message, response) => {
    const host = (message.headers.host ?? '').replace(/:\d+$/, '')
    const bucket = /^(.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(host)?.[1]
    const path = bucket !== undefined && host !== zips ? `/${bucket}${message.url}` : message.url
    const body = Buffer.concat(await message.toArray())
    const { 'transfer-encoding': _chunks, host: _host, ...headers } = message.headers
    const forwarded = http.request(
      `${host === 'api.github.com' ? gitHub : aws}${path}`,
      {
        method: message.method ?? 'GET',
        headers: { ...headers, 'content-length': String(body.length) },
        agent: false,
      },
      async (received) => {
        const text = Buffer.concat(await received.toArray())
        const { 'content-length': length, 'transfer-encoding': _coding, ...others } = received.headers
        // As on AWS, archives are on a separate host.
        const isJson = text[0] === 0x7b
        const sent = isJson ? Buffer.from(text.toString().replaceAll(aws, `https://${zips}`)) : text
        const size = message.method === 'HEAD' ? length : String(sent.length)
        response.writeHead(received.statusCode ?? 502, { ...others, ...(size && { 'content-length': size }) })
        response.end(sent)
      },
    )
    forwarded.once('error', () => response.destroy())
    forwarded.end(body)
  })
  inside.on('tlsClientError', () => undefined)
  const insidePort = await listening(inside)

  /** @type {string[]} */
  const connected = []
  const refusing = { status: 0, host: /./ }
  const wanted = { authorization: '' }
  const sockets = new Set()

  /** @param {http.IncomingMessage} message @param {import('node:stream').Duplex} socket */
  function connect({ url = '', headers }, socket) {
    socket.on('error', () => undefined)
    sockets.add(socket)
    const basic = `Basic ${Buffer.from(wanted.authorization).toString('base64')}`
    if (refusing.status && refusing.host.test(url))
      return socket.end(`HTTP/1.1 ${refusing.status} No\r\ncontent-length: 0\r\n\r\n`)
    if (wanted.authorization && headers['proxy-authorization'] !== basic)
      return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n')
    connected.push(url)
    const onward = net.connect(insidePort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    sockets.add(onward)
  }
  const servers = [http.createServer(), https.createServer({ key, cert })].map((server) =>
    server.on('connect', connect),
  )
  const [port, securePort] = await Promise.all(servers.map(listening))

  return {
    /** The URLs of the proxy, without and with TLS. */
    proxy: `http://127.0.0.1:${port}`,
    secureProxy: `https://127.0.0.1:${securePort}`,
    /** The certificate of the test authority in PEM format. */
    authority: cert,
    /** The URL of the servers without a proxy, for every host name. */
    direct: `https://127.0.0.1:${insidePort}`,
    /** Every `host:port` that the proxy connected to. */
    connected,
    /** The credentials that the proxy requires, as `user:password`. */
    wanted,
    /** The status with which the proxy rejects connections to the hosts that match, or 0. */
    refusing,
    /** Returns the environment of a job to request tokens through the proxy, from the environment of the rig. @param {Record<string, string>} oidcEnv */
    tokensBy: (oidcEnv) => ({
      ...oidcEnv,
      AWS_ENDPOINT_URL: undefined,
      ACTIONS_ID_TOKEN_REQUEST_URL: `https://${tokens}/_rig/token?api-version=2.0`,
    }),
    reset() {
      connected.length = 0
      wanted.authorization = ''
      refusing.status = 0
      refusing.host = /./
    },
    async stop() {
      for (const server of [inside, ...servers]) {
        server.close()
        server.closeAllConnections()
      }
      for (const socket of sockets) /** @type {net.Socket} */ (socket).destroy()
    },
  }
}

/** @param {http.Server | https.Server} server */
async function listening(server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return /** @type {AddressInfo} */ (server.address()).port
}
