import { Sha256 } from '@smithy/core/checksum'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import { ec2Endpoint } from '../../aws-names/ec2-endpoint.ts'
import type { Element } from '../../base/xml.ts'
import { parseXml, textAt } from '../../base/xml.ts'
import type { Region } from '../../layer/layer.ts'
import type { ClientSettings } from './clients.ts'
import type { Keys } from './keys.ts'
import type { Timeouts } from './timeouts.ts'
import { unreadable } from './unreadable.ts'

/** The request for the Regions, also those that are not enabled in the account (EC2: DescribeRegions). */
export class DescribeRegionsCommand {
  readonly body = 'Action=DescribeRegions&AllRegions=true&Version=2016-11-15'
}

/** The response of EC2 as XML, and the metadata that the clients of the SDK also return. */
interface Ec2Response {
  readonly root: Element
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId?: string | undefined }
}

/**
 * A client of EC2 for one operation, with the signer and the request handler of the SDK. The SDK's own client would add several megabytes
 * to the action.
 */
export class Ec2Client {
  readonly config = { serviceId: 'EC2' }
  readonly #url: URL
  readonly #handler: NodeHttpHandler
  readonly #signer: SignatureV4

  constructor(region: Region, keys: Keys, { endpoints, httpsAgent }: ClientSettings, timeouts: Timeouts) {
    this.#url = new URL(ec2Endpoint(region, endpoints))
    this.#handler = new NodeHttpHandler({ ...timeouts, httpsAgent })
    this.#signer = new SignatureV4({
      service: 'ec2',
      region,
      sha256: Sha256,
      credentials: () => Promise.resolve(keys.current()),
    })
  }

  /** Sends a command. Rejects with an error like those of the SDK: its name is the code of AWS. */
  async send({ body }: DescribeRegionsCommand, options?: { abortSignal: AbortSignal }): Promise<Ec2Response> {
    const { protocol, hostname, port, host } = this.#url
    const request = await this.#signer.sign({
      method: 'POST',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: '/',
      query: {},
      headers: { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body,
    })
    const { response } = await this.#handler.handle(request as never, options)
    const text = await textOf(response.body as AsyncIterable<Uint8Array>)
    const root = parseXml(text)
    const $metadata = {
      httpStatusCode: response.statusCode,
      requestId: textAt(root, 'requestId') ?? textAt(root, 'RequestID'),
    }
    if (response.statusCode >= 300) throw new Ec2Error(root, { $metadata, headers: response.headers })
    return root === undefined ? unreadable() : { root, $metadata }
  }
}

/** An error response, with the properties that errors of the SDK have. */
class Ec2Error extends Error {
  readonly $fault: 'client' | 'server'
  readonly $metadata: Ec2Response['$metadata']
  readonly $response: { readonly headers: Record<string, string> }

  constructor(
    root: Element | undefined,
    { $metadata, headers }: Pick<Ec2Response, '$metadata'> & { headers: Record<string, string> },
  ) {
    super(textAt(root, 'Errors', 'Error', 'Message') ?? 'UnknownError')
    this.name = textAt(root, 'Errors', 'Error', 'Code') ?? 'Unknown'
    this.$fault = $metadata.httpStatusCode < 500 ? 'client' : 'server'
    this.$metadata = $metadata
    this.$response = { headers }
  }
}

/** The longest response in bytes. AWS has fewer than 50 Regions, with about 250 bytes each. */
const longest = 1024 * 1024

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > longest) unreadable()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
