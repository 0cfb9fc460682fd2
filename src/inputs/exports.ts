import { basename } from 'node:path'
import { conflictingPaths } from '../base/paths.ts'
import { exportFormats } from '../report/exports.ts'
import type { ExportFormat } from '../report/exports.ts'
import { inputErrorsOf, list, refuse } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import { writable } from './paths.ts'
import { oneOf } from './values.ts'

/** A file to write for another tool. `path` is absolute. Of a Markdown file, it can be only the section with this name. */
export interface Export {
  readonly format: ExportFormat
  readonly path: string
  readonly section?: string | undefined
}

type Refusal = ReturnType<typeof refuse>

const exportLine: Parser<Export> = (given, surroundings) => {
  const [, word, path] = /^([^:]*):\s*(\S.*)$/.exec(given) ?? []
  if (word === undefined || path === undefined)
    return refuse('each line must have a format and a path, such as "json: layers.json"')
  const format = formatNamed(word.trim(), surroundings)
  const [file = path, section] = /^(.*\.(?:md|markdown))#([A-Za-z][\w-]*)$/i.exec(path)?.slice(1) ?? []
  const target = fileFor('value' in format ? format.value : undefined, file, surroundings)
  if ('errors' in format || 'errors' in target)
    return { errors: [...inputErrorsOf(format), ...inputErrorsOf(target)] }
  if (section === undefined) return { value: { format: format.value, path: target.value } }
  if (format.value !== 'markdown')
    return refuse('only "markdown" can replace a section of a file. Remove the "#" and the name')
  return { value: { format: format.value, path: target.value, section } }
}

function fileFor(format: ExportFormat | undefined, path: string, surroundings: Surroundings): Parsed<string> {
  const why =
    whyJoinedLines(path) ?? (format === 'terraform' ? whyNotTerraformName(basename(path)) : undefined)
  return why ?? writable(path, surroundings)
}

/** Returns the error if a path contains another format. YAML's `>` joins several lines into one. */
function whyJoinedLines(path: string): Refusal | undefined {
  const [, next] = /\s(\w+):(?:\s|$)/.exec(path) ?? []
  return next !== undefined && [...formatNames, ...Object.keys(formatAliases)].includes(next.toLowerCase())
    ? refuse(
        `its path contains "${next}:". Write each format on a separate line, after "export: |"`,
        'a-file-cannot-be-written',
      )
    : undefined
}

/** Returns why Terraform would not read a file as configuration (Terraform: "Files and Directories", "Override Files"). */
function whyNotTerraformName(name: string): Refusal | undefined {
  if (!name.endsWith('.tf'))
    return refuse('Terraform reads only files whose name ends with ".tf". Use such a name')
  if (name.startsWith('.'))
    return refuse(
      'Terraform ignores files whose name begins with ".". Use another name',
      'a-file-cannot-be-written',
    )
  return /^(?:.*_)?override\.tf$/.test(name)
    ? refuse(
        'Terraform treats a file with this name as an override of other files. Use another name',
        'a-file-cannot-be-written',
      )
    : undefined
}

const formatNames = [...Object.keys(exportFormats), 'index'] as ExportFormat[]

/** Names that users try for the formats. */
const formatAliases: Readonly<Record<string, ExportFormat>> = {
  tf: 'terraform',
  hcl: 'terraform',
  opentofu: 'terraform',
  cfn: 'cloudformation',
  sam: 'cloudformation',
  yaml: 'cloudformation',
  yml: 'cloudformation',
  md: 'markdown',
}

const formatNamed = oneOf(formatNames, formatAliases)

/** Lines `format: path`, each with a different file. */
export const exportLines: Parser<Export[]> = list(exportLine, (exports) =>
  conflictingPaths(exports.map(({ path }) => path)).map((item) => ({
    item,
    topic: 'a-file-cannot-be-written',
    text: 'another line has the same path, or needs this path as a folder. Use a separate file for each line',
  })),
)
