import { createHash } from 'node:crypto'
import { deniesUpload } from './bucket-policy.mjs'
import { AwsError, textResponse } from './response.mjs'

/**
 * @import { Moto, AwsResponse } from './moto.mjs'
 * @import { Request } from './request.mjs'
 */

/**
 * Corrects the S3 of moto, so that it behaves as on AWS. A bucket belongs to one Region and one account, its policy can deny uploads, and
 * checksums are compared and stored.
 * @param {{ moto: Moto, accountOf: (accessKeyId: string) => Promise<string> }} parts
 */
export function createS3({ moto, accountOf }) {
  /** @type {Map<string, string>} moto also evaluates policies, but does not support conditions */
  const policies = new Map()

  /** @param {Request} request */
  async function checkBucket({ operation, region, input, headers, accessKeyId }) {
    if (operation === 'PutBucket') return
    const home = await homeOf(moto, headers['authorization'] ?? '', input['Bucket'])
    if (home === undefined) return
    if (home !== region) throw elsewhere(home)
    const { ExpectedBucketOwner: expected } = input
    if (expected && expected !== (await accountOf(accessKeyId))) {
      throw new AwsError(403, 'AccessDenied', 'Access Denied')
    }
    if (operation === 'PutObject') checkPolicy(input['Bucket'], headers)
  }

  /** @param {string} bucket @param {Record<string, string>} headers */
  function checkPolicy(bucket, headers) {
    const policy = policies.get(bucket)
    if (policy === undefined || !deniesUpload(policy, headers)) return
    const message =
      'User: arn:aws:sts::123456789012:assumed-role/publisher/s is not authorized to perform: s3:PutObject on resource: ' +
      `"arn:aws:s3:::${bucket}/l.zip" with an explicit deny in a resource-based policy`
    throw new AwsError(403, 'AccessDenied', message)
  }

  return {
    reset: () => policies.clear(),

    /** @param {Request} request @returns {Promise<AwsResponse>} */
    async handle(request) {
      await checkBucket(request)
      if (request.operation === 'PutBucketPolicy') {
        policies.set(request.input['Bucket'], request.body.toString())
        return textResponse(204, 'application/xml', '')
      }
      const { ChecksumSHA256: sha256 } = request.input
      if (sha256 === undefined) return moto.send(request)
      if (sha256 !== createHash('sha256').update(request.body).digest('base64')) throw badDigest()
      // moto stores a checksum only if the request includes its algorithm.
      const headers = { ...request.headers, 'x-amz-sdk-checksum-algorithm': 'SHA256' }
      return moto.send({ ...request, headers })
    },
  }
}

/**
 * Returns the Region of a bucket, or undefined if the bucket does not exist.
 * @param {Moto} moto @param {string} authorization of a call to S3 @param {string} bucket
 */
export async function homeOf(moto, authorization, bucket) {
  const headers = { authorization }
  const location = await moto.send({ method: 'GET', path: `/${bucket}?location`, headers })
  if (location.status >= 400) return undefined
  return /<LocationConstraint[^>]*>([^<]+)</.exec(location.body.toString())?.[1] ?? 'us-east-1'
}

/** @param {string} home */
function elsewhere(home) {
  const message =
    'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
    'Please send all future requests to this endpoint.'
  return new AwsError(301, 'PermanentRedirect', message, { headers: { 'x-amz-bucket-region': home } })
}

function badDigest() {
  return new AwsError(400, 'BadDigest', 'The SHA256 you specified did not match the calculated checksum.')
}
