// A minimal server for the calls of a publish to Lambda, S3 and STS. Fields that no measured client reads are omitted.
// It uses little CPU time, so that only the client is measured. Prints its URL. Its arguments are the latency in milliseconds, and a Region
// that never responds.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ranged } from '../../rig/range.mjs'

/**
 * @typedef {{ sha256: string, size: number }} Code
 * @typedef {Record<string, unknown> & { Version: number, Content: { CodeSha256: string, CodeSize: number } }} Version
 * @typedef {{ status: number, body?: unknown, headers?: http.OutgoingHttpHeaders }} Answer
 * @typedef {{ path: string, query: string, region: string, headers: http.IncomingHttpHeaders, body: Buffer }} Asked
 */

const latency = Number(process.argv[2] ?? 0)
/** The Region that never responds. A download has no Region, because its address is signed. */
const silentRegion = process.argv[3] ?? 'none'
/** The versions of each layer, by Region and name, oldest first. @type {Map<string, Version[]>} */
const layers = new Map()
/** @type {Map<string, Code>} */
const objects = new Map()

const layer = String.raw`^/2018-10-31/layers/([^/]+)/versions`
/** @type {[method: string, path: RegExp, answer: (asked: Asked, groups: string[]) => Answer][]} */
const routes = [
  ['POST', new RegExp(`${layer}$`), publish],
  ['GET', new RegExp(`${layer}$`), (asked, [name = '']) => json(200, { LayerVersions: list(asked, name) })],
  ['GET', new RegExp(`${layer}/(\\d+)$`), (asked, [name = '', number]) => read(asked, name, Number(number))],
  ['GET', new RegExp(`${layer}/(\\d+)/policy$`), absent],
  ['GET', /^\/2016-08-19\/account-settings/, settings],
  ['GET', /^\/content\/([^/]+)$/, ({ headers }, [sha256 = '']) => contentOf(sha256, headers.range)],
  ['PUT', /^\/[^/]+\/.+/, (asked) => (asked.query.includes('partNumber=') ? stored : put(asked))],
  ['HEAD', /^\/[^/]+\/.+/, ({ path }) => ({ status: objects.has(path) ? 200 : 404 })],
  ['HEAD', /^\/[^/]+\/?$/, ({ region }) => ({ status: 200, headers: { 'x-amz-bucket-region': region } })],
  ['DELETE', /^\/[^/]+\/.+/, ({ path }) => ({ status: (objects.delete(path), 204) })],
  ['POST', /^\/$/, identity],
  ['POST', /^\/[^/]+\/.+/, upload],
]

/** @param {Asked} asked @param {string[]} groups @returns {Answer} */
function publish(asked, [name = '']) {
  const { code: own, rest } = withoutZip(asked.body)
  const { Content, ...metadata } = JSON.parse(rest)
  const code = own ?? objects.get(`/${Content.S3Bucket}/${Content.S3Key}`)
  if (!code) return json(400, { message: 'The object does not exist.' }, 'InvalidParameterValueException')
  const standing = list(asked, name)
  const number = standing.length + 1
  const arn = `arn:aws:lambda:${asked.region}:123456789012:layer:${name}`
  /** @type {Version} */
  const version = {
    ...metadata,
    LayerArn: arn,
    LayerVersionArn: `${arn}:${number}`,
    Version: number,
    CreatedDate: '2026-01-01T00:00:00.000+0000',
    Content: { CodeSha256: code.sha256, CodeSize: code.size },
  }
  layers.set(`${asked.region} ${name}`, [version, ...standing])
  return json(201, version)
}

/** Removes the base64 content from the JSON of a publish before it is parsed. @param {Buffer} body */
function withoutZip(body) {
  const [before, after] = ['"ZipFile":', '"']
  const key = body.indexOf(before)
  const open = key < 0 ? -1 : body.indexOf(after, key + before.length)
  if (open < 0) return { rest: body.toString() }
  const close = body.indexOf(after, open + 1)
  const rest = `${body.toString('utf8', 0, open + 1)}${body.toString('utf8', close)}`
  return { code: codeInBase64(body.subarray(open + 1, close)), rest }
}

/** The last direct upload, because the next Region receives the same zip. @type {{ base64: Buffer, code: Code }} */
let last = { base64: Buffer.alloc(0), code: codeOf(Buffer.alloc(0)) }

/** @param {Buffer} base64 */
function codeInBase64(base64) {
  if (!base64.equals(last.base64))
    last = { base64, code: kept(Buffer.from(base64.toString('latin1'), 'base64')) }
  return last.code
}

