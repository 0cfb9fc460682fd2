import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { distInfos, recordOf, textOfRecord } from './record.ts'
import type { Recorded } from './record.ts'
import { normalised } from './requirements.ts'
import { normaliseScripts } from './scripts.ts'

/** What installers write next to a package, with paths, times and names of their own. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json']

/** Leaves in a directory of packages what their wheels hold, so that it is the same wherever and by whatever it was installed. */
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
  // It stays if a package has brought programs of its own.
  await rmdir(join(directory, 'bin')).catch(() => undefined)
}

/** The dist-infos of packages that an installer has taken from this machine (PyPA: "Direct URL Data Structure"); gone once normalised. */
export async function localInfos(directory: string): Promise<string[]> {
  const infos = await distInfos(directory)
  const urls = infos.map((info) => readTextOrEmpty(join(directory, info, 'direct_url.json')))
  const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text))
  return infos.filter((_, index) => isLocal[index])
}

/** Brings the files of one package to where and what they are by any installer, and lists them so in its RECORD. */
async function normalisePackage(directory: string, info: string): Promise<void> {
  const recorded = await recordOf(directory, info)
  if (recorded.length === 0) return
  const moved = await Promise.all(recorded.map((file) => normaliseHeader(directory, file)))
  const files = await normaliseScripts(directory, info, moved)
  const there = files.filter(({ path }) => existsSync(join(directory, path)))
  await writeFile(join(directory, info, 'RECORD'), textOfRecord(there))
}

/** pip has a folder of its own for the headers of wheels, and takes names as they are written. */
async function normaliseHeader(directory: string, file: Recorded): Promise<Recorded> {
  const [, name, rest] = pipsHeader.exec(file.written) ?? []
  if (name === undefined || rest === undefined) return file
  const path = `include/${normalised(name)}/${rest}`
  await mkdir(dirname(join(directory, path)), { recursive: true })
  // What is listed twice is moved once.
  await rename(join(directory, file.path), join(directory, path)).catch(() => undefined)
  return { ...file, path }
}

const pipsHeader = /^(?:\.\.\/)+include\/python[\d.]*\/([^/]+)\/(.+)$/

/** Removes the folders of headers that pip leaves empty. */
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
