import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readTextIfPossible, readTextOrEmpty } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'

/** The files that describe a project to Gradle. */
export const buildFiles = ['build.gradle', 'build.gradle.kts']

/** How a user creates a lock file, as a sentence. */
export const lockHint = 'Run "gradle dependencies --write-locks" and commit gradle.lockfile.'

/** Matches a module whose version is a range or can change, such as a snapshot. */
export const inexact =
  /^[^:\s]+:[^:\s]+:(?:[^:\s]*\+(?=$|[:@])|latest\.\w+(?=$|[:@])|[[\](]|[^:\s]+-SNAPSHOT(?=$|[:@]))/

/**
 * Returns whether the dependencies of a build are exact. This is so if it has a lock file, or if no version in its build files is a range
 * or can change.
 */
export async function isLocked(root: string): Promise<boolean> {
  if (existsSync(join(root, 'gradle.lockfile')) || existsSync(join(root, 'gradle', 'dependency-locks')))
    return true
  const texts = await Promise.all(buildFiles.map((name) => readTextOrEmpty(join(root, name))))
  return texts.every((text) =>
    [...text.matchAll(/(["'])([^"'\n]+)\1/g)].every(([, , module = '']) => !inexact.test(module)),
  )
}

/**
 * Returns the modules of `runtimeClasspath` in a lock file, in the format since Gradle 6.0 or the older one. Undefined if there is no lock
 * file.
 */
export async function lockedModules(source: string): Promise<readonly string[] | undefined> {
  const before = await readTextIfPossible(
    join(source, 'gradle', 'dependency-locks', 'runtimeClasspath.lockfile'),
  )
  const given = before ?? (await readTextIfPossible(join(source, 'gradle.lockfile')))
  if (given === undefined) return undefined
  const lines = given.split(/\r?\n/).filter((text) => text !== '' && !text.startsWith('#'))
  if (before !== undefined) return lines.filter((text) => !text.startsWith('empty='))
  const entries = lines.map((text) => {
    const [module = '', configurations = ''] = text.split('=')
    return { module, isOurs: configurations.split(',').includes('runtimeClasspath') }
  })
  if (!entries.some(({ isOurs }) => isOurs)) {
    throw new Problem({
      topic: 'the-lock-file-does-not-match',
      text:
        'gradle.lockfile does not contain the configuration "runtimeClasspath", which the layer is built from. ' +
        `Lock all configurations ("dependencyLocking { lockAllConfigurations() }"). ${lockHint}`,
    })
  }
  return entries.filter(({ module, isOurs }) => isOurs && module !== 'empty').map(({ module }) => module)
}

/** Throws a Problem if the installed modules differ from the lock file. Gradle ignores a lock file if locking is not activated. */
export function requireLocked(locked: readonly string[], installed: readonly string[]): void {
  const unlocked = installed.filter((module) => !locked.includes(module))
  const missing = locked.filter((module) => !installed.includes(module))
  if (unlocked.length === 0 && missing.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      'Gradle reported success, but did not use the versions in gradle.lockfile. ' +
      `Installed but not locked: ${unlocked.join(', ') || 'none'}. Locked but not installed: ${missing.join(', ') || 'none'}. ` +
      `Activate locking for "runtimeClasspath" in the build. ${lockHint}`,
  })
}
