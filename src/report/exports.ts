import type { Numbered, Region } from '../layer/layer.ts'

/** The layer versions that other tools shall know of, by Region. */
export interface Exported {
  readonly layerName: string
  readonly standing: ReadonlyMap<Region, Numbered>
}

const writtenBy = 'Written by Lambda Layer Everywhere: the next run replaces this file.'

/** One text for each format; `path` decides between JSON and YAML where a tool reads both. */
export const formats = {
  json: ({ layerName, standing }: Exported) =>
    json({ layerName, versions: byRegion(standing, ({ arn, version }) => ({ arn, version })) }),

  /** A local value: `local.lambda_layer_<name>["eu-west-1"]`, in the form of `terraform fmt`. */
  terraform: ({ layerName, standing }: Exported) => {
    const width = Math.max(0, ...[...standing.keys()].map((region) => JSON.stringify(region).length))
    const pairs = [...standing].map(
      ([region, { arn }]) => `    ${JSON.stringify(region).padEnd(width)} = ${JSON.stringify(arn)}\n`,
    )
    return `# ${writtenBy}\nlocals {\n  lambda_layer_${layerName} = {\n${pairs.join('')}  }\n}\n`
  },

  /** A mapping: `!FindInMap [<Name>, !Ref AWS::Region, Arn]`; values are strings (AWS: CloudFormation, "Mappings"). */
  cloudformation: async ({ layerName, standing }: Exported, path: string) => {
    const regions = byRegion(standing, ({ arn, version }) => ({ Arn: arn, Version: String(version) }))
    const section = { Mappings: { [mappingName(layerName)]: regions } }
    if (path.endsWith('.json')) return json(section)
    const { stringify } = await import('yaml')
    // CloudFormation and the tools around it read YAML 1.1, where a name such as No or 0b101 needs quotes.
    return `# ${writtenBy}\n${stringify(section, { lineWidth: 0, version: '1.1' })}`
  },

  markdown: ({ layerName, standing }: Exported) => {
    const rows = [...standing].map(([region, { arn, version }]) => `| ${region} | ${version} | \`${arn}\` |`)
    const head = [`## Lambda layer \`${layerName}\``, '', '| Region | Version | ARN |', '|---|--:|---|']
    return `${[...head, ...rows].join('\n')}\n`
  },
} satisfies Record<string, (exported: Exported, path: string) => string | Promise<string>>

export type Format = keyof typeof formats

/** `sample-layer` becomes `SampleLayer`: a mapping's name has only letters and digits. */
function mappingName(layerName: string): string {
  const words = layerName.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '')
  return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') || 'Layer'
}

function byRegion<T>(
  standing: ReadonlyMap<Region, Numbered>,
  value: (version: Numbered) => T,
): Record<Region, T> {
  return Object.fromEntries([...standing].map(([region, version]) => [region, value(version)]))
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
