import * as v from 'valibot'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import { topics } from '../base/topics.ts'
import { layerNameForm, partitionOf, regionForm } from '../inputs/aws-inputs.ts'
import type { Ecosystem, Prune, Region } from '../layer/layer.ts'
import type { Manifest } from '../report/manifest.ts'
import { shortened, shortenedList } from './bounds.ts'
import type { Found } from './find.ts'

/** The manifest of one job, and the path by which the user recognizes the job. */
export interface JobResult {
  readonly path: string
  readonly manifest: Manifest
}

/** The results that could be read, and an error about each file that is not a manifest. */
export interface JobResults {
  readonly results: readonly JobResult[]
  readonly errors: readonly Message[]
}

/** Reads files as manifests that this version of the action has written. Hides secrets in their texts, but keeps names as they are. */
export function readResults(found: readonly Found[], hide: (text: string) => string): JobResults {
  const schema = schemaOf(hide)
  const read = found.map((one) => readResult(one, schema))
  return {
    results: read.filter((one) => 'manifest' in one),
    errors: read.filter((one) => 'topic' in one),
  }
}

function readResult(found: Found, schema: v.GenericSchema<unknown, Manifest>): JobResult | Message {
  const errorOn = (reason: string): Message =>
    about(
      'it-is-no-manifest-of-this-run',
      `"${found.path}" is no manifest of a leg: ${reason}. Upload the file that the output "manifest" names, and nothing else.`,
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

/** What cannot be true although each value has the right form. */
function contradictionIn(manifest: Manifest): string | undefined {
  const { account, archive, regions, failedRegions, plan } = manifest
  const versions = versionsIn(manifest)
  if (versions.length > 0 && account === undefined) return 'it has versions, and no account that they are in'
  if (versions.length > 0 && archive === undefined)
    return 'it has versions, and no archive that they were made of'
  const foreign = versions.find((one) => one.arn !== arnOf(one, manifest))
  if (foreign)
    return `${foreign.arn ?? 'no ARN'} is not version ${foreign.version ?? '?'} of this layer in ${foreign.region}`
  const stranger = [...failedRegions, ...Object.keys(plan)].find((region) => !(region in regions))
  return stranger && `${stranger} has failed or a plan, but is none of its Regions`
}

/** A version in a manifest: one that exists, or one that a plan keeps. */
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

/** More than the Regions of all partitions of AWS. */
const mostRegions = 200

const text = v.string()
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const texts = v.array(text)
const seconds = v.record(text, v.pipe(v.number(), v.minValue(0)))
const region = v.pipe(text, v.regex(regionForm))
const arn = v.pipe(text, v.regex(/^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:layer:[\w-]+:\d+$/))

/** A record, so that the compiler reports one that is missing. A schema can be narrower than its type. */
const reasonsToPrune: Record<Prune['because'], true> = { filler: true, leftover: true, surplus: true }
const reasons = Object.keys(reasonsToPrune) as Prune['because'][]

const ecosystemsKnown: Record<Ecosystem, true> = { npm: true, pypi: true, maven: true, gem: true }
const ecosystem = v.picklist(Object.keys(ecosystemsKnown) as Ecosystem[])
const tally = v.object({ added: size, removed: size, changed: size })

/** The counterpart of src/report/manifest.ts: the compiler compares the two. `words` are texts that can contain secrets. */
function schemaOf(hide: (text: string) => string): v.GenericSchema<unknown, Manifest> {
  const words = v.pipe(
    text,
    v.transform((whole) => shortened(hide(whole))),
  )
  const sentences = v.pipe(
    v.array(words),
    v.transform((all) => shortenedList(all, 'The manifest has more of these.')),
  )
  const step = v.variant('do', [
    v.object({ do: v.literal('fill'), versions: number }),
    v.object({ do: v.literal('reuse'), arn, version: number }),
    v.object({ do: v.literal('publish'), expected: number, because: words }),
    v.object({ do: v.literal('grant'), statementId: text, principal: text }),
    v.object({ do: v.literal('revoke'), statementId: text, principal: v.optional(text) }),
    v.object({ do: v.literal('prune'), version: number, because: v.picklist(reasons) }),
    v.object({ do: v.literal('blocked'), because: words }),
    v.object({ do: v.literal('unobserved'), because: words }),
  ])

  const changes = v.union([
    v.object({ region, version: number, unread: words }),
    v.object({
      region,
      version: number,
      packages: v.array(
        v.object({
          ecosystem,
          name: words,
          before: v.array(words),
          after: v.array(words),
          sizeBefore: size,
          sizeAfter: size,
        }),
      ),
      files: v.array(
        v.object({ path: words, sizeBefore: v.exactOptional(size), sizeAfter: v.exactOptional(size) }),
      ),
      totals: v.object({ packages: tally, files: tally, sizeBefore: size, sizeAfter: size }),
    }),
  ])

  return v.object({
    schema: v.literal(1, 'it is of another version of this action, or of something else'),
    layerName: v.pipe(text, v.maxLength(140), v.regex(layerNameForm)),
    repository: text,
    sha: text,
    runId: text,
    runAttempt: v.pipe(text, v.digits()),
    dryRun: v.boolean(),
    account: v.optional(v.pipe(text, v.regex(/^\d{12}$/))),
    madeBy: v.optional(words),
    archive: v.optional(
      v.object({
        path: text,
        codeSha256: v.pipe(text, v.regex(/^[A-Za-z0-9+/]{43}=$/)),
        codeSize: size,
        unzippedSize: size,
        files: size,
      }),
    ),
    metadata: v.optional(
      v.object({
        runtimes: texts,
        architectures: v.array(v.picklist(['x86_64', 'arm64'])),
        description: text,
        licenseInfo: text,
      }),
    ),
    largest: v.optional(v.array(v.object({ name: words, size }))),
    changes: v.optional(changes),
    regions: v.pipe(
      v.record(
        region,
        v.object({
          arn: v.exactOptional(arn),
          version: v.exactOptional(number),
          published: v.boolean(),
          granted: texts,
          revoked: texts,
          deleted: v.array(number),
          parameter: v.optional(text),
          failure: v.optional(words),
        }),
      ),
      v.maxEntries(mostRegions),
    ),
    failedRegions: v.array(region),
    plan: v.record(region, v.array(step)),
    changed: v.boolean(),
    permissionsToWrite: v.optional(texts),
    checks: v.optional(
      v.array(v.object({ what: words, found: v.picklist(['ready', 'missing', 'unknown']), detail: words })),
    ),
    profile: v.optional(v.object({ verbs: seconds, regions: v.record(text, seconds) })),
    warnings: sentences,
    failure: v.optional(sentences),
    topics: v.optional(v.record(words, v.picklist(topics))),
  })
}
