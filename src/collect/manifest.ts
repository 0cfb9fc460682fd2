import * as v from 'valibot'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import { topics } from '../base/topics.ts'
import { layerNameForm, partitionOf } from '../inputs/aws-inputs.ts'
import { regionForm } from '../inputs/regions.ts'
import { fillArchitecture } from '../layer/architecture-placeholder.ts'
import type { Ecosystem, Prune, Region } from '../layer/layer.ts'
import { slimKinds } from '../layer/slim.ts'
import type { Manifest } from '../report/manifest.ts'
import { truncated, truncatedList } from './bounds.ts'
import type { ManifestFile } from './find.ts'

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
function readFile(found: ManifestFile, schema: v.GenericSchema<unknown, Manifest>): (JobResult | Message)[] {
  const several = 'text' in found ? v.safeParse(severalLayers, jsonOf(found.text)) : undefined
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

function readResult(found: ManifestFile, schema: v.GenericSchema<unknown, Manifest>): JobResult | Message {
  const errorOn = (reason: string): Message =>
    about(
      'a-manifest-is-not-of-this-run',
      `"${found.path}" is not the manifest of a matrix job: ${reason}. Upload only the file in the output "manifest".`,
    )
  if ('unreadable' in found) return errorOn(found.unreadable)
  const value = jsonOf(found.text)
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** There are fewer Regions in all partitions of AWS together. */
const mostRegions = 200

const text = v.string()
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const texts = v.array(text)
const seconds = v.record(text, v.pipe(v.number(), v.minValue(0)))
const region = v.pipe(text, v.regex(regionForm))
const arn = v.pipe(text, v.regex(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/))

/** As a record, so that the compiler reports a missing reason. It would not report one that is missing in a schema. */
const reasonsToPrune: Record<Prune['because'], true> = { filler: true, leftover: true, surplus: true }
const reasons = Object.keys(reasonsToPrune) as Prune['because'][]

const ecosystemsKnown: Record<Ecosystem, true> = { npm: true, pypi: true, maven: true, gem: true }
const ecosystem = v.picklist(Object.keys(ecosystemsKnown) as Ecosystem[])
const declared = v.object({ runtimes: texts, architectures: v.array(v.picklist(['x86_64', 'arm64'])) })
const tally = v.object({ added: size, removed: size, changed: size })

/** The schema of src/report/manifest.ts. The compiler compares the two. `message` is a text that can contain secrets. */
function schemaOf(hide: (text: string) => string): v.GenericSchema<unknown, Manifest> {
  const message = v.pipe(
    text,
    v.transform((whole) => truncated(hide(whole))),
  )
  const messages = v.pipe(
    v.array(message),
    v.transform((all) => truncatedList(all, 'The manifest has more of these.')),
  )
  const step = v.variant('do', [
    v.object({ do: v.literal('fill'), versions: number }),
    v.object({ do: v.literal('reuse'), arn, version: number, declared: v.optional(declared) }),
    v.object({ do: v.literal('publish'), expected: number, because: message }),
    v.object({ do: v.literal('grant'), statementId: text, principal: text }),
    v.object({ do: v.literal('revoke'), statementId: text, principal: v.optional(text) }),
    v.object({ do: v.literal('prune'), version: number, because: v.picklist(reasons) }),
    v.object({ do: v.literal('blocked'), because: message }),
    v.object({ do: v.literal('unobserved'), because: message }),
    v.object({ do: v.literal('skip'), because: message }),
  ])

  const changes = v.union([
    v.object({ region, version: number, unread: message }),
    v.object({
      region,
      version: number,
      packages: v.array(
        v.object({
          ecosystem,
          name: message,
          before: v.array(message),
          after: v.array(message),
          sizeBefore: size,
          sizeAfter: size,
        }),
      ),
      files: v.array(
        v.object({ path: message, sizeBefore: v.exactOptional(size), sizeAfter: v.exactOptional(size) }),
      ),
      totals: v.object({ packages: tally, files: tally, sizeBefore: size, sizeAfter: size }),
    }),
  ])

  return v.object({
    schema: v.literal(1, 'it was written by another version of this action or by another program'),
    layerName: v.pipe(text, v.maxLength(140), v.regex(layerNameForm)),
    variant: v.optional(v.object({ name: text, architecture: v.picklist(['x86_64', 'arm64']) })),
    repository: text,
    sha: text,
    runId: text,
    runAttempt: v.pipe(text, v.digits()),
    dryRun: v.boolean(),
    account: v.optional(v.pipe(text, v.regex(/^\d{12}$/))),
    madeBy: v.optional(message),
    archive: v.optional(
      v.object({
        path: text,
        codeSha256: v.pipe(text, v.regex(/^[A-Za-z0-9+/]{43}=$/)),
        codeSize: v.optional(size),
        unzippedSize: v.optional(size),
        files: v.optional(size),
      }),
    ),
    metadata: v.optional(
      v.object({
        ...declared.entries,
        description: text,
        licenseInfo: text,
      }),
    ),
    largest: v.optional(v.array(v.object({ name: message, size }))),
    leftOut: v.optional(
      v.object({
        kinds: v.array(v.object({ kind: v.picklist(slimKinds), files: size, size })),
        packages: v.array(v.object({ ecosystem, name: message, version: message })),
      }),
    ),
    changes: v.optional(changes),
    regions: v.pipe(
      v.record(
        region,
        v.object({
          arn: v.exactOptional(arn),
          version: v.exactOptional(number),
          declared: v.optional(declared),
          published: v.boolean(),
          granted: texts,
          revoked: texts,
          deleted: v.array(number),
          parameters: v.optional(texts),
          failure: v.optional(message),
          missing: v.optional(message),
        }),
      ),
      v.maxEntries(mostRegions),
    ),
    failedRegions: v.array(region),
    plan: v.record(region, v.array(step)),
    changed: v.boolean(),
    permissionsToWrite: v.optional(texts),
    checks: v.optional(
      v.array(
        v.object({ what: message, found: v.picklist(['ready', 'missing', 'unknown']), detail: message }),
      ),
    ),
    profile: v.optional(
      v.object({
        verbs: seconds,
        regions: v.record(text, seconds),
        steps: v.optional(v.array(v.object({ name: message, seconds: v.number() })), []),
      }),
    ),
    warnings: messages,
    failure: v.optional(messages),
    topics: v.optional(v.record(message, v.picklist(topics))),
  })
}
