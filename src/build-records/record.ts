import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { jsonOrUndefined } from '../base/json.ts'
import { codeSha256Form } from '../layer/code-sha256.ts'
import type { Archive, Ecosystem, Share } from '../layer/layer.ts'
import type { LeftOut } from '../layer/slim.ts'
import { slimKinds } from '../layer/slim.ts'

/** A package of a layer. An unknown version is an empty text. */
export interface RecordedPackage {
  readonly ecosystem: Ecosystem
  readonly name: string
  readonly version: string
}

/**
 * What a build produced from its inputs. It has everything that a run reports about an archive, but not the archive. `digest` identifies
 * the inputs, and `parts` has a digest for each kind of them.
 */
export interface BuildRecord {
  readonly schema: 1
  /** `owner/name`. */
  readonly repository: string
  readonly layerName: string
  readonly digest: string
  readonly parts: Readonly<Record<string, string>>
  readonly archive: Omit<Archive, 'path'>
  readonly license?: string | undefined
  readonly madeBy?: string | undefined
  readonly largest: readonly Share[]
  readonly leftOut?: LeftOut | undefined
  readonly packages: readonly RecordedPackage[]
}

/** The ID of a run of a workflow, and the number of its attempt. */
export interface RunNumbers {
  readonly runId: string
  readonly runAttempt: string
}

/** The maximum length of a record in bytes. A record of 1,000 packages has about 80 kB. */
export const longestRecord = 500_000

/** The maximum number of packages in a record. */
const mostPackages = 2_000

/** A text in one line, because the log and the summary show it. */
const oneLine = v.pipe(v.string(), v.maxLength(512), v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u))
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const hexDigest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const packageSchema = v.strictObject({
  ecosystem: v.picklist(['npm', 'pypi', 'maven', 'gem']),
  name: oneLine,
  version: oneLine,
})
const kindsSchema = v.array(v.strictObject({ kind: v.picklist(slimKinds), files: number, size: number }))

const schema = v.strictObject({
  schema: v.literal(1),
  repository: oneLine,
  layerName: oneLine,
  digest: hexDigest,
  parts: v.record(oneLine, v.pipe(v.string(), v.maxLength(100))),
  archive: v.strictObject({
    sha256: v.pipe(v.string(), v.regex(codeSha256Form)),
    size: number,
    unzippedSize: number,
    files: number,
    hasNativeCode: v.boolean(),
  }),
  license: v.optional(oneLine),
  madeBy: v.optional(oneLine),
  largest: v.pipe(v.array(v.strictObject({ name: oneLine, size: number })), v.maxLength(100)),
  leftOut: v.optional(v.strictObject({ kinds: kindsSchema, packages: v.array(packageSchema) })),
  packages: v.pipe(v.array(packageSchema), v.maxLength(mostPackages)),
})

/** The repository and the layer that a record must be about, and its inputs if they are known. */
export interface Subject extends Pick<BuildRecord, 'repository' | 'layerName'> {
  readonly digest?: string | undefined
}

/** Returns a record from its text, or why it cannot be used, as the end of a sentence: it is not a record, or is about something else. */
export function recordFrom(text: string, subject: Subject): BuildRecord | { readonly unusable: string } {
  const parsed = v.safeParse(schema, jsonOrUndefined(text))
  if (!parsed.success) return { unusable: 'it does not have the form of a record' }
  const { repository, layerName, digest } = parsed.output
  if (repository !== subject.repository) return { unusable: 'it is of another repository' }
  if (layerName !== subject.layerName) return { unusable: 'it is of another layer' }
  if (subject.digest !== undefined && digest !== subject.digest) return { unusable: 'it is of other inputs' }
  return parsed.output
}

/** Returns the text of a record, or undefined if it could not be read again, such as with a name of several lines. */
export function textOfRecord(record: BuildRecord): string | undefined {
  const text = JSON.stringify({ ...record, packages: record.packages.slice(0, mostPackages) })
  return Buffer.byteLength(text) <= longestRecord && !('unusable' in recordFrom(text, record))
    ? text
    : undefined
}

/** Returns the beginning of the keys of all records of a layer, and with `digest` of those of the same inputs. */
export function keyPrefix({ layerName, digest }: Pick<Subject, 'layerName' | 'digest'>): string {
  // The name of a layer has no ".", so the prefix of one layer is not that of another one.
  const ofLayer = `lambda-layer.${layerName}.1.`
  return digest === undefined ? ofLayer : `${ofLayer}${digest}.`
}

/**
 * Returns the key of a record that a run saves. An entry of the cache cannot be replaced. Therefore, another run has another key, so that
 * its record is newer than a damaged one. The jobs of one run save a record only once.
 */
export function keyOf(record: BuildRecord, text: string, { runId, runAttempt }: RunNumbers): string {
  const content = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return `${keyPrefix(record)}${content}.${runId}.${runAttempt}`
}
