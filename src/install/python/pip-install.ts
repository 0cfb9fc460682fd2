import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest } from '../builder.ts'
import { explain } from '../run/tool.ts'
import { withoutBuilds } from './build-guard.ts'
import { isFor } from './markers.ts'
import { pipTool, runPip } from './pip-tool.ts'
import { missingIn } from './record.ts'
import type { RequirementSet } from './requirement-set.ts'
import { lineOf, normalised, textOf } from './requirements.ts'
import type { PythonTarget, RunnerPython } from './target.ts'
import type { Pin } from './verify.ts'
import { platformsFor } from './wheels.ts'

/** An installation by pip, for a target with the same Python version that pip runs in. */
export interface PipInstall {
  readonly python: RunnerPython
  readonly set: RequirementSet
  readonly target: PythonTarget
  /** A directory for the files of this installation alone. */
  readonly scratch: string
  readonly request: BuildRequest
}

/**
 * Installs requirements from wheels into a directory. Returns the packages that must exist afterwards. Returns undefined if pip finds no
 * wheel for a package, or skips a folder that another package also has. Throws a Problem for any other failure.
 */
export async function installByPip(by: PipInstall, directory: string): Promise<Pin[] | undefined> {
  const { python, set, scratch, request } = by
  await mkdir(scratch, { recursive: true })
  const report = join(scratch, 'report.json')
  const args = ['install', '--target', directory, '--report', report, ...(await settingsFor(by))]
  // A wheel can require a package from an address, which pip would build.
  const { env, blocked } = await withoutBuilds(join(scratch, 'nothing'), { work: scratch, env: request.env })
  const ended = await runPip(python, args, set.cwd, { ...request, env })
  if ((await blocked()).length > 0) return undefined
  if (ended.exitCode === 0) {
    const [lost] = await missingIn(directory)
    if (lost === undefined) return [...pinsOf(by), ...reported(await readText(report))]
    request.log.info(
      `pip did not install ${lost}, because two packages have a top-level folder of the same name.`,
    )
    return undefined
  }
  if (isUnreachable(ended.lines)) throw new Problem(explain(pipTool, ended))
  if (/No matching distribution found|ResolutionImpossible/.test(ended.lines.join('\n'))) return undefined
  throw new Problem(explain(pipTool, ended))
}

/** If an index cannot be reached, the last error of pip is that it has no packages. */
function isUnreachable(lines: readonly string[]): boolean {
  const output = lines.join('\n')
  return /connection broken by|Could not fetch URL|\b(?!404)[45]\d\d (Client|Server) Error|HTTP error (?!404)[45]\d\d/i.test(
    output,
  )
}

async function settingsFor({ set, scratch, target }: PipInstall): Promise<string[]> {
  const { requirements, constraints, indexLines, trustedHosts, prereleases } = set.wanted
  const list = join(scratch, 'wanted.txt')
  const limits = join(scratch, 'constraints.txt')
  await writeFile(list, textOf([...indexLines, ...requirements.map(lineOf)]))
  await writeFile(limits, textOf(constraints.map(({ text }) => text)))
  return [
    ...['--requirement', list],
    ...(constraints.length > 0 ? ['--constraint', limits] : []),
    ...(set.complete ? ['--no-deps'] : []),
    ...(requirements.some(({ hashes }) => hashes.length > 0) ? ['--require-hashes'] : []),
    ...(prereleases ? ['--pre'] : []),
    ...trustedHosts.flatMap((host) => ['--trusted-host', host]),
    // This runner can support wheels for a newer glibc than the target has.
    ...platformsFor(target).flatMap((platform) => ['--platform', platform]),
    ...['--python-version', target.full, '--implementation', 'cp', '--only-binary=:all:', '--no-compile'],
    // An isolated build would not see the guard.
    '--no-build-isolation',
    ...['--no-warn-script-location', '--progress-bar', 'off'],
  ]
}

/** Returns the packages that the requirements pin for the target. */
function pinsOf({ set: { wanted }, target }: PipInstall): Pin[] {
  return wanted.requirements.filter(({ text, version }) => version !== undefined && isFor(text, target))
}

/** Returns the installed packages in the report of pip. */
function reported(json: string): Pin[] {
  const { install } = JSON.parse(json) as {
    install: readonly { metadata: { name: string; version: string } }[]
  }
  return install.map(({ metadata: { name, version } }) => ({ name: normalised(name), version }))
}
