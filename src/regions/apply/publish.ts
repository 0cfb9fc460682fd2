import { bytes } from '../../base/figures.ts'
import { becauseOf, reworded } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { encodedZip } from '../../layer/encoded-zip.ts'
import type { LayerVersion } from '../../layer/layer.ts'
import { placeholderDescription, placeholderSha256 } from '../../plan/placeholder.ts'
import { poll } from '../calls/poll.ts'
import { rejectedFields } from '../calls/rejected-fields.ts'
import type { Content } from '../calls/service.ts'
import { failedBecause, ServiceFailure } from '../calls/service.ts'
import { deliver } from './deliver.ts'
import { publishAndConfirm } from './publish-and-confirm.ts'
import type { RegionRun } from './region-run.ts'

/** The smallest archive that Lambda accepts: one empty file, `-`. Lambda rejects an archive without files. */
export const smallestZip = Buffer.from(
  'UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAALVBLAQIKAAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACAAQAAAAAtUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
  'base64',
)

/** Publishes the layer in a Region. Returns the version number that AWS assigns. Rejects if AWS does not confirm the version. */
export async function publishLayer(regionRun: RegionRun): Promise<number> {
  try {
    return await deliver((content) => publishContent(content, regionRun), regionRun)
  } catch (error) {
    throw failedBecause(error, 'storage-full') ? await withStorageUsage(error, regionRun) : error
  }
}

/** Adds the code storage in use to a failure, if the credentials are allowed to read it. */
async function withStorageUsage(failure: ServiceFailure, { task }: RegionRun): Promise<ServiceFailure> {
  const usage = await task.service.codeStorage().then(
    ({ used, limit }) => ` ${bytes(used)} of ${bytes(limit)} are used.`,
    () => '',
  )
  return new ServiceFailure(
    reworded(failure.reason, (text) => `${text}${usage}`),
    failure,
  )
}

/** Publishes a placeholder version, which only occupies a version number. Returns the number. */
export async function publishPlaceholder(regionRun: RegionRun): Promise<number> {
  const placeholder = {
    layerName: regionRun.task.layerName,
    content: { zip: await encodedZip([smallestZip]) },
    codeSha256: placeholderSha256,
    description: placeholderDescription,
    licenseInfo: '',
    runtimes: [],
    architectures: [],
  }
  const { version } = await publishAndConfirm(placeholder, regionRun)
  regionRun.published.push(version)
  regionRun.placeholders.push(version)
  return version
}

/** Publishes the layer and reports the version immediately. A run can end while the staged archive is deleted. */
async function publishContent(content: Content, regionRun: RegionRun): Promise<number> {
  const { arn, version } = await publishAccepted(content, regionRun)
  const { declared } = regionRun
  regionRun.published.push(version)
  regionRun.advance({ published: true, layerVersion: { arn, version, ...(declared && { declared }) } })
  return version
}

/** Publishes the layer, without the runtimes and architectures that Lambda rejects in the Region. Each rejection names more of them. */
async function publishAccepted(content: Content, regionRun: RegionRun): Promise<LayerVersion> {
  const { layerName, archive } = regionRun.task
  for (;;) {
    const { metadata } = regionRun
    const expected = { ...metadata, layerName, content, codeSha256: archive.sha256 }
    try {
      return await publishAndConfirm(expected, regionRun)
    } catch (error) {
      const rejected = rejectedFields(error, metadata)
      if (rejected === undefined) throw error
      regionRun.leaveOut(rejected, error)
    }
  }
}

/** Reads a version that this run published. Throws a Problem if it does not have the content that was sent. */
export async function requireReadable(regionRun: RegionRun, version: number): Promise<void> {
  const { service, layerName, archive } = regionRun.task
  const read = () => service.version(layerName, version)
  const found = await poll(read, regionRun.task).catch((cause: unknown) => {
    const reason = reasonOf(cause)
    const text = `Version ${version} was published, but cannot be read back: ${reason.text} Re-run the job.`
    throw new Problem(becauseOf(reason, 'a-response-was-lost', text), { cause })
  })
  if (!found)
    throw new Problem({
      topic: 'a-response-was-lost',
      text: `Version ${version} was published, but cannot be read back. Re-run the job.`,
    })
  if (found.codeSha256 === archive.sha256) return
  regionRun.advance({ layerVersion: undefined })
  throw differentContent(found, archive.sha256)
}

function differentContent({ arn, codeSha256 }: LayerVersion, sent: string): Problem {
  return new Problem({
    topic: 'aws-reports-different-content',
    text: `AWS reports the CodeSha256 ${codeSha256} for ${arn}, but ${sent} was sent. Do not use this version.`,
  })
}
