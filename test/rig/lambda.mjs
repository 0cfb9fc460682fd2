import { layerContent } from './content.mjs'
import { validationMessage } from './constraints.mjs'
import { functionsOfMoto } from './functions-of-moto.mjs'
import { createFunctions } from './functions.mjs'
import { policyStore } from './policies.mjs'
import { rejectFields } from './rejections.mjs'
import { AwsError, jsonResponse } from './response.mjs'

/**
 * @import { Input, Model } from './model.mjs'
 * @import { Moto, AwsResponse } from './moto.mjs'
 * @import { Rejections } from './rejections.mjs'
 * @import { Request } from './request.mjs'
 * @typedef {{ moto: Moto, model: Model, publicUrl: () => string, totalCodeSize: number, rejections: ReadonlyMap<string, Rejections>,
 *   accountOf: (accessKeyId: string) => Promise<string> }} LambdaParts
 * @typedef {(request: Request, input: Input) => Promise<unknown>} Handler
 */

const pageSize = 50

/**
 * Corrects the layer operations of moto, so that they behave as on AWS. moto processes all other operations.
 * @param {LambdaParts} parts
 */
export function createLambda({ moto, model, publicUrl, totalCodeSize, rejections, accountOf }) {
  const policies = policyStore()
  const content = layerContent(moto, totalCodeSize)
  const ofMoto = functionsOfMoto({ ask, requireLayer })
  const functions = createFunctions({ accountOf, requireLayer, ofMoto })

  /** @param {Request} request @param {string} method @param {string} path @param {unknown} [body] @param {string} [account] */
  async function ask(request, method, path, body, account) {
    const headers = {
      authorization: request.headers['authorization'] ?? '',
      'content-type': 'application/json',
      ...(account && { 'x-moto-account-id': account }),
    }
    const response = await moto.send({ method, path, headers, body: body ? JSON.stringify(body) : '' })
    if (response.status === 404) throw notFound()
    if (response.status >= 400) throw refusal(response)
    return JSON.parse(response.body.toString() || '{}')
  }

  /** Returns the version that is stored in moto. Throws if it belongs to another account without a permission. @param {Request} request @param {Input} input */
  async function find(request, { LayerName, VersionNumber }) {
    const { name, owner } = parseLayer(LayerName)
    const caller = await accountOf(request.accessKeyId)
    const isForeign = owner !== undefined && owner !== caller
    const found = await ask(request, 'GET', versionPath(name, VersionNumber), undefined, owner).catch(
      (error) => {
        // AWS does not tell others whether a version exists.
        throw isForeign ? notGranted(`${LayerName}:${VersionNumber}`, caller, request.operation) : error
      },
    )
    const isGranted =
      request.operation.startsWith('GetLayerVersion') && request.operation !== 'GetLayerVersionPolicy'
    if (isForeign && !(isGranted && policies.allows(found.LayerVersionArn, caller)))
      throw notGranted(found.LayerVersionArn, caller, request.operation)
    return found
  }

  /** Throws the error of Lambda if a function cannot get a layer version. @param {Request} request @param {string} arn */
  async function requireLayer(request, arn) {
    const [, LayerName = '', version] = /^(.*):(\d+)$/.exec(arn) ?? []
    await find(
      { ...request, operation: 'GetLayerVersion' },
      { LayerName, VersionNumber: Number(version) },
    ).catch((error) => {
      const message = `Layer version ${arn} does not exist.`
      throw error.status === 404 ? new AwsError(400, 'InvalidParameterValueException', message) : error
    })
  }

  /** @param {Request} request @param {Input} input */
  async function layerVersionArn(request, input) {
    return (await find(request, input)).LayerVersionArn
  }

  /** Returns the response of PublishLayerVersion and GetLayerVersion. @param {Input} version */
  function described({ Content, ...rest }) {
    const Location = `${publicUrl()}/_rig/content/${Buffer.from(Content.CodeSha256, 'base64').toString('base64url')}`
    return { Content: { ...Content, Location }, ...withoutEmpty(rest) }
  }

  /** @type {Record<string, Handler>} */
  const handlers = {
    async PublishLayerVersion(request, { LayerName, Content, ...metadata }) {
      const { bytes, size } = await content.read(request, Content)
      const account = await accountOf(request.accessKeyId)
      content.checkRoom(account, request.region, size)
      const body = { ...metadata, Content: { ZipFile: bytes.toString('base64') } }
      const published = await ask(request, 'POST', layerPath(parseLayer(LayerName).name), body)
      content.keep(published.LayerVersionArn, published.Content.CodeSha256, bytes)
      return described(published)
    },

    async ListLayerVersions(request, input) {
      const { name, owner } = parseLayer(input['LayerName'])
      const caller = await accountOf(request.accessKeyId)
      // No policy of a layer version can allow this.
      if (owner && owner !== caller) throw notGranted(input['LayerName'], caller, request.operation)
      const { LayerVersions } = await ask(request, 'GET', layerPath(name), undefined, owner)
      const before = Number(input['Marker'] ?? Infinity)
      const listed = LayerVersions.map(listItem).filter(
        (/** @type {Input} */ version) => version['Version'] < before && isCompatible(version, input),
      )
      const page = listed.slice(0, input['MaxItems'] ?? pageSize)
      const NextMarker = page.length < listed.length ? String(page.at(-1).Version) : undefined
      return { NextMarker, LayerVersions: page }
    },

    async ListLayers(request, input) {
      const { Layers } = await ask(request, 'GET', '/2018-10-31/layers')
      const { page, NextMarker } = pageOf(Layers, input)
      const listed = page.map((layer) => ({
        ...layer,
        LatestMatchingVersion: listItem(layer['LatestMatchingVersion']),
      }))
      return { NextMarker, Layers: listed }
    },

    async ListFunctions(request, input) {
      const { Functions } = await ask(request, 'GET', request.path)
      const { page, NextMarker } = pageOf([...Functions, ...(await functions.list(request))], input)
      return { NextMarker, Functions: page }
    },

    ...functions.handlers,

    GetLayerVersion: async (request, input) => described(await find(request, input)),

    async GetLayerVersionByArn(request, { Arn }) {
      const [, LayerName, version] = /^(.*):(\d+)$/.exec(Arn) ?? []
      return described(await find(request, { LayerName, VersionNumber: Number(version) }))
    },

    async DeleteLayerVersion(request, { LayerName, VersionNumber }) {
      const { name } = parseLayer(LayerName)
      const found = await find(request, { LayerName: name, VersionNumber }).catch(() => undefined)
      if (!found) return
      await ask(request, 'DELETE', versionPath(name, VersionNumber))
      policies.delete(found.LayerVersionArn)
      content.forget(found.LayerVersionArn)
    },

    AddLayerVersionPermission: async (request, input) =>
      policies.add(await layerVersionArn(request, input), /** @type {any} */ (input)),

    GetLayerVersionPolicy: async (request, input) => policies.get(await layerVersionArn(request, input)),

    RemoveLayerVersionPermission: async (request, input) =>
      policies.remove(await layerVersionArn(request, input), input['StatementId'], input['RevisionId']),

    GetAccountSettings: async ({ accessKeyId, region }) =>
      content.accountSettings(await accountOf(accessKeyId), region),
  }

  return {
    /** @param {Request} request @returns {Promise<AwsResponse>} */
    async handle(request) {
      const errors = model.validate(request.operation, request.input)
      if (errors.length) throw new AwsError(400, 'ValidationException', validationMessage(errors))
      rejectFields(request, rejections.get(request.region) ?? {})
      const handler = handlers[request.operation]
      if (!handler) return moto.send(request)
      return jsonResponse(model.successStatus(request.operation), await handler(request, request.input))
    },
    functions,
    /** Returns the content that a Content.Location points to. @param {string} name @returns {Buffer | undefined} */
    download: (name) => content.get(Buffer.from(name, 'base64url').toString('base64')),
    reset() {
      functions.reset()
      policies.reset()
      content.reset()
    },
  }
}

