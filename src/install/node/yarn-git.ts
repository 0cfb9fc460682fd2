import { join } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import { rethrowIfLimitExceeded } from '../../base/limits.ts'
import type { Message } from '../../base/message.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import { parseLargeYamlMapping } from '../../base/yaml-parts.ts'
import type { Environment } from '../../layer/layer.ts'
import { isGit } from '../addresses.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { itemsFor, mayRun } from '../install-scripts.ts'
import type { Remote } from '../install-scripts.ts'
import { parseClassicLock } from './classic-lock.ts'
import { membersOf, workspacesOf } from './members.ts'
import { manifestIn } from './package-json.ts'
import { guardedEnvironment } from './yarn-guards.ts'

/**
 * Returns an environment for Yarn in which Git fetches only allowed addresses. Yarn packs a package from Git with a nested installation,
 * which runs scripts in spite of its settings. Throws a Problem before Yarn starts if a known package from Git is not allowed by name and
 * address.
 */
export async function environmentWithoutGit(project: Project, request: BuildRequest): Promise<Environment> {
  const { installScripts: allowed, env } = request
  if (allowed === true) return env
  const found = [
    ...(project.locked ? sourcesIn(await lockOf(project)) : []),
    ...(await requestedSources(project)),
  ]
  const generated = found.filter(({ address }) => address.startsWith('exec:'))
  if (generated.length > 0) throw new Problem(errorAbout(textAboutGenerators(generated)))
  const forbidden = found.filter((source) => !mayRun(allowed, source))
  if (forbidden.length > 0 || (!project.locked && found.length > 0))
    throw new Problem(errorAbout(textAboutGit(forbidden.length > 0 ? forbidden : found, project.locked)))
  return guardedEnvironment(
    found.map(({ address }) => address),
    request,
  )
}

function errorAbout(text: string): Message {
  return { text, topic: 'code-of-a-package-would-have-to-run' }
}

function textAboutGit(sources: readonly Remote[], isLocked: boolean): string {
  const list = itemsFor(sources)
  return (
    `These packages come from Git: ${list}. Yarn runs their scripts when it fetches them, and "install-scripts" does not allow that. ` +
    (isLocked
      ? `If you trust them, set "install-scripts: ${list}". Otherwise, install versions from a registry.`
      : `If you trust them, commit yarn.lock and set "install-scripts: ${list}". Otherwise, install versions from a registry.`)
  )
}

function textAboutGenerators(sources: readonly Remote[]): string {
  const list = sources.map(({ name, address }) => `${name}@${address}`).join(', ')
  return (
    `Yarn would run a file of the checkout to create these packages: ${list}. Create them in a step before this one and use "file:", ` +
    'or set "install-scripts: true" if you trust all packages.'
  )
}

async function lockOf({ root }: Project): Promise<string> {
  return (await readTextIfPossible(join(root, 'yarn.lock'), 'yamlLock')) ?? ''
}

/** Returns the packages in a lock file for which Yarn runs code: packages from Git, and generated packages. */
export function sourcesIn(lock: string): Remote[] {
  const found = /^__metadata:/m.test(lock) ? sourcesOfBerry(lock) : sourcesOfClassic(lock)
  return [...new Map(found.map((one) => [`${one.name}@${one.address}`, one])).values()]
}

/** Yarn 1 decides by the request how to fetch the resolved address. */
function sourcesOfClassic(lock: string): Remote[] {
  return parseClassicLock(lock).flatMap(({ keys, resolved = '' }) =>
    keys.flatMap((key) => {
      const { name, address } = parts(key)
      const source = comesFromGit(resolved) || isArchive(resolved) ? resolved : address
      return comesFromGit(resolved) || comesFromGit(address) ? [{ name, address: plain(source) }] : []
    }),
  )
}

/** An entry without a resolution counts by its range, because Yarn resolves it again. */
function sourcesOfBerry(lock: string): Remote[] {
  return [...entriesOfBerry(lock)]
    .filter(([key]) => key !== '__metadata')
    .flatMap(([key, entry]) => {
      const { resolution } = entry ?? {}
      const requests = key.split(/,\s*/).map(parts)
      const known = typeof resolution === 'string' ? [parts(resolution)] : requests
      return known
        .filter(({ address }) => runsCode(address))
        .map(({ name, address }) => ({ name, address: plain(address) }))
    })
}

function entriesOfBerry(lock: string): ReadonlyMap<string, { readonly resolution?: unknown } | null> {
  try {
    return parseLargeYamlMapping(lock.split(/\r?\n/), 'yarn.lock') as Map<string, object | null>
  } catch (error) {
    rethrowIfLimitExceeded(error)
    throw new Problem(
      {
        topic: 'the-lock-file-does-not-match',
        text: `yarn.lock cannot be read: ${messageOf(error)}. Run "yarn install" and commit yarn.lock.`,
      },
      { cause: error },
    )
  }
}

/**
 * Returns whether Yarn runs code to fetch an address. Packages from registries, from the checkout and archives on the web are only
 * unpacked.
 */
function runsCode(address: string): boolean {
  if (/^(?:npm|workspace|file|link|portal|patch|virtual|catalog|jsr):/.test(address)) return false
  return comesFromGit(address) || (/^[a-z][a-z+.-]*:/.test(address) && !isArchive(address))
}

function parts(key: string): Remote {
  const [, name = key, address = ''] = /^(@?[^@]+)@(.*)$/s.exec(key) ?? []
  return { name, address }
}

/** Returns an address without the commit and the parameters that Yarn adds. */
function plain(address: string): string {
  return address.replace(/(?:#|%23|::).*/s, '')
}

/** Returns the packages from Git and the generated packages that the manifests of the project request. */
async function requestedSources({ root, source }: Project): Promise<Remote[]> {
  const directories = [root, source, ...(await membersOf(workspacesOf, root))]
  const manifests = await Promise.all(directories.map((directory) => manifestIn(directory)))
  return manifests.flatMap(({ dependencies, devDependencies, optionalDependencies, resolutions }) =>
    Object.entries({ ...resolutions, ...devDependencies, ...dependencies, ...optionalDependencies })
      .filter(([, spec]) => comesFromGit(String(spec)) || String(spec).startsWith('exec:'))
      .map(([name, spec]) => ({
        name: name
          .split('/')
          .slice(name.includes('@') ? -2 : -1)
          .join('/'),
        address: plain(String(spec)),
      })),
  )
}

/** Yarn 1 treats such an address as a repository even without `.git` at its end. Newer versions do so for an archive of GitHub. */
const repository =
  /^https?:\/\/(?:[^/@]+@)?(?:github\.com|gitlab\.com|bitbucket\.(?:com|org))\/[^/#]+\/[^/#]+(?:\/tarball\/[^/#]*)?\/?(?:#|$)/

/** A repository on GitHub, as owner and name. */
const short = /^[\w.-]+\/[\w.-]+(?:#|$)/

function comesFromGit(address: string): boolean {
  return isGit(address) || repository.test(address) || (short.test(address) && !address.startsWith('.'))
}

function isArchive(address: string): boolean {
  return /^https?:/.test(address) && !comesFromGit(address)
}
