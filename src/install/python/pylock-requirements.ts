import { dirname, resolve } from 'node:path'
import { linesForIndexes } from './lock-indexes.ts'
import type { LockedFile, LockedPackage } from './pylock-packages.ts'
import { normalised, noRequirements } from './requirements.ts'
import type { Local, Requirement, Requirements } from './requirements.ts'
import { wheelOf } from './wheels.ts'

/** Returns packages of a lock file as requirements with exact versions and hashes. Relative paths start at the directory. */
export function requirementsOf(packages: readonly LockedPackage[], directory: string): Requirements {
  const requirements: Requirement[] = []
  const locals: Local[] = []
  for (const one of packages) {
    const { path, subdirectory = '' } = one.directory ?? one.archive ?? {}
    if (path === undefined) requirements.push(requirementOn(one))
    else {
      const local = {
        path: resolve(directory, path, one.directory ? subdirectory : ''),
        extras: '',
        marker: one.marker ? `; ${one.marker}` : '',
        hashes: one.archive ? hashesOf([one.archive]) : [],
      }
      locals.push(local)
    }
  }
  return { ...noRequirements, requirements, locals }
}

function requirementOn({
  name,
  marker,
  wheels = [],
  sdist,
  archive,
  vcs,
  ...one
}: LockedPackage): Requirement {
  const end = marker ? ` ; ${marker}` : ''
  const url = vcs ? `${vcs.type}+${vcs.url ?? ''}@${vcs['commit-id']}` : archive?.url
  const version = one.version ?? wheelOf(nameOf(wheels[0] ?? {}))?.version
  const own = { name: normalised(name), version }
  if (url !== undefined) {
    const subdirectory = vcs?.subdirectory ?? archive?.subdirectory
    const address = `${url}${subdirectory === undefined ? '' : `#subdirectory=${subdirectory}`}`
    const hashes = archive ? hashesOf([archive]) : []
    return { ...own, text: `${name} @ ${address}${end}`, url: address, hashes, version: undefined }
  }
  return {
    ...own,
    text: `${name}==${version ?? ''}${end}`,
    hashes: hashesOf([...wheels, ...(sdist ? [sdist] : [])]),
  }
}

/** Returns the name of a file. It can be in the address or the path only. */
function nameOf({ name, url, path }: LockedFile): string {
  return decodeURIComponent(name ?? (url ?? path ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? '')
}

/** Returns one secure hash of each file. */
function hashesOf(files: readonly LockedFile[]): string[] {
  return files.flatMap(({ hashes = {} }) => {
    const algorithm = ['sha256', 'sha512', 'sha384'].find((one) => hashes[one] !== undefined)
    return algorithm === undefined ? [] : [`${algorithm}:${hashes[algorithm] ?? ''}`]
  })
}

/**
 * Returns the option lines for the indexes of packages, the most used one first. If the user has set a default index, it replaces the most
 * used one. It can be a mirror, or contain credentials.
 */
export function indexLinesOf(packages: readonly LockedPackage[], hasDefault: boolean): string[] {
  const fromIndex = packages.filter(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].some(({ url }) => url),
  )
  const lines = linesForIndexes(
    fromIndex.map(({ index }) => index),
    hasDefault,
  )
  return hasDefault ? lines.slice(1) : lines
}

/** Returns the option lines for folders of wheels and source archives in the checkout. */
export function linksOf(packages: readonly LockedPackage[], directory: string): string[] {
  const paths = packages.flatMap(({ wheels = [], sdist }) =>
    [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []),
  )
  return [...new Set(paths.map((path) => dirname(resolve(directory, path))))].map(
    (folder) => `--find-links ${folder}`,
  )
}
