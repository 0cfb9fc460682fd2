import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { copyProject } from '../source/copy.ts'

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
  return copyProject(project, join(work, 'project'), request, {
    alsoCopy: paths,
    leaveOut: isLeftover,
  })
}

function isLeftover(path: string): boolean {
  const name = basename(path)
  if (name === '__pycache__' || name.endsWith('.egg-info')) return true
  return existsSync(join(path, 'pyvenv.cfg')) || (name === 'build' && existsSync(join(path, 'lib')))
}
