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

const notice = 'Written by Lambda Layer Everywhere: the next run replaces this file.'

/** Returns the content of an export file by format. If a format allows JSON and YAML, the extension of `path` decides. */
export const exportFormats = {
  json: ({ layerName, versions }: Exported) =>
    json({
      layerName,
      versions: byRegion(versions, ({ arn, version, isBehind }) => ({
        arn,
        version,
        ...(isBehind && { behind: true }),
      })),
    }),

  /** A local value that is formatted as by `terraform fmt`. Its use: `local.lambda_layer_<name>["eu-west-1"]`. */
  terraform: ({ layerName, versions }: Exported) => {
    const width = Math.max(0, ...[...versions.keys()].map((region) => JSON.stringify(region).length))
    const pairs = [...versions].map(
      ([region, { arn }]) => `    ${JSON.stringify(region).padEnd(width)} = ${JSON.stringify(arn)}\n`,
    )
    return `# ${notice}\n${commentOn(versions)}locals {\n  lambda_layer_${layerName} = {\n${pairs.join('')}  }\n}\n`
  },

  /** A mapping for `!FindInMap [<Name>, !Ref AWS::Region, Arn]`. Its values must be strings (AWS: CloudFormation, "Mappings"). */
  cloudformation: async ({ layerName, versions }: Exported, path: string) => {
    const regions = byRegion(versions, ({ arn, version, isBehind }) => ({
      Arn: arn,
      Version: String(version),
      ...(isBehind && { Behind: 'true' }),
    }))
    const section = { Mappings: { [mappingName(layerName)]: regions } }
    if (path.endsWith('.json')) return json(section)
    const { stringify } = await import('yaml')
    // CloudFormation reads YAML 1.1, in which names such as No and 0b101 need quotes.
    return `# ${notice}\n${stringify(section, { lineWidth: 0, version: '1.1' })}`
  },

  markdown: ({ layerName, versions }: Exported) => {
    const rows = [...versions].map(
      ([region, { arn, version, isBehind }]) =>
        `| ${region} | ${version}${isBehind ? ' (behind)' : ''} | \`${arn}\` |`,
    )
    const head = [`## Lambda layer \`${layerName}\``, '', '| Region | Version | ARN |', '|---|--:|---|']
    return `${[...head, ...rows].join('\n')}\n`
  },
} satisfies Record<string, (exported: Exported, path: string) => string | Promise<string>>

export type ExportFormat = keyof typeof exportFormats

/** `sample-layer` becomes `SampleLayer`, because the name of a mapping can contain only letters and digits. */
function mappingName(layerName: string): string {
  const words = layerName.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '')
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Layer'
}

/** A comment after an entry would change how `terraform fmt` aligns the entries. */
function commentOn(versions: Exported['versions']): string {
  const behind = [...versions].filter(([, { isBehind }]) => isBehind).map(([region]) => region)
  return behind.length === 0
    ? ''
    : `# Behind, because these Regions were not available: ${behind.join(', ')}.\n`
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

function byRegion<T>(
  current: ReadonlyMap<Region, ExportedVersion>,
  value: (version: ExportedVersion) => T,
): Record<Region, T> {
  return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]))
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
