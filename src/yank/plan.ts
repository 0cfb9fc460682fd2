import type { Message, Reason, Warning } from '../base/message.ts'
import { about, ofNoTopic, reworded } from '../base/message.ts'
import type { Region, Usage } from '../layer/layer.ts'
import { isIn, numbered, textOf } from './ranges.ts'
import type { Range } from './ranges.ts'

/** Which versions to delete. */
export type Asked = 'all' | readonly Range[]

/** The existing version numbers of a Region, and which of them functions use; or why that is not known. */
export type Observation =
  | { readonly seen: true; readonly versions: readonly number[]; readonly usage: Usage }
  | { readonly seen: false; readonly reason: Reason }

/** The versions to delete in a Region, oldest first; why others cannot be deleted; and notes for the user. */
export interface Steps {
  readonly deletes: readonly number[]
  readonly refusals: readonly Message[]
  readonly notes: readonly Warning[]
}

/** What to do in a Region, or why that is not known. */
export type RegionPlan = Steps | { readonly unobserved: Reason }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** What the user requested: which versions, and whether to delete those that functions use. */
export interface Wish {
  readonly versions: Asked
  readonly force: boolean
}

/** Plans to delete the requested versions. Pure: planning again on the result deletes nothing. */
export function plan(wish: Wish, observations: ReadonlyMap<Region, Observation>): Plan {
  return new Map(
    [...observations].map(([region, observed]) => [
      region,
      observed.seen ? stepsFor(wish, observed) : { unobserved: observed.reason },
    ]),
  )
}

/** The requested ones among some numbers. */
export function askedOf(numbers: readonly number[], asked: Asked): number[] {
  return asked === 'all'
    ? [...numbers]
    : numbers.filter((number) => asked.some((range) => isIn(number, range)))
}

function stepsFor(
  { versions: asked, force }: Wish,
  { versions, usage }: Observation & { seen: true },
): Steps {
  const found = askedOf(versions, asked).sort((one, other) => one - other)
  const { deletes, refusals, notes } = usage.known
    ? checked(found, usage.versions, force)
    : unchecked(found, usage.reason, force)
  return {
    deletes,
    refusals,
    notes: [...absentNote(asked, versions), ...notes, ...headNote(deletes, versions)],
  }
}

/** If it is known which versions functions use. */
function checked(found: readonly number[], inUse: readonly number[], force: boolean): Steps {
  const used = found.filter((version) => inUse.includes(version))
  if (used.length === 0) return { deletes: found, refusals: [], notes: [] }
  const users = `Functions of this account use ${numbered(used)}`
  if (force) {
    // AWS: "Deleting a layer version".
    const effect =
      'The functions keep what they use, but it cannot be added to a function again: rolling one back would fail.'
    return {
      deletes: found,
      refusals: [],
      notes: [about('functions-use-the-version', `${users}. ${effect}`)],
    }
  }
  const refusal = `${users}, so nothing of that is deleted. Give the functions another version first, or set "force: true".`
  return {
    deletes: found.filter((version) => !used.includes(version)),
    refusals: [about('functions-use-the-version', refusal)],
    notes: [],
  }
}

/** If that is not known. */
function unchecked(found: readonly number[], reason: Message, force: boolean): Steps {
  if (found.length === 0) return { deletes: [], refusals: [], notes: [] }
  if (force)
    return {
      deletes: found,
      refusals: [],
      notes: [reworded(reason, (text) => `Functions may use ${numbered(found)}. ${text}`)],
    }
  const refusal = reworded(
    reason,
    (text) => `Nothing is deleted. ${text} Or set "force: true" to delete without that check.`,
  )
  return { deletes: [], refusals: [refusal], notes: [] }
}

function absentNote(asked: Asked, versions: readonly number[]): Warning[] {
  if (asked === 'all') return versions.length === 0 ? [ofNoTopic('The layer has no version here.')] : []
  const absent = asked.filter((range) => !versions.some((version) => isIn(version, range)))
  if (absent.length === 0) return []
  return [ofNoTopic(`There is no version ${textOf(absent)} here: it was deleted before, or never existed.`)]
}

/** AWS never uses a number again (AWS: PublishLayerVersion). No listing shows the number of a deleted version. */
function headNote(deletes: readonly number[], versions: readonly number[]): Warning[] {
  const head = Math.max(...versions)
  if (!deletes.includes(head)) return []
  return [
    ofNoTopic(
      `Version ${head} is the newest. Its number is never used again, so the next version gets a higher one.`,
    ),
  ]
}