/** @param {Asked} asked @param {string} name */
function list({ region }, name) {
  return layers.get(`${region} ${name}`) ?? []
}

/** @param {Asked} asked @param {string} name @param {number} number */
function read(asked, name, number) {
  const version = list(asked, name).find(({ Version }) => Version === number)
  if (!version) return absent()
  const { Content } = version
  const Location = `http://${asked.headers.host}/content/${encodeURIComponent(Content.CodeSha256)}`
  return json(200, { ...version, Content: { ...Content, Location } })
}

/** The last zips by hash, for downloads. @type {Map<string, Buffer>} */
const zips = new Map()

/** @param {Buffer} zip */
function kept(zip) {
  const code = codeOf(zip)
  zips.set(code.sha256, zip)
  const [oldest = ''] = zips.keys()
  if (zips.size > 4) zips.delete(oldest)
  return code
}

/** @param {string} sha256 @param {string | undefined} range @returns {Answer} */
function contentOf(sha256, range) {
  const zip = zips.get(decodeURIComponent(sha256))
  return zip ? ranged({ status: 200, headers: {}, body: zip }, range) : absent()
}

/** @returns {Answer} */
function absent() {
  return json(404, { Type: 'User', message: 'It does not exist.' }, 'ResourceNotFoundException')
}

/** @returns {Answer} */
function settings() {
  return json(200, { AccountUsage: { TotalCodeSize: 0 }, AccountLimit: { TotalCodeSize: 80_530_636_800 } })
}

/** @param {Asked} asked @returns {Answer} */
function put({ path, body }) {
  const code = kept(body)
  objects.set(path, code)
  return { status: 200, headers: { etag: '"0"', 'x-amz-checksum-sha256': code.sha256 } }
}

/** @type {Answer} */
const stored = { status: 200, headers: { etag: '"0"' } }

/** Starts or completes an upload in parts. The parts are not kept, because nothing reads them. @param {Asked} asked @returns {Answer} */
function upload({ path, query }) {
  const isComplete = query.includes('uploadId=')
  if (isComplete) objects.set(path, codeOf(Buffer.alloc(0)))
  const body = isComplete
    ? '<CompleteMultipartUploadResult><ETag>"0"</ETag></CompleteMultipartUploadResult>'
    : '<InitiateMultipartUploadResult><UploadId>0</UploadId></InitiateMultipartUploadResult>'
  return { status: 200, body, headers: { 'content-type': 'application/xml' } }
}

/** @returns {Answer} */
function identity() {
  const body =
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
    '<Arn>arn:aws:iam::123456789012:user/bench</Arn><UserId>AIDA</UserId><Account>123456789012</Account>' +
    '</GetCallerIdentityResult><ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></GetCallerIdentityResponse>'
  return { status: 200, body, headers: { 'content-type': 'text/xml' } }
}

/** @param {Buffer} bytes @returns {Code} */
function codeOf(bytes) {
  return { sha256: createHash('sha256').update(bytes).digest('base64'), size: bytes.length }
}

/** @param {number} status @param {unknown} body @param {string} [error] @returns {Answer} */
function json(status, body, error) {
  const type = error === undefined ? {} : { 'x-amzn-errortype': error }
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...type } }
}

/** @param {http.IncomingMessage} message @param {http.ServerResponse} response */
async function serve(message, response) {
  /** @type {Buffer[]} */
  const chunks = []
  for await (const chunk of message) chunks.push(chunk)
  const { method = '', url = '/', headers } = message
  const [path = '', query = ''] = url.split('?')
  // The scope of the signature: key/date/region/service/aws4_request.
  const [, , region = ''] = headers.authorization?.split('/') ?? []
  const route = routes.find(([verb, fits]) => verb === method && fits.test(path))
  const groups = route?.[1].exec(path)?.slice(1) ?? []
  const asked = { path, query, region, headers, body: Buffer.concat(chunks) }
  const answer = route ? route[2](asked, groups) : absent()
  if (region === silentRegion) return
  if (latency > 0) await sleep(latency)
  response.writeHead(answer.status, { ...answer.headers, 'x-amzn-requestid': '0' })
  response.end(answer.body)
}

const server = http.createServer((message, response) => {
  serve(message, response).catch(() => response.destroy())
})
// Node itself responds to `Expect: 100-continue`, which the AWS CLI sends before a large body.
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`)
