import type { Message, Reason, Warning } from '../base/message.ts'
import { about, ofNoTopic } from '../base/message.ts'
import type {
  LayerVersion,
  Listed,
  Metadata,
  Numbered,
  Principal,
  Prune,
  Region,
  RegionPlan as PlanOfVersion,
  UnreadRegion,
  VersionWithStatements,
} from '../layer/layer.ts'
import { differenceFrom } from '../plan/compare.ts'
import { hasPlaceholderDescription, isPlaceholder, maximumPlaceholders } from '../plan/placeholder.ts'
import { grantTo, permissionChanges } from '../plan/plan.ts'

/** A version of the source. `principals` are those that the copy must have. Undefined: permissions are not changed. */
export interface SourceVersion extends Metadata {
  readonly number: number
  readonly codeSha256: string
  readonly principals: readonly Principal[] | undefined
}

/** The versions to copy in ascending order, at least one, and whether the copies must have the same numbers. */
export interface CopyRequest {
  readonly versions: readonly SourceVersion[]
  readonly keepNumbers: boolean
  /** The Region in which the target is the source itself. */
  readonly home?: Region | undefined
}

/** The versions of the layer in a Region, newest first, and those of them that can be copies, or why the Region could not be read. */
export type Observation =
  | {
      readonly seen: true
      readonly versions: readonly Listed[]
      readonly candidates: readonly VersionWithStatements[]
    }
  | UnreadRegion

/** What to do for one version of the source, in the form of a plan of the main action. */
export interface Step {
  readonly source: number
  readonly plan: Extract<PlanOfVersion, { target: unknown }>
}

/**
 * The steps in a Region, the lowest version first, or why nothing can be done there, or why an optional Region is skipped. A blocked Region can
 * have the highest version.
 */
export type RegionPlan =
  | { readonly steps: readonly Step[]; readonly notes: readonly Warning[] }
  | { readonly blocked: Message; readonly layerVersion?: Numbered }
  | { readonly unobserved: Reason; readonly denied?: string | undefined }
  | { readonly missing: Reason }

/** The plan of each Region, in the order of the input. */
export type Plan = ReadonlyMap<Region, RegionPlan>

/** Returns the plan to copy the versions. After it was applied, a second plan publishes nothing. */
export function plan(request: CopyRequest, observations: ReadonlyMap<Region, Observation>): Plan {
  return new Map(
    [...observations].map(([region, observed]) => [
      region,
      region === request.home ? planForHome(request, observed) : planFor(request, observed),
    ]),
  )
}

/** Permissions and placeholder versions of the source are not changed, even if its Region is one of the targets. */
function planForHome(request: CopyRequest, observed: Observation): RegionPlan {
  const versions = request.versions.map((version) => ({ ...version, principals: undefined }))
  const planned = planFor({ ...request, versions }, observed)
  if (!('steps' in planned)) return planned
  return {
    ...planned,
    steps: planned.steps.map((step) => ({ ...step, plan: { ...step.plan, prunes: [] } })),
  }
}

type Seen = Extract<Observation, { seen: true }>

function planFor({ versions, keepNumbers }: CopyRequest, observed: Observation): RegionPlan {
  if (!observed.seen) {
    const { reason, denied, isTolerated } = observed
    if (isTolerated) return { missing: reason }
    return { unobserved: reason, ...(denied && { denied }) }
  }
  return keepNumbers ? withSameNumbers(versions, observed) : withNextNumbers(versions, observed)
}

function headOf({ versions }: Seen): number {
  return Math.max(0, ...versions.map(({ version }) => version))
}

/** A number that exists must have the same content. A number that does not exist must be above the newest one. */
function withSameNumbers(wanted: readonly SourceVersion[], observed: Seen): RegionPlan {
  const newest = headOf(observed)
  const steps: Step[] = []
  const notes: Warning[] = []
  let head = newest
  let placeholders = 0
  for (const version of wanted) {
    const existing = observed.candidates.find((one) => one.version.version === version.number)
    if (existing) {
      if (existing.version.codeSha256 !== version.codeSha256)
        return blocked(differentContent(existing.version), wanted, observed)
      steps.push(reuse(version, existing))
      notes.push(...notesOn(version, existing.version))
      continue
    }
    if (version.number <= newest) return blocked(notAvailable(version.number, observed), wanted, observed)
    const fill = version.number - 1 - head
    placeholders += fill
    if (placeholders > maximumPlaceholders)
      return blocked(tooManyPlaceholders(version.number, placeholders, newest), wanted, observed)
    steps.push(publish(version, { expected: version.number, fill }))
    head = version.number
  }
  return { steps: withPrunes(steps, observed), notes: [...notes, ...notesOnPermissions(steps)] }
}

