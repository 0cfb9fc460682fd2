import { isBundlerCredential } from '../base/bundler-credentials.ts'
import { withoutSecrets } from '../install/run/child.ts'
import type { Environment } from '../layer/layer.ts'
import { withoutCredentials } from './credentials.ts'
import { digestOf } from './digest.ts'
import { withoutFolders } from './runner-folders.ts'
import type { RunnerFolders } from './runner-folders.ts'

/** Variables of package managers, of the languages that they run in, and of the dynamic linker. */
const managerVariables =
  /^(p?npm_config_|yarn_|bun_|corepack_|node_|pip_|uv_|poetry_|pipenv_|python|bundler?_|ruby|gem_|maven_|mvn_|m2_|gradle_|org_gradle_|java_|jdk_|_java_|jdk|ld_|xdg_config_|source_date_epoch$|lang$|lc_|tz$)/i

/** Variables that describe the run or the session, and not the project. They differ in each run. */
const runVariables =
  /^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_|AWS_|MEMORY_PRESSURE_|SSH_|XDG_SESSION_|XDG_RUNTIME_DIR$|DBUS_|JOURNAL_STREAM$|INVOCATION_ID$|SYSTEMD_EXEC_PID$|PWD$|OLDPWD$|SHLVL$|_$|HOSTNAME$|TERM$|COLUMNS$|LINES$|UV_THREADPOOL_SIZE$)/

/** Variables with credentials. */
const credentialVariables =
  /(^|_)(pass|passw(or)?d|passphrase|token|secrets?|credentials?|auth|(api|private|access|secret)_?key|pat)(_|$)|auth_?token/i

/** The variables of the step, and which of them a build can read. */
export interface EnvironmentRequest {
  readonly env: Environment
  /** Whether code runs that can read any variable. */
  readonly runsCode: boolean
  /** The variables of GitHub and the runner that files of the project mention. */
  readonly mentioned: ReadonlySet<string>
  readonly folders: RunnerFolders
}

/** Returns a digest of the variables that can decide the bytes of a layer, without credentials. The digest does not reveal a value. */
export function digestOfEnvironment({ env, runsCode, mentioned, folders }: EnvironmentRequest): string {
  const visible = Object.entries(withoutSecrets(env)).filter(([name]) => {
    if (credentialVariables.test(name) || isBundlerCredential(name)) return false
    if (runVariables.test(name)) return runsCode && mentioned.has(name)
    return runsCode || managerVariables.test(name)
  })
  return digestOf(
    Object.fromEntries(
      visible.map(([name, value]) => [name, withoutCredentials(withoutFolders(value, folders))]),
    ),
  )
}
