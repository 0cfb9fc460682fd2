import { mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../base/problem.ts'
import { runNpm } from '../install/node/npm-tool.ts'
import { probe } from '../install/run/probe.ts'
import { quiet } from '../install/run/quiet.ts'
import type { ToolContext } from '../install/run/tool.ts'
import type { Environment } from '../layer/layer.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { compareVersions } from '../layer/runtimes.ts'
import { namesIn } from './environment.ts'

/** A program that runs code of a language, with its version, such as `3.13.0`. For Java, it is the compiler. */
export interface Interpreter {
  readonly command: string
  readonly version: string
}

/** `work` is a directory for what has to be downloaded. */
export type SearchContext = ToolContext & { readonly work: string }

/** The interpreter of a language, and where runners have it. */
interface Kind {
  readonly name: string
  readonly question: readonly string[]
  /** The first group is the version. */
  readonly answer: RegExp
  /** Returns commands and paths. The version is undefined if any version will do. */
  readonly candidates: (version: string | undefined, env: Environment) => Promise<readonly string[]>
  /** Gets a version that the runner does not have. Returns its path, or undefined if that fails. */
  readonly download?: (version: string, context: SearchContext) => Promise<string | undefined>
  readonly action: string
}

const kinds: Readonly<Record<OptLanguage, Kind>> = {
  nodejs: {
    name: 'Node.js',
    question: ['-p', 'process.versions.node'],
    answer: /^(\d+\.\d+\.\d+)$/,
    candidates: async (version, env) => [
      'node',
      process.execPath,
      ...(await inToolCache('node', version, 'bin/node', env)),
      ...(await versionsIn(
        join(env['NVM_DIR'] ?? join(homeOf(env), '.nvm'), 'versions/node'),
        version,
        'bin/node',
      )),
    ],
    download: nodeFromRegistry,
    action: 'actions/setup-node@v6',
  },
  python: {
    name: 'Python',
    question: ['-c', 'import platform; print(platform.python_implementation(), platform.python_version())'],
    answer: /^CPython (\d+\.\d+\.\S+)$/,
    candidates: async (version, env) => [
      ...(version === undefined ? [] : [`python${version}`]),
      ...['python3', 'python'],
      ...(await inToolCache('Python', version, 'bin/python3', env)),
      ...(await versionsIn(
        join(env['PYENV_ROOT'] ?? join(homeOf(env), '.pyenv'), 'versions'),
        version,
        'bin/python',
      )),
    ],
    download: pythonByUv,
    action: 'actions/setup-python@v6',
  },
  java: {
    name: 'Java',
    // The compiler, because the test compiles the program that loads the jars.
    question: ['-version'],
    answer: /^javac (?:1\.)?(\d+)/,
    candidates: async (version, env) => [
      ...javaHomes(version, env).map((home) => join(home, 'bin', 'javac')),
      'javac',
      ...(await javaIn('/usr/lib/jvm', version)),
    ],
    action: 'actions/setup-java@v5',
  },
  ruby: {
    name: 'Ruby',
    question: ['-e', 'puts RUBY_VERSION'],
    answer: /^(\d+\.\d+\.\d+)$/,
    candidates: async (version, env) => [
      'ruby',
      ...(await inToolCache('Ruby', version, 'bin/ruby', env)),
      ...(await versionsIn(join(homeOf(env), '.rbenv/versions'), version, 'bin/ruby')),
    ],
    action: 'ruby/setup-ruby@v1',
  },
}

/** Returns the name of a language, with a version if it is known, such as `Python 3.13`. */
export function nameOfLanguage(language: OptLanguage, version: string | undefined): string {
  const { name } = kinds[language]
  return version === undefined ? name : `${name} ${version}`
}

/** Returns what a workflow does to have a version of a language, as a sentence. */
export function setupHintFor(language: OptLanguage): string {
  return `Add a step with "uses: ${kinds[language].action}" and that version before this one.`
}

/**
 * Returns the interpreter for a version of a language, such as `3.13`, or for any version. It is one of the runner, or comes from a registry
 * of packages. Undefined if there is none.
 */
export async function findInterpreter(
  language: OptLanguage,
  version: string | undefined,
  context: SearchContext,
): Promise<Interpreter | undefined> {
  const kind = kinds[language]
  for (const command of await kind.candidates(version, context.env)) {
    const found = await interpreterAt(command, version, kind, context)
    if (found) return found
  }
  if (version === undefined) return undefined
  const downloaded = await kind.download?.(version, context)
  return downloaded === undefined ? undefined : interpreterAt(downloaded, version, kind, context)
}

async function interpreterAt(
  command: string,
  wanted: string | undefined,
  { name, question, answer }: Kind,
  context: SearchContext,
): Promise<Interpreter | undefined> {
  const program = { name, command, setupHint: '' }
  const ended = await unlessMissing(probe(program, question, context.work, { ...context, timeout: 30_000 }))
  const version = ended?.lines.map((line) => answer.exec(line)?.[1]).findLast(Boolean)
  if (ended?.exitCode !== 0 || version === undefined) return undefined
  return wanted === undefined || isVersion(version, wanted) ? { command, version } : undefined
}

function isVersion(found: string, wanted: string): boolean {
  return found === wanted || found.startsWith(`${wanted}.`)
}

/** Returns undefined for a program that is not there or fails. If the job is cancelled, the next command reports that. */
async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

function homeOf(env: Environment): string {
  return env['HOME'] ?? homedir()
}

/** Returns the programs in the tool cache of GitHub's runners: `RUNNER_TOOL_CACHE/Python/3.13.1/x64/bin/python3`. */
function inToolCache(
  tool: string,
  version: string | undefined,
  program: string,
  env: Environment,
): Promise<string[]> {
  const cache = env['RUNNER_TOOL_CACHE'] ?? env['AGENT_TOOLSDIRECTORY']
  if (cache === undefined) return Promise.resolve([])
  return versionsIn(join(cache, tool), version, join(process.arch, program))
}

/** Returns the programs below the folders of a version, newest first. */
async function versionsIn(
  directory: string,
  version: string | undefined,
  program: string,
): Promise<string[]> {
  if (version === undefined) return []
  return (await namesIn(directory))
    .filter((name) => isVersion(name.replace(/^v/, ''), version))
    .sort((one, other) => compareVersions(other, one))
    .map((name) => join(directory, name, program))
}

/** Returns the homes of Java in the environment. GitHub's runners set one variable for each installed version. */
function javaHomes(version: string | undefined, env: Environment): string[] {
  const names = [
    'JAVA_HOME',
    ...(version === undefined ? [] : [`JAVA_HOME_${version}_${process.arch.toUpperCase()}`]),
  ]
  return names.flatMap((name) => env[name] || []).reverse()
}

async function javaIn(directory: string, version: string | undefined): Promise<string[]> {
  const names = await namesIn(directory)
  return names
    .filter((name) => version !== undefined && name.split(/[-.]/).includes(version))
    .sort()
    .map((name) => join(directory, name, 'bin', 'javac'))
}

/** Installs Node.js from npm's registry. The package for each platform contains the program, and runs no code. */
async function nodeFromRegistry(version: string, context: SearchContext): Promise<string | undefined> {
  const directory = join(context.work, `node-${version}`)
  const name = `node-linux-${process.arch}`
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'package.json'), '{"private":true}')
  const args = ['install', `${name}@${version}`, '--ignore-scripts', '--no-package-lock']
  const installed = await unlessMissing(runNpm(args, directory, quiet(context)))
  return installed && join(directory, 'node_modules', name, 'bin', 'node')
}

/** Gets Python from uv, which installs it into the directory of the test. */
async function pythonByUv(version: string, context: SearchContext): Promise<string | undefined> {
  const directory = join(context.work, 'python')
  const env = { ...context.env, UV_PYTHON_INSTALL_DIR: directory, XDG_BIN_HOME: join(directory, 'bin') }
  const uv = { name: 'uv', command: 'uv', setupHint: '' }
  const inherited = await unlessMissing(probe(uv, ['python', 'find', version], context.work, context))
  if (inherited?.exitCode === 0) return inherited.lines.at(-1)
  const installed = await unlessMissing(
    probe(uv, ['python', 'install', version], context.work, { ...context, env }),
  )
  if (installed?.exitCode !== 0) return undefined
  const found = await unlessMissing(probe(uv, ['python', 'find', version], context.work, { ...context, env }))
  return found?.exitCode === 0 ? found.lines.at(-1) : undefined
}
