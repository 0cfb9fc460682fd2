import type { Observation, Outcome, Step } from '../layer.ts'

/** What was seen in a Region before anything was done. */
export function whatStood(observation: Observation): string {
  if (!observation.seen) return `not observed: ${observation.reason}`
  const { newest } = observation
  return newest ? `version ${newest.version}, CodeSha256 ${newest.codeSha256}` : 'no version yet'
}

/** The steps of a Region's plan, in a few words. */
export function whatIsToDo(steps: readonly Step[]): string {
  return steps.map(inWords).join('; ')
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

function inWords(step: Step): string {
  switch (step.do) {
    case 'reuse':
      return `keep version ${step.version}`
    case 'publish':
      return `publish version ${step.version}, as ${step.because}`
    case 'grant':
      return `grant to ${step.principal}`
    case 'blocked':
      return `blocked: ${step.because}`
    case 'unobserved':
      return `not observed: ${step.because}`
  }
}
