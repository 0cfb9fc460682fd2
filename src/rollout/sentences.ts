import { counted } from '../base/figures.ts'
import type { RegionPlan } from './plan/types.ts'
import type { FunctionResult } from './results.ts'

/** Returns a short phrase on the plan of a Region. */
export function describeRegion(planned: RegionPlan): string {
  if ('unobserved' in planned) return `not observed: ${withoutStop(planned.unobserved.text)}`
  if ('missing' in planned)
    return `skipped, because it was not available: ${withoutStop(planned.missing.text)}`
  const { functions, notSelected, target } = planned
  return [
    `version ${target.version}`,
    `${counted(functions.length, 'function')} selected`,
    ...(notSelected > 0 ? [`${notSelected} not selected`] : []),
  ].join(', ')
}

/** Returns a short phrase on what happens or happened to a function. */
export function describeResult({ plan: { action }, outcome, because }: FunctionResult): string {
  if (outcome) return describeOutcome(outcome)
  if (action.do === 'keep') return 'up to date'
  if (action.do === 'defer') return 'left for a later run ("at-most")'
  if (action.do === 'report') return `not updated: ${because?.text ?? ''}`
  return ['update', ...(action.release ? ['publish a version'] : [])].join(', ')
}

function describeOutcome(outcome: NonNullable<FunctionResult['outcome']>): string {
  switch (outcome.result) {
    case 'updated': {
      const alias = outcome.alias === undefined ? '' : `, alias ${outcome.alias}`
      return outcome.version === undefined ? 'updated' : `updated, version ${outcome.version}${alias}`
    }
    case 'skipped':
    case 'missing':
      return `not updated: ${outcome.because.text}`
    case 'not-started':
      return `not started: ${outcome.because.text}`
    case 'failed':
      return `failed (${states[outcome.state]}): ${outcome.because.text}`
  }
}

const states = {
  unchanged: 'unchanged',
  restored: 'the previous layers are restored',
  'partly-updated': 'partly updated',
  unknown: 'its layers are not known',
} as const

function withoutStop(text: string): string {
  return text.replace(/\.$/, '')
}
