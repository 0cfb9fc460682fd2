import { randomUUID } from 'node:crypto'
import { absent } from './function-errors.mjs'

/**
 * @import { Input } from './model.mjs'
 * @typedef {{ FunctionVersion: string, weights: Record<string, number>, RevisionId: string }} Alias
 * @typedef {{ latest: Input, tags: Record<string, string>, versions: Map<string, Input>, aliases: Map<string, Alias>,
 *   readsLeft: number, whyFailed: string }} Kept
 */

/** Fields that only GetFunctionConfiguration returns (AWS: ListFunctions). */
const notListed = ['State', 'StateReason', 'LastUpdateStatus', 'LastUpdateStatusReason']

/** Ends an update after a number of reads. Its end changes the revision too. @param {Kept} kept */
export function advance(kept) {
  if (kept.latest['LastUpdateStatus'] !== 'InProgress' || kept.readsLeft-- > 0) return kept.latest
  const end =
    kept.whyFailed === ''
      ? { LastUpdateStatus: 'Successful' }
      : { LastUpdateStatus: 'Failed', LastUpdateStatusReason: kept.whyFailed }
  kept.latest = { ...kept.latest, ...end, RevisionId: randomUUID() }
  return kept.latest
}

/** @param {Kept} kept @returns {Input} */
export function publish({ latest, versions }) {
  const Version = String(versions.size + 1)
  const published = {
    ...latest,
    Version,
    FunctionArn: `${latest['FunctionArn']}:${Version}`,
    RevisionId: randomUUID(),
  }
  versions.set(Version, published)
  return published
}

/** @param {Kept} kept @param {string} Name */
export function aliasOf({ latest, aliases }, Name) {
  const alias = aliases.get(Name)
  const AliasArn = `${latest['FunctionArn']}:${Name}`
  if (!alias) throw absent(`Cannot find alias arn: ${AliasArn}`)
  const { FunctionVersion, weights, RevisionId } = alias
  const RoutingConfig = Object.keys(weights).length > 0 ? { AdditionalVersionWeights: weights } : undefined
  return { AliasArn, Name, FunctionVersion, RevisionId, RoutingConfig }
}

/** @param {Input} configuration */
export function contentOf({ CodeSha256, Layers, Environment }) {
  return JSON.stringify([CodeSha256, Layers, Environment])
}

/** @param {Input} configuration @returns {Input} */
export function listed(configuration) {
  return Object.fromEntries(Object.entries(configuration).filter(([field]) => !notListed.includes(field)))
}

/** @param {string} Arn */
export function layerEntry(Arn) {
  return { Arn, CodeSize: 1 }
}
