import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import type { PublishLayerVersionCommandInput } from '@aws-sdk/client-lambda'

/** The bytes that the SDK serializes instead of an archive, and their text in the body. Quotes in other values are escaped. */
const placeholder = { bytes: new Uint8Array(1), text: '"ZipFile":"AA=="' }

/**
 * Returns a command that publishes an archive. The archive is encoded while it is sent, so that all Regions share its bytes. Otherwise, the
 * SDK would create and hash a whole body for each request, and the connection would keep an encrypted copy of it in memory.
 */
export function publishCommand(
  input: Omit<PublishLayerVersionCommandInput, 'Content'>,
  zip: Uint8Array,
): PublishLayerVersionCommand {
  const command = new PublishLayerVersionCommand({ ...input, Content: { ZipFile: placeholder.bytes } })
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: unknown; headers: Record<string, string> }
      const body = bodyWith(zip, textOf(request.body))
      request.body = Readable.from(bytesOf(body), { objectMode: false })
      request.headers['content-length'] = String(lengthOf(body))
      // The SDK signs this header, and calculates the hash only if there is none.
      request.headers['x-amz-content-sha256'] = sha256Of(body)
      return next(args)
    },
    { step: 'build', priority: 'high', name: 'zipIntoBody' },
  )
  return command
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length).toString()
  throw new Error('The SDK created a body that is not text.')
}

/** A body: an archive in base64, and the text before and after it. */
interface ZipBody {
  readonly before: string
  readonly zip: Uint8Array
  readonly after: string
}

function bodyWith(zip: Uint8Array, text: string): ZipBody {
  const [before, after, ...others] = text.split(placeholder.text)
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error('The SDK did not write the archive once into the body.')
  return { before: `${before}"ZipFile":"`, zip, after: `"${after}` }
}

/**
 * The number of bytes that are encoded at a time. It is a multiple of three, so that the base64 texts can be joined. V8 frees small texts
 * immediately, and large ones only later.
 */
const pieceSize = 48 * 1024

function* textsOf({ before, zip, after }: ZipBody): Generator<string> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  yield before
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.toString('base64', at, at + pieceSize)
  yield after
}

function* bytesOf(body: ZipBody): Generator<Buffer> {
  for (const text of textsOf(body)) yield Buffer.from(text)
}

function lengthOf({ before, zip, after }: ZipBody): number {
  return Buffer.byteLength(before) + Math.ceil(zip.length / 3) * 4 + Buffer.byteLength(after)
}

/** The hashes of the bodies with each archive, by the text around it. Requests with the same metadata have the same body in every Region. */
const hashes = new WeakMap<Uint8Array, Map<string, string>>()

/** Returns the SHA-256 of a body in hexadecimal. It is calculated once for each body. */
function sha256Of(body: ZipBody): string {
  const { before, zip, after } = body
  const known = hashes.get(zip) ?? new Map<string, string>()
  hashes.set(zip, known)
  const text = before + after
  const sha256 = known.get(text) ?? hashOf(body)
  known.set(text, sha256)
  return sha256
}

function hashOf(body: ZipBody): string {
  const hash = createHash('sha256')
  for (const text of textsOf(body)) hash.update(text)
  return hash.digest('hex')
}
