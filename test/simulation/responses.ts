import type { LayerVersion, Statement } from '../../src/layer/layer.ts'
import type { Reply } from '../rig/moto.mjs'
import { jsonReply } from '../rig/reply.mjs'
import { lies } from '../fuzz/lies.ts'
import type { Chance } from './chance.ts'

/** Lambda's responses as they come by the wire, and others in their place. */

export const account = '111122223333'
export const layerName = 'x'

export function layerArn(region: string): string {
  return `arn:aws:lambda:${region}:${account}:layer:${layerName}`
}

/** A version, as PublishLayerVersion and GetLayerVersion give it. */
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

/** A version, as ListLayerVersions gives it. */
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

/** What may stand in the place of a response to an operation. */
export interface Liar {
  readonly lieFor: (operation: string, region: string, response: object) => unknown
}

/** Responses about something else, the same for the same chance. They can be told from the right ones by what is in them. */
export function liarBy(chance: Chance): Liar {
  const seen = new Map<string, Buffer>()
  return {
    lieFor: (operation, region, response) => {
      const fitting = Object.values(lies).filter(({ of }) => !of || of.includes(operation))
      const { lie } = chance.oneOf(fitting)
      const reply = jsonReply(200, response)
      seen.set(operation, reply.body)
      const told: Reply = lie(reply, { operation, region }, { chance, seen })
      return JSON.parse(told.body.toString())
    },
  }
}
