import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { basename, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { madeOnce } from './once.mjs'
import { makeVenv } from './python.mjs'

/**
 * @typedef {{ program: string, packages: string[], install: (directory: string, tool: Tool) => Promise<void> }} Tool
 *   the first package is the program's own
 * @typedef {keyof typeof tools} ToolName
 */

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../.cache/tools/', import.meta.url))

/** Programs that a machine need not have: package managers, and what makes a role. */
const tools = {
  npm12: npmTool('npm', 'npm@12.2.2'),
  corepack: npmTool('corepack', 'corepack@0.34.6'),
  pnpm: npmTool('pnpm', 'pnpm@12.21.0'),
  pnpm10: npmTool('pnpm', 'pnpm@10.34.9'),
  yarn1: npmTool('yarn', 'yarn@1.22.22'),
  yarn4: npmTool('yarn', '@yarnpkg/cli-dist@4.18.1'),
  bun: npmTool('bun', 'bun@1.4.5'),
  uv: pythonTool('uv', 'uv==0.13.9'),
  poetry: pythonTool('poetry', 'poetry==2.5.1', 'poetry-plugin-export==1.10.1'),
  'poetry-plain': pythonTool('poetry', 'poetry==2.5.1'),
  pipenv: pythonTool('pipenv', 'pipenv==2026.10.3'),
  aws: pythonTool('aws', 'awscli==1.46.3'),
}

/**
 * A PATH with these programs in front of what this process has, installed in .cache/ when they are not there yet.
 * @param {ToolName[]} names
 */
export async function toolPath(...names) {
  const folders = await Promise.all(names.map((name) => folderOf(tools[name])))
  return [...folders, process.env['PATH'] ?? ''].join(delimiter)
}

/** A program in Go, by its module and version, which `go install` brings where it is missing. @param {string} module */
export async function goTool(module) {
  const [path = '', version] = module.split('@')
  const folder = join(cache, `${basename(path)}@${version}`)
  const program = join(folder, basename(path))
  if (!existsSync(program)) await run('go', ['install', module], { env: { ...process.env, GOBIN: folder } })
  return program
}

/** The folder that has the program and nothing else that could stand before another of its name. @param {Tool} tool */
async function folderOf(tool) {
  const directory = join(cache, tool.packages.join('+').replaceAll('/', '+'))
  await madeOnce(directory, async () => {
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
  return { program, packages, install: installByPip }
}

/** @param {string} directory @param {Tool} tool */
async function installByNpm(directory, { program, packages }) {
  // bun and pnpm fetch or link their binary when they are installed, and npm must be told to let them.
  const project = { private: true, allowScripts: { bun: true, pnpm: true } }
  await writeFile(join(directory, 'package.json'), JSON.stringify(project))
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: directory })
  await link(directory, join('..', 'node_modules', '.bin', program), program)
}

/** @param {string} directory @param {Tool} tool */
async function installByPip(directory, { program, packages }) {
  await makeVenv(join(directory, 'venv'), packages)
  // The folder of a virtual environment has a python too, which is not the runner's.
  await link(directory, join('..', 'venv', 'bin', program), program)
}

/** @param {string} directory @param {string} target @param {string} program */
async function link(directory, target, program) {
  await mkdir(join(directory, 'bin'))
  await symlink(target, join(directory, 'bin', program))
}