/** Content that exists under any number is not published again. Of equal versions of the source, only the last one is copied. */
function withNextNumbers(wanted: readonly SourceVersion[], observed: Seen): RegionPlan {
  const steps: Step[] = []
  let head = headOf(observed)
  for (const version of withoutRepetitions(wanted)) {
    const existing = observed.candidates.find((one) => isCopyOf(version, one.version))
    if (!existing) head += 1
    steps.push(existing ? reuse(version, existing) : publish(version, { expected: head, fill: 0 }))
  }
  return { steps, notes: notesOnPermissions(steps) }
}

function withoutRepetitions(versions: readonly SourceVersion[]): SourceVersion[] {
  const lastOfEach = new Map(versions.map((version) => [JSON.stringify({ ...version, number: 0 }), version]))
  const kept = [...lastOfEach.values()]
  return versions.filter((version) => kept.includes(version))
}

/** Returns whether a version has the content and the metadata of a version of the source. */
export function isCopyOf(wanted: SourceVersion, existing: LayerVersion): boolean {
  return differenceFrom(exactly(wanted), existing) === undefined
}

function exactly(wanted: SourceVersion) {
  return { ...wanted, isExplicit: { description: true, licenseInfo: true } }
}

function reuse(version: SourceVersion, { version: existing, statements }: VersionWithStatements): Step {
  const permissions = version.principals
    ? permissionChanges(version.principals, statements, existing.version)
    : { grants: [], revokes: [], notes: [] }
  const target = { do: 'reuse', arn: existing.arn, version: existing.version } as const
  return { source: version.number, plan: { target, fill: 0, prunes: [], ...permissions } }
}

function publish(
  { number, principals = [] }: SourceVersion,
  { expected, fill }: { readonly expected: number; readonly fill: number },
): Step {
  const target = { do: 'publish', expected, because: 'it does not exist here' } as const
  const grants = principals.map(grantTo)
  return { source: number, plan: { target, fill, grants, revokes: [], prunes: [], notes: [] } }
}

/** The last step deletes placeholder versions that a killed run left. Until then, they show which numbers are taken. */
function withPrunes(steps: readonly Step[], { versions }: Seen): Step[] {
  const last = steps.at(-1)
  const prunes = versions
    .filter((one) => hasPlaceholderDescription(one) && one.version < (last?.source ?? 0))
    .map(({ version }): Prune => ({ version, because: 'filler' }))
  return steps.map((step) => (step === last ? { ...step, plan: { ...step.plan, prunes } } : step))
}

function notesOn(wanted: SourceVersion, existing: LayerVersion): Warning[] {
  const difference = differenceFrom(exactly(wanted), existing)
  return difference === undefined
    ? []
    : [
        ofNoTopic(
          `Version ${existing.version} already exists with the same content, but with ${difference} than the source. ` +
            'A version cannot be changed, so the action keeps it.',
        ),
      ]
}

function notesOnPermissions(steps: readonly Step[]): Message[] {
  return steps.flatMap(({ plan: { notes } }) => notes)
}

/** Even if the Region is blocked, the plan names the highest version if it exists. */
function blocked(reason: Message, wanted: readonly SourceVersion[], { candidates }: Seen): RegionPlan {
  const highest = wanted.at(-1)
  const existing = candidates.find(
    ({ version }) => version.version === highest?.number && version.codeSha256 === highest.codeSha256,
  )?.version
  return {
    blocked: reason,
    ...(existing && { layerVersion: { arn: existing.arn, version: existing.version } }),
  }
}

const topic = 'the-version-number-is-not-available'

const otherWays = 'use another "layer-name", or set "keep-version-numbers: false"'

/** What to do if a number is not available, as a sentence. */
export const adviceIfTaken = `Leave this version out of "versions", ${otherWays}.`

function differentContent(existing: LayerVersion): Message {
  const what = isPlaceholder(existing) ? 'as a placeholder version' : 'with different content'
  return about(
    topic,
    `Version ${existing.version} already exists here ${what}. The action copies nothing to this Region. ${adviceIfTaken}`,
  )
}

function notAvailable(number: number, observed: Seen): Message {
  return about(
    topic,
    `Version ${number} does not exist here, but the newest version is ${headOf(observed)}. Lambda never uses a lower version number again. ` +
      `The action copies nothing to this Region. ${adviceIfTaken}`,
  )
}

function tooManyPlaceholders(number: number, count: number, newest: number): Message {
  return about(
    topic,
    `${newest === 0 ? 'There is no version yet' : `The newest version is ${newest}`}, and the copy of version ${number} would need ` +
      `${count} placeholder versions before it. The action publishes at most ${maximumPlaceholders} in one run. ` +
      'Copy earlier versions first, or set "keep-version-numbers: false".',
  )
}
