import type { Ending, Observation, Outcome, RegionPlan } from '../layer.ts'

/** What was seen in a Region before anything was done. */
export function whatStood(observation: Observation): string {
  if (!observation.seen) return `not observed: ${observation.reason}`
  const { newest } = observation
  return newest ? `version ${newest.version}, CodeSha256 ${newest.codeSha256}` : 'no version yet'
}

/** A Region's plan, in a few words. */
export function whatIsToDo(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${planned.unobserved}`
  if ('blocked' in planned) return `blocked: ${planned.blocked}`
  return [howItEnds(planned.ending), ...planned.grants.map(({ principal }) => `grant to ${principal}`)].join(
    '; ',
  )
}

/** How a Region ended, in a few words. */
export function whatHappened({ published, granted, failure, standing }: Outcome): string {
  const did = [
    ...(published ? ['published'] : []),
    ...(standing && !published ? ['unchanged'] : []),
    ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
    ...(failure === undefined ? [] : [`failed: ${failure}`]),
  ]
  return did.join('; ')
}

function howItEnds(ending: Ending): string {
  return ending.do === 'publish'
    ? `publish version ${ending.expected}, as ${ending.because}`
    : `keep version ${ending.version}`
}
