import type {
  TargetVersion,
  Grant,
  LayerVersion,
  Message,
  Observation,
  Plan,
  Principal,
  RegionPlan,
  RegionState,
  Statement,
  UnreadRegion,
  WantedLayer,
} from '../layer/layer.ts'
import { commonVersion, headOf } from './alignment.ts'
import type { ObservedLayer } from './alignment.ts'
import { withoutPartialChange } from './all-or-nothing.ts'
import { differenceFrom, reasonToPublish } from './compare.ts'
import { tooFar } from './placeholder.ts'
import { pruning } from './pruning.ts'
import { declaredBy } from './rejected.ts'

/** The prefix of the statement ids of this action. */
const ownIdPrefix = 'layer-everywhere-'

/**
 * Returns the smallest number of writes that turn the current state of each Region into the wanted one. After these writes, a second plan
 * has no writes.
 */
export function plan(wanted: WantedLayer, observations: ReadonlyMap<string, Observation>): Plan {
  return planEach([{ wanted, observations }])[0] ?? new Map()
}

/**
 * Returns the plan of each layer of a run. If version numbers are aligned, the layers get the same one. If the layers are wanted in all
 * Regions or in none, no layer changes without the others.
 */
export function planEach(layers: readonly ObservedLayer[]): Plan[] {
  const eachAlone = layers.map((layer) => ({ ...layer, planned: withCatchUps(planLayer(layer, layers)) }))
  return withoutPartialChange(eachAlone)
}

function planLayer({ wanted, observations }: ObservedLayer, layers: readonly ObservedLayer[]): Plan {
  const target = commonVersion(wanted, layers)
  return new Map(
    [...observations].map(([region, observed]) => [
      region,
      observed.seen ? planFor(wanted, observed, target) : withoutState(observed),
    ]),
  )
}

function withoutState({ reason, denied, isTolerated }: UnreadRegion): RegionPlan {
  return isTolerated ? { missing: reason } : { unobserved: reason, ...(denied && { denied }) }
}

/** Adds to the reasons of a publish that other Regions have the content already, because this Region missed an earlier run. */
function withCatchUps(planned: Plan): Plan {
  const isReused = [...planned.values()].some((one) => 'target' in one && one.target.do === 'reuse')
  if (!isReused) return planned
  return new Map(
    [...planned].map(([region, one]) => {
      if (!('target' in one) || one.target.do !== 'publish') return [region, one]
      const because = `${one.target.because}, and other Regions already have this content`
      return [region, { ...one, target: { ...one.target, because } }]
    }),
  )
}

const versionTopic = 'the-version-number-is-not-available'

/**
 * Returns the version number that all Regions will have, or undefined if the numbers differ or are not known. Optional Regions that are
 * skipped do not count.
 */
export function targetVersion(plan: Plan): number | undefined {
  const numbers = new Set([...plan.values()].filter((one) => !('missing' in one)).map(finalVersionOf))
  const [only] = numbers
  return numbers.size === 1 ? only : undefined
}

/** Returns the id of the statement that grants access to a principal. It is the same in every Region and version. */
export function statementId(principal: Principal): string {
  return `${ownIdPrefix}${principal === '*' ? 'everyone' : principal}`
}

function planFor(wanted: WantedLayer, observed: RegionState, target: number | undefined): RegionPlan {
  const { candidate } = observed
  const head = headOf(observed)
  const hasTargetVersion = candidate && (target === undefined || candidate.version === target)
  if (hasTargetVersion && !reasonToPublish(wanted, candidate)) return reuse(candidate, wanted, observed)
  const expected = target ?? head + 1
  const obstacle = obstacleTo(expected, head, wanted, candidate)
  if (obstacle) return { blocked: obstacle }
  const because = (candidate && reasonToPublish(wanted, candidate)) ?? reasonOf(candidate, expected, head)
  return publish({ do: 'publish', expected, because }, wanted, observed)
}

