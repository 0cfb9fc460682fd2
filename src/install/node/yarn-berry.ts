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

/** What the user's settings give way to; Yarn lets the environment win over its files, and refuses settings that it does not know. */
const settingsOf = (version: string): Record<string, string> => ({
  YARN_NODE_LINKER: 'node-modules',
  YARN_NM_MODE: 'classic',
  YARN_NM_HOISTING_LIMITS: 'none',
  YARN_ENABLE_SCRIPTS: 'false',
  YARN_CHECKSUM_BEHAVIOR: 'throw',
  // On CI it would refuse to work without a lock file; that it is obeyed is checked here.
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  ...(hasFocus(version) && { YARN_ENABLE_CONSTRAINTS_CHECKS: 'false' }),
  YARN_ENABLE_TELEMETRY: 'false',
  YARN_ENABLE_COLORS: 'false',
  YARN_ENABLE_PROGRESS_BARS: 'false',
})

/** Installs by Yarn 3 or 4, what one member of a workspace needs. Throws a Problem. */
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

/** Yarn 3 has "workspaces focus" only by a plugin: it installs for all members, without what they need for development. */
async function installAll(root: string, request: BuildRequest): Promise<void> {
  await changeManifests(root, ({ devDependencies: _devDependencies, ...manifest }) => manifest)
  await runTool(yarnTool, ['install', '--mode=skip-build'], root, request)
}

/** Whether a version has "workspaces focus", and the settings that came with it: since the first prerelease of Yarn 4. */
function hasFocus(version: string): boolean {
  return majorOf(version) >= 4
}

/** The target is the one setting that Yarn takes from its file only. */
async function setTarget(target: Target, file: string): Promise<void> {
  const settings = existsSync(file) ? await readYaml(file) : {}
  const supportedArchitectures = supportedArchitecturesOf(target)
  await writeFile(file, stringify({ ...settings, supportedArchitectures }))
}

/** `yarn workspaces focus` takes what the lock file lacks from the registry, and says nothing: what it would change is found before. */
async function requireUnchanged(root: string, request: BuildRequest): Promise<void> {
  const before = await lockedIn(root)
  await runTool(yarnTool, ['install', '--mode=update-lockfile'], root, request)
  const after = await lockedIn(root)
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  )
  if (changed.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-fit',
    text:
      `The lock file does not match package.json: Yarn would change ${changed.join(', ')}. Run "yarn install" and commit ` +
      'yarn.lock.',
  })
}

/** What a lock file says of each thing that is asked for, without what only describes its archive. */
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

/** By Yarn itself: its lock file lacks what packageExtensions add. Yarn itself contains many of those. */
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

/** What `yarn info --json` prints of a package. */
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

/** `enableScripts: false` is for packages: those of the project itself run all the same. Gives what it has taken out, by directories. */
async function removeScripts(root: string): Promise<ScriptsOf> {
  const directories = [root, ...(await membersOf(workspacesOf, root))]
  const taken = directories.map(
    async (directory) => [directory, (await readManifest(directory)).scripts] as const,
  )
  const found = new Map(await Promise.all(taken))
  await changeManifests(root, ({ scripts: _scripts, ...manifest }) => manifest)
  return found
}

/** What is allowed of the scripts of members is run later, and by npm. */
async function restoreScripts(taken: ScriptsOf): Promise<void> {
  for (const [directory, scripts] of taken) {
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
