import { nameOfBoth } from '../layer/architecture-placeholder.ts'
import type { Architecture, Region } from '../layer/layer.ts'
import {
  byRegion,
  commentOn,
  json,
  jsonValues,
  mappingSection,
  mappingValues,
  markdownCells,
  notice,
  terraformPairs,
} from './exports.ts'
import type { Exported, ExportedVersion, PlainFormat } from './exports.ts'
import type { Variant } from './run.ts'

/** The layers of several architectures, for one file. */
export interface ExportedByArchitecture {
  readonly layers: readonly (Exported & Variant)[]
}

type Write = (exported: ExportedByArchitecture, path: string) => string | Promise<string>

/** Returns the content of an export file with several architectures. Each format has one more level for them. */
export const formatsByArchitecture: Readonly<Record<PlainFormat, Write>> = {
  json: ({ layers }) =>
    json({
      layers: Object.fromEntries(
        layers.map(({ architecture, layerName, versions }) => [
          architecture,
          { layerName, versions: byRegion(versions, jsonValues) },
        ]),
      ),
    }),

  /** Its use: `local.lambda_layer_<name>["arm64"]["eu-west-1"]`. */
  terraform: ({ layers }) => {
    const maps = layers.map(
      ({ architecture, versions }) =>
        `    ${JSON.stringify(architecture)} = {\n${terraformPairs(versions, '      ')}    }\n`,
    )
    return `# ${notice}\n${commentOn(layers.map(({ versions }) => versions))}locals {\n  lambda_layer_${nameIn(layers)} = {\n${maps.join('')}  }\n}\n`
  },

  /** A mapping has only two levels, so the key has the architecture: `!FindInMap [<Name>, !Ref AWS::Region, Arm64Arn]`. */
  cloudformation: ({ layers }, path) => {
    const regions = regionsIn(layers).map((region) => [
      region,
      Object.fromEntries(
        layers.flatMap(({ architecture, versions }) => keysOf(architecture, versions.get(region))),
      ),
    ])
    return mappingSection(nameIn(layers), Object.fromEntries(regions) as Mapping, path)
  },

  markdown: (exported) =>
    `## Lambda layer \`${nameIn(exported.layers)}\`\n\n${tableByArchitecture(exported)}`,
}

/** Returns a Markdown table of the versions of all layers. */
export function tableByArchitecture({ layers }: ExportedByArchitecture): string {
  const rows = regionsIn(layers).flatMap((region) =>
    layers.flatMap(({ architecture, versions }) => {
      const found = versions.get(region)
      return found ? [`| ${region} | ${architecture} | ${markdownCells(found)} |`] : []
    }),
  )
  return `${['| Region | Architecture | Version | ARN |', '|---|---|--:|---|', ...rows].join('\n')}\n`
}

type Mapping = Record<Region, Record<string, string>>

/** The keys of a mapping can have only letters and digits. */
const keyPrefixes: Readonly<Record<Architecture, string>> = { x86_64: 'X8664', arm64: 'Arm64' }

function keysOf(architecture: Architecture, version: ExportedVersion | undefined): [string, string][] {
  const values = Object.entries(version ? mappingValues(version) : {})
  return values.map(([key, value]) => [`${keyPrefixes[architecture]}${key}`, value])
}

/** Returns the common name, such as `data` for the layers `data-x86_64` and `data-arm64`. */
function nameIn([first]: ExportedByArchitecture['layers']): string {
  return nameOfBoth(first?.name ?? '')
}

function regionsIn(layers: ExportedByArchitecture['layers']): Region[] {
  return [...new Set(layers.flatMap(({ versions }) => [...versions.keys()]))]
}
