import { readTextOrEmpty } from '../base/files.ts'
import { about } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import { errorsOf } from '../base/problem.ts'
import type { Export } from '../inputs/exports.ts'
import type { Region } from '../layer/layer.ts'
import type { Exported } from '../report/exports.ts'
import { exportFormats } from '../report/exports.ts'
import { currentVersions, failedRegions } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { requireNone, warn } from './job.ts'
import { writeFor } from './write-file.ts'

/**
 * Writes the files for other tools, with the version of each Region. If a Region failed, no file is written, because it would look complete
 * without that Region. Throws a Problem.
 */
export async function exportVersions(
  exports: readonly Export[],
  { runner, run }: { readonly runner: Pick<Runner, 'log' | 'hide' | keyof Roots>; readonly run: Run },
): Promise<void> {
  if (exports.length === 0) return
  if (failedRegions(run).length > 0) {
    const text =
      'No files were exported, because a Region failed. The existing files of "export" were not changed.'
    return warn([about('a-file-cannot-be-written', text)], { runner, run })
  }
  await writeExports(exports, { layerName: run.layerName, versions: currentVersions(run) }, runner)
  for (const { format, path } of exports) runner.log.info(`Wrote ${path} (${format}).`)
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

/** Writes each file completely or not at all. Throws one Problem with all files that could not be written. */
export async function writeExports(
  exports: readonly Export[],
  exported: Exported,
  roots: Roots,
): Promise<void> {
  const attempts = exports.map(async ({ format, path }) =>
    writeFor('export', path, await exportFormats[format](exported, path), roots),
  )
  const results = await Promise.allSettled(attempts)
  requireNone(results.flatMap((result) => (result.status === 'rejected' ? errorsOf(result.reason) : [])))
}
