import type { Numbered, Region } from '../layer/layer.ts'

/** The layer versions to export for other tools, by Region. */
export interface Exported {
  readonly layerName: string
  readonly versions: ReadonlyMap<Region, Numbered>
}

const notice = 'Written by Lambda Layer Everywhere: the next run replaces this file.'

/** Returns the content of an export file by format. If a format allows JSON and YAML, the extension of `path` decides. */
export const exportFormats = {
  json: ({ layerName, versions }: Exported) =>
    json({ layerName, versions: byRegion(versions, ({ arn, version }) => ({ arn, version })) }),

  /** A local value that is formatted as by `terraform fmt`. Its use: `local.lambda_layer_<name>["eu-west-1"]`. */
  terraform: ({ layerName, versions }: Exported) => {
    const width = Math.max(0, ...[...versions.keys()].map((region) => JSON.stringify(region).length))
    const pairs = [...versions].map(
      ([region, { arn }]) => `    ${JSON.stringify(region).padEnd(width)} = ${JSON.stringify(arn)}\n`,
    )
    return `# ${notice}\nlocals {\n  lambda_layer_${layerName} = {\n${pairs.join('')}  }\n}\n`
  },

  /** A mapping for `!FindInMap [<Name>, !Ref AWS::Region, Arn]`. Its values must be strings (AWS: CloudFormation, "Mappings"). */
  cloudformation: async ({ layerName, versions }: Exported, path: string) => {
    const regions = byRegion(versions, ({ arn, version }) => ({ Arn: arn, Version: String(version) }))
    const section = { Mappings: { [mappingName(layerName)]: regions } }
    if (path.endsWith('.json')) return json(section)
    const { stringify } = await import('yaml')
    // CloudFormation reads YAML 1.1, in which names such as No and 0b101 need quotes.
    return `# ${notice}\n${stringify(section, { lineWidth: 0, version: '1.1' })}`
  },

  markdown: ({ layerName, versions }: Exported) => {
    const rows = [...versions].map(([region, { arn, version }]) => `| ${region} | ${version} | \`${arn}\` |`)
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

function byRegion<T>(
  current: ReadonlyMap<Region, Numbered>,
  value: (version: Numbered) => T,
): Record<Region, T> {
  return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]))
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
