import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { PublishLayerVersionCommand } from '@aws-sdk/client-lambda'
import type { PublishLayerVersionCommandInput } from '@aws-sdk/client-lambda'
import type { EncodedZip } from '../../layer/encoded-zip.ts'

/** The bytes that the SDK serializes instead of an archive, and their text in the body. Quotes in other values are escaped. */
const placeholder = { bytes: new Uint8Array(1), text: '"ZipFile":"AA=="' }

/**
 * Returns a command that publishes an archive. All requests share its pieces. Otherwise, the SDK would create and hash a whole body for each
 * request, and the connection would keep an encrypted copy of it in memory.
 */
export function publishCommand(
  input: Omit<PublishLayerVersionCommandInput, 'Content'>,
  zip: EncodedZip,
): PublishLayerVersionCommand {
  const command = new PublishLayerVersionCommand({ ...input, Content: { ZipFile: placeholder.bytes } })
  command.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: unknown; headers: Record<string, string> }
      const text = textOf(request.body)
      const body = bodyWith(zip, text)
      request.body = Readable.from(body, { objectMode: false })
      request.headers['content-length'] = String(body.reduce((sum, { length }) => sum + length, 0))
      // The SDK signs this header, and calculates the hash only if there is none.
      request.headers['x-amz-content-sha256'] = sha256Of(body, { zip, text })
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

/** Returns the pieces of a body: the text of the SDK, with the archive. */
function bodyWith(zip: EncodedZip, text: string): Buffer[] {
  const [before, after, ...others] = text.split(placeholder.text)
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error('The SDK did not write the archive once into the body.')
  return [Buffer.from(`${before}"ZipFile":"`), ...zip, Buffer.from(`"${after}`)]
}

/** The hashes of the bodies with each archive, by their texts. Requests with the same metadata have the same body in every Region. */
const hashes = new WeakMap<EncodedZip, Map<string, string>>()

/** Returns the SHA-256 of a body in hexadecimal. It is calculated once for each archive and text. */
function sha256Of(
  body: readonly Buffer[],
  { zip, text }: { readonly zip: EncodedZip; readonly text: string },
): string {
  const known = hashes.get(zip) ?? new Map<string, string>()
  hashes.set(zip, known)
  const sha256 = known.get(text) ?? hashOf(body)
  known.set(text, sha256)
  return sha256
}

function hashOf(body: readonly Buffer[]): string {
  const hash = createHash('sha256')
  for (const piece of body) hash.update(piece)
  return hash.digest('hex')
}
