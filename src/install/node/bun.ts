import { relative } from 'node:path'
import type { Builder, BuildRequest, Project } from '../builder.ts'
import { runTool } from '../run/tool.ts'
import { isolateBun } from './bun-settings.ts'
import { placesOfBun } from './bun-places.ts'
import { bunTool } from './bun-tool.ts'
import type { Manager } from './manager.ts'
import { buildBy } from './manager.ts'
import { hasMember, workspacesOf } from './members.ts'
import { platformFlags } from './platform.ts'

const manager: Manager = {
  tool: bunTool,
  patternsOf: workspacesOf,
  isolate: ({ root }, request) => isolateBun(root, request),
  places: ({ root, closure, directories, isOfRegistry }, request) =>
    placesOfBun(closure, directories, root, { ...request, isOfRegistry }),
  install,
}

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
      // The yarn.lock that it writes says where packages come from.
      ...(locked ? ['--frozen-lockfile'] : ['--no-save', '--yarn']),
      '--production',
      '--ignore-scripts',
      '--linker=hoisted',
      '--backend=copyfile',
      ...platformFlags(bunTool, version, '1.2.23', request.target),
      ...(isWorkspace ? [`--filter=./${relative(root, source)}`] : []),
    ],
    root,
    request,
  )
}
