import { createHash } from 'node:crypto'
import { AwsError } from './response.mjs'
import { flatten } from './moto.mjs'
import { nameOfToken } from './oidc.mjs'

/**
 * @import { IncomingMessage } from 'node:http'
 * @import { Input, Model } from './model.mjs'
 * @typedef {'lambda' | 'sts' | 's3' | 'ssm' | 'oidc' | string} Service
 * @typedef {{ method: string, path: string, headers: Record<string, string>, body: Buffer, bodySize: number }} Received
 * @typedef {Received & { service: Service, operation: string, region: string, accessKeyId: string, input: Input }} Request
 */

const largestBody = 70_167_211

/** Headers of the connection, which are not part of the request. */
const ofTheConnection = ['connection', 'transfer-encoding', 'expect', 'content-length', 'keep-alive']

/** Reads a complete request. If the body is over Lambda's limit, only its size is kept. @param {IncomingMessage} message @returns {Promise<Received>} */
export async function receive(message) {
  const headers = flatten(message.headers)
  const most = scopeOf(headers['authorization']).service === 's3' ? Infinity : largestBody
  for (const name of ofTheConnection) delete headers[name]
  /** @type {Buffer[]} */
  let chunks = []
  let bodySize = 0
  for await (const chunk of message) {
    bodySize += chunk.length
    if (bodySize > most) chunks = []
    else chunks.push(chunk)
  }
  return {
    method: message.method ?? '',
    path: message.url ?? '',
    headers,
    body: Buffer.concat(chunks),
    bodySize,
  }
}

/**
 * Returns the service, operation, Region and input of a request to AWS.
 * @param {Received} received
 * @param {Model} lambda
 * @returns {Request}
 */
export function understand(received, lambda) {
  const own = ofTheRig(received.path)
  if (own) return { ...received, ...own, region: '', accessKeyId: '' }
  const scope = credentialScope(received)
  const service = scope.service || guessService(received)
  return { ...received, ...scope, service, ...call(service, received, lambda) }
}

/** Recognizes GitHub's token endpoint and the downloads of layer archives. @param {string} path */
function ofTheRig(path) {
  const { pathname, searchParams } = new URL(path, 'http://rig')
  const [, root, place, name] = pathname.split('/')
  if (root !== '_rig') return undefined
  if (place === 'token')
    return { service: 'oidc', operation: 'GetToken', input: Object.fromEntries(searchParams) }
  return { service: 'content', operation: 'GetContent', input: { name: name ?? '' } }
}

/** @param {string} service @param {Received} received @param {Model} lambda @returns {{ operation: string, input: Input }} */
function call(service, received, lambda) {
  const { method, path, headers, body } = received
  if (service === 'lambda') {
    const match = lambda.matchOperation(method, path)
    if (!match) return { operation: 'Unknown', input: {} }
    return { operation: match.operation, input: readInput(() => lambda.buildInput(match, headers, body)) }
  }
  if (service === 's3') return s3Call(received)
  const target = headers['x-amz-target']?.split('.')[1]
  if (target) return { operation: target, input: readInput(() => JSON.parse(body.toString() || '{}')) }
  const form = Object.fromEntries(new URLSearchParams(body.toString()))
  return { operation: form['Action'] ?? 'Unknown', input: form }
}

/** Returns an error as the input if it cannot be read, because calls are recorded before they are validated. @param {() => Input} read @returns {Input} */
function readInput(read) {
  try {
    return read()
  } catch (error) {
    return { [unreadable]: error }
  }
}
const unreadable = Symbol('unreadable')

/** Throws the error of AWS if a request is not signed, too large, unknown or not readable. @param {Request} request */
export function checkRequest({ service, operation, accessKeyId, bodySize, path, input }) {
  if (!accessKeyId && operation !== 'AssumeRoleWithWebIdentity') {
    const code =
      service === 's3' ? 'AccessDenied' : `MissingAuthenticationToken${service === 'sts' ? '' : 'Exception'}`
    throw new AwsError(403, code, service === 's3' ? 'Access Denied' : 'Missing Authentication Token')
  }
  if (service === 'lambda' && bodySize > largestBody) {
    const message = `Request must be smaller than ${largestBody} bytes for the ${operation} operation`
    throw new AwsError(413, 'RequestEntityTooLargeException', message)
  }
  if (operation === 'Unknown') throw new AwsError(400, 'ValidationException', `Unknown operation: ${path}`)
  const error = /** @type {any} */ (input)[unreadable]
  if (error)
    throw error instanceof AwsError ? error : new AwsError(400, 'SerializationException', String(error))
}

/** Returns the access key, Region and service in the signature of a request, empty if it is not signed. @param {Received} received */
function credentialScope({ headers, path }) {
  const inQuery = new URL(path, 'http://rig').searchParams.get('X-Amz-Credential')
  return scopeOf(headers['authorization'] ?? `Credential=${inQuery ?? ''}`)
}

/** @param {string | undefined} authorization */
function scopeOf(authorization) {
  const credential = /Credential=([^,\s]+)/.exec(authorization ?? '')?.[1] ?? ''
  const [accessKeyId = '', , region = '', service = ''] = credential.split('/')
  return { accessKeyId, region, service }
}

/** @param {Received} received */
function guessService({ path, headers, body }) {
  if (/^\/20\d\d-\d\d-\d\d\//.test(path)) return 'lambda'
  if (headers['x-amz-target']) return 'ssm'
  return body.subarray(0, 10_000).includes('Action=') ? 'sts' : 's3'
}

/** @param {Received} received */
function s3Call({ method, path, headers }) {
  const { pathname, searchParams: query } = new URL(path, 'http://rig')
  const [, bucket = '', ...key] = pathname.split('/').map(decodeURIComponent)
  const target = key.join('/') ? 'Object' : 'Bucket'
  const verb = { GET: 'Get', HEAD: 'Head', PUT: 'Put', DELETE: 'Delete', POST: 'Post' }[method] ?? method
  const aspect = ['versioning', 'location', 'acl', 'policy', 'tagging', 'uploads'].find((name) =>
    query.has(name),
  )
  const operation =
    query.get('x-id') ?? `${verb}${target}${aspect ? aspect[0]?.toUpperCase() + aspect.slice(1) : ''}`
  const input = {
    Bucket: bucket,
    Key: key.join('/') || undefined,
    VersionId: query.get('versionId') ?? undefined,
    IfNoneMatch: headers['if-none-match'],
    ContentType: headers['content-type'],
    ContentEncoding: headers['content-encoding'],
    ChecksumSHA256: headers['x-amz-checksum-sha256'],
    ExpectedBucketOwner: headers['x-amz-expected-bucket-owner'],
    ServerSideEncryption: headers['x-amz-server-side-encryption'],
    SSEKMSKeyId: headers['x-amz-server-side-encryption-aws-kms-key-id'],
  }
  return {
    operation,
    input: Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
  }
}

/** Returns whether an operation changes something in AWS. @param {string} operation */
export function isWrite(operation) {
  return !/^(Get|List|Head|Describe|Assume|Invoke|Unknown)/.test(operation)
}

/** Returns the input for the record, with a zip replaced by its size and hash, and a web identity token by its jti. @param {Input} input @returns {Input} */
export function recordable(input) {
  const token = input['WebIdentityToken']
  if (token !== undefined) return { ...input, WebIdentityToken: nameOfToken(token) }
  const zip = input['Content']?.ZipFile
  if (!zip) return input
  const bytes = Buffer.from(zip, 'base64')
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { ...input, Content: { ...input['Content'], ZipFile: `<${bytes.length} bytes, sha256 ${sha256}>` } }
}
