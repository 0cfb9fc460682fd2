import { placeholderDescription } from '../../src/plan/placeholder.ts'
import type { Reply } from '../rig/moto.mjs'
import { jsonReply } from '../rig/reply.mjs'
import type { Request } from '../rig/request.mjs'
import type { Chance } from '../simulation/chance.ts'

/**
 * Responses that are about something else than the request: what a proxy or a cache gives that mixes them up. Each can be told from the
 * right one by what is in it, or by its form.
 */

/** What stands in the place of a response. `seen` are the responses that this run has had. */
export type Lie = (reply: Reply, request: Pick<Request, 'operation' | 'region'>, around: Around) => Reply

export interface Around {
  readonly chance: Chance
  /** The bodies of this run's earlier responses, by operation. */
  readonly seen: ReadonlyMap<string, Buffer>
}

export const layerName = 'x'
const otherName = 'y'
const otherAccount = '999988887777'

function rewritten(reply: Reply, change: (text: string) => string): Reply {
  return { ...reply, body: Buffer.from(change(reply.body.toString())) }
}

/** The JSON of a response with something changed in it; other responses stay. */
function changed(reply: Reply, change: (body: Record<string, unknown>) => unknown): Reply {
  if (reply.status >= 300 || !reply.headers['content-type']?.includes('json') || reply.body.length === 0)
    return reply
  return { ...reply, body: Buffer.from(JSON.stringify(change(JSON.parse(reply.body.toString())))) }
}

const otherVersion: Lie = (reply, request, around) =>
  request.operation === 'GetLayerVersionPolicy'
    ? policyOfAnother(request, around)
    : rewritten(reply, (text) =>
        text
          .replaceAll(/"Version":(\d+)/g, (_all, number) => `"Version":${Number(number) + 1}`)
          .replaceAll(/(:layer:x:)(\d+)/g, (_all, arn, number) => `${arn}${Number(number) + 1}`),
      )

/** The ARN of the version that this run published or read last. */
function arnIn(seen: Around['seen']): string {
  const body = seen.get('PublishLayerVersion') ?? seen.get('GetLayerVersion')
  return body ? (JSON.parse(body.toString()) as { LayerVersionArn: string }).LayerVersionArn : ''
}

/** The policy of a version that is granted to everybody whom a run can want. */
function policyOfAnother({ region }: Pick<Request, 'region'>, { seen }: Around): Reply {
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
  return jsonReply(200, { Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement }) })
}

/** A parameter of another layer that happens to have the value that ours is to get. */
function parameterOfAnother({ region }: Pick<Request, 'region'>, { seen }: Around): Reply {
  const Name = `/layers/${otherName}/arn`
  const ARN = `arn:aws:ssm:${region}:${otherAccount}:parameter${Name}`
  return jsonReply(200, {
    Parameter: { Name, ARN, Type: 'String', Value: arnIn(seen) || 'none', Version: 1 },
  })
}

/** A whole listing of another layer, which has more versions; those that are not placeholders have our numbers too. */
const foreignListing: Lie = (reply, { region }, { chance }) =>
  changed(reply, ({ LayerVersions }) => {
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

const twoOfOneId: Lie = (reply) =>
  changed(reply, (body) => {
    const policy = JSON.parse(String(body['Policy'])) as { Statement: Record<string, unknown>[] }
    const twice = policy.Statement.map((one) => ({
      ...one,
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
    }))
    return { ...body, Policy: JSON.stringify({ ...policy, Statement: [...policy.Statement, ...twice] }) }
  })

/** The response to another call of this run. */
const otherOperation: Lie = (reply, { operation }, { chance, seen }) => {
  const others = [...seen].filter(([name]) => name !== operation)
  if (others.length === 0 || !needed[operation]) return reply
  return { ...reply, status: 200, body: chance.oneOf(others)[1] }
}

/** Without these a response says nothing. What AWS leaves out where it is not set cannot be missed. */
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

function withValue(kind: 'needed' | 'any', valueOf: (old: unknown, chance: Chance) => unknown): Lie {
  return (reply, { operation }, { chance }) => {
    const paths = [...(needed[operation] ?? []), ...(kind === 'any' ? (optional[operation] ?? []) : [])]
    if (paths.length === 0) return reply
    return changed(reply, (body) => setAt(body, chance.oneOf(paths), (old) => valueOf(old, chance)))
  }
}

/** Where the path leads nowhere, nothing is changed. */
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

/** By name, each with the operations that it is for; none: all of them. */
export const lies: Readonly<Record<string, { readonly lie: Lie; readonly of?: readonly string[] }>> = {
  'of another layer': {
    lie: (reply, request, around) =>
      request.operation === 'GetParameter'
        ? parameterOfAnother(request, around)
        : rewritten(reply, (text) => text.replaceAll(`:layer:${layerName}`, `:layer:${otherName}`)),
  },
  'of another account': {
    lie: (reply) =>
      rewritten(reply, (text) => text.replaceAll(/(?<=:)\d{12}(?=:)|(?<=<Account>)\d{12}/g, otherAccount)),
  },
  'of another Region': {
    lie: (reply, { region }) =>
      rewritten(reply, (text) => text.replaceAll(`:${region}:`, ':ap-southeast-2:')),
  },
  'of another partition': {
    lie: (reply) => rewritten(reply, (text) => text.replaceAll('arn:aws:', 'arn:aws-cn:')),
  },
  'of another version': {
    lie: otherVersion,
    of: ['GetLayerVersion', 'GetLayerVersionPolicy', 'AddLayerVersionPermission'],
  },
  'a listing of another layer': { lie: foreignListing, of: ['ListLayerVersions'] },
  'two statements of one id': { lie: twoOfOneId, of: ['GetLayerVersionPolicy'] },
  'of another operation': { lie: otherOperation },
  'a field is missing': { lie: withValue('needed', () => undefined) },
  'a field is null': { lie: withValue('needed', () => null) },
  'a field of another type': { lie: withValue('any', anotherType) },
  'a field is too long': {
    lie: withValue('any', (old) => (typeof old === 'string' ? lengthy : old)),
    of: ['PublishLayerVersion', 'GetLayerVersion', 'ListLayerVersions'],
  },
  'an array': { lie: (reply) => changed(reply, (body) => [body]) },
  'a listing without end': {
    lie: (reply, _request, { chance }) =>
      changed(reply, (body) => ({ ...body, NextMarker: String(chance.next()) })),
    of: ['ListLayerVersions', 'ListFunctions'],
  },
}

/** A response that has this body. */
export function saying(body: unknown): Reply {
  return jsonReply(201, body)
}
