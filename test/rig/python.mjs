import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createOnce } from './once.mjs'

/** @typedef {{ path: string, version: string }} Python  the version is major and minor */

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const requirements = join(here, 'requirements.txt')
const cache = join(here, '..', '..', '.cache')

const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10']
const recentEnough = 'import sys; assert sys.version_info >= (3, 10)'
const hasMoto = `${recentEnough}; import moto.server`

/** The beginning of a Python program. The program ends at the end of its standard input, so that it also ends if its parent is killed. */
export const endsWithParent = `
import os, sys, threading
def end_with_parent():
    sys.stdin.read()
    os._exit(0)
threading.Thread(target=end_with_parent, daemon=True).start()
`

/** Returns the path of a Python 3.10 or newer that has moto. Creates a virtual environment if none exists. */
export async function pythonWithMoto({ log = console.error } = {}) {
  if (await succeeds('python3', hasMoto)) return 'python3'
  const hash = createHash('sha256').update(await readFile(requirements))
  const venv = join(cache, `moto-venv-${hash.digest('hex').slice(0, 12)}`)
  await createOnce(venv, async () => {
    log(`Creating a Python environment with moto in ${venv}. This happens once and takes about a minute.`)
    await makeVenv(venv, ['-r', requirements])
  })
  return join(venv, 'bin', 'python3')
}

/**
 * Creates a virtual environment with Python 3.10 or newer.
 * @param {string} path
 * @param {string[]} wanted the arguments of `pip install`
 */
export async function makeVenv(path, wanted) {
  // Its programs contain its path, and a link to it could be removed.
  const venv = join(await realpath(dirname(path)), basename(path))
  await run(await firstRecentPython(), ['-m', 'venv', venv])
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted]
  await run(join(venv, 'bin', 'python3'), pip, { maxBuffer: 64 * 1024 * 1024 })
}

/**
 * Creates a virtual environment with uv and the environment variables of pip on this machine. The default Python is 3.10 or newer.
 * @param {string} uv
 * @param {string} path
 * @param {string[]} packages
 * @param {Python} [python]
 */
export async function makeVenvByUv(uv, path, packages, python) {
  const { PIP_INDEX_URL, PIP_EXTRA_INDEX_URL, PIP_FIND_LINKS, PIP_CERT } = process.env
  const settings = {
    UV_DEFAULT_INDEX: PIP_INDEX_URL,
    UV_INDEX: PIP_EXTRA_INDEX_URL,
    UV_FIND_LINKS: PIP_FIND_LINKS?.replaceAll(' ', ','),
    SSL_CERT_FILE: PIP_CERT,
  }
  const env = { ...withoutUndefined(settings), ...process.env }
  const base = python?.path ?? (await firstRecentPython())
  await run(uv, ['venv', '--quiet', '--seed', '--python', base, path], { env })
  const own = join(path, 'bin', 'python3')
  await run(uv, ['pip', 'install', '--quiet', '--python', own, ...packages], { env })
}

/** @param {Record<string, string | undefined>} settings */
function withoutUndefined(settings) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

/** Returns the name of a Python 3.10 or newer on PATH. */
export async function firstRecentPython() {
  for (const python of candidates) if (await succeeds(python, recentEnough)) return python
  throw new Error(`The test rig needs Python 3.10 or newer. None of ${candidates.join(', ')} on PATH is.`)
}

/**
 * Returns the first of these versions of Python, such as `3.13`, that is on PATH. Returns undefined if there is none.
 * @param {string[]} versions
 * @returns {Promise<Python | undefined>}
 */
export async function installedPython(...versions) {
  for (const version of versions) {
    // pyenv has a program on PATH for each installed version, but it runs only the versions that are selected.
    const env = { ...process.env, PYENV_VERSION: version }
    const found = run(`python${version}`, ['-c', 'import sys; print(sys.executable)'], { env })
    const path = await found.then(({ stdout }) => stdout.trim()).catch(() => undefined)
    if (path) return { path, version }
  }
  return undefined
}

/** @param {string} python @param {string} code */
async function succeeds(python, code) {
  return run(python, ['-c', code]).then(
    () => true,
    () => false,
  )
}
