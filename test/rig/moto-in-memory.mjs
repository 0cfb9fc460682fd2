import { createHash, randomUUID } from 'node:crypto'
import { bucketsInMemory } from './buckets-in-memory.mjs'
import { jsonResponse, textResponse } from './response.mjs'

/**
 * Simulates the parts of moto that the rig needs, in this process and a hundred times as fast. Seeds of the fuzzer run on both and must have
 * the same result.
 * @import { Input } from './model.mjs'
 * @import { Moto, MotoRequest, AwsResponse } from './moto.mjs'
 * @typedef {{ counter: number, versions: Map<number, Input> }} Layer
 */

const usualAccount = '123456789012'

/** @returns {Moto} */
export function motoInMemory() {
  /** @type {Map<string, Layer>} by account, Region and name */
  const layers = new Map()
  /** @type {Map<string, Input[]>} by account and Region */
  const functions = new Map()
  /** @type {Map<string, Input>} by account, Region and name */
  const parameters = new Map()
  const buckets = bucketsInMemory()

  /** @param {string} place @param {string} name @returns {Layer} */
  function layerOf(place, name) {
    const layer = layers.get(`${place} ${name}`) ?? { counter: 0, versions: new Map() }
    layers.set(`${place} ${name}`, layer)
    return layer
  }

  /** @param {MotoRequest} request @param {{ account: string, region: string }} scope */
  function lambda({ method, path, body = '' }, { account, region }) {
    const place = `${account} ${region}`
    const { pathname } = new URL(path, 'http://moto')
    if (/^\/(?:2015-03-31\/functions\/.|2017-03-31\/tags\/)/.test(pathname))
      return jsonResponse(404, { Message: 'absent' })
    if (pathname.startsWith('/2015-03-31/functions')) {
      const made = functions.get(place) ?? []
      functions.set(place, made)
      if (method === 'GET') return jsonResponse(200, { Functions: made })
      made.push(functionOf(JSON.parse(body.toString()), { account, region }))
      return jsonResponse(201, made.at(-1))
    }
    const [, , , name = '', , number] = pathname.split('/')
    const layer = layerOf(place, name)
    const arn = `arn:${partitionOf(region)}:lambda:${region}:${account}:layer:${name}`
    if (method === 'POST') return jsonResponse(201, publish(layer, arn, JSON.parse(body.toString())))
    if (number === undefined)
      return jsonResponse(200, { LayerVersions: [...layer.versions.values()].reverse() })
    const version = layer.versions.get(Number(number))
    if (!version) return jsonResponse(404, { Message: 'absent' })
    if (method === 'DELETE') layer.versions.delete(Number(number))
    return method === 'DELETE' ? jsonResponse(204) : jsonResponse(200, version)
  }

  /** @param {string} operation @param {Input} input @param {{ account: string, region: string }} scope */
  function ssm(operation, input, { account, region }) {
    const key = `${account} ${region} ${input['Name']}`
    const existing = parameters.get(key)
    if (operation === 'PutParameter') {
      const Version = Number(existing?.['Version'] ?? 0) + 1
      const { Name, Type } = input
      // The action reads parameters without decryption.
      const Value = Type === 'SecureString' ? `kms:alias/aws/ssm:${input['Value']}` : input['Value']
      const ARN = `arn:aws:ssm:${region}:${account}:parameter/${String(Name).replace(/^\//, '')}`
      parameters.set(key, { Name, Value, Type, Version, ARN, DataType: 'text' })
      return jsonResponse(200, { Version, Tier: 'Standard' })
    }
    if (existing) return jsonResponse(200, { Parameter: existing })
    const message = `Parameter ${input['Name']} not found.`
    return jsonResponse(400, { __type: 'ParameterNotFound', message })
  }

  return {
    url: '',
    async send(request) {
      const authorization = request.headers?.['authorization'] ?? ''
      const [, key = '', region = '', service = ''] =
        /Credential=([^/]*)\/[^/]*\/([^/]*)\/([^/]*)/.exec(authorization) ?? []
      const account = request.headers?.['x-moto-account-id'] ?? accountOf(key)
      const target = request.headers?.['x-amz-target']?.split('.')[1]
      if (target) return ssm(target, JSON.parse(String(request.body)), { account, region })
      if (service === 's3') return buckets.send(request)
      if (/^\/20\d\d-\d\d-\d\d\//.test(request.path)) return lambda(request, { account, region })
      return sts(new URLSearchParams(String(request.body)), account)
    },
    async reset() {
      for (const kept of [layers, functions, parameters]) kept.clear()
      buckets.reset()
    },
    stop: async () => undefined,
  }
}

/** Adds a version. Its version number follows the highest one that ever existed. @param {Layer} layer @param {string} arn @param {Input} input */
function publish(layer, arn, { Content, Description = '', LicenseInfo = '', ...rest }) {
  const bytes = Buffer.from(Content.ZipFile, 'base64')
  layer.counter += 1
  const version = {
    Content: { CodeSize: bytes.length, CodeSha256: createHash('sha256').update(bytes).digest('base64') },
    LayerArn: arn,
    LayerVersionArn: `${arn}:${layer.counter}`,
    Version: layer.counter,
    Description,
    LicenseInfo,
    CreatedDate: '2026-11-29T10:00:00.000+0000',
    CompatibleRuntimes: rest['CompatibleRuntimes'] ?? [],
    CompatibleArchitectures: rest['CompatibleArchitectures'] ?? [],
  }
  layer.versions.set(version.Version, version)
  return version
}

/** @param {Input} input @param {{ account: string, region: string }} scope */
function functionOf({ FunctionName, Layers = [] }, { account, region }) {
  return {
    FunctionName,
    FunctionArn: `arn:aws:lambda:${region}:${account}:function:${FunctionName}:$LATEST`,
    Layers: Layers.map((/** @type {string} */ Arn) => ({ Arn, CodeSize: 1 })),
  }
}

/** @param {string} region */
function partitionOf(region) {
  return (
    { cn: 'aws-cn', 'us-gov': 'aws-us-gov', eusc: 'aws-eusc' }[
      /^(cn|us-gov|eusc)-/.exec(region)?.[1] ?? ''
    ] ?? 'aws'
  )
}

/** The id of a temporary key contains its account. @param {string} key */
function accountOf(key) {
  return /^ASIA(\d{12})/.exec(key)?.[1] ?? usualAccount
}

/** @param {URLSearchParams} input @param {string} account @returns {AwsResponse} */
function sts(input, account) {
  const action = input.get('Action') ?? ''
  const result = action === 'GetCallerIdentity' ? identity(account) : session(input)
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
  const xml = `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result></${action}Response>`
  return textResponse(200, 'text/xml', xml)
}

/** @param {string} account */
function identity(account) {
  const arn = `arn:aws:sts::${account}:assumed-role/publisher/session`
  return `<Arn>${arn}</Arn><UserId>AIDA:session</UserId><Account>${account}</Account>`
}

/** @param {URLSearchParams} input */
function session(input) {
  const [role = '', account = ''] = /^arn:[^:]*:iam::(\d{12}):role\/.*/.exec(input.get('RoleArn') ?? '') ?? []
  const expiry = new Date(Date.now() + 3_600_000).toISOString()
  return (
    `<Credentials><AccessKeyId>ASIA${account}</AccessKeyId><SecretAccessKey>${randomUUID()}</SecretAccessKey>` +
    `<SessionToken>${randomUUID()}${randomUUID()}</SessionToken><Expiration>${expiry}</Expiration></Credentials>` +
    `<AssumedRoleUser><Arn>${role}/session</Arn><AssumedRoleId>AROA:session</AssumedRoleId></AssumedRoleUser>`
  )
}
