import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { basename, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { bundlerTool, mavenTool } from './central.mjs'
import { createOnce } from './once.mjs'
import { makeVenv, makeVenvByUv } from './python.mjs'

/**
 * @import { Python } from './python.mjs'
 * @typedef {{ program: string, packages: string[], install: (directory: string, tool: Tool) => Promise<void> }} Tool
 *   the first package contains the program
 * @typedef {keyof typeof tools | `${keyof typeof versioned}@${string}`} ToolName
 *   a name in `tools`, or a name and a version, such as `pnpm@9.15.9`
 */

/** Whether tests run every version in the docs, as CI does once a week. By default, they run only the versions that differ most. */
export const everyVersion = process.env['EVERY_VERSION'] === '1'

const run = promisify(execFile)
/** Several clones can share this directory, because the name of each tool contains its version. */
const cache = process.env['TOOLS_CACHE'] ?? fileURLToPath(new URL('../../.cache/tools/', import.meta.url))

/** Installs the other Python programs, because pip needs ten times as long. @type {Tool} */
const uv = {
  program: 'uv',
  packages: ['uv==0.13.9'],
  install: async (directory, { program, packages }) => {
    await makeVenv(join(directory, 'venv'), packages)
    await link(directory, join('..', 'venv', 'bin', program), program)
  },
}

/** Programs that are installed for the tests: package managers, and tools that create a role. */
const tools = {
  npm12: npmTool('npm', 'npm@12.2.2'),
  corepack: npmTool('corepack', 'corepack@0.34.6'),
  pnpm: npmTool('pnpm', 'pnpm@12.21.0'),
  pnpm10: npmTool('pnpm', 'pnpm@10.34.9'),
  yarn1: npmTool('yarn', 'yarn@1.22.22'),
  yarn4: npmTool('yarn', '@yarnpkg/cli-dist@4.18.1'),
  bun: npmTool('bun', 'bun@1.4.5'),
  uv,
  poetry: pythonTool('poetry', 'poetry==2.5.1', 'poetry-plugin-export==1.10.1'),
  'poetry-plain': pythonTool('poetry', 'poetry==2.5.1'),
  pipenv: pythonTool('pipenv', 'pipenv==2026.10.3'),
  aws: pythonTool('aws', 'awscli==1.46.3'),
  sam: pythonTool('sam', 'aws-sam-cli==1.170.0'),
}

/** Programs that tests need in several versions. @satisfies {Record<string, (version: string) => Tool>} */
const versioned = {
  npm: (/** @type {string} */ version) => npmTool('npm', `npm@${version}`),
  pnpm: (/** @type {string} */ version) => npmTool('pnpm', `pnpm@${version}`),
  // The last version of the package "yarn" is Yarn 1.
  yarn: (/** @type {string} */ version) =>
    npmTool('yarn', `${version.startsWith('1.') ? 'yarn' : '@yarnpkg/cli-dist'}@${version}`),
  bun: (/** @type {string} */ version) => npmTool('bun', `bun@${version}`),
  node: (/** @type {string} */ version) => npmTool('node', `node@${version}`),
  uv: (/** @type {string} */ version) => pythonTool('uv', `uv==${version}`),
  poetry: (/** @type {string} */ version) => pythonTool('poetry', `poetry==${version}`),
  pipenv: (/** @type {string} */ version) => pythonTool('pipenv', `pipenv==${version}`),
  maven: mavenTool,
  bundler: bundlerTool,
  // The version of pip is read with its Python.
  pip: (/** @type {string} */ version) => ({
    program: 'python3',
    packages: [`pip==${version}`],
    install: installPython,
  }),
}

/**
 * Returns a PATH with these programs before the PATH of this process. Missing programs are installed.
 * @param {ToolName[]} names
 */
export async function toolPath(...names) {
  const folders = await Promise.all(names.map((name) => folderOf(toolOf(name))))
  return [...folders, process.env['PATH'] ?? ''].join(delimiter)
}

/** @param {ToolName} name @returns {Tool} */
function toolOf(name) {
  if (name in tools) return tools[/** @type {keyof typeof tools} */ (name)]
  const [program = '', version = ''] = name.split('@')
  return versioned[/** @type {keyof typeof versioned} */ (program)](version)
}

/** Returns the path of a Go program of a module and version. If it is missing, `go install` installs it. @param {string} module */
export async function goTool(module) {
  const [path = '', version] = module.split('@')
  const folder = join(cache, `${basename(path)}@${version}`)
  const program = join(folder, basename(path))
  if (!existsSync(program)) await run('go', ['install', module], { env: { ...process.env, GOBIN: folder } })
  return program
}

/**
 * Returns the path of the Python of a virtual environment with these packages. If it is missing, it is installed.
 * @param {string[]} packages
 * @param {Python} [python] the default is Python 3.10 or newer
 */
export async function pythonWith(packages, python) {
  const name = [...packages, ...(python ? [`python${python.version}`] : [])].join('+')
  const directory = join(cache, name)
  await createOnce(directory, async () => {
    await makeVenvByUv(await pathOfUv(), join(directory, 'venv'), packages, python)
  })
  return join(directory, 'venv', 'bin', 'python3')
}

/** Returns the path of a program. If it is missing, it is installed. @param {Tool | ToolName} tool */
export async function toolFile(tool) {
  const found = typeof tool === 'string' ? toolOf(tool) : tool
  return join(await folderOf(found), found.program)
}

/** Returns a directory that contains only this program, so that no other program on PATH is hidden. @param {Tool} tool */
async function folderOf(tool) {
  const directory = join(cache, tool.packages.join('+').replaceAll('/', '+'))
  await createOnce(directory, async () => {
    await mkdir(directory, { recursive: true })
    await tool.install(directory, tool)
  })
  return join(directory, 'bin')
}

/** @param {string} program @param {string[]} packages @returns {Tool} */
function npmTool(program, ...packages) {
  return { program, packages, install: installByNpm }
}

/** @param {string} program @param {string[]} packages @returns {Tool} */
function pythonTool(program, ...packages) {
  return { program, packages, install: installByUv }
}

/** @param {string} directory @param {Tool} tool @param {NodeJS.ProcessEnv} [env] */
export async function installByNpm(directory, { program, packages }, env = process.env) {
  // The install scripts of these packages download, link or compile their binary, and npm runs install scripts only if they are allowed.
  const allowScripts = { 'aws-lambda-ric': true, bun: true, node: true, pnpm: true }
  await writeFile(join(directory, 'package.json'), JSON.stringify({ private: true, allowScripts }))
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: directory, env })
  await link(directory, join('..', 'node_modules', '.bin', program), program)
}

/** @param {string} directory @param {Tool} tool */
async function installByUv(directory, { program, packages }) {
  await makeVenvByUv(await pathOfUv(), join(directory, 'venv'), packages)
  // The directory of a virtual environment also contains a python, which is not that of the runner.
  await link(directory, join('..', 'venv', 'bin', program), program)
}

/** Installs a Python with these packages. A link to the Python would not find them. @param {string} directory @param {Tool} tool */
async function installPython(directory, { program, packages }) {
  await makeVenvByUv(await pathOfUv(), join(directory, 'venv'), packages)
  const start = `#!/bin/sh\nexec "$(dirname "$0")/../venv/bin/${program}" "$@"\n`
  await mkdir(join(directory, 'bin'))
  await writeFile(join(directory, 'bin', program), start, { mode: 0o755 })
}

async function pathOfUv() {
  return join(await folderOf(uv), 'uv')
}

/** @param {string} directory @param {string} target @param {string} program */
async function link(directory, target, program) {
  await mkdir(join(directory, 'bin'))
  await symlink(target, join(directory, 'bin', program))
}
