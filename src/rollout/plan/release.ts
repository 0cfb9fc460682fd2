import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { Alias, FunctionConfiguration } from '../../layer/lambda-function.ts'
import type { LayerVersion } from '../../layer/layer.ts'
import { numberIn } from '../../layer/version-arn.ts'
import { entriesOf, hasSameCode, isSameExceptLayer, isSameList, replaceEntry } from './layer-entry.ts'
import type { FunctionDetails, Release, ReleaseRequest } from './types.ts'

/** The release of a function, if it needs one, or why the function cannot be released. */
export type ReleasePlan = { readonly release: Release | undefined } | { readonly refused: Message }

/** The requested release, and the new layer version. */
interface ReleaseQuery {
  readonly request: ReleaseRequest | undefined
  readonly target: LayerVersion
}

/**
 * Returns the release of a function after its update. A release must contain nothing but the new layer version. Therefore, the code and the
 * settings of `$LATEST`, or of the version that an earlier run published, must be those of the version that is released now. The result depends
 * only on the current state, so a later run completes a release that an earlier run began.
 */
export function planRelease(
  { latest, release: state = {} }: FunctionDetails,
  { request, target }: ReleaseQuery,
): ReleasePlan {
  const { alias, current, partial } = state
  if (request === undefined || hasNewer(latest, target)) return nothing
  if (request.alias && (alias === undefined || alias.version === '$LATEST')) return nothing
  if (current === undefined) return alias ? { refused: unreadVersion(alias) } : { release: {} }
  if (hasTarget(current, target) && isStarted(current)) return nothing
  const change = alias && request.alias && { before: alias, weight: request.alias.weight }
  if (!isSplit(alias))
    return isSameExceptLayer(latest, current, target)
      ? { release: { alias: change } }
      : { refused: unreleasedChanges(current, alias) }
  if (!partial || !isReleaseOf(current, partial, target)) return { refused: splitAlias(alias) }
  const isDone = alias.weights[partial.version] === request.alias?.weight
  return isDone ? nothing : { release: { version: partial.version, alias: change } }
}

const nothing: ReleasePlan = { release: undefined }

/** Returns the number of the layer's version that a version of a function uses, if it uses one. */
export function numberUsedBy(
  configuration: FunctionConfiguration | undefined,
  target: LayerVersion,
): number | undefined {
  const [entry] = configuration ? entriesOf(configuration, target) : []
  return entry === undefined ? undefined : numberIn(entry)
}

function hasTarget(configuration: FunctionConfiguration, target: LayerVersion): boolean {
  const number = numberUsedBy(configuration, target)
  return number !== undefined && number >= target.version
}

/** Returns whether Lambda could start a published version. An earlier run can have published one that does not start. */
function isStarted({ state }: FunctionConfiguration): boolean {
  return state !== 'Failed' && state !== 'Pending'
}

function hasNewer(configuration: FunctionConfiguration, target: LayerVersion): boolean {
  return (numberUsedBy(configuration, target) ?? 0) > target.version
}

function isSplit(alias: Alias | undefined): alias is Alias {
  return alias !== undefined && Object.keys(alias.weights).length > 0
}

/** Returns whether a published version differs from `before` only by the new layer version. */
function isReleaseOf(
  before: FunctionConfiguration,
  published: FunctionConfiguration,
  target: LayerVersion,
): boolean {
  return (
    hasSameCode(before, published) && isSameList(published.layers, replaceEntry(before.layers, target).after)
  )
}

function unreadVersion({ name, version }: Alias): Message {
  return about(
    'a-function-is-not-updated',
    `The action could not read version ${version}, which the alias ${name} invokes. Run the rollout again later.`,
  )
}

function unreleasedChanges({ version }: FunctionConfiguration, alias: Alias | undefined): Message {
  const whose = alias ? `version ${version}, which the alias ${alias.name} invokes` : `version ${version}`
  return about(
    'a-function-is-not-updated',
    `The code or the settings of $LATEST differ from ${whose}. A new version would release these changes too. ` +
      'Release them first, or publish the new version with your deployment tool.',
  )
}

function splitAlias({ name, version, weights }: Alias): Message {
  const versions = [version, ...Object.keys(weights)].join(' and ')
  return about(
    'a-function-is-not-updated',
    `The alias ${name} splits its requests between the versions ${versions}, because a deployment is in progress. ` +
      'Complete it, and run the rollout again.',
  )
}
