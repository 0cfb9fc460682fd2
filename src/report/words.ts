import type { Observation, Outcome, Step } from '../layer.ts'

/** What was seen in a Region before anything was done. */
export function whatStood(observation: Observation): string {
  if (!observation.seen) return `not observed: ${observation.reason}`
  const { newest } = observation
  return newest ? `version ${newest.version}, CodeSha256 ${newest.codeSha256}` : 'no version yet'
}

/** How a Region ended, in a few words. */
export function whatHappened({ published, granted, failure, standing }: Outcome): string {
  const did = [
    ...(published ? ['published'] : []),
    ...(standing && !published ? ['unchanged'] : []),
    ...(granted.length > 0 ? [`granted to ${granted.join(', ')}`] : []),
    ...(failure === undefined ? [] : [`**failed**: ${failure}`]),
  ]
  return did.join('; ')
}

/** A step of a plan, as what would happen. */
export function whatWould(step: Step): string {
  switch (step.do) {
    case 'reuse':
      return `version ${step.version} stays`
    case 'publish':
      return `version ${step.version} would be published, as ${step.because}`
    case 'grant':
      return `${step.principal} would be granted`
    case 'blocked':
      return `blocked: ${step.because}`
    case 'unobserved':
      return `not observed: ${step.because}`
  }
}
