import { existsSync } from 'node:fs'
import { access, constants, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { Problem } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { isAtLeast, requireMinimum } from '../run/minimum-version.ts'
import { explain, tryTool, probedVersion } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { pipTool, runPip } from './pip-tool.ts'
import { remedies } from './remedies.ts'
import type { RunnerPython } from './target.ts'
import { uvEnvironment, writeUvSettings } from './uv-settings.ts'

/** A usable uv. */
export interface Uv {
  readonly tool: Tool
  readonly version: string
  /** Whether this action installed it, independent of the version that the project requires. */
  readonly isInstalledByAction?: boolean
}

const setupUv = 'Add a step with "uses: astral-sh/setup-uv@v7" before this one.'

/** The uv that this action installs if the runner has none, with the hashes of its wheels for x86_64 and aarch64. */
const pinned = [
  'uv==0.13.9',
  '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
].join(' ')

/**
 * The minimum version of uv with all options that this action uses, such as groups of "uv pip compile". Newer versions read older lock
 * files.
 */
const minimum = '0.7.0'

/**
 * Returns the uv on PATH if it is new enough. Otherwise installs the pinned version with pip, for this build only. Throws a Problem if
 * neither works.
 */
export async function findUv(request: BuildRequest, python: RunnerPython | undefined): Promise<Uv> {
  const found = (await isOnPath('uv', request.env)) ? await versioned('uv', request) : undefined
  if (found && isAtLeast(found.version, minimum)) return found
  if (python?.pip === undefined) {
    if (found) requireMinimum(found.tool, found.version, minimum)
    throw new Problem({
      topic: 'a-program-is-missing-or-another-version-is-needed',
      text: `"uv" is not installed on this runner, and there is no pip to install it. ${setupUv}`,
    })
  }
  if (found) {
    request.log.info(`uv ${found.version} is too old. The action installs a newer uv for this build only.`)
  }
  const directory = join(request.work, 'uv')
  const tool = join(directory, 'bin', 'uv')
  if (existsSync(tool)) return installedByAction(tool, request)
  const file = join(request.work, 'uv.txt')
  await writeFile(file, `${pinned}\n`)
  const ended = await runPip(
    python,
    [
      ...['install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile'],
      ...['--target', directory, '-r', file],
    ],
    request.work,
    request,
  )
  if (ended.exitCode !== 0) {
    throw new Problem({
      topic: 'a-program-is-missing-or-another-version-is-needed',
      text: `This build requires uv, which is not installed, and pip could not install it. ${explain(pipTool, ended).text} ${setupUv}`,
    })
  }
  return installedByAction(tool, request)
}

async function installedByAction(command: string, request: BuildRequest): Promise<Uv> {
  return { ...(await versioned(command, request)), isInstalledByAction: true }
}

async function versioned(command: string, request: BuildRequest): Promise<Uv> {
  const tool = { name: 'uv', command, setupHint: setupUv, remedies }
  return { tool, version: await probedVersion(tool, /^uv (\S+)/, request.work, request) }
}

async function isOnPath(tool: string, { PATH = '' }: Environment): Promise<boolean> {
  const found = await Promise.all(
    PATH.split(delimiter).map((folder) =>
      access(join(folder, tool), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.includes(true)
}

/** Runs a uv command with the allowed settings of the user (settings.ts). Returns how it ended. */
export async function runUv(
  { tool, isInstalledByAction = false }: Uv,
  args: readonly string[],
  cwd: string,
  { env, log, work }: UvContext,
  { isProject = false } = {},
): Promise<Ended> {
  const config = await writeUvSettings({
    cwd,
    work,
    env,
    isProject,
    isInstalledByAction,
    isPip: args[0] === 'pip',
  })
  const settings = ['--config-file', config, '--no-progress', '--color', 'never']
  return tryTool(tool, [...args, ...settings], cwd, { env: uvEnvironment(env), log })
}

/** The context of a uv command. `work` is the directory for its settings file. */
export type UvContext = Pick<BuildRequest, 'env' | 'log' | 'work'>
