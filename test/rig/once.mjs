import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Creates a directory that later runs reuse. Only one process creates it, and the others wait. If the directory was moved or copied, it is
 * created again, because the programs of a virtual environment contain its path.
 * @param {string} directory is absent or empty when `make` is called
 * @param {() => Promise<void>} make
 */
export async function createOnce(directory, make) {
  const ready = join(directory, '.ready')
  const isReady = async () => {
    const [createdFor, path] = await Promise.all([
      orNothing(readFile(ready, 'utf8')),
      orNothing(realpath(directory)),
    ])
    return createdFor !== undefined && createdFor === path
  }
  if (await isReady()) return
  await underLock(`${directory}.lock`, isReady, async () => {
    await rm(directory, { recursive: true, force: true })
    await make()
    await writeFile(ready, await realpath(directory))
  })
}

/**
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
  // An owner that was killed did not release its lock. The owner of an empty file has not written its id yet.
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

/** @param {Promise<string>} wanted */
async function orNothing(wanted) {
  return wanted.catch(() => undefined)
}
