import { mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { readText } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'

/**
 * An environment in which Python programs build only folders of the copied checkout. `blocked` returns the names of packages that were not
 * built.
 */
export interface GuardedEnvironment {
  readonly env: Environment
  readonly blocked: () => Promise<readonly string[]>
}

/** Returns such an environment, for a package manager without an option against builds. */
export async function withoutBuilds(
  checkout: string,
  { work, env }: Pick<BuildRequest, 'work' | 'env'>,
): Promise<GuardedEnvironment> {
  const folder = join(work, 'build-guard')
  const notes = join(folder, 'blocked.txt')
  await mkdir(folder, { recursive: true })
  await writeFile(notes, '')
  await writeFile(join(folder, 'sitecustomize.py'), guardCode(checkout, notes))
  const others = env['PYTHONPATH'] ? [env['PYTHONPATH']] : []
  return {
    env: { ...env, PYTHONPATH: [folder, ...others].join(delimiter) },
    blocked: async () => [...new Set((await readText(notes)).split('\n').filter(Boolean))].sort(),
  }
}

/**
 * Returns the code of a module that every Python loads before its program. Package managers build with pyproject_hooks. It runs the file
 * `_in_process.py` of a build backend in the folder of the package.
 */
function guardCode(checkout: string, notes: string): string {
  return `import os
with open("/proc/self/cmdline", "rb") as file:
    arguments = file.read().split(b"\\0")
if any(os.path.basename(one) == b"_in_process.py" or b"setup.py" in one for one in arguments):
    checkout = os.path.realpath(${JSON.stringify(checkout)})
    here = os.path.realpath(os.getcwd())
    if os.path.commonpath([checkout, here]) != checkout:
        with open(${JSON.stringify(notes)}, "a") as file:
            file.write(os.path.basename(here) + "\\n")
        os._exit(1)
`
}
