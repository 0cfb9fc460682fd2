import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { textOf } from './requirements.ts'

/** What installers write beside a package, with paths, times and names of their own. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json']

/**
 * Leaves in a directory of packages what their wheels hold, so that it is the same wherever and by whatever it was installed.
 * Commands in `bin` go too: their first lines name a Python of this runner.
 */
export async function normalise(directory: string): Promise<void> {
  await Promise.all(['bin', '.lock'].map((name) => remove(join(directory, name))))
  await removeHeaders(join(directory, 'include'))
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const caches = entries.filter((entry) => entry.isDirectory() && entry.name === '__pycache__')
  await Promise.all(caches.map(({ parentPath, name }) => remove(join(parentPath, name))))
  for (const info of await distInfos(directory)) {
    await Promise.all(leftByInstallers.map((name) => remove(join(directory, info, name))))
    await rewriteRecord(join(directory, info, 'RECORD'), directory)
  }
}

/** The dist-infos of packages that an installer has taken from this machine (PyPA: "Direct URL Data Structure"); gone once normalised. */
export async function localInfos(directory: string): Promise<string[]> {
  const infos = await distInfos(directory)
  const urls = infos.map((info) => readFile(join(directory, info, 'direct_url.json'), 'utf8').catch(() => ''))
  const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text))
  return infos.filter((_, index) => isLocal[index])
}

/** The headers of wheels, which each installer puts elsewhere, and nothing loads; a package of that name has code. */
async function removeHeaders(include: string): Promise<void> {
  if (!existsSync(include)) return
  const names = await readdir(include, { recursive: true })
  if (!names.some((name) => /\.(py|so)$/.test(name))) await remove(include)
}

/** The names of the folders in which installed packages describe themselves. */
export async function distInfos(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return []
  return (await readdir(directory)).filter((name) => name.endsWith('.dist-info')).sort()
}

/** Python reads from it which files a package has; installers add theirs, in an order of their own. */
async function rewriteRecord(record: string, directory: string): Promise<void> {
  const text = await readFile(record, 'utf8').catch(() => undefined)
  if (text === undefined) return
  // pip moves what lies beside the packages, such as share/, without telling the record.
  const all = text.split(/\r?\n/).map((line) => line.replace(/^("?)(\.\.\/)+/, '$1'))
  const lines = all.filter((line) => {
    const [, quoted, plain = ''] = /^(?:"(.*?)"|([^,]*)),/.exec(line) ?? []
    return existsSync(join(directory, quoted ?? plain)) && line !== ''
  })
  await writeFile(record, textOf([...new Set(lines)].sort()))
}

function remove(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true })
}
