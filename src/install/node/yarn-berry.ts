import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project, Target } from '../builder.ts'
import { majorOf } from '../run/minimum-version.ts'
import { quiet } from '../run/quiet.ts'
import { runTool } from '../run/tool.ts'
import { membersOf, workspacesOf } from './members.ts'
import { readManifest } from './package-json.ts'
import type { Manifest } from './package-json.ts'
import type { LockedNames } from './packages.ts'
import { supportedArchitecturesOf } from './platform.ts'
import { readYaml, readYamlEntries } from './yarn-settings.ts'
import { yarnTool } from './yarn-tool.ts'

/** Settings that take precedence over those of the user. For Yarn, variables override files. Yarn rejects unknown settings. */
const settingsOf = (version: string): Record<string, string> => ({
  YARN_NODE_LINKER: 'node-modules',
  YARN_NM_MODE: 'classic',
  YARN_NM_HOISTING_LIMITS: 'none',
  YARN_ENABLE_SCRIPTS: 'false',
  YARN_CHECKSUM_BEHAVIOR: 'throw',
  // In CI, Yarn would fail without a lock file. requireUnchanged() enforces the lock file instead.
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  ...(hasFocus(version) && { YARN_ENABLE_CONSTRAINTS_CHECKS: 'false' }),
  YARN_ENABLE_TELEMETRY: 'false',
  YARN_ENABLE_COLORS: 'false',
  YARN_ENABLE_PROGRESS_BARS: 'false',
})

/** Installs the dependencies of one workspace member with Yarn 3 or 4. Throws a Problem if that fails. */
export async function installByBerry(
  { root, source, locked }: Project,
  request: BuildRequest,
  version: string,
): Promise<void> {
  const own = { ...request, env: { ...request.env, ...settingsOf(version) } }
  await setTarget(request.target, join(root, request.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'))
  if (locked) await requireUnchanged(root, own)
  else await writeFile(join(root, 'yarn.lock'), '')
  const scripts = await removeScripts(root)
  if (hasFocus(version)) await runTool(yarnTool, ['workspaces', 'focus', '--production'], source, own)
  else await installAll(root, own)
  await restoreScripts(scripts)
}

/** Installs the production dependencies of all members. Yarn 3 has "workspaces focus" only as a plugin. */
async function installAll(root: string, request: BuildRequest): Promise<void> {
  await changeManifests(root, ({ devDependencies: _devDependencies, ...manifest }) => manifest)
  await runTool(yarnTool, ['install', '--mode=skip-build'], root, request)
}

/** Returns whether a version has "workspaces focus" and its settings, which is so since the first prerelease of Yarn 4. */
function hasFocus(version: string): boolean {
  return majorOf(version) >= 4
}

/** Writes the target into the settings file. Yarn does not read this setting from a variable. */
async function setTarget(target: Target, file: string): Promise<void> {
  const settings = existsSync(file) ? await readYaml(file) : {}
  const supportedArchitectures = supportedArchitecturesOf(target)
  await writeFile(file, stringify({ ...settings, supportedArchitectures }))
}

/**
 * Throws a Problem if Yarn would change the lock file. `yarn workspaces focus` installs packages that the lock file lacks without an error.
 */
async function requireUnchanged(root: string, request: BuildRequest): Promise<void> {
  const before = await lockedIn(root)
  await runTool(yarnTool, ['install', '--mode=update-lockfile'], root, request)
  const after = await lockedIn(root)
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  )
  if (changed.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      `The lock file does not match package.json: Yarn would change ${changed.join(', ')}. Run "yarn install" and commit ` +
      'yarn.lock.',
  })
}

/** Returns the resolution of each request in a lock file, without the fields that describe the archive. */
async function lockedIn(root: string): Promise<Map<string, string>> {
  const lock = await readYamlEntries<LockEntry>(join(root, 'yarn.lock'))
  return new Map(
    [...lock]
      .filter(([key]) => key !== '__metadata')
      .map(([key, { resolution, dependencies }]) => [key, JSON.stringify([resolution, dependencies])]),
  )
}

interface LockEntry {
  readonly resolution?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/**
 * Returns the dependencies of packages as Yarn reports them. The lock file lacks those that packageExtensions add, and Yarn has many
 * built-in ones.
 */
export async function namesByBerry(
  root: string,
  request: BuildRequest,
  version: string,
): Promise<LockedNames> {
  const own = quiet({ ...request, env: { ...request.env, ...settingsOf(version) } })
  const { lines } = await runTool(yarnTool, ['info', '--all', '--recursive', '--json'], root, own)
  const found = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Info)
  return new Map(
    found
      .filter(({ value }) => !value.includes('@workspace:'))
      .map(({ value, children: { Version, Dependencies = [] } }) => [
        `${nameIn(value)}@${Version ?? ''}`,
        Dependencies.map(({ descriptor }) => nameIn(descriptor)),
      ]),
  )
}

/** The output of `yarn info --json` for a package. */
interface Info {
  readonly value: string
  readonly children: {
    readonly Version?: string
    readonly Dependencies?: readonly { readonly descriptor: string }[]
  }
}

/** `@scope/name` of `@scope/name@npm:1.0.0`. */
function nameIn(text: string): string {
  return text.slice(0, text.indexOf('@', 1))
}

type ScriptsOf = ReadonlyMap<string, Manifest['scripts']>

/** Removes the scripts of the project itself, and returns them by directory. `enableScripts: false` blocks only the scripts of packages. */
async function removeScripts(root: string): Promise<ScriptsOf> {
  const directories = [root, ...(await membersOf(workspacesOf, root))]
  const removed = directories.map(
    async (directory) => [directory, (await readManifest(directory)).scripts] as const,
  )
  const found = new Map(await Promise.all(removed))
  await changeManifests(root, ({ scripts: _scripts, ...manifest }) => manifest)
  return found
}

/** Restores the scripts of the project. npm runs the allowed ones later. */
async function restoreScripts(removed: ScriptsOf): Promise<void> {
  for (const [directory, scripts] of removed) {
    const manifest = { ...(await readManifest(directory)), scripts }
    await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, undefined, 2))
  }
}

/** Rewrites the package.json of a workspace's root and of its members. */
async function changeManifests(root: string, change: (manifest: Manifest) => Manifest): Promise<void> {
  for (const directory of [root, ...(await membersOf(workspacesOf, root))]) {
    const manifest = change(await readManifest(directory))
    await writeFile(join(directory, 'package.json'), JSON.stringify(manifest, undefined, 2))
  }
}
