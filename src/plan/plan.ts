import type {
  Grant,
  LayerVersion,
  Metadata,
  Observation,
  Plan,
  Principal,
  Region,
  Statement,
  Step,
  Wanted,
} from '../layer.ts'

/**
 * The steps that bring each Region from what stands there to what is wanted, in the fewest writes.
 * Pure: planning again on the result of a plan gives no write.
 */
export function plan(wanted: Wanted, observations: ReadonlyMap<Region, Observation>): Plan {
  return new Map([...observations].map(([region, observed]) => [region, stepsFor(wanted, observed)]))
}

/** Whether a step changes anything in AWS. */
export function writes(step: Step): boolean {
  return step.do === 'publish' || step.do === 'grant'
}

/** The number at which every Region of a plan ends; undefined where they differ, or are not known. */
export function targetVersion(plan: Plan): number | undefined {
  const ends = new Set([...plan.values()].map(endOf))
  const [only] = ends
  return ends.size === 1 ? only : undefined
}

/** The statement id under which this action grants to a principal: the same in every Region and version. */
export function statementId(principal: Principal): string {
  return `layer-everywhere-${principal === '*' ? 'everyone' : principal}`
}

function stepsFor(wanted: Wanted, observed: Observation): Step[] {
  if (!observed.seen) return [{ do: 'unobserved', because: observed.reason }]
  const { newest, statements } = observed
  const because = reasonToPublish(wanted, newest)
  if (newest && !because) {
    return [
      { do: 'reuse', version: newest.version, arn: newest.arn },
      ...grants(wanted.principals, statements),
    ]
  }
  return [
    { do: 'publish', version: (newest?.version ?? 0) + 1, because: because ?? '' },
    ...grants(wanted.principals, []),
  ]
}

function reasonToPublish(wanted: Wanted, newest: LayerVersion | undefined): string | undefined {
  if (!newest) return 'it is the first version here'
  if (!wanted.skipUnchanged) return '"skip-unchanged" is false'
  const difference = differenceFrom(wanted, newest)
  return difference && `version ${newest.version} has other ${difference}`
}

function differenceFrom(wanted: Wanted, standing: LayerVersion): string | undefined {
  if (wanted.codeSha256 !== standing.codeSha256) return 'bytes'
  if (!sameSet(wanted.runtimes, standing.runtimes)) return 'runtimes'
  if (!sameSet(wanted.architectures, standing.architectures)) return 'architectures'
  const texts = ['description', 'licenseInfo'] as const satisfies (keyof Metadata)[]
  const other = texts.find((text) => wanted.insistsOn[text] && wanted[text] !== standing[text])
  return other && { description: 'description', licenseInfo: 'licence' }[other]
}

function grants(principals: readonly Principal[] | undefined, statements: readonly Statement[]): Step[] {
  return (principals ?? [])
    .filter((principal) => !statements.some((statement) => statement.principal === principal))
    .map((principal) => grantOrConflict({ principal, statementId: statementId(principal) }, statements))
}

function grantOrConflict(grant: Grant, statements: readonly Statement[]): Step {
  const conflict = statements.some((statement) => statement.id === grant.statementId)
  if (!conflict) return { do: 'grant', ...grant }
  return {
    do: 'blocked',
    because:
      `the statement "${grant.statementId}" stands already, but does not grant to ${grant.principal}: ` +
      'somebody changed it. Remove it with "aws lambda remove-layer-version-permission" and run again.',
  }
}

function endOf(steps: readonly Step[]): number | undefined {
  return steps
    .map((step) => ('version' in step ? step.version : undefined))
    .find((version) => version !== undefined)
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const left = new Set(one)
  const right = new Set(other)
  return left.size === right.size && left.isSubsetOf(right)
}
