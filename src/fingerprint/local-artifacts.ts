import { readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { join, relative } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import { homeOf } from '../install/node/user-settings.ts'
import type { Environment } from '../layer/layer.ts'
import { hashOfContent } from './content.ts'
import { byKey, digestOf } from './digest.ts'
import { javaHomes } from './java-homes.ts'
import { settingsFiles } from './settings.ts'

/** The file that `mvn install` writes next to the versions of an artifact. Downloaded artifacts have other files there. */
const installedMark = 'maven-metadata-local.xml'

/**
 * Returns a digest of the artifacts that earlier steps installed into the local repositories of Maven, such as with `mvn install`. Their
 * content can change without a new version number. `root` is the root of the build.
 */
export async function digestOfLocalArtifacts(root: string, env: Environment): Promise<string> {
  const found: [string, string][] = []
  for (const repository of await localRepositories(root, env)) addArtifacts(repository, repository, found)
  return digestOf(found.sort(byKey))
}

/** Returns the default repository, and those that settings and arguments name. */
async function localRepositories(root: string, env: Environment): Promise<Set<string>> {
  const settings = await settingsFiles({ manager: 'maven', env, directories: [] })
  const files = [
    ...settings.filter((path) => /(?:\.xml|rc)$/.test(path)),
    ...['maven.config', 'jvm.config'].map((name) => join(root, '.mvn', name)),
  ]
  const texts = await Promise.all(files.map((file) => readTextOrEmpty(file)))
  const given = [...texts, ...variables.map((name) => env[name] ?? '')].join('\n')
  const named = [
    ...given.matchAll(/(?:<localRepository>\s*|-Dmaven\.repo\.local(?:\.tail|\.head)?=)([^<\s"']+)/g),
  ]
  const paths = named.flatMap(([, list = '']) => list.split(',')).map((path) => expanded(path, env))
  return new Set([
    ...javaHomes(env).map((home) => join(home, '.m2', 'repository')),
    ...paths.filter((path) => path.startsWith('/')),
  ])
}

/** The variables with arguments of Maven and Java. */
const variables = [
  'MAVEN_OPTS',
  'MAVEN_ARGS',
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'GRADLE_OPTS',
  'JAVA_OPTS',
]

/** Replaces the home directory and variables in a path of a settings file. */
function expanded(path: string, env: Environment): string {
  return path
    .replace(/^(?:~|\$\{user\.home\})(?=\/)/, homeOf(env))
    .replace(/\$\{env\.(\w+)\}/g, (_, name: string) => env[name] ?? '')
}

function addArtifacts(directory: string, repository: string, found: [string, string][]): void {
  const entries = entriesOf(directory)
  const isInstalled = entries.some(({ name }) => name === installedMark)
  for (const entry of entries.filter((one) => one.isDirectory())) {
    const below = join(directory, entry.name)
    if (isInstalled) addVersion(below, repository, found)
    addArtifacts(below, repository, found)
  }
}

function addVersion(directory: string, repository: string, found: [string, string][]): void {
  for (const entry of entriesOf(directory).filter((one) => one.isFile() && /\.(?:jar|pom)$/.test(one.name))) {
    const path = join(directory, entry.name)
    found.push([relative(repository, path), hashOfContent(path)])
  }
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return []
  }
}
