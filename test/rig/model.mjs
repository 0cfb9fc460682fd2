import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { AwsError } from './response.mjs'
import { constraintErrors } from './constraints.mjs'

/**
 * @typedef {{ type: string, required?: string[], members?: Record<string, Member>, member?: Member, key?: Member,
 *   value?: Member, min?: number, max?: number, pattern?: string, enum?: string[] }} Shape
 * @typedef {{ shape: string, location?: string, locationName?: string }} Member
 * @typedef {{ http: { method: string, requestUri: string, responseCode?: number }, input?: Member }} Operation
 * @typedef {{ operations: Record<string, Operation>, shapes: Record<string, Shape> }} ServiceModel
 * @typedef {Record<string, any>} Input
 * @typedef {{ operation: string, uri: Record<string, string>, query: URLSearchParams }} Match
 * @typedef {{ operation: string, method: string, path: RegExp, names: string[], fixed: [string, string][] }} Route
 * @typedef {ReturnType<typeof describe>} Model
 */

// Runtimes that AWS has, and that the model of the installed botocore can lack.
const newRuntimes = [
  ...['nodejs24.x', 'nodejs26.x', 'python3.14', 'python3.15', 'ruby4.0', 'dotnet10'],
  ...['java25', 'java8.al2023', 'java11.al2023', 'java17.al2023'],
]

/**
 * Reads AWS's public model of a service from botocore, which moto depends on.
 * @param {string} python
 * @param {'lambda' | 'sts'} service
 */
export async function loadModel(python, service) {
  const version = service === 'lambda' ? '2015-03-31' : '2011-06-15'
  const print = 'import botocore, os; print(os.path.dirname(botocore.__file__))'
  const { stdout } = await promisify(execFile)(python, ['-c', print])
  const path = join(stdout.trim(), 'data', service, version, 'service-2.json')
  const text = await readFile(path, 'utf8').catch(async () =>
    gunzipSync(await readFile(`${path}.gz`)).toString(),
  )
  return describe(JSON.parse(text))
}

/** @param {ServiceModel} model */
function describe(model) {
  const runtimes = model.shapes['Runtime']
  if (runtimes?.enum) runtimes.enum = [...new Set([...runtimes.enum, ...newRuntimes])]
  const routes = Object.entries(model.operations).map(([name, operation]) => route(name, operation))
  // A path with a fixed query (layers?find=LayerVersion) is more specific than the bare path.
  routes.sort((a, b) => b.fixed.length - a.fixed.length)

  return {
    /** Returns the operation of a request, or undefined. @param {string} method @param {string} url */
    matchOperation: (method, url) => matchRoute(routes, method, url),

    /** @param {Match} match @param {Record<string, string>} headers @param {Buffer} body @returns {Input} */
    buildInput: (match, headers, body) => buildInput(model, match, headers, body),

    /** Returns the validation errors of an input in the wording of AWS, empty if it is valid. @param {string} operation @param {Input} input */
    validate: (operation, input) =>
      constraintErrors(model.shapes, model.operations[operation]?.input?.shape, input),

    /** @param {string} operation */
    successStatus: (operation) => model.operations[operation]?.http.responseCode ?? 200,
  }
}

/** @param {string} operation @param {Operation} definition @returns {Route} */
function route(operation, { http: { method, requestUri } }) {
  const [template = '', query = ''] = requestUri.split('?')
  const names = [...template.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name)
  const path = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)').replace(/\{\w+\+\}/g, '(.+)')}/?$`)
  return { operation, method, path, names, fixed: [...new URLSearchParams(query)] }
}

/** @param {Route[]} routes @param {string} method @param {string} url @returns {Match | undefined} */
function matchRoute(routes, method, url) {
  const { pathname, searchParams: query } = new URL(url, 'http://rig')
  for (const { operation, path, names, fixed, method: wanted } of routes) {
    const found =
      method === wanted && fixed.every(([k, v]) => query.get(k) === v) ? path.exec(pathname) : null
    if (!found) continue
    const values = found.slice(1).map(decodeURIComponent)
    return { operation, uri: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ''])), query }
  }
  return undefined
}

/**
 * @param {ServiceModel} model
 * @param {Match} match
 * @param {Record<string, string>} headers
 * @param {Buffer} body
 */
function buildInput({ operations, shapes }, { operation, uri, query }, headers, body) {
  const shape = shapes[operations[operation]?.input?.shape ?? '']
  const fromBody = parseBody(headers, body)
  /** @type {Input} */
  const input = {}
  for (const [name, member] of Object.entries(shape?.members ?? {})) {
    const key = member.locationName ?? name
    /** @type {Record<string, () => any>} */
    const sources = {
      uri: () => uri[key],
      querystring: () => query.get(key) ?? undefined,
      header: () => headers[key.toLowerCase()],
      body: () => fromBody[key] ?? undefined,
    }
    const value = sources[member.location ?? 'body']?.()
    if (value !== undefined) input[name] = toNumber(shapes[member.shape]?.type, value)
  }
  return input
}

/** @param {Record<string, string>} headers @param {Buffer} body @returns {Input} */
function parseBody(headers, body) {
  if (body.length === 0 || !(headers['content-type'] ?? '').includes('json')) return {}
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new AwsError(400, 'SerializationException', 'Could not parse request body into json')
  }
}

/** Converts a value from a URI or a query string, in which numbers are text. @param {string | undefined} type @param {unknown} value */
function toNumber(type, value) {
  if (typeof value !== 'string' || (type !== 'integer' && type !== 'long')) return value
  if (/^-?\d+$/.test(value)) return Number(value)
  throw new AwsError(400, 'SerializationException', `STRING_VALUE cannot be converted to ${type}`)
}
