import { seconds } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import { collapsible, table } from './markdown.ts'

/** The phases of a run, as the log names them. */
export type Phase = 'Lookup' | 'Build' | 'Pack' | 'Test' | 'Observe' | 'Compare' | 'Download' | 'Apply'

/** A program that a build started, or a step between two programs, with its duration in milliseconds. */
export interface TimedStep {
  readonly name: string
  readonly took: number
}

/**
 * The duration of each phase of a run, in total and in each Region, in milliseconds, and the steps of the phases that need no AWS, in the
 * order in which they ended. Observe and Pack run in parallel.
 */
export interface Profile {
  readonly verbs: Map<Phase, number>
  readonly regions: Map<Region, Map<Phase, number>>
  readonly steps: TimedStep[]
}

/** Returns an empty profile. */
export function newProfile(): Profile {
  return { verbs: new Map(), regions: new Map(), steps: [] }
}

/** Records the duration of a phase in a Region, in milliseconds. It replaces an earlier duration of the same phase. */
export function recordTime({ regions }: Profile, region: Region, verb: Phase, milliseconds: number): void {
  const known = regions.get(region) ?? new Map<Phase, number>()
  regions.set(region, known.set(verb, milliseconds))
}

/** Does `work`, and records it as a step. A step that fails is recorded too. */
export async function recordStep<T>({ steps }: Profile, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    steps.push({ name, took: performance.now() - began })
  }
}

/** A profile in seconds, by phase, by Region and phase, and by step. The manifest contains it in this form. */
export interface ProfileInSeconds {
  readonly verbs: Readonly<Record<string, number>>
  readonly regions: Readonly<Record<Region, Readonly<Record<string, number>>>>
  readonly steps: readonly { readonly name: string; readonly seconds: number }[]
}

/** Returns a profile in seconds with three decimals, or undefined if no duration was recorded. */
export function profileInSeconds({ verbs, regions, steps }: Profile): ProfileInSeconds | undefined {
  if (verbs.size === 0) return undefined
  const byRegion = [...regions].map(([region, times]) => [region, inSeconds(times)] as const)
  return {
    verbs: inSeconds(verbs),
    regions: Object.fromEntries(byRegion),
    steps: steps.map(({ name, took }) => ({ name, seconds: rounded(took) })),
  }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds) / 1e3
}

function inSeconds(times: ReadonlyMap<Phase, number>): Record<string, number> {
  const entries = [...times].map(([verb, milliseconds]) => [verb.toLowerCase(), rounded(milliseconds)])
  return Object.fromEntries(entries) as Record<string, number>
}

/** Returns a Markdown section with the duration of each phase, and of Observe and Apply in each Region. */
export function timesSection({ verbs, regions }: Profile): string {
  if (verbs.size === 0) return ''
  const total = [...verbs.values()].reduce((sum, took) => sum + took)
  const byVerb = table(
    [...verbs.keys()].map((verb) => `-${verb}`),
    [[...verbs.values()].map(seconds)],
  )
  return collapsible(
    `Duration of each phase: ${seconds(total)} in total`,
    [byVerb, ...byRegion(regions)].join('\n\n'),
  )
}

function byRegion(regions: Profile['regions']): string[] {
  if (regions.size === 0) return []
  const withAws: Phase[] = ['Observe', 'Apply']
  const rows = [...regions].map(([region, times]) => [
    region,
    ...withAws.map((verb) => (times.has(verb) ? seconds(times.get(verb) ?? 0) : '')),
  ])
  return [table(['Region', ...withAws.map((verb) => `-${verb}`)], rows)]
}
