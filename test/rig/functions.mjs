import { createHash, randomUUID } from 'node:crypto'
import { absent, changed, inProgress, invalid } from './function-errors.mjs'
import { advance, aliasOf, contentOf, layerEntry, listed, publish } from './function-states.mjs'

/**
 * @import { Kept } from './function-states.mjs'
 * @import { Input } from './model.mjs'
 * @import { Request } from './request.mjs'
 * @typedef {{ account: string, region: string }} Scope
 * @typedef {{ accountOf: (accessKeyId: string) => Promise<string>, requireLayer: (request: Request, arn: string) => Promise<void>,
 *   ofMoto: Handlers }} FunctionParts
 * @typedef {Record<string, (request: Request, input: Input) => Promise<unknown>>} Handlers
 */

/**
 * The functions of all accounts, with the behavior of AWS that moto does not have: revisions, updates that take a while, and layers that must
 * exist and be granted. `ofMoto` handles the requests about all other functions.
 * @param {FunctionParts} parts
 */
export function createFunctions({ accountOf, requireLayer, ofMoto }) {
  /** @type {Map<string, Kept>} by account, Region and name */
  const functions = new Map()
  /** @type {Map<string, string>} why updates to a layer version fail, by its ARN */
  const failing = new Map()
  let readsOfUpdate = 1

  /** @param {Request} request @returns {Promise<Scope>} */
  async function scopeOf({ accessKeyId, region }) {
    return { account: await accountOf(accessKeyId), region }
  }

  /** @param {Scope} scope */
  function allIn({ account, region }) {
    const prefix = `${account} ${region} `
    return [...functions].flatMap(([key, kept]) => (key.startsWith(prefix) ? [kept] : []))
  }

  /** @param {Scope} scope @param {string} name */
  function find({ account, region }, name) {
    const kept = functions.get(`${account} ${region} ${name}`)
    if (kept) return kept
    throw absent(`Function not found: ${arnOf({ account, region }, name)}`)
  }

  /** Returns a function that an update can change. @param {Scope} scope @param {Input} input */
  function changeable(scope, { FunctionName, RevisionId }) {
    const kept = find(scope, FunctionName)
    if (kept.latest['LastUpdateStatus'] === 'InProgress') throw inProgress(kept.latest)
    if (RevisionId !== undefined && RevisionId !== kept.latest['RevisionId']) throw changed()
    return kept
  }

  /** @type {Handlers} */
  const own = {
    async GetFunctionConfiguration(request, { FunctionName, Qualifier = '$LATEST' }) {
      const kept = find(await scopeOf(request), FunctionName)
      if (Qualifier === '$LATEST') return advance(kept)
      const version = kept.versions.get(kept.aliases.get(Qualifier)?.FunctionVersion ?? Qualifier)
      if (!version) throw absent(`Function not found: ${kept.latest['FunctionArn']}:${Qualifier}`)
      return version
    },

    async ListVersionsByFunction(request, { FunctionName }) {
      const { latest, versions } = find(await scopeOf(request), FunctionName)
      const all = [{ ...latest, FunctionArn: `${latest['FunctionArn']}:$LATEST` }, ...versions.values()]
      return { Versions: all.map(listed) }
    },

    async ListTags(request, { Resource }) {
      const [, , , , , , name = ''] = Resource.split(':')
      return { Tags: find(await scopeOf(request), name).tags }
    },

    async GetAlias(request, { FunctionName, Name }) {
      const kept = find(await scopeOf(request), FunctionName)
      return aliasOf(kept, Name)
    },

    async UpdateFunctionConfiguration(request, input) {
      const scope = await scopeOf(request)
      const kept = changeable(scope, input)
      /** @type {string[]} */
      const layers = input['Layers'] ?? kept.latest['Layers'].map((/** @type {Input} */ { Arn }) => Arn)
      if (new Set(layers.map((arn) => arn.replace(/:\d+$/, ''))).size < layers.length)
        throw invalid(
          'Two different versions of the same layer are not allowed to be referenced in the same function.',
        )
      for (const arn of layers) await requireLayer(request, arn)
      // Another request can have changed the function during the checks.
      changeable(scope, input)
      kept.latest = {
        ...kept.latest,
        Layers: layers.map(layerEntry),
        LastUpdateStatus: 'InProgress',
        RevisionId: randomUUID(),
      }
      kept.readsLeft = readsOfUpdate
      kept.whyFailed = layers.map((arn) => failing.get(arn)).find((why) => why !== undefined) ?? ''
      return kept.latest
    },

    async PublishVersion(request, input) {
      const kept = changeable(await scopeOf(request), input)
      if (input['CodeSha256'] && input['CodeSha256'] !== kept.latest['CodeSha256'])
        throw invalid(`CodeSHA256 (${input['CodeSha256']}) is different from current CodeSHA256 in $LATEST`)
      const newest = [...kept.versions.values()].at(-1)
      if (newest && contentOf(newest) === contentOf(kept.latest)) return newest
      const published = publish(kept)
      kept.latest = { ...kept.latest, RevisionId: randomUUID() }
      return published
    },

    async UpdateAlias(request, { FunctionName, Name, FunctionVersion, RoutingConfig, RevisionId }) {
      const kept = find(await scopeOf(request), FunctionName)
      const alias = kept.aliases.get(Name)
      if (alias && RevisionId !== undefined && RevisionId !== alias.RevisionId) throw changed()
      const before = aliasOf(kept, Name)
      for (const version of [FunctionVersion, ...Object.keys(RoutingConfig?.AdditionalVersionWeights ?? {})])
        if (version !== '$LATEST' && !kept.versions.has(version))
          throw absent(`Function not found: ${version}`)
      kept.aliases.set(Name, {
        FunctionVersion: FunctionVersion ?? before.FunctionVersion,
        weights: RoutingConfig?.AdditionalVersionWeights ?? alias?.weights ?? {},
        RevisionId: randomUUID(),
      })
      return aliasOf(kept, Name)
    },
  }

  /** @param {Request} request @param {Input} input */
  async function isOwn(request, { FunctionName, Resource = '' }) {
    const { account, region } = await scopeOf(request)
    return functions.has(`${account} ${region} ${FunctionName ?? Resource.split(':')[6]}`)
  }

  return {
    handlers: Object.fromEntries(
      Object.entries(own).map(([operation, handle]) => [
        operation,
        async (/** @type {Request} */ request, /** @type {Input} */ input) =>
          ((await isOwn(request, input)) ? handle : (ofMoto[operation] ?? handle))(request, input),
      ]),
    ),
    /** Returns the functions that ListFunctions lists. @param {Request} request */
    list: async (request) => allIn(await scopeOf(request)).map(({ latest }) => listed(latest)),
    /**
     * Adds a function that exists before the run.
     * @param {string} region @param {Input} configuration with the ARNs of `Layers` @param {{ tags?: Record<string, string>, account?: string }} [options]
     */
    add(region, { FunctionName, Layers = [], ...rest }, { tags = {}, account = '123456789012' } = {}) {
      const latest = {
        FunctionName,
        FunctionArn: arnOf({ account, region }, FunctionName),
        Runtime: 'nodejs24.x',
        PackageType: 'Zip',
        Architectures: ['x86_64'],
        CodeSha256: sha256(FunctionName),
        Version: '$LATEST',
        State: 'Active',
        LastUpdateStatus: 'Successful',
        RevisionId: randomUUID(),
        Environment: { Variables: { NAME: FunctionName } },
        ...rest,
        Layers: Layers.map(layerEntry),
      }
      const kept = { latest, tags, versions: new Map(), aliases: new Map(), readsLeft: 1, whyFailed: '' }
      functions.set(`${account} ${region} ${FunctionName}`, kept)
    },
    /** Publishes `$LATEST`, and lets an alias invoke the version. @param {string} region @param {string} name @param {string} alias @param {string} [account] */
    release(region, name, alias, account = '123456789012') {
      const kept = find({ account, region }, name)
      const { Version } = publish(kept)
      kept.aliases.set(alias, { FunctionVersion: Version, weights: {}, RevisionId: randomUUID() })
    },
    /** Changes a function as somebody else would. @param {string} region @param {string} name @param {Input} changes @param {string} [account] */
    deploy(region, name, changes, account = '123456789012') {
      const kept = find({ account, region }, name)
      const { Layers = kept.latest['Layers'].map((/** @type {Input} */ { Arn }) => Arn), ...rest } = changes
      kept.latest = { ...kept.latest, ...rest, Layers: Layers.map(layerEntry), RevisionId: randomUUID() }
    },
    /** The state of a function, for comparisons. @param {string} region @param {string} name @param {string} [account] */
    stateOf(region, name, account = '123456789012') {
      const { latest, versions, aliases } = find({ account, region }, name)
      return {
        layers: latest['Layers'].map((/** @type {Input} */ { Arn }) => String(Arn)),
        updateStatus: String(latest['LastUpdateStatus']),
        versions: [...versions.keys()],
        aliases: Object.fromEntries(
          [...aliases].map(([alias, { FunctionVersion, weights }]) => [alias, { FunctionVersion, weights }]),
        ),
      }
    },
    /** Ends all updates, as time does. */
    settle() {
      for (const kept of functions.values()) {
        kept.readsLeft = 0
        advance(kept)
      }
    },
    /** Lets updates to a layer version fail. @param {string} arn @param {string} why */
    fail: (arn, why) => void failing.set(arn, why),
    /** Sets the number of reads that an update takes. @param {number} reads */
    slow: (reads) => void (readsOfUpdate = reads),
    reset() {
      functions.clear()
      failing.clear()
      readsOfUpdate = 1
    },
  }
}

/** @param {string} text */
function sha256(text) {
  return createHash('sha256').update(text).digest('base64')
}

/** @param {Scope} scope @param {string} name */
function arnOf({ account, region }, name) {
  return `arn:aws:lambda:${region}:${account}:function:${name}`
}
