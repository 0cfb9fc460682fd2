import * as v from 'valibot'
import { layerVersionArn } from '../aws-names/layer-version-arn.ts'
import type { LayerVersionArn } from '../aws-names/layer-version-arn.ts'
import { hasRegionForm, mostRegions } from '../aws-names/regions-and-runtimes.ts'
import { readTextSync } from '../base/files.ts'
import { parseJson } from '../base/json.ts'
import { LimitExceeded } from '../base/limits.ts'
import { layerNameForm } from '../inputs/aws-inputs.ts'
import { inputErrorsOf, list, refuse } from '../inputs/parse.ts'
import type { InputError, Parsed, Parser } from '../inputs/parse.ts'
import { existing } from '../inputs/paths.ts'
import { codeSha256Form } from '../layer/code-sha256.ts'
import type { Region } from '../layer/layer.ts'
import type { ExpectedLayer, ExpectedVersion } from './expected-layer.ts'

/**
 * Parses the path of an exported JSON file or of a run manifest, the output `arns`, or ARNs of layer versions. A file has several layers if
 * the name of the layer has `{architecture}`.
 */
export const expectedLayers: Parser<readonly ExpectedLayer[]> = (given, surroundings) => {
  if (given.startsWith('arn:')) return alone(layerOfArns(list(arn)(given, surroundings)))
  if (given.startsWith('{')) return alone(layerOfOutput(jsonIn(given)))
  const path = existing('file')(given, surroundings)
  return 'value' in path ? layersInFile(path.value) : path
}

function alone(layer: Parsed<ExpectedLayer>): Parsed<readonly ExpectedLayer[]> {
  return 'value' in layer ? { value: [layer.value] } : layer
}

const topic = 'the-expected-file-cannot-be-used'

/** With more errors than this, the file is not what the user meant. */
const mostErrors = 9

const text = v.pipe(v.string(), v.maxLength(600))
const texts = v.pipe(v.array(text), v.maxLength(20))
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const versionNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const name = v.pipe(text, v.maxLength(140), v.regex(layerNameForm))
/** The names in a record can be any text, so each entry is checked separately. */
const record = v.custom<Readonly<Record<string, unknown>>>(isRecord, 'it is not an object')

/** A file of `export` in the format json. */
const exported = v.object({ layerName: name, versions: record })
const exportedVersion = v.object({ arn: text, version: versionNumber, behind: v.optional(v.boolean()) })

/** The part of a run manifest that is compared. */
const manifest = v.object({
  schema: v.literal(1),
  layerName: name,
  dryRun: v.boolean(),
  archive: v.optional(v.object({ codeSha256: v.pipe(text, v.regex(codeSha256Form)), codeSize: size })),
  metadata: v.optional(
    v.object({
      runtimes: texts,
      architectures: v.array(v.picklist(['x86_64', 'arm64'])),
      description: text,
      licenseInfo: text,
    }),
  ),
  regions: record,
})
const manifestRegion = v.object({
  arn: v.optional(text),
  version: v.optional(versionNumber),
  published: v.boolean(),
  parameters: v.optional(texts),
})

type Manifest = v.InferOutput<typeof manifest>

function layersInFile(path: string): Parsed<readonly ExpectedLayer[]> {
  const read = textIn(path)
  const json = 'value' in read ? jsonIn(read.value) : read
  if ('errors' in json) return json
  const { value } = json
  if (!isRecord(value) || !('layers' in value)) return alone(layerIn(value))
  const { layers } = value
  const parts = typeof layers === 'object' && layers !== null ? Object.values(layers) : []
  if (parts.length === 0 || parts.length > mostLayers) return refuse(neither, topic)
  const parsed = parts.map(layerIn)
  const errors = parsed.flatMap(inputErrorsOf)
  if (errors.length > 0) return { errors: errors.slice(0, mostErrors) }
  return { value: parsed.flatMap((one) => ('value' in one ? [one.value] : [])) }
}

/** The maximum number of layers in a file. Lambda has only two architectures. */
const mostLayers = 10

function layerIn(value: unknown): Parsed<ExpectedLayer> {
  if (isRecord(value) && 'schema' in value) return layerOfManifest(value)
  return isRecord(value) && 'versions' in value ? layerOfExport(value) : refuse(neither, topic)
}

const neither =
  'it is neither a file that "export" wrote in the format json, nor a run manifest. Use the path of such a file, or ARNs'

function textIn(path: string): Parsed<string> {
  try {
    return { value: readTextSync(path, 'manifest') }
  } catch (error) {
    if (error instanceof LimitExceeded) return refuse(tooLarge, topic)
    throw error
  }
}

const tooLarge =
  'it has more than 5,000,000 bytes, and no file that the action writes is as large. Use such a file'

function jsonIn(given: string): Parsed<unknown> {
  try {
    return { value: parseJson(given, 'The file') }
  } catch {
    return refuse('it is not JSON. Use the file unchanged, as the action wrote it', topic)
  }
}

