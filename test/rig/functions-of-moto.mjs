import { createHash } from 'node:crypto'
import { changed, invalid } from './function-errors.mjs'

/**
 * @import { Input } from './model.mjs'
 * @import { Request } from './request.mjs'
 * @typedef {{ ask: (request: Request, method: string, path: string, body?: unknown) => Promise<Input>,
 *   requireLayer: (request: Request, arn: string) => Promise<void> }} MotoParts
 */

const root = '/2015-03-31/functions'

/**
 * The functions that CreateFunction creates in moto, with what moto does not have: revisions, and layers that must exist and be granted.
 * moto has no updates that take a while or fail.
 * @param {MotoParts} parts
 */
export function functionsOfMoto({ ask, requireLayer }) {
  /** @param {Request} request @param {string} method @param {string} path @param {unknown} [body] */
  async function send(request, method, path, body) {
    return withRevision(await ask(request, method, path, body))
  }

  /** Throws the error of AWS unless a resource has the revision of a request. @param {Request} request @param {string} path @param {string | undefined} revision */
  async function requireRevision(request, path, revision) {
    const found = await send(request, 'GET', path)
    if (revision !== undefined && revision !== found['RevisionId']) throw changed()
    return found
  }

  /** @type {Record<string, (request: Request, input: Input) => Promise<unknown>>} */
  const handlers = {
    GetFunctionConfiguration: (request) => send(request, 'GET', request.path),
    ListVersionsByFunction: (request) => ask(request, 'GET', request.path),
    ListTags: (request) => ask(request, 'GET', request.path),
    GetAlias: (request) => send(request, 'GET', request.path),

    async UpdateFunctionConfiguration(request, { FunctionName, RevisionId, ...changes }) {
      await requireRevision(request, `${root}/${FunctionName}/configuration`, RevisionId)
      for (const arn of changes['Layers'] ?? []) await requireLayer(request, arn)
      return send(request, 'PUT', request.path, changes)
    },

    async PublishVersion(request, { FunctionName, RevisionId, CodeSha256 }) {
      const latest = await requireRevision(request, `${root}/${FunctionName}/configuration`, RevisionId)
      if (CodeSha256 && CodeSha256 !== latest['CodeSha256']) throw invalid('CodeSHA256 is different')
      return send(request, 'POST', request.path, {})
    },

    async UpdateAlias(request, { FunctionName: _name, Name: _alias, RevisionId, ...changes }) {
      await requireRevision(request, request.path, RevisionId)
      return send(request, 'PUT', request.path, changes)
    },
  }
  return handlers
}

/** The revision changes with each change of the resource. @param {Input} resource @returns {Input} */
function withRevision({ RevisionId: _revision, ...resource }) {
  const hash = createHash('sha256').update(JSON.stringify(resource)).digest('hex')
  return { ...resource, RevisionId: hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5') }
}
