import { placeholderDescription } from '../../src/plan/placeholder.ts'
import type { AwsResponse } from '../rig/moto.mjs'
import { jsonResponse } from '../rig/response.mjs'
import type { Request } from '../rig/request.mjs'
import type { Chance } from '../simulation/chance.ts'

/**
 * Responses that are not about the request, as from a faulty proxy or cache. The content or the form of each shows that it is wrong.
 */

/** Returns the response that replaces the right one. */
export type WrongResponse = (
  response: AwsResponse,
  request: Pick<Request, 'operation' | 'region'>,
  around: Around,
) => AwsResponse

export interface Around {
  readonly chance: Chance
  /** The bodies of earlier responses to this run, by operation. */
  readonly seen: ReadonlyMap<string, Buffer>
}

export const layerName = 'x'
const otherName = 'y'
const otherAccount = '999988887777'

function rewritten(response: AwsResponse, change: (text: string) => string): AwsResponse {
  return { ...response, body: Buffer.from(change(response.body.toString())) }
}

/** Returns a response with changed JSON. Responses without JSON are not changed. */
function changed(response: AwsResponse, change: (body: Record<string, unknown>) => unknown): AwsResponse {
  if (
    response.status >= 300 ||
    !response.headers['content-type']?.includes('json') ||
    response.body.length === 0
  )
    return response
  return { ...response, body: Buffer.from(JSON.stringify(change(JSON.parse(response.body.toString())))) }
}

const otherVersion: WrongResponse = (response, request, around) =>
  request.operation === 'GetLayerVersionPolicy'
    ? policyOfAnother(request, around)
    : rewritten(response, (text) =>
        text
          .replaceAll(/"Version":(\d+)/g, (_all, number) => `"Version":${Number(number) + 1}`)
          .replaceAll(/(:layer:x:)(\d+)/g, (_all, arn, number) => `${arn}${Number(number) + 1}`),
      )

/** Returns the ARN of the version that this run published or read last. */
function arnIn(seen: Around['seen']): string {
  const body = seen.get('PublishLayerVersion') ?? seen.get('GetLayerVersion')
  return body ? (JSON.parse(body.toString()) as { LayerVersionArn: string }).LayerVersionArn : ''
}

