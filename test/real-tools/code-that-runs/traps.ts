import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A directory in which code that runs leaves a marker: a file that contains the environment of the code. */
export class Markers {
  readonly #directory = folder()

  /** Returns a shell command that leaves the marker with this name. */
  command(name: string): string {
    return `env > ${join(this.#directory, name)}`
  }

  /** Returns JavaScript for a CommonJS module that leaves the marker with this name. */
  script(name: string): string {
    return `require('fs').writeFileSync(${JSON.stringify(join(this.#directory, name))}, JSON.stringify(process.env))\n`
  }

  ran(name: string): boolean {
    return existsSync(join(this.#directory, name))
  }

  /** Returns the environment of the code that left the marker. */
  environment(name: string): string {
    return readFileSync(join(this.#directory, name), 'utf8')
  }

  forget(): void {
    rmSync(this.#directory, { recursive: true })
    mkdirSync(this.#directory)
  }
}

export type Files = Readonly<Record<string, string | object>>

/** Creates a directory with these files, and returns its path. Objects are written as JSON. */
export function checkoutOf(files: Files): string {
  const directory = folder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true })
    writeFileSync(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content))
    if (/\.sh$/.test(path)) chmodSync(join(directory, path), 0o755)
  }
  return directory
}

/** Creates the archive of a package with these files, as registries contain it. */
export function archiveOf(files: Files): string {
  const directory = checkoutOf(files)
  const [name = ''] = execFileSync('npm', ['pack', '--silent', '--ignore-scripts'], {
    cwd: directory,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
  return join(directory, name)
}

/** Creates a repository with these files that a plain file server can serve. */
export function repositoryOf(files: Files): string {
  const directory = checkoutOf(files)
  const git = (...args: string[]): void => {
    execFileSync('git', args, { cwd: directory, stdio: 'ignore' })
  }
  git('init', '--initial-branch=main')
  git('add', '.')
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '-m', 'one')
  const bare = join(folder(), 'dependency.git')
  execFileSync('git', ['clone', '--bare', '--quiet', directory, bare])
  execFileSync('git', ['update-server-info'], { cwd: bare })
  return bare
}

/** Serves a directory on loopback. */
export async function serve(directory: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = join(directory, new URL(request.url ?? '', 'http://localhost').pathname)
    const isFile = existsSync(path) && !path.endsWith('/')
    response.writeHead(isFile ? 200 : 404).end(isFile ? readFileSync(path) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `http://127.0.0.1:${String(port)}`, server }
}

/** Copies an archive into a checkout. */
export function withArchive(checkout: string, name: string, archive: string): void {
  cpSync(archive, join(checkout, name))
}

function folder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'trap-')))
}
