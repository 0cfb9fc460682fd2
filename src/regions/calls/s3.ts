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
import type { Region } from '../../layer/layer.ts'
import type { Judged } from '../../layer/judged-archive.ts'
import { judgedChunks } from '../../layer/judged-archive.ts'
import { Problem } from '../../base/problem.ts'
import { senderWith } from './send.ts'
import { explainBucket } from './bucket.ts'
import { configOf } from './clients.ts'
import type { Keys } from './keys.ts'
import { providerOf } from './keys.ts'
import { isDenied, isRefusal, statusOf } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { isNoContent } from './responses.ts'
import { requireBucketIn, sameObjectIn, storedObjectIn } from './s3-responses.ts'
import { ServiceFailure } from './service.ts'
import type { ObjectLocation, StagedObject, Staging, Upload } from './staging.ts'
import type { TimeLimits } from './timeouts.ts'
import { timeLimits } from './timeouts.ts'
import { traced } from './traced-client.ts'
import { unreadable } from './unreadable.ts'

/** Whose bucket, which location in it, the zip that is to stand there, and how S3 is to encrypt it. */
interface Target {
  readonly account: string
  readonly location: ObjectLocation
  readonly encryption: Encryption | undefined
  readonly zip: Upload['zip']
}

/** S3 in one Region, by the AWS SDK. */
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
    const response = await clients().s3.send(command).catch(unlessUnseen)
    const found = response && sameObjectIn(response, zip)
    return found && { ...location, ...found }
  }
  const put = async (tell: (sent: number) => void): Promise<StagedObject> => {
    const input = {
      ...owned,
      Key: location.key,
      ContentLength: zip.size,
      ContentType: 'application/zip',
      ChecksumSHA256: zip.sha256,
      ...(encryption && { ServerSideEncryption: encryption.by, SSEKMSKeyId: encryption.key }),
    }
    const response = await putFile(clients().uploads, { zip, tell }, input)
    return { ...location, ...storedObjectIn(response, { archive: zip, encryption }) }
  }

  return {
    location,

    check: () =>
      send('HeadBucket', async () => {
        requireBucketIn(await clients().s3.send(new HeadBucketCommand(owned)), region)
      }),

    find: () => send('HeadObject', find),

    put: (tell) => {
      let mayStand = false
      // A response can be lost after S3 stored the archive. To send it again would create an object version that nobody deletes.
      const putUnlessThere = async (): Promise<StagedObject> => {
        const arrived = mayStand ? await find() : undefined
        return (
          arrived ??
          (await put(tell).catch((error: unknown) => {
            mayStand ||= !(error instanceof Problem) && !isRefusal(error)
            throw error
          }))
        )
      }
      return send('PutObject', putUnlessThere).catch((error: unknown) => {
        throw mayStand && error instanceof ServiceFailure ? mayBeLeft(location, error) : error
      })
    },

    remove: ({ version }) =>
      send('DeleteObject', async () => {
        const command = new DeleteObjectCommand({ ...owned, Key: location.key, VersionId: version })
        if (!isNoContent(await clients().s3.send(command))) unreadable()
      }),
  }
}

/** The SDK warns on the console that it does not send a stream again; `send` does, with another stream. */
const silent = () => undefined
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }

function clientsIn(
  region: Region,
  keys: Keys,
  { deadlines, trace, clientSettings }: CallContext,
): { s3: S3Client; uploads: S3Client } {
  const config: S3ClientConfig = {
    credentials: providerOf(keys),
    logger,
    // Otherwise a checksum of the SDK's own comes with it, and for that the body in chunks.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // There is no other host for a bucket at an endpoint of one's own.
    forcePathStyle: clientSettings.endpoints.custom.has('s3'),
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: false,
  }
  const clientWith = (limits: TimeLimits): S3Client => {
    const client = new S3Client({ ...config, ...configOf('s3', region, clientSettings, limits) })
    return traced(client, region, { trace, whole: limits.whole })
  }
  const { plain, staging } = timeLimits(deadlines)
  return { s3: clientWith(plain), uploads: clientWith(staging) }
}

/** Milliseconds after which an upload tells how far it is. */
const betweenTellings = 10_000

/** One plain PUT of an archive, read while it is sent. Throws a Problem, before S3 has all of it, if it is not the one that was judged. */
async function putFile(
  s3: S3Client,
  { zip, tell }: { readonly zip: Judged; readonly tell: (sent: number) => void },
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
  // The SDK does not listen for this, and an error that nobody hears ends the process.
  const broken = new Promise<never>((_resolve, reject) => body.once('error', reject))
  const request = new AbortController()
  const telling = setInterval(() => tell(sent), betweenTellings)
  try {
    const command = new PutObjectCommand({ ...input, Body: body })
    return await Promise.race([s3.send(command, { abortSignal: request.signal }), broken])
  } finally {
    // S3 would wait for the rest of a body that broke.
    request.abort()
    clearInterval(telling)
    body.destroy()
  }
}

/** S3 answers 403 for what is not there to those who may not list the bucket (S3: HeadObject, "Permissions"). */
function unlessUnseen(error: unknown): undefined {
  if (statusOf(error) !== 404 && !isDenied(error)) throw error
}

function mayBeLeft({ bucket, key }: ObjectLocation, { message, cause }: ServiceFailure): ServiceFailure {
  const text = `${message} The zip may be left in the bucket "${bucket}" as ${key}.`
  return new ServiceFailure(text, { refused: false, cause })
}
