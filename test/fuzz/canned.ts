import type { AwsResponse } from '../rig/moto.mjs'
import { jsonResponse, textResponse } from '../rig/response.mjs'
import type { Request } from '../rig/request.mjs'
import { layerName } from './wrong-responses.ts'

/**
 * A complete response of AWS to each operation, about the same layer, account and Region, so that it is easy to mistake for another one. A
 * faulty proxy or cache can return such a response.
 */
export type Canned = (request: Pick<Request, 'region'> & { readonly account: string }) => AwsResponse

const hash = Buffer.alloc(32, 7).toString('base64')

function layerOf({ region, account }: Parameters<Canned>[0]): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layerName}`
}

const version: Canned = (request) =>
  jsonResponse(200, {
    LayerArn: layerOf(request),
    LayerVersionArn: `${layerOf(request)}:7`,
    Version: 7,
    Description: 'of somebody else',
    CreatedDate: '2026-11-29T10:00:00.000+0000',
    Content: { CodeSha256: hash, CodeSize: 100, Location: 'https://bucket.example/zip' },
  })

function statementOn(request: Parameters<Canned>[0]): object {
  return {
    Sid: 'layer-everywhere-444455556666',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::444455556666:root' },
    Action: 'lambda:GetLayerVersion',
    Resource: `${layerOf(request)}:7`,
  }
}

function xml(action: string, result: string): AwsResponse {
  const body =
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result>` +
    `<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`
  return textResponse(200, 'text/xml', body)
}

const noContent: Canned = () => textResponse(204, 'application/json', '')

function s3(headers: Record<string, string>): AwsResponse {
  const response = textResponse(200, 'application/xml', '')
  return { ...response, headers: { ...response.headers, ...headers } }
}

export const canned: Readonly<Record<string, Canned>> = {
  GetToken: () => jsonResponse(200, { count: 1, value: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln' }),
  AssumeRoleWithWebIdentity: ({ account }) =>
    xml(
      'AssumeRoleWithWebIdentity',
      '<Credentials><AccessKeyId>ASIAOFSOMEBODYELSE00</AccessKeyId><SecretAccessKey>k</SecretAccessKey><SessionToken>t</SessionToken>' +
        '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>' +
        `<Arn>arn:aws:sts::${account}:assumed-role/r/s</Arn><AssumedRoleId>A:s</AssumedRoleId></AssumedRoleUser>`,
    ),
  GetCallerIdentity: ({ account }) =>
    xml(
      'GetCallerIdentity',
      `<Arn>arn:aws:iam::${account}:user/u</Arn><UserId>U</UserId><Account>${account}</Account>`,
    ),
  ListLayerVersions: (request) =>
    jsonResponse(200, { LayerVersions: [{ LayerVersionArn: `${layerOf(request)}:7`, Version: 7 }] }),
  GetLayerVersion: version,
  PublishLayerVersion: (request) => ({ ...version(request), status: 201 }),
  GetLayerVersionPolicy: (request) =>
    jsonResponse(200, {
      Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statementOn(request)] }),
      RevisionId: 'r',
    }),
  AddLayerVersionPermission: (request) =>
    jsonResponse(201, { Statement: JSON.stringify(statementOn(request)), RevisionId: 'r' }),
  RemoveLayerVersionPermission: noContent,
  DeleteLayerVersion: noContent,
  ListFunctions: ({ region, account }) =>
    jsonResponse(200, {
      Functions: [
        { FunctionName: 'f', FunctionArn: `arn:aws:lambda:${region}:${account}:function:f:$LATEST` },
      ],
    }),
  GetParameter: (request) =>
    jsonResponse(200, {
      Parameter: {
        ARN: `arn:aws:ssm:${request.region}:${request.account}:parameter/another`,
        Name: '/another',
        Type: 'String',
        Value: `${layerOf(request)}:7`,
        Version: 1,
      },
    }),
  PutParameter: () => jsonResponse(200, { Tier: 'Standard', Version: 7 }),
  HeadBucket: ({ region }) => s3({ 'x-amz-bucket-region': region }),
  HeadObject: () => s3({ etag: '"e"', 'content-length': '100', 'x-amz-checksum-sha256': hash }),
  PutObject: () => s3({ etag: '"e"', 'x-amz-checksum-sha256': hash, 'x-amz-version-id': 'v7' }),
  DeleteObject: () => textResponse(204, 'application/xml', ''),
}
