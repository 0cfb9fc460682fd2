import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project, Reads } from '../builder.ts'
import { copyProject } from '../source/copy.ts'
import { settingsAbove } from './uv-settings.ts'

/**
 * Copies a Python project and the local packages that it needs, given as absolute paths. Leaves out virtual environments, caches and
 * results of setuptools, which would be packed again. Throws a Problem for a path outside of the checkout.
 */
export async function workingCopy(
  project: Project,
  paths: readonly string[],
  request: BuildRequest,
): Promise<Project> {
  const { work, workspace } = request
  const beyond = [...new Set(paths)].filter((path) => !isInside(workspace, path))
  if (beyond.length > 0) {
    throw new Problem({
      topic: 'a-path-is-outside-of-the-checkout',
      text: `The project requires packages outside of the checkout: ${beyond.join(', ')}. Move them into the checkout.`,
    })
  }
  return copyProject(project, join(work, 'project'), request, { paths, isLeftover })
}

/**
 * Returns what a build of a Python project reads, with the settings files of uv. `paths` are those of local packages and included files.
 * Only a wheel is installed without running its code.
 */
export function readsOf(
  { root, source }: Project,
  { packages, files = [] }: { readonly packages: readonly string[]; readonly files?: readonly string[] },
  { workspace, installScripts }: Pick<BuildRequest, 'workspace' | 'installScripts'>,
): Reads {
  const builds = packages.some((path) => !path.endsWith('.whl') && path !== root && path !== source)
  return {
    paths: [root, source, ...packages, ...files, ...settingsAbove(root, workspace)],
    isLeftover,
    runsCode: builds || installScripts !== false,
    readsRepository: builds,
  }
}

function isLeftover(path: string): boolean {
  const name = basename(path)
  if (name === '__pycache__' || name.endsWith('.egg-info')) return true
  return existsSync(join(path, 'pyvenv.cfg')) || (name === 'build' && existsSync(join(path, 'lib')))
}
