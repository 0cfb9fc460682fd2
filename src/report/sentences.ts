import { bytes, counted } from '../base/figures.ts'
import type { CurrentVersion, TargetVersion, Observation, Outcome, RegionPlan } from '../layer/layer.ts'
import type { LeftOut } from '../layer/slim.ts'
import { versionList } from '../layer/version-list.ts'
import type { Run } from './run.ts'

/** Returns a short phrase on the current state of a Region. */
export function describeCurrentState(observation: Observation): string {
  if (!observation.seen) return `not observed: ${observation.reason.text}`
  const { candidate, versions } = observation
  const [newest] = versions
  if (!newest) return 'no version yet'
  const hash = candidate ? `; version ${candidate.version} has CodeSha256 ${candidate.codeSha256}` : ''
  return `the newest version is ${newest.version}${hash}`
}

/** Returns a short phrase on the plan of a Region. */
export function describePlan(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${planned.unobserved.text}`
  if ('blocked' in planned) return `blocked: ${planned.blocked.text}`
  if ('missing' in planned) return `skipped, because it was not available: ${planned.missing.text}`
  const { target, fill, grants, revokes, prunes } = planned
  return [
    ...(fill > 0 ? [`publish ${counted(fill, 'placeholder version')}`] : []),
    describeTarget(target),
    ...grants.map(({ principal }) => `grant to ${principal}`),
    ...revokes.map(({ id, principal }) => `revoke ${principal ?? `"${id}"`}`),
    ...(prunes.length > 0 ? [`delete ${versionList(prunes.map(({ version }) => version))}`] : []),
  ].join('; ')
}

/** Returns sentences on the permissions that a dry run cannot check, or an empty list if the plan writes nothing. */
export function describeUncheckedPermissions({
  permissionsToWrite = [],
}: Pick<Run, 'permissionsToWrite'>): string[] {
  if (permissionsToWrite.length === 0) return []
  const list = permissionsToWrite.join(', ')
  return [`A dry run cannot check the permissions for writes. This plan needs: ${list}.`]
}

/** Summarizes the outcome of a Region in a few words. The reason for a failure is reported separately. */
export function describeOutcome(outcome: Outcome): string {
  const { published, layerVersion, missing } = outcome
  return [
    ...(published ? ['published'] : []),
    ...(layerVersion && !published ? ['unchanged'] : []),
    ...describeLaterSteps(outcome),
    ...(missing === undefined ? [] : ['skipped, because the Region was not available']),
  ].join('; ')
}

/** Returns short phrases on what happened in a Region after the version was published or found. */
export function describeLaterSteps(outcome: Outcome): string[] {
  const { layerVersion, granted, revoked, deleted, parameters = [], failure } = outcome
  return [
    ...describeDeclared(layerVersion),
    ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
    ...(revoked.length > 0 ? [`revoked ${revoked.map((id) => `"${id}"`).join(', ')}`] : []),
    ...(deleted.length > 0 ? [`deleted ${versionList(deleted)}`] : []),
    ...(parameters.length > 0 ? [`ARN in parameter ${parameters.join(', ')}`] : []),
    ...(failure === undefined ? [] : ['failed']),
  ]
}

/** Returns a sentence on what "slim" left out, with the size of each kind. */
export function describeLeftOut({ kinds }: LeftOut): string {
  if (kinds.length === 0) return 'slim found nothing to leave out.'
  const files = kinds.reduce((sum, kind) => sum + kind.files, 0)
  const size = kinds.reduce((sum, kind) => sum + kind.size, 0)
  const list = kinds.map((one) => `${one.kind} ${bytes(one.size)}`).join(', ')
  return `slim left out ${counted(files, 'file')} of ${bytes(size)} unzipped: ${list}.`
}

/** Returns what a version declares, if its Region rejects a part of what is wanted. */
function describeDeclared({ declared }: Partial<CurrentVersion> = {}): string[] {
  if (declared === undefined) return []
  const names = [...declared.runtimes, ...declared.architectures]
  return [names.length === 0 ? 'declares no architectures' : `declares only ${names.join(', ')}`]
}

function describeTarget(target: TargetVersion): string {
  return target.do === 'publish'
    ? `publish version ${target.expected}, because ${target.because}`
    : [`keep version ${target.version}`, ...describeDeclared(target)].join(', which ')
}

/** Returns a phrase on how many versions in how many Regions. Undefined if there are none. */
export function describeVersions(
  inEachRegion: readonly (readonly unknown[])[],
  what: string,
): string | undefined {
  const somewhere = inEachRegion.filter(({ length }) => length > 0)
  if (somewhere.length === 0) return undefined
  return `${counted(somewhere.flat().length, 'version')} ${what} in ${counted(somewhere.length, 'Region')}`
}
