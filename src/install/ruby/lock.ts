import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOfFile } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import { isGit } from '../addresses.ts'
import type { Remote } from '../install-scripts.ts'

/** The content of a Gemfile.lock. Gems have the names of their files: name, version and platform. */
export interface GemLock {
  readonly gems: ReadonlySet<string>
  /** The gems from Git. */
  readonly fromGit: readonly Remote[]
  /** SHA-256 checksums of gem files, if the lock file has them. */
  readonly checksums: ReadonlyMap<string, string>
}

/** Reads a Gemfile.lock. Its sections begin in the first column, and their items are indented. */
export function readLock(text: string): GemLock {
  const sections = text.split(/\r?\n(?=[A-Z])/).map((section) => section.split(/\r?\n/))
  const listed = sections.flatMap(([title = '', ...lines]) =>
    ['GIT', 'PATH', 'GEM', 'PLUGIN SOURCE'].includes(title)
      ? lines.flatMap((line) => entry(/^ {4}(\S+) \(([^)]+)\)$/, line, title))
      : [],
  )
  const summed = sections.flatMap(([title, ...lines]) => (title === 'CHECKSUMS' ? lines : []))
  return {
    gems: new Set(listed.map(({ fullName }) => fullName)),
    fromGit: sections.flatMap((section) => gemsFromGit(section)),
    checksums: new Map(
      summed.flatMap((line) => {
        const [, name = '', version = '', sha256] =
          /^ {2}(\S+) \(([^)]+)\) (?:.*,)?sha256=([0-9a-f]{64})\b/.exec(line) ?? []
        return sha256 === undefined ? [] : [[`${name}-${version}`, sha256]]
      }),
    ),
  }
}

/** Returns the gems in a section of Git. A repository without a listed gem counts too, because Bundler also runs its gemspecs. */
function gemsFromGit([title, ...lines]: readonly string[]): Remote[] {
  if (title !== 'GIT') return []
  const address = lines.flatMap((line) => /^ {2}remote: (.+)$/.exec(line)?.[1] ?? []).at(-1) ?? ''
  const names = lines.flatMap((line) => /^ {4}(\S+) \(/.exec(line)?.[1] ?? [])
  return (names.length > 0 ? names : ['a gem']).map((name) => ({ name, address: asGit(address) }))
}

/** Returns an address with a prefix for Git, if its form does not show that Git fetches it. */
export function asGit(address: string): string {
  return isGit(address) && !address.startsWith('file:') ? address : `git+${address}`
}

function entry(
  pattern: RegExp,
  line: string,
  title: string,
): { title: string; name: string; fullName: string }[] {
  const [, name, version] = pattern.exec(line) ?? []
  return name === undefined ? [] : [{ title, name, fullName: `${name}-${version}` }]
}

/** Throws a Problem for gems that are not in the lock file. */
export function requireLocked(
  lock: GemLock,
  gems: readonly { readonly fullName: string; readonly from: string }[],
): void {
  const others = gems.filter(({ fullName, from }) => from !== 'path' && !lock.gems.has(fullName))
  if (others.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      `Bundler reported success, but chose gems that are not in Gemfile.lock: ${others.map(({ fullName }) => fullName).join(', ')}. ` +
      'Run "bundle install", and commit the lock file.',
  })
}

/** Throws a Problem for gems in Bundler's cache that do not match their checksums. Bundler before 2.6 does not check them. */
export async function requireChecksums({ checksums }: GemLock, cache: string): Promise<void> {
  const wrong: string[] = []
  for (const file of await readdir(cache).catch(() => [])) {
    const expected = checksums.get(file.replace(/\.gem$/, ''))
    if (expected === undefined || !file.endsWith('.gem')) continue
    if ((await hashOfFile(join(cache, file))) !== expected) wrong.push(file)
  }
  if (wrong.length === 0) return
  throw new Problem({
    topic: 'a-package-does-not-match-its-hash',
    text: `The checksum of ${wrong.join(', ')} does not match Gemfile.lock. Find out why before you lock it again.`,
  })
}
