import { mkdir, readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '../../problem.ts'
import type { BuildRequest } from '../builder.ts'
import { normalised } from './requirements.ts'
import type { Local, Requirement } from './requirements.ts'
import type { RunnerPython } from './target.ts'
import { runUv } from './uv-tool.ts'
import type { Uv } from './uv-tool.ts'
import { wheelOf } from './wheels.ts'

/** A package that lies here as a requirement on its wheel, which is built where there is only its source. Throws a Problem. */
export async function asWheel(
  local: Local,
  { uv, python, request }: { uv: Uv; python: RunnerPython | undefined; request: BuildRequest },
): Promise<Requirement> {
  if (local.path.endsWith('.whl')) return onWheel(local.path, local)
  const name = relative(request.work, local.path).replace(/\W+/g, '-')
  const directory = join(request.work, 'wheels', name)
  await mkdir(directory, { recursive: true })
  const interpreter = python ? ['--python', python.command] : []
  const ended = await runUv(
    uv,
    ['build', '--wheel', local.path, '--out-dir', directory, ...interpreter],
    request.work,
    request,
  )
  const wheel = (await readdir(directory)).find((file) => file.endsWith('.whl'))
  if (ended.exitCode !== 0 || wheel === undefined) {
    throw new Problem(
      `The package in ${local.path} could not be built: uv ended with exit code ${ended.exitCode}. ` +
        'What it printed stands above in the log.',
    )
  }
  return onWheel(join(directory, wheel), local)
}

function onWheel(path: string, { extras, marker }: Local): Requirement {
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
