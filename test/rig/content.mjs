import { readZip } from './zip.mjs'
import { AwsError } from './response.mjs'
import { homeOf } from './s3.mjs'

/**
 * @import { Input } from './model.mjs'
 * @import { Moto, AwsResponse } from './moto.mjs'
 * @import { Request } from './request.mjs'
 */

const limits = { zip: 52_428_800, request: 69_905_067, unzipped: 262_144_000 }

/**
 * Stores the zips of layer versions. It reads them from a request or from S3, checks them and counts their size, as AWS does.
 * @param {Moto} moto
 * @param {number} totalCodeSize bytes of code that an account may store in a Region
 */
export function layerContent(moto, totalCodeSize) {
  /** @type {Map<string, Buffer>} by SHA-256, one copy for all Regions */
  const zips = new Map()
  /** @type {Map<string, number>} by the ARN of the layer version */
  const sizes = new Map()

  /** @param {string} account @param {string} region */
  function stored(account, region) {
    const own = [...sizes].filter(([arn]) => arn.includes(`:lambda:${region}:${account}:`))
    return own.reduce((sum, [, size]) => sum + size, 0)
  }

  return {
    /** @param {Request} request @param {Input} content */
    async read(request, content) {
      const bytes = await (isDirect(content)
        ? decode(content['ZipFile'])
        : fetchObject(moto, request, content))
      checkZip(bytes)
      return { bytes, size: bytes.length }
    },

    /** @param {string} account @param {string} region @param {number} size */
    checkRoom(account, region, size) {
      if (stored(account, region) + size <= totalCodeSize) return
      throw new AwsError(400, 'CodeStorageExceededException', 'Code storage limit exceeded.')
    },

    /** @param {string} arn @param {string} sha256 @param {Buffer} bytes */
    keep(arn, sha256, bytes) {
      zips.set(sha256, zips.get(sha256) ?? bytes)
      sizes.set(arn, bytes.length)
    },

    /** @param {string} account @param {string} region */
    accountSettings: (account, region) => ({
      AccountLimit: {
        TotalCodeSize: totalCodeSize,
        CodeSizeUnzipped: limits.unzipped,
        CodeSizeZipped: limits.zip,
        ConcurrentExecutions: 1000,
        UnreservedConcurrentExecutions: 1000,
      },
      AccountUsage: { TotalCodeSize: stored(account, region), FunctionCount: 0 },
    }),

    /** @param {string} sha256 */
    get: (sha256) => zips.get(sha256),
    /** @param {string} arn */
    forget: (arn) => sizes.delete(arn),
    reset() {
      zips.clear()
      sizes.clear()
    },
  }
}

/** @param {Input} content */
function isDirect({ ZipFile, S3Bucket, S3Key }) {
  if (ZipFile && (S3Bucket || S3Key)) {
    throw invalid('Please do not provide other FunctionCode parameters when providing a ZipFile.')
  }
  if (!ZipFile && !(S3Bucket && S3Key)) throw invalid('Please provide a source for function code.')
  return Boolean(ZipFile)
}

/** @param {string} base64 */
function decode(base64) {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length <= limits.zip) return bytes
  const message = `Request must be smaller than ${limits.request} bytes for the PublishLayerVersion operation`
  throw new AwsError(413, 'RequestEntityTooLargeException', message)
}

/** @param {Moto} moto @param {Request} request @param {Input} content */
async function fetchObject(moto, request, { S3Bucket, S3Key, S3ObjectVersion }) {
  const authorization = (request.headers['authorization'] ?? '').replace('/lambda/', '/s3/')
  const home = await homeOf(moto, authorization, S3Bucket)
  if (home !== undefined && home !== request.region) throw otherRegion(home)

  const key = String(S3Key).split('/').map(encodeURIComponent).join('/')
  const version = S3ObjectVersion ? `?versionId=${encodeURIComponent(S3ObjectVersion)}` : ''
  const object = await moto.send({
    method: 'GET',
    path: `/${S3Bucket}/${key}${version}`,
    headers: { authorization },
  })
  if (object.status >= 400) throw s3Refusal(object)
  return object.body
}

/** @param {AwsResponse} response */
function s3Refusal({ body }) {
  const [code, message] = ['Code', 'Message'].map(
    (tag) => new RegExp(`<${tag}>([^<]*)<`).exec(body.toString())?.[1],
  )
  return invalid(`Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`)
}

/** @param {string} home */
function otherRegion(home) {
  const message = `The bucket is in this region: ${home}. Please use this region to retry the request`
  return invalid(
    `Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: ${message}`,
  )
}

/** @param {Buffer} bytes */
function checkZip(bytes) {
  const zip = readZip(bytes)
  if (!zip) throw invalid('Could not unzip uploaded file. Please check your file, then try to upload again.')
  if (zip.names.length === 0) throw invalid('Uploaded file must be a non-empty zip')
  if (zip.unzippedSize > limits.unzipped) {
    throw invalid(`Unzipped size must be smaller than ${limits.unzipped} bytes`)
  }
}

/** @param {string} message */
function invalid(message) {
  return new AwsError(400, 'InvalidParameterValueException', message)
}
