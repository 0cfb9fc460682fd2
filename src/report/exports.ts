import type { Numbered, Region } from '../layer/layer.ts'

/** A layer version to export. It is behind if the Region was skipped, so that the version is the one of an earlier export. */
export interface ExportedVersion extends Numbered {
  readonly isBehind?: boolean
}

/** The layer versions to export for other tools, by Region. */
export interface Exported {
  readonly layerName: string
  readonly versions: ReadonlyMap<Region, ExportedVersion>
}

export const notice = 'Written by Lambda Layer Everywhere: the next run replaces this file.'

/** Returns the content of an export file by format. If a format allows JSON and YAML, the extension of `path` decides. */
export const exportFormats = {
  json: ({ layerName, versions }: Exported) =>
    json({
      layerName,
      versions: byRegion(versions, jsonValues),
    }),

  /** A local value that is formatted as by `terraform fmt`. Its use: `local.lambda_layer_<name>["eu-west-1"]`. */
  terraform: ({ layerName, versions }: Exported) =>
    `# ${notice}\n${commentOn([versions])}locals {\n  lambda_layer_${layerName} = {\n${terraformPairs(versions, '    ')}  }\n}\n`,

  /** A mapping for `!FindInMap [<Name>, !Ref AWS::Region, Arn]`. Its values must be strings (AWS: CloudFormation, "Mappings"). */
  cloudformation: ({ layerName, versions }: Exported, path: string) =>
    mappingSection(layerName, byRegion(versions, mappingValues), path),

  markdown: (exported: Exported) => `## Lambda layer \`${exported.layerName}\`\n\n${markdownTable(exported)}`,
} satisfies Record<string, (exported: Exported, path: string) => string | Promise<string>>

/** The formats of files with only the versions of a run. The format `index` has those of earlier releases too. */
export type PlainFormat = keyof typeof exportFormats

export type ExportFormat = PlainFormat | 'index'

/** Returns a Markdown table of the versions. */
export function markdownTable({ versions }: Pick<Exported, 'versions'>): string {
  const rows = [...versions].map(([region, version]) => `| ${region} | ${markdownCells(version)} |`)
  return `${['| Region | Version | ARN |', '|---|--:|---|', ...rows].join('\n')}\n`
}

/** Returns a version as JSON files contain it. */
export function jsonValues({ arn, version, isBehind }: ExportedVersion): object {
  return { arn, version, ...(isBehind && { behind: true }) }
}

/** Returns a version as mappings contain it. */
export function mappingValues({ arn, version, isBehind }: ExportedVersion): Record<string, string> {
  return { Arn: arn, Version: String(version), ...(isBehind && { Behind: 'true' }) }
}

/** Returns the version number and the ARN as cells of a Markdown table. */
export function markdownCells({ arn, version, isBehind }: ExportedVersion): string {
  return `${version}${isBehind ? ' (behind)' : ''} | \`${arn}\``
}

/** Returns lines of a Terraform map from Region to ARN, formatted as by `terraform fmt`. */
export function terraformPairs(versions: Exported['versions'], indent: string): string {
  const width = Math.max(0, ...[...versions.keys()].map((region) => JSON.stringify(region).length))
  const pairs = [...versions].map(
    ([region, { arn }]) => `${indent}${JSON.stringify(region).padEnd(width)} = ${JSON.stringify(arn)}\n`,
  )
  return pairs.join('')
}

/** Returns a CloudFormation template with a mapping, as JSON or YAML. */
export async function mappingSection(
  layerName: string,
  regions: Readonly<Record<Region, Readonly<Record<string, string>>>>,
  path: string,
): Promise<string> {
  const section = { Mappings: { [mappingName(layerName)]: regions } }
  if (path.endsWith('.json')) return json(section)
  const { stringify } = await import('yaml')
  // CloudFormation reads YAML 1.1, in which names such as No and 0b101 need quotes.
  return `# ${notice}\n${stringify(section, { lineWidth: 0, version: '1.1' })}`
}

/** `sample-layer` becomes `SampleLayer`, because the name of a mapping can contain only letters and digits. */
function mappingName(layerName: string): string {
  const words = layerName.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '')
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Layer'
}

/** Returns a comment on the Regions that were skipped. A comment after an entry would change how `terraform fmt` aligns the entries. */
export function commentOn(all: readonly Exported['versions'][]): string {
  const behind = all.flatMap((versions) =>
    [...versions].flatMap(([region, { isBehind }]) => (isBehind ? [region] : [])),
  )
  return behind.length === 0
    ? ''
    : `# Behind, because these Regions were not available: ${[...new Set(behind)].join(', ')}.\n`
}

/**
 * Returns the version of a Region in a file of any of these formats. Each contains the whole ARN. Undefined if there is none, or if the
 * file is about another layer or account.
 */
export function versionInExport(
  text: string,
  region: Region,
  { layerName, account }: { readonly layerName: string; readonly account: string },
): Numbered | undefined {
  const arns = new RegExp(
    `arn:aws[a-z-]*:lambda:${region}:${account}:layer:${layerName}:([1-9]\\d{0,14})(?!\\d)`,
  )
  const [arn, version] = arns.exec(text) ?? []
  return arn === undefined ? undefined : { arn, version: Number(version) }
}

/** Returns an object with a value for each Region. */
export function byRegion<T>(
  current: ReadonlyMap<Region, ExportedVersion>,
  value: (version: ExportedVersion) => T,
): Record<Region, T> {
  return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]))
}

/** Returns a value as JSON with a final newline. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
