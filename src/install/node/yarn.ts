import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import { majorOf, requireMinimum } from '../run/minimum-version.ts'
import { originsOfBerry } from './berry-origins.ts'
import { originsOfClassic } from './classic-origins.ts'
import type { LockedOrigins } from './locked-origins.ts'
import type { InstalledProject, Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { readsOf } from './reads.ts'
import { installByBerry, namesByBerry } from './yarn-berry.ts'
import { classicInstall, installByClassic } from './yarn-classic.ts'
import { isolateYarn } from './yarn-settings.ts'
import { yarnTool } from './yarn-tool.ts'

const manager: Manager = {
  tool: yarnTool,
  patternsOf: workspacesOf,
  settingsAbove: ['.yarnrc.yml', '.yarnrc', '.npmrc'],
  isolate: isolateYarn,
  lockedNames: async (root, request, version) =>
    isClassic(version) ? new Map() : namesByBerry(root, request, version),
  lockedOrigins,
  install,
}

export const yarn: Builder = {
  name: 'yarn',
  language: 'Node.js',
  lockFiles: ['yarn.lock'],
  manifests: [],
  lockHint: 'Run "yarn install" and commit yarn.lock.',
  supportsExtras: false,
  hasMember: (root, directory) => hasMember(workspacesOf, root, directory),
  reads: (project, request) => readsOf(manager, project, request),
  build: (request, project) => buildBy(manager, request, project),
}

async function lockedOrigins(
  { root, closure, directories, isOfRegistry }: InstalledProject,
  request: BuildRequest,
  version: string,
): Promise<LockedOrigins> {
  return isClassic(version)
    ? originsOfClassic(closure, directories, await classicInstall(root, request), isOfRegistry)
    : originsOfBerry(root, isOfRegistry)
}

/**
 * Installs with the Yarn that is set up. Yarn 1 and newer versions have little in common except names. Before 3.2.1, Yarn cannot install
 * for another libc.
 */
async function install(project: Project, request: BuildRequest, version: string): Promise<void> {
  if (!isClassic(version)) requireMinimum({ ...yarnTool, setupHint: toGetYarn }, version, '3.2.1')
  if (project.locked) requireOwnLock(await readText(join(project.root, 'yarn.lock')), version)
  await (isClassic(version)
    ? installByClassic(project, request, version)
    : installByBerry(project, request, version))
}

/** Throws a Problem for a lock file in the format of another major version. Yarn 1 ignores it, and newer versions change it. */
function requireOwnLock(lock: string, version: string): void {
  const madeBy = makerOf(lock)
  if (madeBy === undefined || madeBy === Math.min(majorOf(version), 4)) return
  throw new Problem({
    topic: 'a-program-is-missing-or-another-version-is-needed',
    text:
      `yarn.lock was created by Yarn ${madeBy}, but this runner has Yarn ${version}. ` +
      (isClassic(version)
        ? toGetYarn
        : `Run "yarn install" with that version and commit yarn.lock, or set up Yarn ${madeBy}.`),
  })
}

/** Returns the major version of Yarn that wrote a lock file. Undefined if the file is empty. */
function makerOf(lock: string): 1 | 3 | 4 | undefined {
  if (lock.trim() === '') return undefined
  if (!/^__metadata:/m.test(lock)) return 1
  // The prereleases of Yarn 4 wrote version 7.
  const [, format = ''] = /^ {2}version: "?(\d+)/m.exec(lock) ?? []
  return Number(format) < 7 ? 3 : 4
}

const toGetYarn =
  'Name the version that you use in "packageManager" of package.json, and add a step with ' +
  '"run: npm install --global corepack && corepack enable" before this one.'

function isClassic(version: string): boolean {
  return majorOf(version) === 1
}
