import { createHash, randomUUID } from 'node:crypto'
import { AwsError, errorResponse, textResponse } from './response.mjs'

/**
 * @import { MotoRequest, AwsResponse } from './moto.mjs'
 * @typedef {{ id: string, bytes: Buffer }} Stored
 * @typedef {{ region: string, isVersioned: boolean, objects: Map<string, Stored[]> }} Bucket
 */

/** Simulates the parts of moto's S3 that the rig needs: buckets in one Region each, and the versions of their objects, newest last. */
export function bucketsInMemory() {
  /** @type {Map<string, Bucket>} */
  const buckets = new Map()

  /** @param {MotoRequest} request @param {string} name */
  function makeBucket({ body = '' }, name) {
    const region = /<LocationConstraint[^>]*>([^<]+)</.exec(body.toString())?.[1] ?? 'us-east-1'
    buckets.set(name, { region, isVersioned: false, objects: new Map() })
    return xml(200)
  }

  return {
    reset: () => buckets.clear(),

    /** Returns all stored objects as `bucket/key`. */
    left: () =>
      [...buckets].flatMap(([name, { objects }]) =>
        [...objects].flatMap(([key, stored]) => stored.map(() => `${name}/${key}`)),
      ),

    /** @param {MotoRequest} request @returns {AwsResponse} */
    send(request) {
      const { pathname, searchParams: query } = new URL(request.path, 'http://s3')
      const [, name = '', ...rest] = pathname.split('/').map(decodeURIComponent)
      const key = rest.join('/')
      const bucket = buckets.get(name)
      if (!bucket) {
        if (request.method === 'PUT' && !key) return makeBucket(request, name)
        return absent(request, 'NoSuchBucket')
      }
      if (query.has('location')) return xml(200, `<LocationConstraint>${bucket.region}</LocationConstraint>`)
      if (query.has('versioning')) {
        bucket.isVersioned = true
        return xml(200)
      }
      return key ? objectResponse(request, bucket, { key, id: query.get('versionId') }) : xml(200)
    },
  }
}

/** @param {MotoRequest} request @param {Bucket} bucket @param {{ key: string, id: string | null }} which @returns {AwsResponse} */
function objectResponse(request, { isVersioned, objects }, { key, id }) {
  const stored = objects.get(key) ?? []
  if (request.method === 'PUT') {
    const put = { id: randomUUID(), bytes: Buffer.from(request.body ?? '') }
    objects.set(key, isVersioned ? [...stored, put] : [put])
    return withHeaders(xml(200), { etag: '"put"', ...(isVersioned ? { 'x-amz-version-id': put.id } : {}) })
  }
  if (request.method === 'DELETE') {
    objects.set(key, id ? stored.filter((one) => one.id !== id) : [])
    return xml(204)
  }
  const found = id ? stored.find((one) => one.id === id) : stored.at(-1)
  if (!found) return absent(request, 'NoSuchKey')
  const headers = {
    etag: '"put"',
    'content-length': String(found.bytes.length),
    'x-amz-checksum-sha256': createHash('sha256').update(found.bytes).digest('base64'),
    ...(isVersioned ? { 'x-amz-version-id': found.id } : {}),
  }
  const bytes = request.method === 'HEAD' ? '' : found.bytes
  return withHeaders(textResponse(200, 'application/zip', bytes), headers)
}

/** @param {number} status */
function xml(status, body = '') {
  return textResponse(status, 'application/xml', body)
}

/** @param {AwsResponse} response @param {Record<string, string>} headers @returns {AwsResponse} */
function withHeaders(response, headers) {
  return { ...response, headers: { ...response.headers, ...headers } }
}

/** @param {MotoRequest} request @param {string} code */
function absent({ method }, code) {
  const response = errorResponse('s3', new AwsError(404, code, 'The specified object does not exist.'))
  return method === 'HEAD' ? { ...response, body: Buffer.alloc(0) } : response
}
