import { existsSync } from 'node:fs'
import { access, constants, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Environment } from '../../layer.ts'
import { Problem } from '../../problem.ts'
import type { BuildRequest } from '../builder.ts'
import type { Ended } from '../child.ts'
import { run } from '../child.ts'
import { pipEnvironment } from './pip-tool.ts'
import { quiet } from '../quiet.ts'
import type { RunnerPython } from './target.ts'

/** A uv that can be run. */
export interface Uv {
  readonly tool: string
  readonly version: string
}

export const setupUv = 'Add a step with "uses: astral-sh/setup-uv@v7" before this one.'

/** The uv that this action brings where the runner has none, by the hashes of its wheels for x86_64 and aarch64. */
const pinned = [
  'uv==0.13.9',
  '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
  '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
].join(' ')

/** The uv on PATH, or else the pinned one, which pip brings into the build's own directory. Throws a Problem where there is neither. */
export async function findUv(request: BuildRequest, python: RunnerPython | undefined): Promise<Uv> {
  if (await isOnPath('uv', request.env)) return versioned('uv', request)
  if (python?.pip === undefined) {
    throw new Problem(`"uv" is not installed on this runner, and there is no pip to bring it. ${setupUv}`)
  }
  const directory = join(request.work, 'uv')
  const tool = join(directory, 'bin', 'uv')
  if (existsSync(tool)) return versioned(tool, request)
  const file = join(request.work, 'uv.txt')
  await writeFile(file, `${pinned}\n`)
  const { exitCode } = await run({
    tool: python.command,
    remedy: '',
    args: [
      ...['-m', 'pip', 'install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile'],
      ...['--target', directory, '-r', file],
    ],
    cwd: request.work,
    env: pipEnvironment(request.env),
    log: request.log,
  })
  if (exitCode !== 0) {
    throw new Problem(
      `uv is needed for this target, is not installed, and pip could not bring it (exit code ${exitCode}). ${setupUv}`,
    )
  }
  return versioned(tool, request)
}

async function versioned(tool: string, { work: cwd, env, log }: BuildRequest): Promise<Uv> {
  const { lines } = await run({ tool, remedy: setupUv, args: ['--version'], cwd, env, log: quiet(log) })
  return { tool, version: /uv (\S+)/.exec(lines.join('\n'))?.[1] ?? '' }
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

/** Runs a uv command, with those of the user's settings that say where packages come from, and tells how it ended. */
export function runUv(
  { tool }: Uv,
  args: readonly string[],
  cwd: string,
  { env, log }: Pick<BuildRequest, 'env' | 'log'>,
): Promise<Ended> {
  return run({
    tool,
    remedy: setupUv,
    args: [...args, '--no-progress', '--color', 'never'],
    cwd,
    env: uvEnvironment(env),
    log,
  })
}

/** Of uv's own variables, those that say where packages come from and how they are fetched; the rest could turn what is installed. */
const kept =
  /^UV_((DEFAULT_|EXTRA_)?INDEX|FIND_LINKS|NO_INDEX|INSECURE_HOST|HTTP_|REQUEST_|SYSTEM_CERTS|NATIVE_TLS|KEYRING|CACHE_DIR|NO_CACHE|OFFLINE|CONCURRENT_|CONFIG_FILE|CREDENTIALS_|PYTHON_(INSTALL|DOWNLOADS|CACHE|PREFERENCE)|EXCLUDE_NEWER)/

function uvEnvironment(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !name.startsWith('UV_') || (kept.test(name) && name !== 'UV_INDEX_STRATEGY'),
    ),
  )
}

/** The sentence for what uv or pip printed before it failed. */
export function explain(tool: string, { exitCode, lines }: Ended): string {
  const text = lines.join(' ')
  const cure = cures.find(({ sign }) => sign.test(text))?.cure ?? 'What it printed stands above in the log.'
  return `${tool} ended with exit code ${exitCode}. ${cure}`
}

const cures: readonly { readonly sign: RegExp; readonly cure: string }[] = [
  {
    sign: /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
    cure: 'uv.lock does not fit pyproject.toml. Run "uv lock" and commit it.',
  },
  {
    sign: /No interpreter found|Python requirement|Failed to inspect Python/i,
    cure:
      'To compare the lock file it needs a Python that pyproject.toml permits. Add a step with ' +
      '"uses: actions/setup-python@v6" that has one as its "python-version".',
  },
  {
    sign: /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
    cure: 'A package is not the one that the hashes name. Find out why before you update them.',
  },
  {
    sign: /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
    cure: 'Some requirements have a hash, and then all must have one, those that others bring too. Add what is missing.',
  },
  {
    sign: /\b40[13]\b|Unauthorized|Forbidden/i,
    cure: 'An index refuses access. Give its credentials by a variable of this step, such as PIP_INDEX_URL.',
  },
  {
    sign: /No solution found|ResolutionImpossible|No matching distribution|not found in the package registry/i,
    cure: 'What is asked for cannot be had together, or not for this target: the reason stands above in the log.',
  },
]
