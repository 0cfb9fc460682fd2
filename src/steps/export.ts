import { readTextOrEmpty } from '../base/files.ts'
import { about } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import { errorsOf } from '../base/problem.ts'
import type { Export } from '../inputs/exports.ts'
import type { Region } from '../layer/layer.ts'
import type { ExportedByArchitecture } from '../report/exports-by-architecture.ts'
import type { Exported, ExportedVersion } from '../report/exports.ts'
import { exportFormats, versionInExport } from '../report/exports.ts'
import { missingRegions } from '../report/missing-regions.ts'
import { currentVersions, failedRegions } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { requireNone, warnOnce } from './job.ts'
import { writeFor } from './write-file.ts'

/** The layer versions of a run, and the files to write with them. */
export interface ExportedRun {
  readonly run: Run
  readonly exports: readonly Export[]
}

/**
 * Writes the files for other tools, with the version of each Region. A path of several layers results in one file with all of them. If a
 * Region failed, no file is written, because it would look complete without that Region. Throws a Problem.
 */
export async function exportVersions(
  layers: readonly ExportedRun[],
  runner: Pick<Runner, 'log' | 'hide' | keyof Roots>,
): Promise<void> {
  const exports = new Map(layers.flatMap((layer) => layer.exports.map((one) => [one.path, one] as const)))
  if (exports.size === 0) return
  if (layers.some(({ run }) => failedRegions(run).length > 0)) {
    const text =
      'No files were exported, because a Region failed. The existing files of "export" were not changed.'
    const runs = layers.map(({ run }) => run)
    return warnOnce([about('a-file-cannot-be-written', text)], runner, runs)
  }
  if (layers.every(({ run }) => missingRegions(run).size === run.regions.length))
    return runner.log.info('No files were exported, because no Region was available.')
  const files = await Promise.all(
    [...exports.values()].map(async (one) => ({
      ...one,
      exported: await exportedTo(
        one.path,
        layers.filter(({ exports: own }) => own.some(({ path }) => path === one.path)),
      ),
    })),
  )
  await writeExports(files, runner)
  for (const { format, path } of files) runner.log.info(`Wrote ${path} (${format}).`)
}

async function exportedTo(path: string, layers: readonly ExportedRun[]): Promise<ExportFile['exported']> {
  const all = await Promise.all(
    layers.map(async ({ run }) => ({
      exported: { layerName: run.layerName, versions: await versionsFor(path, run) },
      variant: run.variant,
    })),
  )
  const [first, ...others] = all
  if (first && others.length === 0) return first.exported
  return {
    layers: all.flatMap(({ exported, variant }) => (variant ? [{ ...exported, ...variant }] : [])),
  }
}

/** Returns the current versions. A Region that was skipped keeps the version that the existing file has. */
async function versionsFor(path: string, run: Run): Promise<Exported['versions']> {
  const { regions, layerName, account } = run
  const current = currentVersions(run)
  const missing = missingRegions(run)
  const existing = missing.size > 0 ? await readTextOrEmpty(path) : ''
  const entries = regions.map((region): [Region, ExportedVersion | undefined] => {
    const seen = current.get(region)
    if (seen || !missing.has(region) || account === undefined) return [region, seen]
    const kept = versionInExport(existing, region, { layerName, account })
    return [region, kept && { ...kept, isBehind: true }]
  })
  return new Map(entries.filter((entry): entry is [Region, ExportedVersion] => entry[1] !== undefined))
}

/** Returns the Regions that an existing file of "export" does not contain. It has each Region's name, or an ARN with the name. */
export async function regionsMissingIn(
  exports: readonly Export[],
  regions: readonly Region[],
): Promise<Region[]> {
  const texts = await Promise.all(exports.map(({ path }) => readTextOrEmpty(path)))
  const existing = texts.filter((text) => text !== '')
  return regions.filter((region) =>
    existing.some((text) => !new RegExp(`(?<![\\w-])${region}(?![\\w-])`).test(text)),
  )
}

/** A file to write, and the layer versions in it. */
export interface ExportFile extends Export {
  readonly exported: Exported | ExportedByArchitecture
}

/** Writes each file completely or not at all. Throws one Problem with all files that could not be written. */
export async function writeExports(files: readonly ExportFile[], roots: Roots): Promise<void> {
  const attempts = files.map(async (file) => writeFor('export', file.path, await textOf(file), roots))
  const results = await Promise.allSettled(attempts)
  requireNone(results.flatMap((result) => (result.status === 'rejected' ? errorsOf(result.reason) : [])))
}

async function textOf({ exported, format, path }: ExportFile): Promise<string> {
  if ('versions' in exported) return exportFormats[format](exported, path)
  const { formatsByArchitecture } = await import('../report/exports-by-architecture.ts')
  return formatsByArchitecture[format](exported, path)
}
