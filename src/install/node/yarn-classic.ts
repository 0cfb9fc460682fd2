import { isAbsolute, join } from 'node:path'
import { readText, readTextIfPossible } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { quiet } from '../run/quiet.ts'
import { runTool, tryTool } from '../run/tool.ts'
import { parseClassicLock } from './classic-lock.ts'
import type { ClassicInstall } from './classic-origins.ts'
import { membersOf, workspacesOf } from './members.ts'
import { manifestIn } from './package-json.ts'
import { isPlatformOfRunner } from './platform.ts'
import { yarnTool } from './yarn-tool.ts'

/** Installs with Yarn 1, which supports only the architecture of the runner. Throws a Problem if that fails. */
export async function installByClassic(
  project: Project,
  request: BuildRequest,
  version: string,
): Promise<void> {
  const { root, locked } = project
  if (!isPlatformOfRunner(request.target)) {
    throw new Problem({
      topic: 'a-package-does-not-run-on-this-runner',
      text:
        `Yarn ${version} installs only for the architecture of the runner, but the layer is for ${request.target.architecture}. ` +
        'Use a runner of that architecture, or Yarn 3.2.1 or newer.',
    })
  }
  if (locked) await requireMembersLocked(root)
  await runTool(
    yarnTool,
    [
      'install',
      // Without a lock file, Yarn writes one into the copy. It records the origins of packages.
      ...(locked ? ['--frozen-lockfile'] : []),
      '--production=true',
      '--ignore-scripts',
      // Engines would be compared with the Node.js of the runner instead of that of the layer.
      '--ignore-engines',
      '--non-interactive',
      '--disable-pnp',
      '--modules-folder=node_modules',
    ],
    root,
    request,
  )
}

/** Returns the lock file of an installation by Yarn 1, and the cache of Yarn. */
export async function classicInstall(root: string, request: BuildRequest): Promise<ClassicInstall> {
  const { exitCode, lines } = await tryTool(yarnTool, ['cache', 'dir'], root, quiet(request))
  const folder = lines.map((line) => line.trim()).findLast((line) => isAbsolute(line))
  return {
    lock: (await readTextIfPossible(join(root, 'yarn.lock'))) ?? '',
    cache: exitCode === 0 ? folder : undefined,
  }
}

/**
 * Throws a Problem if the lock file lacks a dependency of a member. Yarn 1 checks only the dependencies of the root, and would install the
 * newest version for a member.
 */
async function requireMembersLocked(root: string): Promise<void> {
  const members = await Promise.all(
    (await membersOf(workspacesOf, root)).map((directory) => manifestIn(directory)),
  )
  const names = new Set(members.map(({ name }) => name))
  const lock = parseClassicLock(await readText(join(root, 'yarn.lock')))
  const locked = new Set(lock.flatMap(({ keys }) => keys))
  const unlocked = members.flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
      .filter(([name, spec]) => !names.has(name) && !/^(link|file):|^\.{1,2}\//.test(spec))
      .map(([name, spec]) => `${name}@${spec}`)
      .filter((key) => !locked.has(key)),
  )
  if (unlocked.length === 0) return
  throw new Problem({
    topic: 'the-lock-file-does-not-match',
    text:
      `yarn.lock lacks dependencies of workspace members: ${[...new Set(unlocked)].join(', ')}. ` +
      'Run "yarn install" and commit yarn.lock.',
  })
}