/** Returns a page of at most 50 items, even if the request has a larger limit. @param {Input[]} items @param {Input} input */
function pageOf(items, { Marker = '0', MaxItems = pageSize }) {
  const start = Number(Marker)
  const end = start + Math.min(MaxItems, pageSize)
  return { page: items.slice(start, end), NextMarker: end < items.length ? String(end) : undefined }
}

/** @param {string} layer a name or an ARN */
function parseLayer(layer) {
  const [, , , , owner, , name] = layer.startsWith('arn:') ? layer.split(':') : []
  return { name: name ?? layer, owner }
}

/** @param {string} name */
function layerPath(name) {
  return `/2018-10-31/layers/${name}/versions`
}

/** @param {string} name @param {number} version */
function versionPath(name, version) {
  return `${layerPath(name)}/${version}`
}

/** Returns a version as in listings: without its content and the ARN of its layer. @param {Input} version */
function listItem({ Content, LayerArn, ...rest }) {
  return withoutEmpty(rest)
}

/** @param {Input} version @param {Input} wanted */
function isCompatible(version, { CompatibleRuntime, CompatibleArchitecture }) {
  const { CompatibleRuntimes = [], CompatibleArchitectures = [] } = version
  return (
    (!CompatibleRuntime || CompatibleRuntimes.includes(CompatibleRuntime)) &&
    (!CompatibleArchitecture || CompatibleArchitectures.includes(CompatibleArchitecture))
  )
}

/** @param {Input} value @returns {Input} */
function withoutEmpty(value) {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== '' && each?.length !== 0))
}

function notFound() {
  return new AwsError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.')
}

/** @param {string} arn @param {string} caller @param {string} operation */
function notGranted(arn, caller, operation) {
  const action = `lambda:${operation.replace('ByArn', '')}`
  const message =
    `User: arn:aws:iam::${caller}:root is not authorized to perform: ${action} on resource: ` +
    `${arn} because no resource-based policy allows the ${action} action`
  return new AwsError(403, 'AccessDeniedException', message)
}

/** @param {AwsResponse} response */
function refusal({ status, headers, body }) {
  const { message } = JSON.parse(body.toString())
  return new AwsError(status, headers['x-amzn-errortype'] ?? 'ServiceException', message)
}
