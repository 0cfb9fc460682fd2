import { relative } from 'node:path'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import { integrityRemedy, runTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { originsOfBun } from './bun-origins.ts'
import { isolateBun } from './bun-settings.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { platformFlags } from './platform.ts'
import { readsOf } from './reads.ts'

const bunTool: Tool = {
  name: 'bun',
  command: 'bun',
  minimum: '1.1',
  setupHint: 'Add a step with "run: npm install --global --allow-scripts=bun bun@1" before this one.',
  remedies: [
    [
      'lockfile had changes',
      'the-lock-file-does-not-match',
      'The lock file does not match package.json. Run "bun install" and commit bun.lock.',
    ],
    [
      'not on disk',
      'a-path-is-outside-of-the-checkout',
      'A member of the workspace is not in the checkout. Check it out, or recreate the lock file without it.',
    ],
    ['Integrity check failed', 'a-package-does-not-match-its-hash', integrityRemedy],
    [
      / 401/,
      'the-registry-refuses-or-does-not-have-it',
      'A registry requires credentials. Name a variable in bunfig.toml or .npmrc, and set it in the "env" of this step.',
    ],
    [
      / 403/,
      'the-registry-refuses-or-does-not-have-it',
      'A registry rejected the credentials. Check the token that bunfig.toml or .npmrc reads from the environment.',
    ],
    [
      / 404/,
      'the-registry-refuses-or-does-not-have-it',
      'A package does not exist in the registry. Check its name, and the address of the registry.',
    ],
  ],
}

const manager: Manager = {
  tool: bunTool,
  patternsOf: workspacesOf,
  isolate: ({ root }, request) => isolateBun(root, request),
  lockedOrigins: ({ root, closure, directories, isOfRegistry }, request) =>
    originsOfBun(closure, directories, root, { ...request, isOfRegistry, tool: bunTool }),
  install,
}

export const bun: Builder = {
  name: 'bun',
  language: 'Node.js',
  lockFiles: ['bun.lock', 'bun.lockb'],
  manifests: [],
  lockHint: 'Run "bun install" and commit bun.lock.',
  supportsExtras: false,
  hasMember: (root, directory) => hasMember(workspacesOf, root, directory),
  reads: (project, request) => readsOf(manager, project, request),
  build: (request, project) => buildBy(manager, request, project),
}

/** Installs production dependencies for the target, without scripts. The arguments take precedence over bunfig.toml and the environment. */
async function install(
  { root, source, locked }: Project,
  request: BuildRequest,
  version: string,
): Promise<void> {
  const isWorkspace = (await workspacesOf(root)).length > 0
  await runTool(
    bunTool,
    [
      'install',
      // bun writes the origins of packages into this yarn.lock.
      ...(locked ? ['--frozen-lockfile'] : ['--no-save', '--yarn']),
      '--production',
      '--ignore-scripts',
      '--linker=hoisted',
      // Scripts can change files, which must not be those in the cache of bun.
      request.installScripts === false ? '--backend=hardlink' : '--backend=copyfile',
      ...platformFlags(bunTool, version, '1.2.23', request.target),
      ...(isWorkspace ? [`--filter=./${relative(root, source)}`] : []),
    ],
    root,
    request,
  )
}
