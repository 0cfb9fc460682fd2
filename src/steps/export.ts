import { basename } from 'node:path'
import { complaintsOf, list, oneOf, refuse, writable } from '../inputs/parse.ts'
import type { Parsed, Parser, Surroundings } from '../inputs/parse.ts'
import { requireNone, warn } from './job.ts'
import { inEachOthersWay } from '../base/paths.ts'
import type { Roots } from '../base/paths.ts'
import { messageOf } from '../base/problem.ts'
import type { Exported, Format } from '../report/exports.ts'
import { formats } from '../report/exports.ts'
import { failedRegions, standingVersions } from '../report/outputs.ts'
import type { Run } from '../report/run.ts'
import type { Runner } from '../runner/runner.ts'
import { writeFor } from './write.ts'

/** A file to write for another tool; `path` is absolute. */
export interface Export {
  readonly format: Format
  readonly path: string
}

const exportLine: Parser<Export> = (given, surroundings) => {
  const [, word, path] = /^([^:]*):\s*(\S.*)$/.exec(given) ?? []
  if (word === undefined || path === undefined) return refuse('a line looks like "json: layers.json"')
  const format = formatNamed(word.trim(), surroundings)
  const target = fileFor('value' in format ? format.value : undefined, path, surroundings)
  return 'value' in format && 'value' in target
    ? { value: { format: format.value, path: target.value } }
    : { complaints: [...complaintsOf(format), ...complaintsOf(target)] }
}

function fileFor(format: Format | undefined, path: string, surroundings: Surroundings): Parsed<string> {
  const why = whySeveral(path) ?? (format === 'terraform' ? whyNotOfTerraform(basename(path)) : undefined)
  return why === undefined ? writable(path, surroundings) : refuse(why)
}

/** YAML's `>` makes one line of several. */
function whySeveral(path: string): string | undefined {
  const [, next] = /\s(\w+):(?:\s|$)/.exec(path) ?? []
  return next !== undefined && [...formatNames, ...Object.keys(meant)].includes(next.toLowerCase())
    ? `it has "${next}:" in its path. Give each format a line of its own, as "export: |" does`
    : undefined
}

/** Which files of a folder Terraform reads, and how (Terraform: "Files and Directories", "Override Files"). */
function whyNotOfTerraform(name: string): string | undefined {
  if (!name.endsWith('.tf')) return 'Terraform reads only files that end in ".tf"'
  if (name.startsWith('.')) return 'Terraform reads no file whose name begins with ".". Give it another name'
  return /^(?:.*_)?override\.tf$/.test(name)
    ? 'Terraform takes a file of this name for changes to others. Give it another name'
    : undefined
}

const formatNames = Object.keys(formats) as Format[]

/** The words that people use for formats elsewhere. */
const meant: Readonly<Record<string, Format>> = {
  tf: 'terraform',
  hcl: 'terraform',
  opentofu: 'terraform',
  cfn: 'cloudformation',
  sam: 'cloudformation',
  yaml: 'cloudformation',
  yml: 'cloudformation',
  md: 'markdown',
}

const formatNamed = oneOf(formatNames, meant)

/** Lines `format: path`, each with a file of its own. */
export const exportLines: Parser<Export[]> = list(exportLine, (exports) =>
  inEachOthersWay(exports.map(({ path }) => path)).map((item) => ({
    item,
    text: 'another line names the same file, or one inside. Give each a file of its own',
  })),
)

/** Exports what stands; a file that lacks a Region would be taken for the whole, so none is written where one failed. Throws a Problem. */
export async function exportVersions(
  exports: readonly Export[],
  { runner, run }: { readonly runner: Pick<Runner, 'log' | 'hide' | keyof Roots>; readonly run: Run },
): Promise<void> {
  if (exports.length === 0) return
  if (failedRegions(run).length > 0) {
    const warning = 'Nothing is exported, as a Region failed: the files of "export" are left as they were.'
    return warn([warning], { runner, run })
  }
  await writeExports(exports, { layerName: run.layerName, standing: standingVersions(run) }, runner)
  for (const { format, path } of exports) runner.log.info(`Wrote ${path} (${format}).`)
}

/** Writes each file, whole or not at all. Throws a Problem with all that could not be written. */
export async function writeExports(
  exports: readonly Export[],
  exported: Exported,
  roots: Roots,
): Promise<void> {
  const attempts = exports.map(async ({ format, path }) =>
    writeFor('export', path, await formats[format](exported, path), roots),
  )
  const results = await Promise.allSettled(attempts)
  requireNone(results.flatMap((result) => (result.status === 'rejected' ? [messageOf(result.reason)] : [])))
}
