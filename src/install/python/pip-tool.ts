import { stat } from 'node:fs/promises'
import { devNull } from 'node:os'
import { Problem } from '../../base/problem.ts'
import type { Environment } from '../../layer/layer.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { quiet } from '../run/quiet.ts'
import { explain, tryTool } from '../run/tool.ts'
import type { ToolContext } from '../run/tool.ts'
import { remedies } from './remedies.ts'
import { pipCertificates, pipOptions } from './settings.ts'
import { setupPython } from './target.ts'
import type { RunnerPython } from './target.ts'
import { uvEnvironment } from './uv-settings.ts'

/** pip, independent of the Python that runs it. */
export const pipTool = { name: 'pip', setupHint: setupPython, remedies }

/** Runs a pip command with the allowed settings of the user (settings.ts). Returns how it ended. */
export async function runPip(
  python: RunnerPython,
  args: readonly string[],
  cwd: string,
  setting: ToolContext,
): Promise<Ended> {
  const env = pipEnvironment(setting.env, await pipConfig(python, cwd, setting))
  return tryTool({ ...pipTool, command: python.command }, ['-m', 'pip', ...args], cwd, { ...setting, env })
}

/** Returns an environment in which pip reads no settings file, and only the allowed settings of the user (settings.ts). */
export function pipEnvironment(env: Environment, config: ReadonlyMap<string, string>): Environment {
  const certificates = Object.entries(pipCertificates).filter(([option, value]) =>
    words(config.get(option)).includes(value),
  )
  const settings = [
    ...pipOptions.flatMap((option) => [[option, config.get(option)] as const]),
    ...certificates,
  ]
  const own = settings.flatMap(([option, value]) =>
    value === undefined ? [] : [[variableOf(option), value]],
  )
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^PIP_/i.test(name))),
    ...(Object.fromEntries(own) as Environment),
    PIP_CONFIG_FILE: devNull,
    PIP_NO_INPUT: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
  }
}

/** Returns an environment for a package manager that runs pip or uv. It contains only the allowed settings of all of them (settings.ts). */
export async function managerEnvironment(
  [prefix, variables]: readonly [prefix: string, variables: readonly RegExp[]],
  cwd: string,
  setting: ToolContext,
): Promise<Environment> {
  const own = Object.entries(uvEnvironment(setting.env)).filter(
    ([name]) => !name.startsWith(prefix) || variables.some((pattern) => pattern.test(name)),
  )
  const config = await pipConfig({ command: 'python3' }, cwd, setting).catch(() => new Map<string, string>())
  return pipEnvironment(Object.fromEntries(own), config)
}

function variableOf(option: string): string {
  return `PIP_${option.toUpperCase().replaceAll('-', '_')}`
}

/** The sources of packages in pip.conf and in pip's variables, as variables and lines for uv. */
export interface PipSources {
  readonly env: Environment
  readonly indexLines: readonly string[]
}

/** Returns pip's settings for indexes, hosts and certificates in the form that uv reads. uv reads neither pip.conf nor pip's variables. */
export async function pipSources(
  python: RunnerPython | undefined,
  request: BuildRequest,
): Promise<PipSources> {
  const settings =
    python?.pip === undefined ? new Map<string, string>() : await pipConfig(python, request.work, request)
  const env: [string, string | undefined][] = [
    ['UV_DEFAULT_INDEX', settings.get('index-url')],
    ['UV_INDEX', words(settings.get('extra-index-url')).join(' ') || undefined],
    ['UV_INSECURE_HOST', words(settings.get('trusted-host')).join(' ') || undefined],
    ['SSL_CERT_FILE', settings.get('cert')],
  ]
  const given = (name: string): boolean => request.env[name] !== undefined
  return {
    env: Object.fromEntries(env.filter(([name, value]) => value !== undefined && !given(name))),
    indexLines: [
      ...(await existing(words(settings.get('find-links')))).map((place) => `--find-links ${place}`),
      ...(/^(1|true|yes|on)$/i.test(settings.get('no-index') ?? '') ? ['--no-index'] : []),
    ],
  }
}

/**
 * Returns pip's settings by name. Settings of "install" override global ones, and variables override both. Throws a Problem if pip cannot
 * list them.
 */
export function pipConfig(
  { command }: Pick<RunnerPython, 'command'>,
  cwd: string,
  { env, log }: ToolContext,
): Promise<ReadonlyMap<string, string>> {
  const known = configs.get(env) ?? new Map<string, Promise<ReadonlyMap<string, string>>>()
  configs.set(env, known)
  const key = JSON.stringify([command, cwd])
  const config = known.get(key) ?? listConfig(command, cwd, { env, log })
  known.set(key, config)
  return config
}

/** The settings of pip by environment, and by the command and directory. They are kept, because starting pip takes long. */
const configs = new WeakMap<Environment, Map<string, Promise<ReadonlyMap<string, string>>>>()

async function listConfig(
  command: string,
  cwd: string,
  { env, log }: ToolContext,
): Promise<ReadonlyMap<string, string>> {
  const tool = { ...pipTool, command }
  const ended = await tryTool(tool, ['-m', 'pip', 'config', 'list'], cwd, quiet({ env: asking(env), log }))
  if (ended.exitCode !== 0) throw new Problem(explain(pipTool, ended))
  const settings = ended.lines.flatMap((line) => {
    const [, section = '', name = '', , value = ''] =
      /^(global|install|:env:)\.([\w-]+)=(['"])(.*)\3$/.exec(line) ?? []
    return name === '' ? [] : [{ section, name, value: value.replaceAll('\\n', ' ').trim() }]
  })
  const order = ['global', 'install', ':env:']
  settings.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section))
  return new Map(settings.map(({ name, value }) => [name, value]))
}

/**
 * Returns an environment for listing pip's settings. Settings that act at once are removed, such as "python", which starts another program.
 */
function asking(env: Environment): Environment {
  const known = ['PIP_CONFIG_FILE', ...[...pipOptions, ...Object.keys(pipCertificates)].map(variableOf)]
  const own = Object.entries(env).filter(
    ([name]) => !/^PIP_/i.test(name) || known.includes(name.toUpperCase()),
  )
  return { ...Object.fromEntries(own), _PIP_RUNNING_IN_SUBPROCESS: '1' }
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Returns the places that exist. pip ignores a missing folder, but uv fails. */
async function existing(places: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    places.map(async (place) => place.includes('://') || Boolean(await stat(place).catch(() => undefined))),
  )
  return places.filter((_, index) => found[index])
}
