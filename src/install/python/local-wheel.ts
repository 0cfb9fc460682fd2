import { getHashes } from 'node:crypto'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashOfFile } from '../../base/files.ts'
import { reworded } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { explain } from '../run/tool.ts'
import { addressesIn, allowedNames, mayBuild } from './builds.ts'
import { readPyproject } from './pyproject.ts'
import { normalised, requirementOf } from './requirements.ts'
import type { Local, Requirement } from './requirements.ts'
import type { RunnerPython } from './target.ts'
import { runUv } from './uv-tool.ts'
import type { Uv } from './uv-tool.ts'
import { wheelOf } from './wheels.ts'

/** The programs and the request for building wheels. */
export interface WheelBuild {
  readonly uv: Uv
  readonly python: RunnerPython | undefined
  readonly request: BuildRequest
}

/**
 * Returns a requirement on the wheel of a local package. Builds the wheel if there is only a source. Throws a Problem if that fails, and
 * for a file that does not match its hashes.
 */
export async function requirementOnLocal(local: Local, by: WheelBuild): Promise<Requirement> {
  await requireHashes(local)
  if (local.path.endsWith('.whl')) return requirementOnWheel(local.path, local)
  await requireAllowed(local, by.request)
  return requirementOnWheel(await buildWheel(local, by), local)
}

/**
 * Builds a wheel from source and returns its path. The requirements of the build are installed from wheels, except packages that are
 * allowed to be built.
 */
async function buildWheel({ path }: Local, { uv, python, request }: WheelBuild): Promise<string> {
  const name = relative(request.work, path).replace(/\W+/g, '-')
  const directory = join(request.work, 'wheels', name)
  await mkdir(directory, { recursive: true })
  const { installScripts: allowed } = request
  const { 'build-system': { requires = [] } = {} } = (await readPyproject(path)) ?? {}
  const addresses = addressesIn(requires.map((text) => requirementOf(text)))
  const ended = await runUv(
    uv,
    [
      ...['build', '--wheel', path, '--out-dir', directory],
      ...(python ? ['--python', python.command] : []),
      ...(allowed === true ? [] : ['--no-build']),
      ...(typeof allowed === 'boolean'
        ? []
        : allowedNames(allowed, addresses).flatMap((one) => ['--no-binary-package', one])),
    ],
    request.work,
    request,
  )
  const wheel = (await readdir(directory)).find((file) => file.endsWith('.whl'))
  if (ended.exitCode === 0 && wheel !== undefined) return join(directory, wheel)
  throw new Problem(
    reworded(explain(uv.tool, ended), (reason) => `The package in ${path} could not be built. ${reason}`),
  )
}

/**
 * Throws a Problem for a source archive that is not allowed to be built. A folder is code of the checkout, but an archive is a third-party
 * package, like one from an index.
 */
async function requireAllowed({ path }: Local, { installScripts }: BuildRequest): Promise<void> {
  if (!(await stat(path)).isFile()) return
  const name = normalised(/^(.+?)-\d/.exec(basename(path))?.[1] ?? basename(path))
  if (mayBuild(installScripts, name, [])) return
  throw new Problem({
    topic: 'code-of-a-package-would-have-to-run',
    text:
      `The source archive ${basename(path)} cannot be installed without running its code. ` +
      `If you trust it, add ${name} to "install-scripts". Otherwise, replace it with a wheel.`,
  })
}

/** Throws a Problem for a file that matches none of its hashes. */
async function requireHashes({ path, hashes }: Local): Promise<void> {
  if (hashes.length === 0) return
  const name = basename(path)
  if (!(await stat(path)).isFile()) {
    throw new Problem({
      topic: 'a-package-does-not-match-its-hash',
      text: `The requirements of "source" have a hash for ${name}, which is a folder, but only a file can have a hash. Remove the hash, or build a wheel.`,
    })
  }
  for (const hash of hashes) {
    const [algorithm = '', digest = ''] = hash.toLowerCase().split(':')
    if (getHashes().includes(algorithm) && (await hashOfFile(path, algorithm)) === digest) return
  }
  throw new Problem({
    topic: 'a-package-does-not-match-its-hash',
    text:
      `The content of ${name} does not match its hash, so it has changed since it was locked. ` +
      'Find out why before you lock it again.',
  })
}

function requirementOnWheel(path: string, { extras, marker }: Local): Requirement {
  const { name = basename(path), version } = wheelOf(basename(path)) ?? {}
  const url = pathToFileURL(path).href
  return {
    name: normalised(name),
    text: `${normalised(name)}${extras} @ ${url}${marker === '' ? '' : ` ${marker}`}`,
    hashes: [],
    version,
    url,
  }
}