/** Returns the policy of another version, with a permission for every principal that a run can declare. */
function policyOfAnother({ region }: Pick<Request, 'region'>, { seen }: Around): AwsResponse {
  const [arn, number] = arnIn(seen).split(/:(?=\d+$)/)
  const Resource = number
    ? `${arn}:${Number(number) + 1}`
    : `arn:aws:lambda:${region}:${otherAccount}:layer:x:1`
  const Statement = ['444455556666', '777788889999'].map((principal) => ({
    Sid: `layer-everywhere-${principal}`,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${principal}:root` },
    Action: 'lambda:GetLayerVersion',
    Resource,
  }))
  return jsonResponse(200, { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }) })
}

/** Returns a parameter of another layer that already has the new value. */
function parameterOfAnother({ region }: Pick<Request, 'region'>, { seen }: Around): AwsResponse {
  const Name = `/layers/${otherName}/arn`
  const ARN = `arn:aws:ssm:${region}:${otherAccount}:parameter${Name}`
  return jsonResponse(200, {
    Parameter: { Name, ARN, Type: 'String', Value: arnIn(seen) || 'none', Version: 1 },
  })
}

/** Replaces a listing with the complete listing of another layer, which has at least as many versions. */
const foreignListing: WrongResponse = (response, { region }, { chance }) =>
  changed(response, ({ LayerVersions }) => {
    const [first] = LayerVersions as { LayerVersionArn: string; Version: number }[]
    const account = first?.LayerVersionArn.split(':')[4] ?? otherAccount
    const count = (first?.Version ?? 2) + chance.between(0, 4)
    return {
      LayerVersions: Array.from({ length: count }, (_one, index) => ({
        LayerVersionArn: `arn:aws:lambda:${region}:${account}:layer:${otherName}:${count - index}`,
        Version: count - index,
        Description: chance.happens(0.5) ? placeholderDescription : 'another layer',
        CreatedDate: '2026-11-29T10:00:00.000+0000',
      })),
    }
  })

const twoOfOneId: WrongResponse = (response) =>
  changed(response, (body) => {
    const policy = JSON.parse(String(body['Policy'])) as { Statement: Record<string, unknown>[] }
    const twice = policy.Statement.map((one) => ({
      ...one,
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
    }))
    return { ...body, Policy: JSON.stringify({ ...policy, Statement: [...policy.Statement, ...twice] }) }
  })

/** Replaces a response with the response to another call of this run. */
const otherOperation: WrongResponse = (response, { operation }, { chance, seen }) => {
  const others = [...seen].filter(([name]) => name !== operation)
  if (others.length === 0 || !needed[operation]) return response
  return { ...response, status: 200, body: chance.oneOf(others)[1] }
}

/** The fields that a response must have. Fields that AWS omits if they are not set are not included. */
const needed: Readonly<Record<string, readonly string[]>> = {
  PublishLayerVersion: ['LayerVersionArn', 'Version', 'Content', 'Content.CodeSha256'],
  GetLayerVersion: ['LayerVersionArn', 'Version', 'Content', 'Content.CodeSha256'],
  ListLayerVersions: ['LayerVersions', 'LayerVersions.0.LayerVersionArn', 'LayerVersions.0.Version'],
  GetLayerVersionPolicy: ['Policy'],
  AddLayerVersionPermission: ['Statement'],
  ListFunctions: ['Functions', 'Functions.0.FunctionArn', 'Functions.0.Layers.0.Arn'],
  GetParameter: ['Parameter', 'Parameter.Name', 'Parameter.Type', 'Parameter.Value'],
  PutParameter: ['Version'],
  GetToken: ['value'],
}

const optional: Readonly<Record<string, readonly string[]>> = {
  PublishLayerVersion: ['Description', 'LayerArn', 'CompatibleRuntimes'],
  GetLayerVersion: ['Description', 'LayerArn', 'CompatibleRuntimes'],
  ListLayerVersions: ['LayerVersions.0.Description', 'NextMarker'],
}

function withValue(
  kind: 'needed' | 'any',
  valueOf: (old: unknown, chance: Chance) => unknown,
): WrongResponse {
  return (response, { operation }, { chance }) => {
    const paths = [...(needed[operation] ?? []), ...(kind === 'any' ? (optional[operation] ?? []) : [])]
    if (paths.length === 0) return response
    return changed(response, (body) => setAt(body, chance.oneOf(paths), (old) => valueOf(old, chance)))
  }
}

/** Changes the value at a path. If the path does not exist, nothing is changed. */
function setAt(body: Record<string, unknown>, path: string, change: (old: unknown) => unknown): unknown {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let place: Record<string, unknown> | undefined = body
  for (const key of keys) place = place?.[key] as Record<string, unknown> | undefined
  if (place && last in place) place[last] = change(place[last])
  return body
}

function anotherType(old: unknown, chance: Chance): unknown {
  const values = [[], {}, true, 7.5, 'text', [null], { LayerVersionArn: 3 }]
  const of = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value)
  return chance.oneOf(values.filter((value) => of(value) !== of(old)))
}

const lengthy = 'x'.repeat(70_000)

/** Wrong responses by name. `of` are the operations that they apply to, by default all of them. */
export const wrongResponses: Readonly<
  Record<string, { readonly wrong: WrongResponse; readonly of?: readonly string[] }>
> = {
  'of another layer': {
    wrong: (response, request, around) =>
      request.operation === 'GetParameter'
        ? parameterOfAnother(request, around)
        : rewritten(response, (text) => text.replaceAll(`:layer:${layerName}`, `:layer:${otherName}`)),
  },
  'of another account': {
    wrong: (response) =>
      rewritten(response, (text) => text.replaceAll(/(?<=:)\d{12}(?=:)|(?<=<Account>)\d{12}/g, otherAccount)),
  },
  'of another Region': {
    wrong: (response, { region }) =>
      rewritten(response, (text) => text.replaceAll(`:${region}:`, ':ap-southeast-2:')),
  },
  'of another partition': {
    wrong: (response) => rewritten(response, (text) => text.replaceAll('arn:aws:', 'arn:aws-cn:')),
  },
  'of another version': {
    wrong: otherVersion,
    of: ['GetLayerVersion', 'GetLayerVersionPolicy', 'AddLayerVersionPermission'],
  },
  'a listing of another layer': { wrong: foreignListing, of: ['ListLayerVersions'] },
  'two statements of one id': { wrong: twoOfOneId, of: ['GetLayerVersionPolicy'] },
  'of another operation': { wrong: otherOperation },
  'a field is missing': { wrong: withValue('needed', () => undefined) },
  'a field is null': { wrong: withValue('needed', () => null) },
  'a field of another type': { wrong: withValue('any', anotherType) },
  'a field is too long': {
    wrong: withValue('any', (old) => (typeof old === 'string' ? lengthy : old)),
    of: ['PublishLayerVersion', 'GetLayerVersion', 'ListLayerVersions'],
  },
  'an array': { wrong: (response) => changed(response, (body) => [body]) },
  'a listing without end': {
    wrong: (response, _request, { chance }) =>
      changed(response, (body) => ({ ...body, NextMarker: String(chance.next()) })),
    of: ['ListLayerVersions', 'ListFunctions'],
  },
}

/** Returns a response with this body. */
export function saying(body: unknown): AwsResponse {
  return jsonResponse(201, body)
}
