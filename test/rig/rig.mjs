import http from 'node:http'
import { once } from 'node:events'
import { echoing, faultSchedule } from './faults.mjs'
import { createEc2 } from './ec2.mjs'
import { createIam } from './iam.mjs'
import { createLambda } from './lambda.mjs'
import { loadModel } from './model.mjs'
import { startMoto } from './moto.mjs'
import { motoInMemory } from './moto-in-memory.mjs'
import { createOidc } from './oidc.mjs'
import { pythonWithMoto } from './python.mjs'
import { rateLimit } from './rate.mjs'
import { AwsError, errorResponse, jsonResponse, textResponse } from './response.mjs'
import { checkRequest, isWrite, receive, recordable, understand } from './request.mjs'
import { ranged } from './range.mjs'
import { createS3 } from './s3.mjs'
import { accountLookup, createSts } from './sts.mjs'
import { answer } from './wire.mjs'

/**
 * @import { AddressInfo } from 'node:net'
 * @import { Fault, Then } from './faults.mjs'
 * @import { Input } from './model.mjs'
 * @import { Moto, AwsResponse } from './moto.mjs'
 * @import { Rejections } from './rejections.mjs'
 * @import { Received, Request } from './request.mjs'
 * @typedef {{ service: string, operation: string, region: string, accessKeyId: string, input: Input, status: number,
 *   write: boolean, at: number, until: number }} Call  `status` is 0 until a response is sent
 * @typedef {{ port?: number, disabledRegions?: string[], requestsPerSecond?: number, totalCodeSize?: number,
 *   clock?: () => number, log?: (line: string) => void, moto?: Moto }} RigOptions
 *   `moto` replaces the real moto
 * @typedef {Awaited<ReturnType<typeof startRig>>} Rig
 */

const defaults = { port: 0, requestsPerSecond: 15, totalCodeSize: 80_530_636_800, clock: Date.now }

/** Starts a rig with AWS in memory, for tests with many runs. They do not wait for moto or for the rate limit. */
export function startQuickRig() {
  return startRig({ moto: motoInMemory(), requestsPerSecond: 100_000 })
}

/**
 * Starts moto, and a proxy for it on the loopback interface. The proxy adds the behavior of AWS that moto does not have.
 * @param {RigOptions} [options]
 */
