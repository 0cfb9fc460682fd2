import { basename } from 'node:path'
import { conflictingPaths } from '../base/paths.ts'
import { exportFormats } from '../report/exports.ts'
import type { ExportFormat } from '../report/exports.ts'
import { inputErrorsOf, list, refuse } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import { writable } from './paths.ts'
import { oneOf } from './values.ts'

/** A file to write for another tool; `path` is absolute. */
export interface Export {
  readonly format: ExportFormat
  readonly path: string
}

type Refusal = ReturnType<typeof refuse>

const exportLine: Parser<Export> = (given, surroundings) => {
  const [, word, path] = /^([^:]*):\s*(\S.*)$/.exec(given) ?? []
  if (word === undefined || path === undefined) return refuse('a line looks like "json: layers.json"')
  const format = formatNamed(word.trim(), surroundings)
  const target = fileFor('value' in format ? format.value : undefined, path, surroundings)
  return 'value' in format && 'value' in target
    ? { value: { format: format.value, path: target.value } }
    : { errors: [...inputErrorsOf(format), ...inputErrorsOf(target)] }
}

function fileFor(format: ExportFormat | undefined, path: string, surroundings: Surroundings): Parsed<string> {
  const why = whySeveral(path) ?? (format === 'terraform' ? whyNotOfTerraform(basename(path)) : undefined)
  return why ?? writable(path, surroundings)
}

/** YAML's `>` joins several lines into one. */
function whySeveral(path: string): Refusal | undefined {
  const [, next] = /\s(\w+):(?:\s|$)/.exec(path) ?? []
  return next !== undefined && [...formatNames, ...Object.keys(meant)].includes(next.toLowerCase())
    ? refuse(
        `it has "${next}:" in its path. Give each format a line of its own, as "export: |" does`,
        'a-file-cannot-be-written',
      )
    : undefined
}

/** Why Terraform would not read a file as a configuration (Terraform: "Files and Directories", "Override Files"). */
function whyNotOfTerraform(name: string): Refusal | undefined {
  if (!name.endsWith('.tf')) return refuse('Terraform reads only files that end in ".tf"')
  if (name.startsWith('.'))
    return refuse(
      'Terraform reads no file whose name begins with ".". Give it another name',
      'a-file-cannot-be-written',
    )
  return /^(?:.*_)?override\.tf$/.test(name)
    ? refuse(
        'Terraform takes a file of this name for changes to others. Give it another name',
        'a-file-cannot-be-written',
      )
    : undefined
}

const formatNames = Object.keys(exportFormats) as ExportFormat[]

/** Other names for the formats. */
const meant: Readonly<Record<string, ExportFormat>> = {
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

/** Lines `format: path`, each with a different file. */
export const exportLines: Parser<Export[]> = list(exportLine, (exports) =>
  conflictingPaths(exports.map(({ path }) => path)).map((item) => ({
    item,
    topic: 'a-file-cannot-be-written',
    text: 'another line names the same file, or one inside. Give each a file of its own',
  })),
)
