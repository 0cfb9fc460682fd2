import type { Message, Reason, Warning } from '../base/message.ts'
import { about, ofNoTopic, reworded } from '../base/message.ts'
import type { Region, Usage } from '../layer/layer.ts'
import { numbersInUse } from '../layer/version-arn.ts'
import { isIn, numbered, textOf } from '../layer/version-ranges.ts'
import type { Range } from '../layer/version-ranges.ts'

/** Which versions to delete. */
export type RequestedVersions = 'all' | readonly Range[]

/** The existing version numbers of a Region, and which of them functions use, or why a Region could not be read. */
export type Observation =
  | { readonly seen: true; readonly versions: readonly number[]; readonly usage: Usage }
  | { readonly seen: false; readonly reason: Reason; readonly isTolerated?: boolean | undefined }

/** The versions to delete in a Region, oldest first, why others are not deleted, and notes for the user. */
export interface Steps {
  readonly deletes: readonly number[]
  readonly refusals: readonly Message[]
  readonly notes: readonly Warning[]
}

/** The steps in a Region, or why it could not be read, or why an optional Region is skipped. */
export type RegionPlan = Steps | { readonly unobserved: Reason } | { readonly missing: Reason }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** The versions to delete, and whether to delete versions that functions use. */
export interface YankRequest {
  readonly versions: RequestedVersions
  readonly force: boolean
}

/** Returns the plan to delete the requested versions. After it was applied, a second plan deletes nothing. */
export function plan(request: YankRequest, observations: ReadonlyMap<Region, Observation>): Plan {
  return new Map(
    [...observations].map(([region, observed]): [Region, RegionPlan] => {
      if (observed.seen) return [region, planFor(request, observed)]
      const { reason, isTolerated } = observed
      return [region, isTolerated ? { missing: reason } : { unobserved: reason }]
    }),
  )
}

/** Without "force", nothing is deleted in a Region that went down before the action knew which versions functions use. */
function planFor(request: YankRequest, observed: Observation & { seen: true }): RegionPlan {
  const { usage } = observed
  const isDown = !usage.known && usage.isTolerated
  return isDown && !request.force ? { missing: usage.reason } : stepsFor(request, observed)
}

/** Returns the requested versions among existing ones. */
export function requestedAmong(existing: readonly number[], requested: RequestedVersions): number[] {
  return requested === 'all'
    ? [...existing]
    : existing.filter((number) => requested.some((range) => isIn(number, range)))
}

function stepsFor(
  { versions: requested, force }: YankRequest,
  { versions, usage }: Observation & { seen: true },
): Steps {
  const found = requestedAmong(versions, requested).sort((one, other) => one - other)
  const { deletes, refusals, notes } = usage.known
    ? checked(found, numbersInUse(usage.uses), force)
    : unchecked(found, usage.reason, force)
  return {
    deletes,
    refusals,
    notes: [...absentNote(requested, versions), ...notes, ...newestNote(deletes, versions)],
  }
}

/** Returns the steps if it is known which versions functions use. */
function checked(found: readonly number[], inUse: ReadonlySet<number>, force: boolean): Steps {
  const used = found.filter((version) => inUse.has(version))
  if (used.length === 0) return { deletes: found, refusals: [], notes: [] }
  const users = `Functions of this account use ${numbered(used)}`
  if (force) {
    // AWS: "Deleting a layer version".
    const effect =
      'The functions keep working, but a deleted version cannot be added to a function again. A rollback of such a function would fail.'
    return {
      deletes: found,
      refusals: [],
      notes: [about('functions-use-the-version', `${users}. ${effect}`)],
    }
  }
  const refusal = `${users}. The action does not delete versions in use. Change these functions to another version first, or set "force: true".`
  return {
    deletes: found.filter((version) => !used.includes(version)),
    refusals: [about('functions-use-the-version', refusal)],
    notes: [],
  }
}

/** Returns the steps if it is not known which versions functions use. `reason` is why. */
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
    (text) => `Nothing is deleted. ${text} To delete without this check, set "force: true".`,
  )
  return { deletes: [], refusals: [refusal], notes: [] }
}

function absentNote(requested: RequestedVersions, versions: readonly number[]): Warning[] {
  if (requested === 'all') return versions.length === 0 ? [ofNoTopic('The layer has no version here.')] : []
  const absent = requested.filter((range) => !versions.some((version) => isIn(version, range)))
  if (absent.length === 0) return []
  return [
    ofNoTopic(`Version ${textOf(absent)} does not exist here. It was deleted before, or never existed.`),
  ]
}

/** Lambda never uses a number again (AWS: PublishLayerVersion), and does not list the numbers of deleted versions. */
function newestNote(deletes: readonly number[], versions: readonly number[]): Warning[] {
  const newest = Math.max(...versions)
  if (!deletes.includes(newest)) return []
  return [
    ofNoTopic(
      `Version ${newest} is the newest. Its number is never used again, so the next version gets a higher one.`,
    ),
  ]
}
