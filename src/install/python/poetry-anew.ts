import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { majorOf } from '../run/least-version.ts'
import { withoutBuilds } from './build-guard.ts'
import { runPoetry } from './poetry-tool.ts'

/** How writing a lock file ended, and the names of packages without a wheel, whose code poetry would have run for their metadata. */
export interface Locked {
  readonly ended: Ended
  readonly blocked: readonly string[]
}

/** Lets poetry write a lock file, which keeps to one that is there. It knows no option against builds. */
export async function lockAnew(source: string, request: BuildRequest): Promise<Locked> {
  if (request.installScripts === true)
    return { ended: await runPoetry(['lock'], source, request), blocked: [] }
  const { env, blocked } = await withoutBuilds(source, request)
  const ended = await runPoetry(['lock'], source, { ...request, env })
  return { ended, blocked: await blocked() }
}

/** What a message says where locking would run the code of packages; `locked` if there is a lock file, in an older format. */
export function wouldRun(names: readonly string[], locked: boolean): string {
  const packages = names.join(', ')
  return locked
    ? `To read poetry.lock, which has an older format, poetry would run the code of ${packages}, which has no wheel. ` +
        'Lock again with poetry 2, or add a step with "run: pipx inject poetry poetry-plugin-export".'
    : `To lock, poetry would run the code of ${packages}, which has no wheel. ` +
        'Run "poetry lock" and commit poetry.lock, or set "install-scripts: true" if you trust it.'
}

/** Whether a version of poetry writes lock files that can be read by themselves. Poetry 1 does not, and would update every package. */
export function writesReadable(version: string): boolean {
  return majorOf(version) >= 2
}
