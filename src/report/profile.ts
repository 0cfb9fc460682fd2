import { seconds } from '../base/figures.ts'
import type { Region } from '../layer/layer.ts'
import { collapsed, table } from './markdown.ts'

/** The verbs of a run, as its log shows them. */
export type Verb = 'Build' | 'Pack' | 'Test' | 'Observe' | 'Compare' | 'Apply'

/** The milliseconds that a run waited for each verb, and those with AWS until each Region was done: it is observed while the run packs. */
export interface Profile {
  readonly verbs: Map<Verb, number>
  readonly regions: Map<Region, Map<Verb, number>>
}

/** A profile of nothing yet. */
export function newProfile(): Profile {
  return { verbs: new Map(), regions: new Map() }
}

/** Keeps how long a Region took for a verb; a later time takes the place of an earlier one. */
export function keepTime({ regions }: Profile, region: Region, verb: Verb, milliseconds: number): void {
  const known = regions.get(region) ?? new Map<Verb, number>()
  regions.set(region, known.set(verb, milliseconds))
}

/** Seconds, by verb, and by Region and verb: as the manifest has them. */
export interface Seconds {
  readonly verbs: Readonly<Record<string, number>>
  readonly regions: Readonly<Record<Region, Readonly<Record<string, number>>>>
}

/** A profile in seconds, to the millisecond; undefined where nothing was timed. */
export function secondsOf({ verbs, regions }: Profile): Seconds | undefined {
  if (verbs.size === 0) return undefined
  const byRegion = [...regions].map(([region, times]) => [region, inSeconds(times)] as const)
  return { verbs: inSeconds(verbs), regions: Object.fromEntries(byRegion) }
}

function inSeconds(times: ReadonlyMap<Verb, number>): Record<string, number> {
  const entries = [...times].map(([verb, milliseconds]) => [
    verb.toLowerCase(),
    Math.round(milliseconds) / 1e3,
  ])
  return Object.fromEntries(entries) as Record<string, number>
}

/** A section on where the time went: by verb, and with AWS by Region. */
export function timesOf({ verbs, regions }: Profile): string {
  if (verbs.size === 0) return ''
  const total = [...verbs.values()].reduce((sum, took) => sum + took)
  const byVerb = table(
    [...verbs.keys()].map((verb) => `-${verb}`),
    [[...verbs.values()].map(seconds)],
  )
  return collapsed(`Where the time went: ${seconds(total)}`, [byVerb, ...byRegion(regions)].join('\n\n'))
}

function byRegion(regions: Profile['regions']): string[] {
  if (regions.size === 0) return []
  const withAws: Verb[] = ['Observe', 'Apply']
  const rows = [...regions].map(([region, times]) => [
    region,
    ...withAws.map((verb) => (times.has(verb) ? seconds(times.get(verb) ?? 0) : '')),
  ])
  return [table(['Region', ...withAws.map((verb) => `-${verb}`)], rows)]
}
