import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { checkoutOf, repositoryOf } from './traps.ts'
import type { Files } from './traps.ts'

interface Manifest {
  readonly name: string
  readonly version: string
}

/** A server on loopback with all sources of packages: a registry, archives and repositories. */
export class Web {
  url = ''
  readonly #versions = new Map<string, Record<string, object>>()
  readonly #archives = new Map<string, Buffer>()
  readonly #repositories = new Map<string, string>()
  readonly #server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '', 'http://localhost').pathname)
    const content = this.#contentOf(path)
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    this.url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : undefined)}`
  }

  stop(): void {
    this.#server.close()
  }

  /** Publishes a package under a name and version, which can differ from those in its package.json. */
  publish(manifest: Manifest, files: Files): void {
    const { name, version } = manifest
    const archive = packed(files)
    const path = `/${name}/-/${name.split('/').at(-1) ?? ''}-${version}.tgz`
    this.#archives.set(path, archive)
    const dist = { tarball: `${this.url}${path}`, ...digests(archive) }
    this.#versions.set(name, { ...this.#versions.get(name), [version]: { ...manifest, dist } })
  }

  /** Serves an archive, and returns its address. */
  addArchive(name: string, files: Files): string {
    const path = `/files/${name}-1.0.0.tgz`
    this.#archives.set(path, packed(files))
    return `${this.url}${path}`
  }

  /** Serves a repository, and returns its address and its directory. */
  addRepository(name: string, files: Files): { address: string; directory: string } {
    const directory = repositoryOf(files)
    this.#repositories.set(`/${name}.git`, directory)
    return { address: `${this.url}/${name}.git`, directory }
  }

  #contentOf(path: string): Buffer | string | undefined {
    const versions = this.#versions.get(path.slice(1))
    if (versions !== undefined) {
      const latest = Object.keys(versions).sort().at(-1)
      return JSON.stringify({ name: path.slice(1), 'dist-tags': { latest }, versions })
    }
    const repository = [...this.#repositories].find(([prefix]) => path.startsWith(`${prefix}/`))
    if (repository === undefined) return this.#archives.get(path)
    const file = join(repository[1], path.slice(repository[0].length))
    return existsSync(file) && !path.endsWith('/') ? readFileSync(file) : undefined
  }
}

/** Returns an archive with exactly these files, including files that a package manager would not pack. */
export function packed(files: Files): Buffer {
  const inside = Object.entries(files).map(([path, content]) => [`package/${path}`, content])
  const directory = checkoutOf(Object.fromEntries(inside) as Files)
  execFileSync('tar', ['-czf', 'packed.tgz', 'package'], { cwd: directory })
  return readFileSync(join(directory, 'packed.tgz'))
}

function digests(archive: Buffer): object {
  const digest = (algorithm: string, encoding: 'hex' | 'base64'): string =>
    createHash(algorithm).update(archive).digest(encoding)
  return { shasum: digest('sha1', 'hex'), integrity: `sha512-${digest('sha512', 'base64')}` }
}
