import * as v from 'valibot'
import { mostRegions } from '../aws-names/regions-and-runtimes.ts'
import { topics } from '../base/topics.ts'
import { layerNameForm } from '../inputs/aws-inputs.ts'
import { regionForm } from '../inputs/regions.ts'
import { codeSha256Form } from '../layer/code-sha256.ts'
import type { Ecosystem, Prune } from '../layer/layer.ts'
import { slimKinds } from '../layer/slim.ts'
import type { Manifest } from '../report/manifest.ts'
import { truncated, truncatedList } from './bounds.ts'

/** The schema of a manifest. */
export type ManifestSchema = v.GenericSchema<unknown, Manifest>

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

/** Returns the schema of src/report/manifest.ts, which hides secrets in messages. The compiler compares the two. */
export function schemaOf(hide: (text: string) => string): ManifestSchema {
  /** A text that can contain secrets. */
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
        codeSha256: v.pipe(text, v.regex(codeSha256Form)),
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
