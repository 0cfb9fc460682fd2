import type {
  Grant,
  LayerVersion,
  Observation,
  Plan,
  Principal,
  RegionPlan,
  Statement,
  Wanted,
} from '../layer.ts'

/**
 * What brings each Region from what stands there to what is wanted, in the fewest writes.
 * Pure: planning again on the result of a plan gives no write.
 */
export function plan(wanted: Wanted, observations: ReadonlyMap<string, Observation>): Plan {
  return new Map([...observations].map(([region, observed]) => [region, planFor(wanted, observed)]))
}

/** Whether carrying out a Region's plan changes anything in AWS. */
export function writes(planned: RegionPlan): boolean {
  return 'ending' in planned && (planned.ending.do === 'publish' || planned.grants.length > 0)
}

/** The number at which every Region of a plan is expected to end; undefined where they differ, or are not known. */
export function targetVersion(plan: Plan): number | undefined {
  const ends = new Set([...plan.values()].map(endOf))
  const [only] = ends
  return ends.size === 1 ? only : undefined
}

/** The statement id under which this action grants to a principal: the same in every Region and version. */
export function statementId(principal: Principal): string {
  return `layer-everywhere-${principal === '*' ? 'everyone' : principal}`
}

function planFor(wanted: Wanted, observed: Observation): RegionPlan {
  if (!observed.seen) return { unobserved: observed.reason }
  const { newest, statements } = observed
  if (!newest) return publish(1, 'it is the first version here', wanted)
  const because = reasonToPublish(wanted, newest)
  if (because) return publish(newest.version + 1, because, wanted)
  return reuse(newest, statements, wanted)
}

function publish(expected: number, because: string, { principals = [] }: Wanted): RegionPlan {
  return { ending: { do: 'publish', expected, because }, grants: principals.map(grantTo) }
}

function reuse({ arn, version }: LayerVersion, statements: readonly Statement[], wanted: Wanted): RegionPlan {
  const { principals = [] } = wanted
  const missing = principals.filter(
    (principal) => !statements.some((statement) => statement.principal === principal),
  )
  const taken = missing.map(statementId).filter((id) => statements.some((statement) => statement.id === id))
  if (taken.length > 0) return { blocked: conflict(taken, version), standing: { arn, version } }
  return { ending: { do: 'reuse', arn, version }, grants: missing.map(grantTo) }
}

function grantTo(principal: Principal): Grant {
  return { principal, statementId: statementId(principal) }
}

function conflict(ids: readonly string[], version: number): string {
  return (
    `In the policy of version ${version}, ${ids.map((id) => `"${id}"`).join(' and ')} does not grant what this action ` +
    'grants under that statement id: somebody changed it. Remove it with "aws lambda remove-layer-version-permission" ' +
    'and run again.'
  )
}

function reasonToPublish(wanted: Wanted, newest: LayerVersion): string | undefined {
  if (!wanted.skipUnchanged) return '"skip-unchanged" is false'
  const difference = differenceFrom(wanted, newest)
  return difference && `version ${newest.version} has ${difference}`
}

function differenceFrom(wanted: Wanted, standing: LayerVersion): string | undefined {
  const differences: [boolean, string][] = [
    [wanted.codeSha256 !== standing.codeSha256, 'different contents'],
    [!sameSet(wanted.runtimes, standing.runtimes), 'other runtimes'],
    [!sameSet(wanted.architectures, standing.architectures), 'other architectures'],
    [wanted.insistsOn.description && wanted.description !== standing.description, 'another description'],
    [wanted.insistsOn.licenseInfo && wanted.licenseInfo !== standing.licenseInfo, 'another licence'],
  ]
  return differences.find(([differs]) => differs)?.[1]
}

function endOf(planned: RegionPlan): number | undefined {
  if (!('ending' in planned)) return undefined
  return planned.ending.do === 'publish' ? planned.ending.expected : planned.ending.version
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).symmetricDifference(new Set(other)).size === 0
}
