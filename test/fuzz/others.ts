import type { AwsResponse } from '../rig/moto.mjs'
import type { Request } from '../rig/request.mjs'
import type { Rig } from '../rig/rig.mjs'
import type { Content } from './contents.ts'
import { hasPlaceholderDescription } from '../../src/plan/placeholder.ts'
import type { Ledger } from './ledger.ts'
import { existingIn } from './ledger.ts'
import { layerName } from './wrong-responses.ts'

/** The caller, its access key, and the Region of a call. */
export interface Caller {
  readonly by: string
  readonly region: string
  readonly key: string
}

interface Call {
  readonly method: string
  readonly path: string
  readonly body?: object | string
  readonly service?: string
}

/** Calls to AWS that are not from a run. */
export interface Others {
  readonly send: (caller: Caller, call: Call) => Promise<AwsResponse>
  readonly publish: (caller: Caller, input: object) => Promise<Record<string, unknown>>
  readonly grant: (caller: Caller, version: number, grant: { id: string; principal: string }) => Promise<void>
  readonly remove: (caller: Caller, version: number) => Promise<void>
  readonly makeBucket: (caller: Caller, name: string) => Promise<void>
  /** Publishes the same as a request, immediately before it. */
  readonly publishSame: (request: Request, how: { grants: boolean }) => Promise<void>
  /** Publishes different content to the layer. Returns the response. */
  readonly publishOther: (request: Request) => Promise<unknown>
  /** Returns the response of GetLayerVersion for a version with different content, or undefined if none exists. */
  readonly anyOther: (request: Request) => Promise<unknown>
}

const layers = `/2018-10-31/layers/${layerName}/versions`

export function othersOn(
  rig: Rig,
  ledger: Ledger,
  { other, principals }: { other: Content; principals: readonly string[] },
): Others {
  const send: Others['send'] = async (
    { by, region, key },
    { method, path, body = '', service = 'lambda' },
  ) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${key}/20261129/${region}/${service}/aws4_request, Signature=0`
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const headers = { authorization, 'content-type': 'application/json' }
    const request = rig.understand({ method, path, headers, body: bytes, bodySize: bytes.length })
    const response = await rig.handle(request)
    ledger.note(by, request, response)
    return response
  }
  const publish: Others['publish'] = async (caller, input) =>
    JSON.parse((await send(caller, { method: 'POST', path: layers, body: input })).body.toString())
  const grant: Others['grant'] = async (caller, version, { id, principal }) => {
    const who = principal.startsWith('o-')
      ? { Principal: '*', OrganizationId: principal }
      : { Principal: principal }
    const body = { StatementId: id, Action: 'lambda:GetLayerVersion', ...who }
    await send(caller, { method: 'POST', path: `${layers}/${version}/policy`, body })
  }
  const callerOf = (by: string, { region, accessKeyId: key }: Request): Caller => ({ by, region, key })
  return {
    send,
    publish,
    grant,
    remove: async (caller, version) => {
      await send(caller, { method: 'DELETE', path: `${layers}/${version}` })
    },
    makeBucket: async (caller, name) => {
      const home = `<CreateBucketConfiguration><LocationConstraint>${caller.region}</LocationConstraint></CreateBucketConfiguration>`
      const body = caller.region === 'us-east-1' ? '' : home
      await send(caller, { method: 'PUT', path: `/${name}`, body, service: 's3' })
      const versioning = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'
      await send(caller, { method: 'PUT', path: `/${name}?versioning`, body: versioning, service: 's3' })
    },
    publishSame: async (request, { grants }) => {
      const caller = callerOf('twin', request)
      const { LayerName: _name, ...input } = request.input
      const { Version } = await publish(caller, input)
      if (!grants) return
      for (const principal of principals)
        await grant(caller, Number(Version), { id: `layer-everywhere-${principal}`, principal })
    },
    publishOther: (request) =>
      publish(callerOf('stranger', request), {
        Content: { ZipFile: other.zip.toString('base64') },
        Description: 'of a stranger',
      }),
    anyOther: async (request) => {
      const found = existingIn(ledger, request.region).find(
        (one) => one.by === 'before' && !hasPlaceholderDescription(one),
      )
      if (!found) return undefined
      const response = await send(callerOf('stranger', request), {
        method: 'GET',
        path: `${layers}/${found.version}`,
      })
      return JSON.parse(response.body.toString())
    },
  }
}
