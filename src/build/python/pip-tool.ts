import { stat } from 'node:fs/promises'
import type { Environment } from '../../layer.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../child.ts'
import { quiet } from '../quiet.ts'
import { tryTool } from '../tool.ts'
import type { Setting } from '../tool.ts'
import { cures } from './cures.ts'
import { setupPython } from './target.ts'
import type { RunnerPython } from './target.ts'

/** pip, by whatever Python it is run. */
export const pipTool = { name: 'pip', remedy: setupPython, cures }

/** Runs a pip command, with those of the user's settings that say where packages come from, and tells how it ended. */
export function runPip(
  { command }: RunnerPython,
  args: readonly string[],
  cwd: string,
  { env, log }: Setting,
): Promise<Ended> {
  return tryTool({ ...pipTool, command }, ['-m', 'pip', ...args], cwd, { env: pipEnvironment(env), log })
}

/** Of pip's own variables, those that say where packages come from and how they are fetched; the rest could turn what is installed. */
const kept =
  /^PIP_(INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|TRUSTED_HOST|CERT|CLIENT_CERT|PROXY|(DEFAULT_)?TIMEOUT|RETRIES|CACHE_DIR|NO_CACHE_DIR|KEYRING_PROVIDER|CONFIG_FILE)$/i

/** An environment for pip. What it sets here goes before what a pip.conf says. */
function pipEnvironment(env: Environment): Environment {
  const own = Object.entries(env).filter(([name]) => !/^PIP_/i.test(name) || kept.test(name))
  return {
    ...Object.fromEntries(own),
    PIP_USER: '0',
    PIP_REQUIRE_VIRTUALENV: '0',
    PIP_DRY_RUN: '0',
    PIP_NO_INPUT: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
  }
}

/** What pip.conf and pip's variables say of where packages come from, in the variables and lines that uv reads. */
export interface PipSources {
  readonly env: Environment
  readonly indexLines: readonly string[]
}

/** uv reads neither pip.conf nor pip's variables: what they say of indexes, hosts and certificates, for it. */
export async function pipSources(
  python: RunnerPython | undefined,
  request: BuildRequest,
): Promise<PipSources> {
  const settings = python?.pip === undefined ? new Map<string, string>() : await pipConfig(python, request)
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

/** pip's settings by their names, those of the command "install" before the global ones, and variables before both. */
async function pipConfig(python: RunnerPython, request: BuildRequest): Promise<Map<string, string>> {
  const { lines } = await runPip(python, ['config', 'list'], request.work, quiet(request))
  const settings = lines.flatMap((line) => {
    const [, section = '', name = '', value = ''] =
      /^(global|install|:env:)\.([\w-]+)='(.*)'$/.exec(line) ?? []
    return name === '' ? [] : [{ section, name, value: value.replaceAll('\\n', ' ') }]
  })
  const order = ['global', 'install', ':env:']
  settings.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section))
  return new Map(settings.map(({ name, value }) => [name, value]))
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** pip passes over a folder that is not there, and uv does not. */
async function existing(places: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    places.map(async (place) => place.includes('://') || Boolean(await stat(place).catch(() => undefined))),
  )
  return places.filter((_, index) => found[index])
}