function layerOfExport(value: unknown): Parsed<ExpectedLayer> {
  const { success, output, issues } = v.safeParse(exported, value)
  if (!success) return refuse(whyNot('an exported file', issues), topic)
  const { layerName, versions } = output
  return layerWith({ layerName }, versions, (entry) => {
    const read = v.safeParse(exportedVersion, entry)
    if (!read.success) return undefined
    const known = numbered(read.output)
    return known && { ...known, isBehind: read.output.behind }
  })
}

function layerOfManifest(value: unknown): Parsed<ExpectedLayer> {
  const { success, output, issues } = v.safeParse(manifest, value)
  if (!success) return refuse(whyNot('a run manifest', issues), topic)
  if (output.dryRun) {
    return refuse('it is the manifest of a dry run, which published nothing. Use one of another run', topic)
  }
  const { layerName, archive, regions } = output
  const layer = { layerName, codeSha256: archive?.codeSha256, codeSize: archive?.codeSize }
  return layerWith(layer, regions, (entry) => {
    const read = v.safeParse(manifestRegion, entry)
    if (!read.success) return undefined
    const { arn: given, version, published, parameters } = read.output
    // A Region that failed or was skipped has no version.
    if (given === undefined || version === undefined) return 'none'
    const known = numbered({ arn: given, version })
    return known && { ...known, metadata: metadataIn(output, published), parameters }
  })
}

/**
 * Returns the metadata that a version must have. If a run did not publish a version, but found it unchanged, its description and license
 * can be older default texts.
 */
function metadataIn({ metadata }: Manifest, isPublished: boolean): NonNullable<ExpectedVersion['metadata']> {
  if (metadata === undefined) return {}
  const { runtimes, architectures } = metadata
  return isPublished ? metadata : { runtimes, architectures }
}

/** Returns the version of an entry, or undefined if its ARN is not one, or has another version number. */
function numbered({ arn: given, version }: { arn: string; version: number }): ExpectedVersion | undefined {
  const parts = layerVersionArn(given)
  return parts?.version === version ? { arn: parts } : undefined
}

/** Returns the layer with the versions of each Region. `versionIn` returns undefined for an invalid entry. */
function layerWith(
  layer: Omit<ExpectedLayer, 'regions' | 'versions'>,
  regions: Readonly<Record<string, unknown>>,
  versionIn: (entry: unknown) => ExpectedVersion | 'none' | undefined,
): Parsed<ExpectedLayer> {
  const entries = Object.entries(regions)
  if (entries.length > mostRegions) {
    return refuse(
      `it has ${entries.length} Regions, which is more than AWS has. Use the file unchanged`,
      topic,
    )
  }
  const errors: InputError[] = []
  const versions = new Map<Region, ExpectedVersion>()
  for (const [region, entry] of entries) {
    const version = hasRegionForm(region) ? versionIn(entry) : undefined
    if (version === undefined) errors.push({ item: region, topic, text: notARegion })
    else if (version !== 'none') versions.set(region, version)
  }
  if (errors.length > 0) return { errors: errors.slice(0, mostErrors) }
  return versions.size > 0
    ? { value: { ...layer, regions: entries.map(([region]) => region), versions } }
    : refuse('it contains no layer versions. Use the file of a run that published one', topic)
}

const notARegion =
  'this is not a Region with the ARN and the number of a layer version. Use the file unchanged, as the action wrote it'

const arn: Parser<LayerVersionArn> = (given) => {
  const value = layerVersionArn(given)
  return value
    ? { value }
    : refuse('the ARN of a layer version looks like arn:aws:lambda:eu-central-1:111122223333:layer:name:7')
}

/** The output `arns`: an object of Regions and ARNs. The names of its keys are compared with the ARNs later. */
function layerOfOutput(json: Parsed<unknown>): Parsed<ExpectedLayer> {
  if ('errors' in json) return json
  const { value } = json
  const arns = isRecord(value) ? Object.values(value) : []
  const [first] = arns.map((one) => (typeof one === 'string' ? layerVersionArn(one) : undefined))
  if (!isRecord(value) || first === undefined) {
    return refuse('it is not an object of Regions and ARNs, as the output "arns" is', topic)
  }
  return layerWith({ layerName: first.layerName }, value, (entry) => {
    const parts = typeof entry === 'string' ? layerVersionArn(entry) : undefined
    return parts && { arn: parts }
  })
}

function layerOfArns(parsed: Parsed<readonly LayerVersionArn[]>): Parsed<ExpectedLayer> {
  if ('errors' in parsed) return { errors: inputErrorsOf(parsed) }
  const [first, ...others] = parsed.value
  if (first === undefined) return refuse('it contains no ARNs')
  const other = others.find(({ layerName }) => layerName !== first.layerName)
  if (other)
    return refuse(
      `it has ARNs of the layers ${first.layerName} and ${other.layerName}. Use one step for each`,
    )
  const versions = new Map(parsed.value.map((one) => [one.region, { arn: one }]))
  return versions.size === parsed.value.length
    ? { value: { layerName: first.layerName, regions: [...versions.keys()], versions } }
    : refuse('it has two ARNs of one Region. Remove one of them')
}

function whyNot(what: string, [issue]: readonly v.BaseIssue<unknown>[]): string {
  const path = issue === undefined ? null : v.getDotPath(issue)
  return `it is not ${what} of this action: "${path ?? 'the whole file'}" is missing or not valid. Use the file unchanged`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
