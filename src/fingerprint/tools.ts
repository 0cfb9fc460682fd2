import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { about } from '../base/message.ts'
import { canExecute } from '../base/paths.ts'
import { Problem } from '../base/problem.ts'
import type { BuildRequest } from '../install/builder.ts'
import { corepackVariables } from '../install/node/manager.ts'
import { manifestIn } from '../install/node/package-json.ts'
import { takeRequestedVersion } from '../install/node/requested-version.ts'
import { findPython } from '../install/python/target.ts'
import { probe } from '../install/run/probe.ts'
import type { Environment } from '../layer/layer.ts'
import { digestOf } from './digest.ts'

/** A program whose version decides bytes. `line` matches the lines of its output that are the same in each run. */
interface Program {
  readonly command: string
  readonly args?: readonly string[]
  readonly line?: RegExp
}

/** Matches a line that contains a version. */
const versionLine = /\d\.\d/
const node: Program = { command: 'node' }
const npm: Program = { command: 'npm' }
const uv: Program = { command: 'uv' }
const java: Program = { command: 'java', args: ['-version'], line: /version|build/i }

/** The programs that each package manager needs, in addition to Python. */
const programs: Readonly<Record<string, readonly Program[]>> = {
  npm: [node, npm],
  pnpm: [node, { command: 'pnpm' }],
  yarn: [node, { command: 'yarn' }],
  bun: [node, { command: 'bun' }],
  pip: [uv],
  uv: [uv],
  poetry: [uv, { command: 'poetry' }],
  pipenv: [uv, { command: 'pipenv' }],
  bundler: [{ command: 'ruby' }, { command: 'gem' }, { command: 'bundle' }],
  maven: [{ command: 'mvn', line: /^(Apache Maven \d|Java version:)/ }],
  gradle: [java, { command: 'gradle', line: /^Gradle \d/ }],
}

/** The other managers of Node.js, whose scripts npm runs. */
const runsNpm = ['pnpm', 'yarn', 'bun']

/** Files in which version managers find the versions for a project. Their programs on PATH read them. */
const versionFiles = [
  ...['.tool-versions', '.node-version', '.nvmrc', '.ruby-version', '.python-version', '.java-version'],
]

/** The programs that a command of the user is likely to call, in addition to compilers. */
const programsOfCommands: readonly Program[] = [
  ...[node, npm, { command: 'python3' }, { command: 'make' }, { command: 'cmake' }],
]

/** The compilers that packages call. */
const compilers: readonly Program[] = [
  { command: 'cc' },
  { command: 'c++' },
  { command: 'rustc' },
  { command: 'go', args: ['version'] },
]

/** The managers that need Python. */
const pythonManagers = ['pip', 'uv', 'poetry', 'pipenv']

/** What is needed to ask the programs for their versions. `directory` is the root of the build. */
export interface ToolsRequest extends Pick<BuildRequest, 'env' | 'log' | 'work'> {
  readonly manager: string
  readonly directory: string
  /** Whether code runs, which can use a compiler. */
  readonly runsCode: boolean
}

/**
 * Returns a digest of the versions of the programs that build a layer. The programs run outside of the project, so that none of its code
 * runs. They have the versions that the project requests.
 */
export async function digestOfTools(given: ToolsRequest): Promise<string> {
  const { manager, runsCode } = given
  const request = manager === 'gradle' ? { ...given, env: withJavaHome(given.env) } : given
  // The Gradle of the project is one of its files.
  const hasWrapper = existsSync(join(request.directory, 'gradlew'))
  const own = (programs[manager] ?? []).filter(({ command }) => !(command === 'gradle' && hasWrapper))
  const forCode = [
    ...(runsNpm.includes(manager) ? [npm] : []),
    ...(manager === 'build-command' ? programsOfCommands : []),
    ...compilers,
  ]
  const directory = await createVersionDirectory(request)
  try {
    const [python, ...versions] = await Promise.all([
      pythonManagers.includes(manager) ? findPython(request) : undefined,
      ...own.map((program) => versionOf(program, directory, request)),
      ...(runsCode ? forCode : []).map((program) => versionIfKnown(program, directory, request)),
    ])
    return digestOf({ python, versions })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Gradle prefers the Java in JAVA_HOME, whose path can stay the same in a new version. */
function withJavaHome(env: Environment): Environment {
  const { JAVA_HOME, PATH } = env
  return JAVA_HOME ? { ...env, PATH: [join(JAVA_HOME, 'bin'), PATH].join(delimiter) } : env
}

/** Creates a directory that requests the same version of a package manager as the project. Corepack and pnpm then use that version. */
async function createVersionDirectory({ manager, directory: root, work }: ToolsRequest): Promise<string> {
  const directory = await mkdtemp(join(work, 'versions-'))
  for (const name of versionFiles.filter((one) => existsSync(join(root, one))))
    await cp(join(root, name), join(directory, name))
  const { packageManager, devEngines } = await manifestIn(root)
  const engine = devEngines?.['packageManager']
  const manifest = {
    private: true,
    packageManager,
    ...(engine === undefined ? {} : { devEngines: { packageManager: engine } }),
  }
  await writeFile(join(directory, 'package.json'), JSON.stringify(manifest))
  await takeRequestedVersion(directory, manager)
  return directory
}

/** Returns the version of a program of the package manager. Throws a Problem if it exists, but does not report its version. */
async function versionOf(
  program: Program,
  directory: string,
  request: ToolsRequest,
): Promise<readonly string[]> {
  const { command } = program
  // The build reports a missing program, if it needs it.
  if (!isOnPath(command, request.env)) return [command, 'missing']
  const lines = await linesOf(program, directory, request)
  if (lines.length > 0) return [command, ...lines]
  const text = `"${command}" does not report its version. Set it up before this step.`
  throw new Problem(about('a-program-is-missing-or-another-version-is-needed', text))
}

/** Returns the version of a program that the build may not need, such as a compiler. If it cannot be found out, the version is `unknown`. */
async function versionIfKnown(
  program: Program,
  directory: string,
  request: ToolsRequest,
): Promise<readonly string[]> {
  return versionOf(program, directory, request).catch(() => [program.command, 'unknown'])
}

async function linesOf(
  { command, args = ['--version'], line = versionLine }: Program,
  directory: string,
  { env, log }: ToolsRequest,
): Promise<string[]> {
  const { lines } = await probe({ name: command, command, setupHint: '' }, args, directory, {
    env: { ...env, ...corepackVariables, YARN_IGNORE_PATH: '1' },
    log,
  })
  return lines.map((text) => stripVTControlCharacters(text).trim()).filter((text) => line.test(text))
}

function isOnPath(command: string, { PATH = '' }: Environment): boolean {
  return PATH.split(delimiter).some((folder) => canExecute(join(folder, command)))
}
