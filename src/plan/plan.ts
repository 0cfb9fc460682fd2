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
  WantedLayer,
} from '../layer/layer.ts'
import { differenceFrom } from './compare.ts'
import { tooFar } from './placeholder.ts'
import { pruning } from './pruning.ts'

/** The prefix of the ids of this action's statements. */
const ownId = 'layer-everywhere-'

/**
 * The fewest writes that turn the current state of each Region into the wanted one. Pure: planning again on the result of a plan gives no
 * writes.
 */
export function plan(wanted: WantedLayer, observations: ReadonlyMap<string, Observation>): Plan {
  const target = commonNumber(wanted, [...observations.values()].filter(isSeen))
  const hindrance = hindranceToAlign(wanted, observations)
  return new Map([...observations].map(([region, observed]) => [region, planOrReason(observed)]))

  function planOrReason(observed: Observation): RegionPlan {
    if (!observed.seen) return unobserved(observed)
    return hindrance === undefined ? planFor(wanted, observed, target) : blocked(hindrance, wanted, observed)
  }
}

function unobserved({ reason, denied }: Extract<Observation, { seen: false }>): RegionPlan {
  return { unobserved: reason, ...(denied && { denied }) }
}

const noNumber = 'the-number-cannot-be-had'

/** Why versions cannot be aligned. While a Region can have a higher number, a version would be published twice. */
function hindranceToAlign(
  { numbering }: WantedLayer,
  observations: ReadonlyMap<string, Observation>,
): Message | undefined {
  if (numbering.kind !== 'aligned') return undefined
  for (const [region, observed] of observations) {
    if (observed.seen) continue
    const { reason } = observed
    const text = `Nothing was changed here: for "align-versions" all Regions must be read, and ${region} could not be. ${reason.text}`
    return { text, topic: reason.isVague ? noNumber : reason.topic }
  }
  return undefined
}

/** An existing version that is the wanted one is reported nevertheless. */
function blocked(reason: Message, wanted: WantedLayer, { candidate }: RegionState): RegionPlan {
  if (!candidate || differenceFrom(wanted, candidate) !== undefined) return { blocked: reason }
  return { blocked: reason, layerVersion: { arn: candidate.arn, version: candidate.version } }
}

/** Whether applying the plan of a Region changes the layer or who can use it. */
export function writes(planned: RegionPlan): boolean {
  if (!('target' in planned)) return false
  const { target, grants, revokes } = planned
  return target.do === 'publish' || grants.length > 0 || revokes.length > 0
}

/** The expected version number of all Regions; undefined if they differ or are not known. */
export function targetVersion(plan: Plan): number | undefined {
  const ends = new Set([...plan.values()].map(endOf))
  const [only] = ends
  return ends.size === 1 ? only : undefined
}

/** The highest version number that Lambda lists in a Region, placeholder versions included. 0 if there is none. Deleted versions are not listed. */
export function headOf({ versions, candidate }: RegionState): number {
  // A listing can be older than a version that was read by its number.
  return Math.max(0, candidate?.version ?? 0, ...versions.map(({ version }) => version))
}

/** The id of the statement that grants access to a principal: the same in every Region and version. */
export function statementId(principal: Principal): string {
  return `${ownId}${principal === '*' ? 'everyone' : principal}`
}

/** The version number that all Regions should get; undefined if each gets its next one. */
function commonNumber(wanted: WantedLayer, seen: readonly RegionState[]): number | undefined {
  switch (wanted.numbering.kind) {
    case 'next':
      return undefined
    case 'exact':
      return wanted.numbering.version
    case 'aligned':
      return alignedNumber(wanted, seen)
  }
}

/** The highest existing number, if every Region that has it has the wanted version; otherwise the next one. */
function alignedNumber(wanted: WantedLayer, seen: readonly RegionState[]): number {
  const highest = Math.max(0, ...seen.map(headOf))
  const there = seen.filter((one) => headOf(one) === highest)
  const settled = there.every(
    ({ candidate }) => candidate?.version === highest && reasonToPublish(wanted, candidate) === undefined,
  )
  return settled && highest > 0 ? highest : highest + 1
}

function planFor(wanted: WantedLayer, observed: RegionState, target: number | undefined): RegionPlan {
  const { candidate } = observed
  const head = headOf(observed)
  const isInPlace = candidate && (target === undefined || candidate.version === target)
  if (isInPlace && !reasonToPublish(wanted, candidate)) return reuse(candidate, wanted, observed)
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
      ? `Version ${expected} stands already, with ${difference}. Give a "version" above ${head}.`
      : `The newest version is ${head}, and a number that was passed is never used again. Give a "version" above ${head}.`
    return { topic: noNumber, text }
  }
  return tooFar(head, expected)
}

function reasonOf(candidate: LayerVersion | undefined, expected: number, head: number): string {
  if (candidate) return `version ${candidate.version} is not number ${expected}`
  return head === 0 ? 'it is the first version here' : `number ${expected} does not stand yet`
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

function reuse({ arn, version }: LayerVersion, wanted: WantedLayer, observed: RegionState): RegionPlan {
  const { prunes, notes } = pruning(version, wanted, observed)
  const permissions = wanted.principals
    ? difference(wanted.principals, observed.statements, version)
    : { grants: [], revokes: [], notes: [] }
  return {
    target: { do: 'reuse', arn, version },
    fill: 0,
    ...permissions,
    prunes,
    prunesIfHigher: pruning(Infinity, wanted, observed).prunes,
    notes: [...permissions.notes, ...notes],
  }
}

/** The changes that a policy needs for the declared principals. Other statements are kept, and mentioned in the notes. */
function difference(principals: readonly Principal[], statements: readonly Statement[], version: number) {
  const isDeclared = ({ principal }: Statement): boolean =>
    principal !== undefined && principals.includes(principal)
  const isOwn = ({ id }: Statement): boolean => id.startsWith(ownId)
  const isRight = (one: Statement): boolean => isDeclared(one) && one.id === statementId(one.principal ?? '')
  const revokes = statements.filter((one) => isOwn(one) && !isRight(one))
  const staying = statements.filter((one) => !revokes.includes(one))
  const missing = principals.filter((principal) => !staying.some((one) => one.principal === principal))
  const strangers = staying.filter((one) => !isDeclared(one))
  return {
    grants: missing.map(grantTo),
    revokes,
    notes: strangers.length === 0 ? [] : [driftIn(strangers, version)],
  }
}

function driftIn(strangers: readonly Statement[], version: number): Message {
  const names = strangers.map(({ id, principal }) => `"${id}"${principal ? ` (${principal})` : ''}`)
  const text =
    `The policy of version ${version} also has ${names.join(', ')}, which "principals" does not declare and this action ` +
    'did not write. It is left alone.'
  return { topic: 'the-layer-stands-but-is-not-granted', text }
}

/** The permission for a principal to use a version. */
export function grantTo(principal: Principal): Grant {
  return { principal, statementId: statementId(principal) }
}

function reasonToPublish(wanted: WantedLayer, existing: LayerVersion): string | undefined {
  // An exact number cannot be published twice.
  if (!wanted.skipUnchanged && wanted.numbering.kind !== 'exact') return '"skip-unchanged" is false'
  const difference = differenceFrom(wanted, existing)
  return difference && `version ${existing.version} has ${difference}`
}

function isSeen(observed: Observation): observed is RegionState {
  return observed.seen
}

function endOf(planned: RegionPlan): number | undefined {
  if (!('target' in planned)) return undefined
  return planned.target.do === 'publish' ? planned.target.expected : planned.target.version
}
