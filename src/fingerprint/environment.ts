import { isBundlerCredential } from '../base/bundler-credentials.ts'
import { homeOf } from '../install/node/user-settings.ts'
import { withoutSecrets } from '../install/run/child.ts'
import type { Environment } from '../layer/layer.ts'
import { withoutCredentials } from './credentials.ts'
import { digestOf } from './digest.ts'

/** Variables of package managers, of the languages that they run in, and of the dynamic linker. */
const ofManagers =
  /^(p?npm_config_|yarn_|bun_|corepack_|node_|pip_|uv_|poetry_|pipenv_|python|bundler?_|ruby|gem_|maven_|mvn_|m2_|gradle_|org_gradle_|java_|jdk_|_java_|jdk|ld_|xdg_config_|source_date_epoch$|lang$|lc_|tz$)/i

/** Variables that differ in each run or session, and that describe the run and not the project. */
const ofRun =
  /^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_|AWS_|MEMORY_PRESSURE_|SSH_|XDG_SESSION_|XDG_RUNTIME_DIR$|DBUS_|JOURNAL_STREAM$|INVOCATION_ID$|SYSTEMD_EXEC_PID$|PWD$|OLDPWD$|SHLVL$|_$|HOSTNAME$|TERM$|COLUMNS$|LINES$|UV_THREADPOOL_SIZE$)/

/** Names of variables with credentials. They decide what a job can download, but not its content. */
const ofCredentials =
  /(^|_)(pass|passw(or)?d|passphrase|token|secrets?|credentials?|auth|(api|private|access|secret)_?key|pat)(_|$)|auth_?token/i

/** What a build can read of the environment, and where it runs. */
export interface EnvironmentRequest {
  readonly env: Environment
  /** Whether code runs that can read any variable. */
  readonly runsCode: boolean
  /** The variables of GitHub and the runner that files of the project mention. */
  readonly named: ReadonlySet<string>
  /** Directories that have another path in another checkout or on another runner, by their name in the fingerprint. */
  readonly folders: Readonly<Record<string, string>>
}

/** Returns a digest of the variables that can decide the bytes of a layer, without credentials. The digest does not reveal a value. */
export function digestOfEnvironment({ env, runsCode, named, folders }: EnvironmentRequest): string {
  const visible = Object.entries(withoutSecrets(env)).filter(([name]) => {
    if (ofCredentials.test(name) || isBundlerCredential(name)) return false
    if (ofRun.test(name)) return runsCode && named.has(name)
    return runsCode || ofManagers.test(name)
  })
  return digestOf(
    Object.fromEntries(
      visible.map(([name, value]) => [name, withoutCredentials(withoutFolders(value, folders))]),
    ),
  )
}

/** Returns the directories whose paths do not count. The longest paths are replaced first, because one can be in another. */
export function foldersOf(env: Environment, workspace: string): Record<string, string> {
  const { RUNNER_TEMP: temporary = '' } = env
  return { workspace, temporary, home: homeOf(env) }
}

/** Returns a text in which the directories have the same names on every runner. */
export function withoutFolders(value: string, folders: Readonly<Record<string, string>>): string {
  return Object.entries(folders)
    .filter(([, path]) => path.length > 1)
    .sort(([, one], [, other]) => other.length - one.length)
    .reduce((text, [name, path]) => text.replaceAll(path, `<${name}>`), value)
}
