import { readTextOrEmpty } from '../base/files.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import type { Roots } from '../base/paths.ts'
import { errorsOf, Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import type { Export } from '../inputs/exports.ts'
import type { Region } from '../layer/layer.ts'
import type { ExportedByArchitecture } from '../report/exports-by-architecture.ts'
import type { Exported, ExportedVersion, PlainFormat } from '../report/exports.ts'
import { exportFormats, markdownTable, versionInExport } from '../report/exports.ts'
import { contentOfSection, withSection } from '../report/markdown-section.ts'
import { missingRegions } from '../report/missing-regions.ts'
import { currentVersions, failedRegions } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { requireNone, warnOnce } from './job.ts'
import { writeFor } from './write-file.ts'

/** The layer versions of a run, and the files to write with them. `release` is the name of the release in an index. */
export interface ExportedRun {
  readonly run: Run
  readonly exports: readonly Export[]
  readonly release?: string | undefined
}

/**
 * Throws a Problem if a file of "export" could not be written after the publish: a section that does not exist, or an index that cannot be
 * used or has other content for the release.
 */
export async function requireExportable(layers: readonly ExportedRun[]): Promise<void> {
  const files = filesOf(layers).filter(({ format, section }) => format === 'index' || section !== undefined)
  await allOf(files.map(textOf))
}

/**
 * Writes the files for other tools, with the version of each Region. A path of several layers results in one file with all of them. If a
 * Region failed, no file is written, because it would look complete without that Region. Throws a Problem.
 */
export async function exportVersions(
  layers: readonly ExportedRun[],
  runner: Pick<Runner, 'log' | 'hide' | keyof Roots>,
): Promise<void> {
  const files = filesOf(layers)
  if (files.length === 0) return
  if (layers.some(({ run }) => failedRegions(run).length > 0)) {
    const text =
      'No files were exported, because a Region failed. The existing files of "export" were not changed.'
    const runs = layers.map(({ run }) => run)
    return warnOnce([about('a-file-cannot-be-written', text)], runner, runs)
  }
  if (layers.every(({ run }) => missingRegions(run).size === run.regions.length))
    return runner.log.info('No files were exported, because no Region was available.')
  await writeExports(files, runner)
  for (const { format, path } of files) runner.log.info(`Wrote ${path} (${format}).`)
}

/** A file to write, and the layers in it. */
export interface ExportFile extends Export {
  readonly layers: readonly Omit<ExportedRun, 'exports'>[]
}

/** Writes each file completely or not at all. Throws one Problem with all files that could not be written. */
export async function writeExports(files: readonly ExportFile[], roots: Roots): Promise<void> {
  await allOf(files.map(async (file) => writeFor('export', file.path, await textOf(file), roots)))
}

function filesOf(layers: readonly ExportedRun[]): ExportFile[] {
  const all = layers.flatMap(({ exports, ...layer }) => exports.map((one) => ({ ...one, layer })))
  const byPath = Map.groupBy(all, ({ path }) => path)
  return [...byPath.values()].flatMap((ofPath) =>
    ofPath
      .slice(0, 1)
      .map(({ layer: _layer, ...one }) => ({ ...one, layers: ofPath.map(({ layer }) => layer) })),
  )
}

/** Waits for all. Throws one Problem with the errors of those that failed. */
async function allOf<T>(attempts: readonly Promise<T>[]): Promise<void> {
  const results = await Promise.allSettled(attempts)
  requireNone(results.flatMap((result) => (result.status === 'rejected' ? errorsOf(result.reason) : [])))
}

/** Returns the text of a file. Throws a Problem if the existing file does not have what is to be replaced. */
async function textOf({ format, path, section, layers }: ExportFile): Promise<string> {
  const [first] = layers
  if (format === 'index') {
    const { textOfIndex } = await import('./release-index.ts')
    return first ? textOfIndex({ path, release: first.release ?? '', run: first.run }) : ''
  }
  const existing = await readTextOrEmpty(path)
  const own = section === undefined ? existing : contentOfSection(existing, section)
  if (own === undefined) throw new Problem(noSection(path, section ?? ''))
  const exported = exportedOf(layers, own)
  if (section === undefined) return wholeFile(exported, format, path)
  return withSection(existing, section, await tableOf(exported)) ?? ''
}

function noSection(path: string, section: string): Message {
  return about(
    'a-file-cannot-be-written',
    `The file ${quote(path)} does not have both <!-- ${section} --> and <!-- /${section} -->, once each. ` +
      'Add the two comments where the table belongs.',
  )
}

async function wholeFile(
  exported: Exported | ExportedByArchitecture,
  format: PlainFormat,
  path: string,
): Promise<string> {
  if ('versions' in exported) return exportFormats[format](exported, path)
  const { formatsByArchitecture } = await import('../report/exports-by-architecture.ts')
  return formatsByArchitecture[format](exported, path)
}

async function tableOf(exported: Exported | ExportedByArchitecture): Promise<string> {
  if ('versions' in exported) return markdownTable(exported)
  const { tableByArchitecture } = await import('../report/exports-by-architecture.ts')
  return tableByArchitecture(exported)
}

function exportedOf(layers: ExportFile['layers'], existing: string): Exported | ExportedByArchitecture {
  const all = layers.map(({ run }) => ({
    exported: { layerName: run.layerName, versions: versionsFor(existing, run) },
    variant: run.variant,
  }))
  const [first, ...others] = all
  if (first && others.length === 0) return first.exported
  return {
    layers: all.flatMap(({ exported, variant }) => (variant ? [{ ...exported, ...variant }] : [])),
  }
}

/** Returns the current versions. A Region that was skipped keeps the version that the existing file has. */
function versionsFor(existing: string, run: Run): Exported['versions'] {
  const { regions, layerName, accounts } = run
  const current = currentVersions(run)
  const missing = missingRegions(run)
  const entries = regions.map((region): [Region, ExportedVersion | undefined] => {
    const seen = current.get(region)
    const account = accounts?.get(region) ?? run.account
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
