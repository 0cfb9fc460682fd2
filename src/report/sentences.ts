import { counted } from '../base/figures.ts'
import type { Ending, Observation, Outcome, RegionPlan } from '../layer/layer.ts'
import type { Run } from './run.ts'

/** What was seen in a Region before anything was done. */
export function whatStood(observation: Observation): string {
  if (!observation.seen) return `not observed: ${observation.reason}`
  const { candidate, versions } = observation
  const [newest] = versions
  if (!newest) return 'no version yet'
  const contents = candidate ? `; version ${candidate.version} has CodeSha256 ${candidate.codeSha256}` : ''
  return `the newest version is ${newest.version}${contents}`
}

/** A Region's plan, in a few words. */
export function whatIsToDo(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${planned.unobserved}`
  if ('blocked' in planned) return `blocked: ${planned.blocked}`
  const { ending, fill, grants, revokes, prunes } = planned
  return [
    ...(fill > 0 ? [`publish ${counted(fill, 'filler')}`] : []),
    howItEnds(ending),
    ...grants.map(({ principal }) => `grant to ${principal}`),
    ...revokes.map(({ id, principal }) => `revoke ${principal ?? `"${id}"`}`),
    ...(prunes.length > 0 ? [`delete ${numbered(prunes.map(({ version }) => version))}`] : []),
  ].join('; ')
}

/** What a dry run cannot check, in a sentence; none if nothing is to be written. */
export function whatOnlyWritesShow({ permissionsToWrite = [] }: Pick<Run, 'permissionsToWrite'>): string[] {
  if (permissionsToWrite.length === 0) return []
  const list = permissionsToWrite.join(', ')
  return [`This plan needs these permissions to write, which a dry run cannot check: ${list}.`]
}

/** How a Region ended, in a few words. Why one failed is a sentence of its own. */
export function whatHappened(outcome: Outcome): string {
  const { published, standing } = outcome
  return [
    ...(published ? ['published'] : []),
    ...(standing && !published ? ['unchanged'] : []),
    ...whatFollowed(outcome),
  ].join('; ')
}

/** What was done in a Region once a version stood there. */
export function whatFollowed(outcome: Outcome): string[] {
  const { granted, revoked, deleted, parameter, failure } = outcome
  return [
    ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
    ...(revoked.length > 0 ? [`revoked ${revoked.map((id) => `"${id}"`).join(', ')}`] : []),
    ...(deleted.length > 0 ? [`deleted ${numbered(deleted)}`] : []),
    ...(parameter === undefined ? [] : [`named by ${parameter}`]),
    ...(failure === undefined ? [] : ['failed']),
  ]
}

function numbered(versions: readonly number[]): string {
  return `${versions.length === 1 ? 'version' : 'versions'} ${versions.join(', ')}`
}

function howItEnds(ending: Ending): string {
  return ending.do === 'publish'
    ? `publish version ${ending.expected}, as ${ending.because}`
    : `keep version ${ending.version}`
}
