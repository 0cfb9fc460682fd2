import type { Architecture, Environment, Runtime } from '../layer.ts'
import type { Log } from '../log.ts'

/** What a layer is built for. No runtimes: none were declared, and the runner's own version is the target. */
export interface Target {
  readonly runtimes: readonly Runtime[]
  readonly architecture: Architecture
  /** Whether this runner has that architecture, so that what is compiled here runs there. */
  readonly isOwn: boolean
}

/** What every way to build is given. Directories are absolute; `source` is only read, `work` is empty and the builder's own. */
export interface BuildRequest {
  readonly source: string
  readonly work: string
  readonly target: Target
  /** `true`: all packages may run code while they are installed; or the names of those that may. */
  readonly installScripts: boolean | readonly string[]
  readonly env: Environment
  readonly log: Log
}

/** What a package manager has installed, and the licence that the manifest names. */
export interface Installed extends Scripts {
  readonly directory: string
  readonly license?: string | undefined
}

/** What became of install scripts, by names of packages: those not run, and those allowed to run that are not there. */
export interface Scripts {
  readonly heldBack: readonly string[]
  readonly notFound: readonly string[]
}

/** A package manager, and how it is recognised in a directory. */
export interface Builder {
  readonly name: string
  readonly language: string
  readonly lockFiles: readonly string[]
  readonly manifests: readonly string[]
  /** Installs as the lock file says, where there is one (`locked`). Throws a Problem that says what to do. */
  readonly build: (request: BuildRequest, locked: boolean) => Promise<Installed>
}
