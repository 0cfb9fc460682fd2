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

/** A place where code that runs leaves a marker, with the environment that it saw. */
export class Markers {
  readonly #directory = folder()

  /** A shell command that leaves the marker of that name. */
  command(name: string): string {
    return `env > ${join(this.#directory, name)}`
  }

  /** JavaScript that leaves it, in a module of CommonJS. */
  script(name: string): string {
    return `require('fs').writeFileSync(${JSON.stringify(join(this.#directory, name))}, JSON.stringify(process.env))\n`
  }

  ran(name: string): boolean {
    return existsSync(join(this.#directory, name))
  }

  /** What the code saw. */
  environment(name: string): string {
    return readFileSync(join(this.#directory, name), 'utf8')
  }

  forget(): void {
    rmSync(this.#directory, { recursive: true })
    mkdirSync(this.#directory)
  }
}

export type Files = Readonly<Record<string, string | object>>

/** A new directory with these files; objects are written as JSON. */
export function checkoutOf(files: Files): string {
  const directory = folder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true })
    writeFileSync(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content))
    if (/\.sh$/.test(path)) chmodSync(join(directory, path), 0o755)
  }
  return directory
}

/** The archive of a package with these files, as a registry would have it. */
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

/** A repository with these files, as a git server without a program of its own has it. */
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
