import * as v from 'valibot'
import { jsonOrUndefined } from '../base/json.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import { partitionOf } from '../inputs/aws-inputs.ts'
import { fillArchitecture } from '../layer/architecture-placeholder.ts'
import type { Region } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import type { ManifestFile } from './find.ts'
import { schemaOf } from './manifest-schema.ts'
import type { ManifestSchema } from './manifest-schema.ts'

/** The manifest of one job, and its path, by which the user recognizes the job. */
export interface JobResult {
  readonly path: string
  readonly manifest: Manifest
}

/** The results that could be read, and an error for each file that is not a manifest. */
export interface JobResults {
  readonly results: readonly JobResult[]
  readonly errors: readonly Message[]
}

/** Reads manifests of this version of the action. Hides secrets in messages, but not in names. */
export function readResults(found: readonly ManifestFile[], hide: (text: string) => string): JobResults {
  const schema = schemaOf(hide)
  const read = found.flatMap((one) => readFile(one, schema))
  return {
    results: read.filter((one) => 'manifest' in one),
    errors: read.filter((one) => 'topic' in one),
  }
}

/** The manifest of a step with several layers has one result for each. */
function readFile(found: ManifestFile, schema: ManifestSchema): (JobResult | Message)[] {
  const several = 'text' in found ? v.safeParse(severalLayers, jsonOrUndefined(found.text)) : undefined
  if (!several?.success) return [readResult(found, schema)]
  return several.output.layers.map((layer) =>
    readResult({ path: found.path, text: JSON.stringify(layer) }, schema),
  )
}

/** The schema of the manifest of several layers, one for each architecture. */
const severalLayers = v.object({
  schema: v.literal(1),
  layers: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(2)),
})

function readResult(found: ManifestFile, schema: ManifestSchema): JobResult | Message {
  const errorOn = (reason: string): Message =>
    about(
      'a-manifest-is-not-of-this-run',
      `"${found.path}" is not the manifest of a matrix job: ${reason}. Upload only the file in the output "manifest".`,
    )
  if ('unreadable' in found) return errorOn(found.unreadable)
  const value = jsonOrUndefined(found.text)
  if (value === undefined) return errorOn('it is not JSON')
  const { success, output, issues } = v.safeParse(schema, value)
  if (success) {
    const contradiction = contradictionIn(output)
    return contradiction ? errorOn(contradiction) : { path: found.path, manifest: output }
  }
  const [{ message, ...issue }] = issues
  // A key can be as long as the file, and contain anything.
  const place = v.getDotPath(issue as v.BaseIssue<unknown>)
  return errorOn(
    `${place === null ? 'the whole' : quote(place)}: ${message.slice(0, 200).replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')}`,
  )
}

/** Returns values that contradict each other, although each has the correct form. */
function contradictionIn(manifest: Manifest): string | undefined {
  const { account, archive, layerName, variant, regions, failedRegions, plan } = manifest
  if (variant && fillArchitecture(variant.name, variant.architecture) !== layerName)
    return `${layerName} is not ${quote(variant.name)} for ${variant.architecture}`
  const versions = versionsIn(manifest)
  if (versions.length > 0 && account === undefined) return 'it has versions, but no account'
  if (versions.length > 0 && archive === undefined) return 'it has versions, but no archive'
  const foreign = versions.find((one) => one.arn !== arnOf(one, manifest))
  if (foreign)
    return `${foreign.arn ?? 'no ARN'} is not version ${foreign.version ?? '?'} of this layer in ${foreign.region}`
  const stranger = [...failedRegions, ...Object.keys(plan)].find((region) => !(region in regions))
  return stranger && `${stranger} failed or has a plan, but is not one of its Regions`
}

/** A version in a manifest. It exists, or a plan keeps it. */
interface VersionIn {
  readonly region: Region
  readonly arn?: string | undefined
  readonly version?: number | undefined
}

function versionsIn({ regions, plan }: Manifest): VersionIn[] {
  const existing = Object.entries(regions).map(([region, { arn, version }]) => ({ region, arn, version }))
  const kept = Object.entries(plan).flatMap(([region, steps]) =>
    steps.flatMap((step) => (step.do === 'reuse' ? { region, arn: step.arn, version: step.version } : [])),
  )
  return [...existing, ...kept].filter(({ arn, version }) => arn !== undefined || version !== undefined)
}

function arnOf({ region, version }: VersionIn, { account, layerName }: Manifest): string {
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:layer:${layerName}:${version}`
}
