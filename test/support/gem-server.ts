import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server for gems, as Bundler calls it. `requests` has the paths of all requests. */
export interface GemServer {
  readonly url: string
  readonly requests: string[]
  readonly stop: () => void
}

/** Starts a server for one gem without dependencies, from its file (rubygems.org: "Compact Index API"). */
export async function startGemServer(name: string, version: string, file: string): Promise<GemServer> {
  const gem = readFileSync(file)
  const info = `---\n${version} |checksum:${createHash('sha256').update(gem).digest('hex')}\n`
  const hash = createHash('md5').update(info).digest('hex')
  const contents: Readonly<Record<string, string | Buffer>> = {
    '/versions': `created_at: 2026-01-01T00:00:00Z\n---\n${name} ${version} ${hash}\n`,
    [`/info/${name}`]: info,
    [`/gems/${name}-${version}.gem`]: gem,
  }
  const requests: string[] = []
  const server = http.createServer(({ url = '' }, response) => {
    requests.push(url)
    const content = contents[url]
    response.writeHead(content === undefined ? 404 : 200)
    response.end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () => server.close(),
  }
}
