import { once } from 'node:events'
import net from 'node:net'

/** Returns a port of the loopback interface that no process uses, for programs that cannot choose one themselves. */
export async function freePort() {
  const server = net.createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {net.AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}
