import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { replaceContent } from '../../base/trees.ts'
import { distInfos, recordOf, textOfRecord } from './record.ts'
import type { Recorded } from './record.ts'
import { normalised } from './requirements.ts'
import { normaliseScripts } from './scripts.ts'

/** Files that installers write next to a package, with their own paths, times and names. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json']

/** Reduces installed packages to the content of their wheels, so that the result is the same on each machine and with each installer. */
export async function normalise(directory: string): Promise<void> {
  await remove(join(directory, '.lock'))
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const caches = entries.filter((entry) => entry.isDirectory() && entry.name === '__pycache__')
  await Promise.all(caches.map(({ parentPath, name }) => remove(join(parentPath, name))))
  for (const info of await distInfos(directory)) {
    await Promise.all(leftByInstallers.map((name) => remove(join(directory, info, name))))
    await normalisePackage(directory, info)
  }
  await removeEmptyHeaders(join(directory, 'include'))
  // The folder stays if a package contains programs.
  await rmdir(join(directory, 'bin')).catch(() => undefined)
}

/**
 * Returns the dist-infos of packages that were installed from this machine (PyPA: "Direct URL Data Structure"). Call this before
 * normalise(), which removes that information.
 */
export async function localInfos(directory: string): Promise<string[]> {
  const infos = await distInfos(directory)
  const urls = infos.map((info) => readTextOrEmpty(join(directory, info, 'direct_url.json')))
  const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text))
  return infos.filter((_, index) => isLocal[index])
}

/** Makes the files of one package and its RECORD the same for each installer. */
async function normalisePackage(directory: string, info: string): Promise<void> {
  const recorded = await recordOf(directory, info)
  if (recorded.length === 0) return
  const moved = await Promise.all(recorded.map((file) => normaliseHeader(directory, file)))
  const files = await normaliseScripts(directory, info, moved)
  const there = files.filter(({ path }) => existsSync(join(directory, path)))
  await replaceContent(join(directory, info, 'RECORD'), textOfRecord(there))
}

/** pip has a separate folder for the headers of wheels, and does not normalise names. */
async function normaliseHeader(directory: string, file: Recorded): Promise<Recorded> {
  const [, name, rest] = pipsHeader.exec(file.written) ?? []
  if (name === undefined || rest === undefined) return file
  const path = `include/${normalised(name)}/${rest}`
  await mkdir(dirname(join(directory, path)), { recursive: true })
  // A file that is listed twice is moved once.
  await rename(join(directory, file.path), join(directory, path)).catch(() => undefined)
  return { ...file, path }
}

const pipsHeader = /^(?:\.\.\/)+include\/python[\d.]*\/([^/]+)\/(.+)$/

/** Removes the empty header folders of pip. */
async function removeEmptyHeaders(include: string): Promise<void> {
  const found = await readdir(include, { withFileTypes: true }).catch(() => [])
  for (const { name } of found.filter((one) => one.isDirectory() && /^python[\d.]*$/.test(one.name))) {
    const entries = await readdir(join(include, name), { recursive: true, withFileTypes: true })
    if (entries.every((entry) => entry.isDirectory())) await remove(join(include, name))
  }
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true })
}
