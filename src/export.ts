import { complaintsOf, list, oneOf, refuse, writable } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import { requireNone, warn } from './job.ts'
import type { Roots } from './paths.ts'
import { messageOf } from './problem.ts'
import type { Exported, Format } from './report/exports.ts'
import { formats } from './report/exports.ts'
import { failedRegions, standingVersions } from './report/outputs.ts'
import type { Run } from './report/run.ts'
import type { Runner } from './runner.ts'
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
  if (format === 'terraform' && !path.endsWith('.tf'))
    return refuse('Terraform reads only files that end in ".tf"')
  return writable(path, surroundings)
}

/** Lines `format: path`, each path once. */
export const exportLines: Parser<Export[]> = list(exportLine, (exports) => {
  const paths = exports.map(({ path }) => path)
  const twice = paths.find((path, index) => paths.indexOf(path) < index)
  return twice === undefined
    ? []
    : [{ item: twice, text: 'it is given twice. Give each format a file of its own' }]
})

const formatNamed = oneOf(Object.keys(formats) as Format[], {
  tf: 'terraform',
  hcl: 'terraform',
  opentofu: 'terraform',
  cfn: 'cloudformation',
  sam: 'cloudformation',
  yaml: 'cloudformation',
  yml: 'cloudformation',
  md: 'markdown',
})

/** Exports what stands; a file that lacks a Region would be taken for the whole, so none is written where one failed. Throws a Problem. */
export async function exportVersions(
  exports: readonly Export[],
  { runner, run }: { readonly runner: Pick<Runner, 'log' | keyof Roots>; readonly run: Run },
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
  const attempts = exports.map(({ format, path }) =>
    writeFor('export', path, formats[format](exported, path), roots),
  )
  const results = await Promise.allSettled(attempts)
  requireNone(results.flatMap((result) => (result.status === 'rejected' ? [messageOf(result.reason)] : [])))
}
