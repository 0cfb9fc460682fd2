import { relative } from 'node:path'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { platformFlags } from './target.ts'
import type { Tool } from './tool.ts'
import { runTool } from './tool.ts'

const tool: Tool = {
  name: 'bun',
  remedy: 'Add a step with "uses: oven-sh/setup-bun@v2" before this one.',
  cures: {
    'lockfile had changes': 'The lock file does not fit package.json. Run "bun install" and commit bun.lock.',
    'not on disk':
      'A member of the workspace is not in the checkout. Check it out, or make the lock file again without it.',
    'Integrity check failed':
      'A package is not the one that the lock file names. Find out why before you update the lock file.',
    ' 401':
      'A registry asks for credentials. Give them by bunfig.toml or .npmrc and a variable of this step.',
    ' 403': 'A registry refuses these credentials. Check the token that bunfig.toml or .npmrc takes.',
    ' 404': 'A package does not exist in the registry that was asked. Check its name, and the registry.',
  },
}

const manager: Manager = { tool, patternsOf: workspacesOf, install }

export const bun: Builder = {
  name: 'bun',
  language: 'Node.js',
  lockFiles: ['bun.lock', 'bun.lockb'],
  manifests: [],
  toLock: 'Let "bun install" write bun.lock, and commit it.',
  takesExtras: false,
  hasMember: (root, directory) => hasMember(workspacesOf, root, directory),
  build: (request, project) => buildBy(manager, request, project),
}

/** What the user's settings, from bunfig.toml or the environment, give way to: production only, for the target, no scripts. */
async function install({ root, source, locked }: Project, request: BuildRequest): Promise<void> {
  const isWorkspace = (await workspacesOf(root)).length > 0
  await runTool(
    tool,
    [
      'install',
      locked ? '--frozen-lockfile' : '--no-save',
      '--production',
      '--ignore-scripts',
      '--linker=hoisted',
      '--backend=copyfile',
      ...platformFlags(request.target),
      ...(isWorkspace ? [`--filter=./${relative(root, source)}`] : []),
    ],
    root,
    request,
  )
}
