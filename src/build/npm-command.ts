import type { BuildRequest } from './builder.ts'
import type { Ended } from './child.ts'
import { run } from './child.ts'

/**
 * What the user's settings must not turn: where npm works, and that it does. With `location=global` in an .npmrc, npm
 * would install the project into the runner's own global folder, and delete what else is there (npm 11).
 */
const ownSettings = [
  '--global=false',
  '--location=project',
  '--dry-run=false',
  '--package-lock-only=false',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
]

/** Runs an npm command in a project's directory, and tells how it ended. Throws a Problem where there is no npm. */
export function runNpm(
  args: readonly string[],
  cwd: string,
  { env, log }: Pick<BuildRequest, 'env' | 'log'>,
): Promise<Ended> {
  return run({
    tool: 'npm',
    remedy: 'Add a step with "uses: actions/setup-node@v6" before this one.',
    args: [...args, ...ownSettings],
    cwd,
    env,
    log,
  })
}
