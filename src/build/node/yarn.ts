import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../problem.ts'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import { majorOf, requireLeast } from '../least-version.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { installByBerry, namesByBerry } from './yarn-berry.ts'
import { installByClassic } from './yarn-classic.ts'
import { isolateYarn } from './yarn-settings.ts'
import { yarnTool } from './yarn-tool.ts'

const manager: Manager = {
  tool: yarnTool,
  patternsOf: workspacesOf,
  settingsAbove: ['.yarnrc.yml', '.yarnrc', '.npmrc'],
  isolate: isolateYarn,
  lockedNames: async (root, request, version) =>
    isClassic(version) ? new Map() : namesByBerry(root, request, version),
  install,
}

export const yarn: Builder = {
  name: 'yarn',
  language: 'Node.js',
  lockFiles: ['yarn.lock'],
  manifests: [],
  toLock: 'Let "yarn install" write yarn.lock, and commit it.',
  takesExtras: false,
  hasMember: (root, directory) => hasMember(workspacesOf, root, directory),
  build: (request, project) => buildBy(manager, request, project),
}

/** Yarn 1 and its successors share a name and a lock file's name, and little else. */
async function install(project: Project, request: BuildRequest, version: string): Promise<void> {
  if (!isClassic(version)) requireLeast(yarnTool, version, '3.2.1')
  const lock = project.locked ? await readFile(join(project.root, 'yarn.lock'), 'utf8') : ''
  const isBerrys = /^__metadata:/m.test(lock)
  if (lock.trim() !== '' && isBerrys === isClassic(version)) {
    throw new Problem(
      isBerrys
        ? `yarn.lock was not made by Yarn 1, but this runner has Yarn ${version}. ${toGetYarn4}`
        : `yarn.lock was made by Yarn 1, but this runner has Yarn ${version}. Run "yarn install" with that and commit ` +
            'yarn.lock, or set up Yarn 1.',
    )
  }
  await (isClassic(version)
    ? installByClassic(project, request, version)
    : installByBerry(project, request, version))
}

const toGetYarn4 =
  'Name the version that you use in "packageManager" of package.json, and add a step with "run: corepack enable" before ' +
  'this one.'

function isClassic(version: string): boolean {
  return majorOf(version) === 1
}
