import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inputDefaults } from './action-defaults.mjs'
import { parseCommands, parseFileCommands } from './commands.mjs'

/**
 * @import { ChildProcess } from 'node:child_process'
 * @typedef {{ inputs?: Record<string, string>, env?: Record<string, string | undefined>, workspace: string,
 *   entry?: string, manifest?: string, node?: string, onStart?: (child: ChildProcess) => void }} RunOptions
 *   `manifest` is the path of action.yml, `onStart` can send signals, and an `env` value of undefined removes a variable
 */

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']

/** Variables of the test runner and of npm do not match. */
const inherited =
  /^(PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|SHELL|(HTTPS?|ALL|NO)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|PIP_\w+)$/i

/**
 * Runs a JavaScript action as GitHub's runner does. Returns its exit code, log and outputs.
 * @param {RunOptions} options
 */
export async function runAction({ workspace, node = process.execPath, ...options }) {
  const { environment, given } = await stepFor({ workspace, ...options })
  const started = performance.now()
  const child = spawn(node, [entryOf(options.entry ?? join(root, 'dist', 'index.js'))], {
    cwd: workspace,
    env: environment,
  })
  child.stdin.end()
  const log = collect(child)
  options.onStart?.(child)
  const [code, signal] = await once(child, 'close')
  const exitCode = code ?? 128 + os.constants.signals[/** @type {NodeJS.Signals} */ (signal)]
  return given(exitCode, log(), performance.now() - started)
}

/**
 * Returns the environment of a step, and a function that reads the results of the step after its end.
 * @param {Pick<RunOptions, 'inputs' | 'env' | 'workspace' | 'manifest'>} options
 */
export async function stepFor({ inputs = {}, env = {}, workspace, manifest = join(root, 'action.yml') }) {
  const temp = await mkdtemp(join(os.tmpdir(), 'runner-'))
  const defaults = inputDefaults(await readFile(manifest, 'utf8'))
  const environment = {
    ...runnerVariables(),
    ...(await runnerEnvironment(temp, workspace)),
    ...inputVariables({ ...defaults, ...inputs }),
    ...env,
  }
  const text = (/** @type {string} */ file) => readFile(join(temp, file), 'utf8')
  const given = async (
    /** @type {number} */ exitCode,
    /** @type {string} */ log,
    /** @type {number} */ durationMs,
  ) => ({
    exitCode,
    log,
    outputs: parseFileCommands(await text('GITHUB_OUTPUT')),
    summary: await text('GITHUB_STEP_SUMMARY'),
    ...parseCommands(log),
    temp: environment['RUNNER_TEMP'],
    durationMs,
  })
  return { environment, given }
}

/** Returns the entry file. With ACTION_FROM=src, the sources run instead of the committed bundle (Node 24). @param {string} entry */
function entryOf(entry) {
  if (process.env['ACTION_FROM'] !== 'src') return entry
  const [, room = 'publish'] = /dist\/(?:(\w+)\/)?index\.js$/.exec(entry) ?? []
  return `${root}src/${room}/index.ts`
}

/** @param {Record<string, string>} inputs */
function inputVariables(inputs) {
  const named = Object.entries(inputs).map(([name, value]) => [inputVariable(name), value])
  return Object.fromEntries(named)
}

/** @param {string} name */
function inputVariable(name) {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`
}

/** Returns the variables of this process that a runner would also have. */
export function runnerVariables() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => inherited.test(name)))
}

/** @param {string} temp @param {string} workspace @returns {Promise<Record<string, string>>} */
async function runnerEnvironment(temp, workspace) {
  const runnerTemp = join(temp, 'temp')
  const event = join(temp, 'event.json')
  await mkdir(runnerTemp)
  await writeFile(event, '{}')
  for (const file of files) await writeFile(join(temp, file), '')
  return {
    ...Object.fromEntries(files.map((file) => [file, join(temp, file)])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_JOB: 'publish',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_REPOSITORY_OWNER: 'octo-org',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'publish',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: os.arch().toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'rig',
    RUNNER_OS:
      { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[os.platform().toString()] ?? os.platform(),
    RUNNER_TEMP: runnerTemp,
  }
}

/** Collects the output of a process, with both streams in order of arrival. @param {import('node:child_process').ChildProcessWithoutNullStreams} child */
function collect(child) {
  /** @type {Buffer[]} */
  const chunks = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}