function obstacleTo(
  expected: number,
  head: number,
  wanted: WantedLayer,
  candidate: LayerVersion | undefined,
): Message | undefined {
  if (expected <= head) {
    const difference = candidate?.version === expected && differenceFrom(wanted, candidate)
    const text = difference
      ? `Version ${expected} already exists, with ${difference}. Set "version" to a number above ${head}.`
      : `The newest version is ${head}, and Lambda never uses a lower version number again. Set "version" to a number above ${head}.`
    return { topic: versionTopic, text }
  }
  return tooFar(head, expected)
}

function reasonOf(candidate: LayerVersion | undefined, expected: number, head: number): string {
  if (candidate) return `the existing version has the version number ${candidate.version}`
  return head === 0 ? 'it is the first version here' : `version ${expected} does not exist yet`
}

function publish(
  target: TargetVersion & { do: 'publish' },
  wanted: WantedLayer,
  observed: RegionState,
): RegionPlan {
  const { principals = [] } = wanted
  const fill = target.expected - 1 - headOf(observed)
  const { prunes, notes } = pruning(target.expected, wanted, observed)
  return { target, fill, grants: principals.map(grantTo), revokes: [], prunes, notes }
}

function reuse(existing: LayerVersion, wanted: WantedLayer, observed: RegionState): RegionPlan {
  const { arn, version } = existing
  const { prunes, notes } = pruning(version, wanted, observed)
  const less = declaredBy(existing, wanted)
  const permissions = wanted.principals
    ? permissionChanges(wanted.principals, observed.statements, version)
    : { grants: [], revokes: [], notes: [] }
  return {
    target: { do: 'reuse', arn, version, ...(less && { declared: less.declared }) },
    fill: 0,
    ...permissions,
    prunes,
    prunesIfHigher: pruning(Infinity, wanted, observed).prunes,
    notes: [...permissions.notes, ...notes, ...(less ? [less.note] : [])],
  }
}

/** Returns the changes that a policy needs for the declared principals. Statements of others are kept, and listed in a note. */
export function permissionChanges(
  principals: readonly Principal[],
  statements: readonly Statement[],
  version: number,
): { readonly grants: Grant[]; readonly revokes: Statement[]; readonly notes: Message[] } {
  const isDeclared = ({ principal }: Statement): boolean =>
    principal !== undefined && principals.includes(principal)
  const isOwn = ({ id }: Statement): boolean => id.startsWith(ownIdPrefix)
  const isCorrect = (one: Statement): boolean =>
    isDeclared(one) && one.id === statementId(one.principal ?? '')
  const revokes = statements.filter((one) => isOwn(one) && !isCorrect(one))
  const kept = statements.filter((one) => !revokes.includes(one))
  const missing = principals.filter((principal) => !kept.some((one) => one.principal === principal))
  const undeclared = kept.filter((one) => !isDeclared(one))
  return {
    grants: missing.map(grantTo),
    revokes,
    notes: undeclared.length === 0 ? [] : [noteOnUndeclared(undeclared, version)],
  }
}

function noteOnUndeclared(statements: readonly Statement[], version: number): Message {
  const names = statements.map(({ id, principal }) => `"${id}"${principal ? ` (${principal})` : ''}`)
  const text =
    `The resource policy of version ${version} has statements that this action did not create: ${names.join(', ')}. ` +
    'They are not in "principals", and the action does not change them.'
  return { topic: 'the-version-exists-but-is-not-granted', text }
}

/** Returns the permission for a principal to use a version. */
export function grantTo(principal: Principal): Grant {
  return { principal, statementId: statementId(principal) }
}

/** Returns the version number that a Region has after the run. Undefined if the Region is not planned. */
export function finalVersionOf(planned: RegionPlan): number | undefined {
  if (!('target' in planned)) return undefined
  return planned.target.do === 'publish' ? planned.target.expected : planned.target.version
}
