import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { FunctionConfiguration, ListedFunction } from '../../layer/lambda-function.ts'
import type { Architecture, LayerVersion } from '../../layer/layer.ts'
import { layerOf } from '../../layer/version-arn.ts'
import { entriesOf } from './layer-entry.ts'
import { reasonOfStatus } from './status-reason.ts'
import type { RegionState, RolloutRequest, Unusable } from './types.ts'

/** A function that uses an older version, and what decides whether it is updated. */
export interface Candidate {
  readonly latest: FunctionConfiguration
  /** The tool that manages the function. */
  readonly manager: string | undefined
  readonly request: Pick<RolloutRequest, 'includeManaged' | 'blockedRuntimes'>
  readonly region: Pick<RegionState, 'target' | 'unusable'>
}

/**
 * Returns why a function is only reported, or undefined if it can be updated. Permanent causes come before temporary ones, because the user
 * must fix them.
 */
export function reasonToReport(candidate: Candidate): Message | undefined {
  for (const rule of rules) {
    const text = rule(candidate)
    if (text !== undefined) return about('a-function-is-not-updated', text)
  }
  return undefined
}

/**
 * Returns why a function that lists the new version does not use it yet, or undefined if it does. A run that was killed during an update can
 * leave such a function.
 */
export function reasonToWait(latest: FunctionConfiguration): Message | undefined {
  const text = whyLastUpdateIsNotDone(latest)
  return text === undefined ? undefined : about('a-function-is-not-updated', text)
}

/** Each rule returns why it excludes a function, in sentences. First match wins. */
const rules: readonly ((candidate: Candidate) => string | undefined)[] = [
  ({ manager, request }) =>
    manager === undefined || request.includeManaged
      ? undefined
      : `According to its tags, ${manager} manages the function. The next deployment would undo an update. ` +
        'Change the layer version there, or set "include-managed: true".',
  ({ latest: { isImage } }) =>
    isImage
      ? 'The function is a container image, which cannot use layers. Build the image with the new content.'
      : undefined,
  ({ latest, region: { target } }) => whyRuntimeDoesNotFit(latest, target),
  ({ latest, region: { target } }) => whyArchitectureDoesNotFit(latest, target),
  ({ latest: { runtime = '' }, request }) =>
    request.blockedRuntimes.includes(runtime)
      ? `Lambda does not update functions with the runtime ${runtime}. Move the function to a newer runtime first.`
      : undefined,
  ({ latest, region: { target } }) => {
    const entries = entriesOf(latest, target)
    return entries.length > 1
      ? `The function lists ${entries.length} versions of the layer: ${entries.join(', ')}. Remove all but one.`
      : undefined
  },
  whyLayersCannotBeUsed,
  whyNotReady,
]

function whyRuntimeDoesNotFit(
  { runtime }: Pick<ListedFunction, 'runtime'>,
  target: LayerVersion,
): string | undefined {
  if (runtime === undefined || target.runtimes.length === 0 || target.runtimes.includes(runtime))
    return undefined
  return (
    `The function has the runtime ${runtime}, but version ${target.version} declares ${target.runtimes.join(', ')}. ` +
    'Move the function to one of these runtimes, or publish a version for its runtime.'
  )
}

function whyArchitectureDoesNotFit(
  { architectures }: Pick<ListedFunction, 'architectures'>,
  target: LayerVersion,
): string | undefined {
  const own: readonly Architecture[] = architectures.length > 0 ? architectures : ['x86_64']
  const fits = own.every((architecture) => target.architectures.includes(architecture))
  if (target.architectures.length === 0 || fits) return undefined
  return (
    `The function has the architecture ${own.join(', ')}, but version ${target.version} declares ${target.architectures.join(', ')}. ` +
    'Use the layer for the architecture of the function.'
  )
}

/** Lambda checks all layers of a function in each update of its layers, and accepts only versions that exist and are granted. */
function whyLayersCannotBeUsed({ latest, region: { target, unusable } }: Candidate): string | undefined {
  for (const arn of latest.layers) {
    const why = unusable.get(arn)
    if (why === undefined) continue
    return layerOf(arn) === layerOf(target.arn)
      ? `The layer version that the function uses, ${arn}, ${problems[why]}. An update could not be undone if it failed. Update this function yourself.`
      : `Another layer of the function, ${arn}, ${problems[why]}. Lambda rejects every update of the layers. Replace or remove that layer first.`
  }
  return undefined
}

const problems: Readonly<Record<Unusable, string>> = {
  deleted: 'is deleted',
  'deleted-or-not-granted': 'is deleted, or is not shared with this account',
  denied: 'cannot be read, because the credentials lack lambda:GetLayerVersion for it',
}

/** States in which Lambda accepts updates (AWS: "Lambda function states"). */
const readyStates = ['Active', 'ActiveNonInvocable', 'Inactive']

function whyNotReady({ latest }: Candidate): string | undefined {
  const { state, statusReason } = latest
  const unfinished = whyLastUpdateIsNotDone(latest)
  if (unfinished !== undefined || readyStates.includes(state)) return unfinished
  return `The function is in the state ${state}${afterColon(statusReason)}. Run the rollout again when it is active.`
}

/** Why a function is not updated while Lambda updates it. */
export const updateInProgress = 'Another update of the function is in progress. Run the rollout again later.'

function whyLastUpdateIsNotDone({ updateStatus, statusReason }: FunctionConfiguration): string | undefined {
  if (updateStatus === 'InProgress') return updateInProgress
  return updateStatus === 'Failed'
    ? `The last update of the function failed${afterColon(statusReason)}. Fix the function first.`
    : undefined
}

function afterColon(reason: string): string {
  return reason === '' ? '' : `: ${reasonOfStatus(reason)}`
}
