import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const requirements = join(here, 'requirements.txt')
const cache = join(here, '..', '..', '.cache')

const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10']
const recentEnough = 'import sys; assert sys.version_info >= (3, 10)'
const hasMoto = `${recentEnough}; import moto.server`

/** Returns the path of a Python 3.10 or newer that has moto, making a virtual environment when there is none. */
export async function pythonWithMoto({ log = console.error } = {}) {
  if (await succeeds('python3', hasMoto)) return 'python3'
  const hash = createHash('sha256').update(await readFile(requirements))
  const venv = join(cache, `moto-venv-${hash.digest('hex').slice(0, 12)}`)
  const isReady = () => exists(join(venv, '.ready'))
  if (!(await isReady())) await underLock(`${venv}.lock`, isReady, () => makeVenv(venv, log))
  return join(venv, 'bin', 'python3')
}

/** @param {string} venv @param {(line: string) => void} log */
async function makeVenv(venv, log) {
  const python = await firstRecentPython()
  log(`Making a Python environment with moto in ${venv}. This happens once and takes about a minute.`)
  await rm(venv, { recursive: true, force: true })
  await run(python, ['-m', 'venv', venv])
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
  await run(join(venv, 'bin', 'python3'), pip, { maxBuffer: 64 * 1024 * 1024 })
  await writeFile(join(venv, '.ready'), '')
}

async function firstRecentPython() {
  for (const python of candidates) if (await succeeds(python, recentEnough)) return python
  throw new Error(`The test rig needs Python 3.10 or newer. None of ${candidates.join(', ')} on PATH is.`)
}

/**
 * Lets one process at a time do the work; the others wait, and find it done.
 * @param {string} lock
 * @param {() => Promise<boolean>} isDone
 * @param {() => Promise<void>} work
 */
async function underLock(lock, isDone, work) {
  await mkdir(dirname(lock), { recursive: true })
  while (!(await takeLock(lock))) {
    if (await isDone()) return
    await sleep(500)
  }
  try {
    if (!(await isDone())) await work()
  } finally {
    await rm(lock, { force: true })
  }
}

/** @param {string} lock */
async function takeLock(lock) {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
  }
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
  // An owner that was killed could not release its lock. An empty file has an owner that is about to write its id.
  if (owner > 0 && !isAlive(owner)) await rm(lock, { force: true })
  return false
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} python @param {string} code */
async function succeeds(python, code) {
  return run(python, ['-c', code]).then(
    () => true,
    () => false,
  )
}

/** @param {string} path */
async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  )
}
