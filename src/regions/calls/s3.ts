import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { PutObjectCommandInput, PutObjectCommandOutput, S3ClientConfig } from '@aws-sdk/client-s3'
import type { Encryption } from '../../aws-names/encryption.ts'
import { lazily } from '../../base/lazy.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import type { Judged } from '../../layer/judged-archive.ts'
import { judgedChunks } from '../../layer/judged-archive.ts'
import type { Region } from '../../layer/layer.ts'
import { isDenied, isRefusal, statusOf } from './aws-errors.ts'
import { explainBucket } from './bucket.ts'
import type { CallContext } from './call-context.ts'
import { configOf } from './clients.ts'
import type { Keys } from './keys.ts'
import { providerOf } from './keys.ts'
import { isNoContent } from './responses.ts'
import { requireBucketIn, sameObjectIn, storedObjectIn } from './s3-responses.ts'
import { senderWith } from './send.ts'
import { ServiceFailure } from './service.ts'
import type { ObjectLocation, StagedObject, Staging, Upload } from './staging.ts'
import type { TimeLimits } from './timeouts.ts'
import { timeLimits } from './timeouts.ts'
import { traced } from './traced-client.ts'
import { unreadable } from './unreadable.ts'

/** The account that owns the bucket, the location of the archive in it, the archive, and its encryption. */
interface Target {
  readonly account: string
  readonly location: ObjectLocation
  readonly encryption: Encryption | undefined
  readonly zip: Upload['zip']
}

/** The staging of one archive in S3 in one Region, by the AWS SDK, with retries. */
export function s3In(
  region: Region,
  keys: Keys,
  context: CallContext,
  { account, location, encryption, zip }: Target,
): Staging {
  const expected = { bucket: location.bucket, region, account, encryption }
  const send = senderWith(keys, context, (error, operation) => explainBucket(error, operation, expected))
  const clients = lazily(() => clientsIn(region, keys, context))
  const owned = { Bucket: location.bucket, ExpectedBucketOwner: account }
  const find = async (): Promise<StagedObject | undefined> => {
    const command = new HeadObjectCommand({ ...owned, Key: location.key, ChecksumMode: 'ENABLED' })
    const response = await clients().s3.send(command).catch(unlessAbsent)
    const found = response && sameObjectIn(response, zip)
    return found && { ...location, ...found }
  }
  const put = async (report: (sent: number) => void): Promise<StagedObject> => {
    const input = {
      ...owned,
      Key: location.key,
      ContentLength: zip.size,
      ContentType: 'application/zip',
      ChecksumSHA256: zip.sha256,
      ...(encryption && { ServerSideEncryption: encryption.by, SSEKMSKeyId: encryption.key }),
    }
    const response = await putFile(clients().uploads, { zip, report }, input)
    return { ...location, ...storedObjectIn(response, { archive: zip, encryption }) }
  }

  return {
    location,

    check: () =>
      send('HeadBucket', async () => {
        requireBucketIn(await clients().s3.send(new HeadBucketCommand(owned)), region)
      }),

    find: () => send('HeadObject', find),

    put: (report) => {
      let mayExist = false
      // A response can be lost after S3 stored the archive. A second upload would create an object version that nobody deletes.
      const putUnlessThere = async (): Promise<StagedObject> => {
        const arrived = mayExist ? await find() : undefined
        return (
          arrived ??
          (await put(report).catch((error: unknown) => {
            mayExist ||= !(error instanceof Problem) && !isRefusal(error)
            throw error
          }))
        )
      }
      return send('PutObject', putUnlessThere).catch((error: unknown) => {
        throw mayExist && error instanceof ServiceFailure ? mayBeLeft(location, error) : error
      })
    },

    remove: ({ version }) =>
      send('DeleteObject', async () => {
        const command = new DeleteObjectCommand({ ...owned, Key: location.key, VersionId: version })
        if (!isNoContent(await clients().s3.send(command))) unreadable()
      }),
  }
}

function clientsIn(
  region: Region,
  keys: Keys,
  { deadlines, trace, clientSettings, patience }: CallContext,
): { s3: S3Client; uploads: S3Client } {
  const config: S3ClientConfig = {
    credentials: providerOf(keys),
    // Otherwise, the SDK adds its own checksum, and sends the body in chunks for it.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A custom endpoint has no host name for each bucket.
    forcePathStyle: clientSettings.endpoints.custom.has('s3'),
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: false,
  }
  const clientWith = (limits: TimeLimits): S3Client => {
    const client = new S3Client({ ...config, ...configOf('s3', region, clientSettings, limits) })
    return traced(client, region, { trace, limit: (command) => patience.limit(command, limits.whole) })
  }
  const { plain, staging } = timeLimits(deadlines)
  return { s3: clientWith(plain), uploads: clientWith(staging) }
}

/** Milliseconds between two reports of an upload. */
const betweenReports = 10_000

/**
 * Uploads an archive in one PUT request, and reads it from disk meanwhile. If the archive changed since it was checked, throws a Problem
 * before S3 has received all of it.
 */
async function putFile(
  s3: S3Client,
  { zip, report }: { readonly zip: Judged; readonly report: (sent: number) => void },
  input: Omit<PutObjectCommandInput, 'Body'>,
): Promise<PutObjectCommandOutput> {
  let sent = 0
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of judgedChunks(zip)) {
      sent += chunk.length
      yield chunk
    }
  }
  const body = Readable.from(counted(), { objectMode: false })
  // The SDK does not listen for errors of a stream. An error without a listener would end the process.
  const readError = new Promise<never>((_resolve, reject) => body.once('error', reject))
  const request = new AbortController()
  const reports = setInterval(() => report(sent), betweenReports)
  try {
    const command = new PutObjectCommand({ ...input, Body: body })
    return await Promise.race([s3.send(command, { abortSignal: request.signal }), readError])
  } finally {
    // Otherwise, S3 waits for the rest of a body after a read error.
    request.abort()
    clearInterval(reports)
    body.destroy()
  }
}

/**
 * Without the permission to list the bucket, S3 returns 403 for an object that does not exist (S3: HeadObject, "Permissions").
 */
function unlessAbsent(error: unknown): undefined {
  if (statusOf(error) !== 404 && !isDenied(error)) throw error
}

function mayBeLeft({ bucket, key }: ObjectLocation, { reason, cause }: ServiceFailure): ServiceFailure {
  const text = `${reason.text} The archive may be left in the bucket "${bucket}" as ${key}.`
  return new ServiceFailure(becauseOf(reason, 'a-staged-zip-is-left', text), { refused: false, cause })
}
