import type { LayerVersion, Statement } from '../../src/layer/layer.ts'
import type { AwsResponse } from '../rig/moto.mjs'
import { jsonResponse } from '../rig/response.mjs'
import { wrongResponses } from '../fuzz/wrong-responses.ts'
import type { Chance } from './chance.ts'

/** Lambda's responses, as the SDK parses them, and wrong responses that replace them. */

export const account = '111122223333'
export const layerName = 'x'

export function layerArn(region: string): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layerName}`
}

/** Returns a version as PublishLayerVersion and GetLayerVersion do. */
export function versionResponse(region: string, version: LayerVersion): object {
  return {
    LayerArn: layerArn(region),
    ...listedResponse(version),
    LicenseInfo: version.licenseInfo,
    CompatibleRuntimes: version.runtimes,
    CompatibleArchitectures: version.architectures,
    Content: { CodeSha256: version.codeSha256, CodeSize: 1 },
  }
}

/** Returns a version as ListLayerVersions does. */
export function listedResponse({ arn, version, description }: LayerVersion): object {
  return { LayerVersionArn: arn, Version: version, Description: description }
}

export function statementResponse({ id, principal = '' }: Statement, arn: string): object {
  const isOrganization = principal.startsWith('o-')
  return {
    Sid: id,
    Effect: 'Allow',
    Principal: isOrganization ? '*' : { AWS: `arn:aws:iam::${principal}:root` },
    Action: 'lambda:GetLayerVersion',
    Resource: arn,
    ...(isOrganization ? { Condition: { StringEquals: { 'aws:PrincipalOrgID': principal } } } : {}),
  }
}

/** Returns a wrong response that replaces the response to an operation. */
export interface WrongResponses {
  readonly instead: (operation: string, region: string, response: object) => unknown
}

/** Creates random responses about something else, the same for the same chance. Their content shows that they are wrong. */
export function wrongResponsesBy(chance: Chance): WrongResponses {
  const seen = new Map<string, Buffer>()
  return {
    instead: (operation, region, response) => {
      const fitting = Object.values(wrongResponses).filter(({ of }) => !of || of.includes(operation))
      const { wrong } = chance.oneOf(fitting)
      const right = jsonResponse(200, response)
      seen.set(operation, right.body)
      const replaced: AwsResponse = wrong(right, { operation, region }, { chance, seen })
      return JSON.parse(replaced.body.toString())
    },
  }
}
