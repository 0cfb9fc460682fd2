import { homeOf } from '../install/node/user-settings.ts'
import type { Environment } from '../layer/layer.ts'

/** Absolute paths that differ between runners or checkouts, by their names in the fingerprint. */
export type RunnerFolders = Readonly<Record<string, string>>

/** Returns the folders of this runner whose paths do not count. */
export function runnerFolders(env: Environment, workspace: string): RunnerFolders {
  const { RUNNER_TEMP: temporary = '' } = env
  return { workspace, temporary, home: homeOf(env) }
}

/** Returns a text in which a name replaces each of the folders. The longest paths are replaced first, because one can be in another. */
export function withoutFolders(text: string, folders: RunnerFolders): string {
  return Object.entries(folders)
    .filter(([, path]) => path.length > 1)
    .sort(([, one], [, other]) => other.length - one.length)
    .reduce((replaced, [name, path]) => replaced.replaceAll(path, `<${name}>`), text)
}
