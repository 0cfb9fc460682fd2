import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { textIfThere } from '../../files.ts'
import type { Environment } from '../../layer.ts'
import { Problem } from '../../problem.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { membersOf, workspacesOf } from './members.ts'
import { manifestIn } from './package-json.ts'

/** A package from git, by its name and by the address of its repository without the commit. */
interface GitSource {
  readonly name: string
  readonly address: string
}

/**
 * Yarn packs what comes from git by an install of its own, which runs scripts whatever its settings say. Throws a Problem before Yarn starts
 * if a package comes from git and is not allowed by name and address. What is not known yet cannot be fetched: the environment that this
 * gives has no git then.
 */
export async function withoutGit(project: Project, request: BuildRequest): Promise<Environment> {
  const { installScripts: allowed, env } = request
  if (allowed === true) return env
  const found = project.locked ? gitSourcesIn(await lockOf(project)) : await askedFor(project)
  const names = (allowed || []).map(plain)
  const forbidden = found.filter(({ name, address }) => !names.includes(plain(`${name}@${address}`)))
  if (forbidden.length > 0) throw new Problem(refusal(forbidden, project.locked))
  return project.locked && found.length > 0 ? env : blockGit(request)
}

function refusal(sources: readonly GitSource[], isLocked: boolean): string {
  const list = [...new Set(sources.map(({ name, address }) => `${name}@${withoutUser(address)}`))].join(', ')
  return (
    `These packages come from git: ${list}. Yarn runs their scripts as it fetches them, and "install-scripts" does not allow that. ` +
    (isLocked
      ? `Set "install-scripts: ${list}" if you trust them, or install versions from a registry.`
      : 'Commit yarn.lock and name them in "install-scripts" if you trust them, or install versions from a registry.')
  )
}

async function lockOf({ root }: Project): Promise<string> {
  return textIfThere(join(root, 'yarn.lock')).then((text = '') => text)
}

/** The packages from git in a lock file of Yarn 1 (`resolved`) or of its successors (`resolution`). */
export function gitSourcesIn(lock: string): GitSource[] {
  const sources: GitSource[] = []
  let entry = ''
  for (const line of lock.split(/\r?\n/)) {
    const header = /^"?(@?[^@"\s]+)@/.exec(line)?.[1]
    if (header !== undefined) entry = header
    const resolved = /^ {2}resolved "?([^"\s]+)/.exec(line)?.[1]
    if (resolved !== undefined && isGit(resolved))
      sources.push({ name: entry, address: resolved.replace(/#.*/, '') })
    const [, name = '', address = ''] = /^ {2}resolution: "(@?[^@"]+)@([^"]+)"/.exec(line) ?? []
    if (isCommit(address)) sources.push({ name, address: address.replace(/(?:#|%23).*/, '') })
  }
  return sources
}

function isCommit(address: string): boolean {
  const at = address.search(/#|%23/)
  return at >= 0 && /\bcommit=/.test(address.slice(at))
}

/** What the project itself asks for from git. */
async function askedFor({ root, source }: Project): Promise<GitSource[]> {
  const directories = [root, source, ...(await membersOf(workspacesOf, root))]
  const manifests = await Promise.all(directories.map((directory) => manifestIn(directory)))
  return manifests.flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
      .filter(([, spec]) => isGit(String(spec)) || /^[\w-]+\/[\w.-]+(?:#|$)/.test(String(spec)))
      .map(([name, spec]) => ({ name, address: String(spec).replace(/#.*/, '') })),
  )
}

const scheme = /^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:#|$)/

/** Yarn 1 takes such an address for a repository also without `.git` at its end. */
const repository =
  /^https?:\/\/(?:[^/@]+@)?(?:github\.com|gitlab\.com|bitbucket\.(?:com|org))\/[^/#]+\/[^/#]+\/?(?:#|$)/

function isGit(address: string): boolean {
  return isCommit(address) || [scheme, repository].some((form) => form.test(address))
}

/** One spelling of a name and address: `git+` says nothing that the rest does not. */
function plain(allowed: string): string {
  return withoutUser(allowed.replace(/#.*/, '').replace('@git+', '@'))
}

function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]+@/, '//')
}

/** A git that refuses, in front of the one that is installed. */
async function blockGit({ env, work }: BuildRequest): Promise<Environment> {
  const folder = join(work, 'without-git')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'git'), `#!/bin/sh\necho '${blocked}' >&2\nexit 1\n`, { mode: 0o755 })
  return { ...env, PATH: [folder, env['PATH'] ?? ''].join(delimiter) }
}

/** What that git prints. */
export const blocked = 'Packages from git are blocked here'