export async function startRig(options = {}) {
  const { port, clock, requestsPerSecond, totalCodeSize } = { ...defaults, ...options }
  const python = await pythonWithMoto(options)
  const [moto, lambdaModel, stsModel] = await Promise.all([
    options.moto ?? startMoto(python),
    loadModel(python, 'lambda'),
    loadModel(python, 'sts'),
  ])
  /** @type {Call[]} */
  const calls = []
  const faults = faultSchedule()
  const disabledRegions = new Set(options.disabledRegions)
  /** @type {Map<string, Then>} */
  const downRegions = new Map()
  /** @type {Map<string, Rejections>} */
  const rejections = new Map()
  const stopping = new AbortController()
  const publicUrl = () => url
  const accounts = accountLookup(moto)
  const oidc = createOidc(clock)
  const lambda = createLambda({
    moto,
    model: lambdaModel,
    publicUrl,
    totalCodeSize,
    rejections,
    accountOf: accounts.accountOf,
  })
  const ec2 = createEc2({ disabledRegions })
  const iam = createIam()
  const sts = createSts({ moto, model: stsModel, oidc, iam })
  const s3 = createS3({ moto, accountOf: accounts.accountOf })
  const rate = rateLimit(requestsPerSecond, clock)

  /** Returns the response of AWS or GitHub. Throws an error response. @param {Request} request @returns {Promise<AwsResponse>} */
  async function process(request) {
    if (request.service === 'oidc') return oidc.handle(request)
    if (request.service === 'content') return content(request)
    checkRequest(request)
    if (disabledRegions.has(request.region)) throw disabled(request.service)
    if (request.service === 'sts') return sts.handle(request)
    if (request.service === 's3') return s3.handle(request)
    if (request.service === 'ec2') return ec2.handle(request)
    if (request.service !== 'lambda') return moto.send(request)
    rate.take(`${await accounts.accountOf(request.accessKeyId)} ${request.region}`)
    return lambda.handle(request)
  }

  /** Returns the response of AWS or GitHub, which can be an error response. @param {Request} request @returns {Promise<AwsResponse>} */
  function handle(request) {
    return process(request).catch((error) => errorResponse(request.service, asAwsError(error)))
  }

  /** @param {Request} request @returns {AwsResponse} */
  function content({ input, headers }) {
    const bytes = lambda.download(input['name'])
    if (!bytes) throw new AwsError(404, 'NoSuchKey', 'The specified key does not exist.')
    return ranged(textResponse(200, 'application/zip', bytes), headers['range'])
  }

  async function reset() {
    await moto.reset()
    for (const part of [lambda, accounts, rate, oidc, iam, s3]) part.reset()
    faults.clear()
    downRegions.clear()
    calls.length = 0
    disabledRegions.clear()
    rejections.clear()
    for (const region of options.disabledRegions ?? []) disabledRegions.add(region)
  }

  /** Returns the response of the rig's endpoints for other processes. @param {Received} received @returns {Promise<AwsResponse | undefined>} */
  async function control({ method, path, body }) {
    switch (`${method} ${path}`) {
      case 'GET /_rig/calls':
        return jsonResponse(200, calls)
      case 'POST /_rig/faults':
        faults.add(.../** @type {Fault[]} */ (JSON.parse(body.toString())))
        return jsonResponse(204)
      case 'POST /_rig/down':
        for (const [region, then] of Object.entries(JSON.parse(body.toString())))
          downRegions.set(region, then)
        return jsonResponse(204)
      case 'POST /_rig/reset':
        await reset()
        return jsonResponse(204)
      default:
        return undefined
    }
  }

  /** @param {http.IncomingMessage} message @param {http.ServerResponse} response */
  async function serve(message, response) {
    const received = await receive(message)
    const own = await control(received)
    if (own) return answer(response, async () => own, {}, stopping.signal)

    const request = understand(received, lambdaModel)
    const call = record(request, clock())
    calls.push(call)
    const done = () => handle(request)
    const then = echoing(downRegions.get(request.region) ?? faults.next(request) ?? {}, received)
    call.status = await answer(response, done, { ...then, service: request.service }, stopping.signal)
    call.until = clock()
  }

  const server = http.createServer((message, response) => {
    // A client that disconnects early is not an error of the rig.
    serve(message, response).catch(() => response.destroy())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${/** @type {AddressInfo} */ (server.address()).port}`

  return {
    url,
    /** For requests that do not go through `url`: identifies the call. `handle` returns the response. */
    understand: (/** @type {Received} */ received) => understand(received, lambdaModel),
    handle,
    /** All calls since the last reset, in order of arrival. */
    calls,
    faults,
    disabledRegions,
    /** What happens to each call in a Region that is down, such as one of `outages`. */
    downRegions,
    /** The metadata of layer versions that each Region rejects, by Region. */
    rejections,
    /** The functions of every account, in addition to those that CreateFunction creates. */
    functions: lambda.functions,
    /** The roles and identity providers of every account. */
    iam,
    /** Sets claims of all later OIDC tokens, such as `sub` or `repository`. */
    claim: oidc.claim,
    /** The environment to reach the rig with static credentials. */
    env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'rig' },
    /** The environment to reach the rig with a role and GitHub's OIDC token. */
    oidcEnv: {
      AWS_ENDPOINT_URL: url,
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/_rig/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken,
    },
    reset,
    async stop() {
      stopping.abort()
      server.close()
      server.closeAllConnections()
      await moto.stop()
    },
  }
}

/** @param {Request} request @param {number} now @returns {Call} */
function record({ service, operation, region, accessKeyId, input }, now) {
  const write = isWrite(operation)
  return {
    service,
    operation,
    region,
    accessKeyId,
    input: recordable(input),
    status: 0,
    write,
    at: now,
    until: now,
  }
}

/** @param {string} service */
function disabled(service) {
  const type =
    { sts: 'InvalidClientTokenId', s3: 'InvalidAccessKeyId', ec2: 'AuthFailure' }[service] ??
    'UnrecognizedClientException'
  return new AwsError(403, type, 'The security token included in the request is invalid.')
}

/** @param {unknown} error */
function asAwsError(error) {
  return error instanceof AwsError ? error : new AwsError(500, 'ServiceException', `The rig failed: ${error}`)
}
