import type { LambdaClient, PublishLayerVersionCommandInput } from '@aws-sdk/client-lambda'

/** The bytes that the SDK serializes instead of an archive, and their text in the body. */
const placeholder = { bytes: new Uint8Array(1), text: '"AA=="' }

/**
 * Returns the same client. Requests that publish the same archive with the same metadata share one body in memory, for all Regions. The
 * SDK would encode the archive for each request in JavaScript, which needs much time and memory.
 */
export function sharingZips(client: LambdaClient): LambdaClient {
  const zips = new WeakMap<object, Uint8Array>()
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { Content } = args.input as Partial<PublishLayerVersionCommandInput>
      if (!Content?.ZipFile) return next(args)
      zips.set(context, Content.ZipFile)
      return next({ ...args, input: { ...args.input, Content: { ...Content, ZipFile: placeholder.bytes } } })
    },
    { step: 'initialize', priority: 'high', name: 'zipAside' },
  )
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const zip = zips.get(context)
      const request = args.request as { body: unknown }
      if (zip) request.body = bodyWith(zip, textOf(request.body))
      return next(args)
    },
    { step: 'build', priority: 'high', name: 'zipIntoBody' },
  )
  return client
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.length).toString()
  throw new Error('The SDK created a body that is not text.')
}

/** The last body of each archive. It is the same in every Region. */
const bodies = new WeakMap<Uint8Array, { readonly text: string; readonly body: Buffer }>()

function bodyWith(zip: Uint8Array, text: string): Buffer {
  const known = bodies.get(zip)
  if (known?.text === text) return known.body
  const [before, after, ...others] = text.split(placeholder.text)
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error('The SDK did not write the archive once into the body.')
  const body = enclosed(zip, `${before}"`, `"${after}`)
  bodies.set(zip, { text, body })
  return body
}

/**
 * The archive is encoded in pieces of so many bytes. This is a multiple of three, so that the base64 texts can be joined. V8 frees the texts
 * of small pieces immediately, and those of large ones only later.
 */
const piece = 48 * 1024

/** Returns the body with the archive. As one string, the archive would be in memory three times. */
function enclosed(zip: Uint8Array, before: string, after: string): Buffer {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  const base64Length = Math.ceil(bytes.length / 3) * 4
  const body = Buffer.allocUnsafeSlow(Buffer.byteLength(before) + base64Length + Buffer.byteLength(after))
  let end = body.write(before)
  for (let at = 0; at < bytes.length; at += piece)
    end += body.write(bytes.toString('base64', at, at + piece), end, 'latin1')
  body.write(after, end)
  return body
}
