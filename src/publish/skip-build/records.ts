import { about } from '../../base/message.ts'
import { messageOf } from '../../base/problem.ts'
import type { Cache } from '../../build-records/cache.ts'
import { changedContent, changedParts } from '../../build-records/differences.ts'
import type { BuildRecord, Subject } from '../../build-records/record.ts'
import { keyOf, keyPrefix, recordFrom, textOfRecord } from '../../build-records/record.ts'
import type { Fingerprint } from '../../fingerprint/fingerprint.ts'
import type { Archive } from '../../layer/layer.ts'
import { packagesIn } from '../../packages/packages.ts'
import { warn } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import type { Layers } from '../inputs/layers.ts'
import type { PreparedLayer } from '../prepare/prepare.ts'

/** A layer whose inputs have a fingerprint, and the record of a build with this fingerprint if there is one. */
export interface FingerprintedLayer {
  readonly job: Job
  readonly fingerprint: Extract<Fingerprint, { digest: string }>
  readonly record?: BuildRecord | undefined
}

const topic = 'the-build-is-not-skipped'

/** Returns the record of a build of the same inputs. If there is none, shows why the layer is built. Never rejects. */
export async function findRecord(
  { job, fingerprint: { digest, parts } }: FingerprintedLayer,
  cache: Cache,
): Promise<BuildRecord | undefined> {
  const { log } = job.runner
  try {
    const same = await newestRecord({ ...subjectOf(job), digest }, cache)
    if (same && 'digest' in same) return same
    const other = same ?? (await newestRecord(subjectOf(job), cache))
    if (other && 'unusable' in other) {
      const text = `The record of an earlier build is ignored, because ${other.unusable}. The layer is built.`
      warn([about(topic, text)], job)
      return undefined
    }
    const because = other
      ? `this changed since the last recorded build: ${changedParts(other.parts, parts)}.`
      : 'there is no record of a build.'
    log.info(`The layer is built, because ${because}`)
  } catch (error) {
    log.info(`The layer is built, because the record could not be read: ${messageOf(error)}.`)
  }
  return undefined
}

/** Returns the newest record about a subject, or why it cannot be used. Undefined if there is none. */
async function newestRecord(
  subject: Subject,
  cache: Cache,
): Promise<ReturnType<typeof recordFrom> | undefined> {
  const text = await cache.newest(keyPrefix(subject))
  return text === undefined ? undefined : recordFrom(text, subject)
}

function subjectOf({ inputs, run }: Job): Pick<BuildRecord, 'repository' | 'layerName'> {
  return { repository: run.commit.repository, layerName: inputs['layer-name'] }
}

/** Saves what was built for later runs. Warns if the same inputs produced different content before. Never rejects. */
export async function saveRecords(
  built: Layers<PreparedLayer>,
  layers: Layers<FingerprintedLayer>,
  cache: Cache,
): Promise<void> {
  for (const [index, { job, archive, source }] of built.entries()) {
    const layer = layers[index]
    if (!layer || layer.record?.archive.sha256 === archive.sha256) continue
    try {
      const record = await newRecord(layer, archive, source.tree?.license)
      if (layer.record) warn([differentContent(layer.record, record)], job)
      const text = textOfRecord(record)
      if (text === undefined) throw new Error('it has an unusual text, or is too long')
      await cache.save(keyOf(record, text, job.run.commit), text)
    } catch (error) {
      job.runner.log.info(
        `The build was not recorded: ${messageOf(error)}. The next run builds the layer again.`,
      )
    }
  }
}

async function newRecord(
  { job, fingerprint: { digest, parts } }: FingerprintedLayer,
  { path, sha256, size, unzippedSize, files, hasNativeCode }: Archive,
  license: string | undefined,
): Promise<BuildRecord> {
  const { madeBy, largest = [], leftOut } = job.run
  const { hide } = job.runner
  const packages = await packagesIn(path)
  return {
    schema: 1,
    ...subjectOf(job),
    ...{ digest, parts, madeBy, largest, leftOut },
    archive: { sha256, size, unzippedSize, files, hasNativeCode },
    license: license?.slice(0, 512),
    packages: packages.map(({ ecosystem, name, version }) => ({
      ...{ ecosystem, name: hide(name), version: hide(version) },
    })),
  }
}

function differentContent(before: BuildRecord, after: BuildRecord): ReturnType<typeof about> {
  return about(
    topic,
    `The same inputs produced different content before (CodeSha256 ${before.archive.sha256}, now ${after.archive.sha256}). ` +
      `${changedContent(before, after)} If "build-command" is set, check that "build-inputs" matches all files that it reads.`,
  )
}
