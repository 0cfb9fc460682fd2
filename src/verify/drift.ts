import type { Message, Reason } from '../base/message.ts'
import { about, withoutDuplicates } from '../base/message.ts'
import type { Topic } from '../base/topics.ts'
import type { Region } from '../layer/layer.ts'
import type { OlderUses } from '../plan/older-uses.ts'

/** What is compared in a Region. Each is a column of the summary. */
export const aspects = ['version', 'content', 'metadata', 'permissions', 'parameter', 'consumer'] as const

/** Something that is compared in a Region. */
export type Aspect = (typeof aspects)[number]

interface Kind {
  readonly aspect: Aspect
  /** Whether nobody can use the expected version, or at least not the consumer. */
  readonly isMissing?: true
  readonly topic?: Topic
  readonly fix: string
}

const publishAgain = 'Run the workflow that publishes the layer again.'
const compareRuns = 'Find out which run or person published it, and publish a new version.'

/** The kinds of drift, by their names in the output "drift". The names do not change. */
export const kinds = {
  missing: {
    aspect: 'version',
    isMissing: true,
    fix: 'Run the workflow that publishes the layer again, and use the ARNs of that run.',
  },
  older: { aspect: 'version', isMissing: true, fix: publishAgain },
  'wrong-arn': { aspect: 'version', fix: 'Correct "expected", and every place that has the same ARN.' },
  'different-content': { aspect: 'content', fix: compareRuns },
  'different-runtimes': { aspect: 'metadata', fix: compareRuns },
  'different-architectures': { aspect: 'metadata', fix: compareRuns },
  'different-description': { aspect: 'metadata', fix: compareRuns },
  'different-license': { aspect: 'metadata', fix: compareRuns },
  'missing-permission': { aspect: 'permissions', fix: publishAgain },
  'unexpected-permission': {
    aspect: 'permissions',
    fix: 'Remove the statement, or add the principal to "principals".',
  },
  'missing-parameter': { aspect: 'parameter', fix: publishAgain },
  'different-parameter': { aspect: 'parameter', fix: publishAgain },
  'not-granted': {
    aspect: 'consumer',
    isMissing: true,
    topic: 'the-consumer-cannot-read-the-version',
    fix: 'Add the account or its organization to "principals" of the publishing step.',
  },
  'missing-or-not-granted': {
    aspect: 'consumer',
    isMissing: true,
    topic: 'the-consumer-cannot-read-the-version',
    fix: 'Ask the publisher of the layer, or use another version.',
  },
} as const satisfies Record<string, Kind>

/** The name of a kind of drift. */
export type DriftKind = keyof typeof kinds

/** A value that is expected or was found. It is part of the output "drift". */
export type DriftValue = string | number | readonly string[]

/** A difference from what is expected in a Region. `text` is a sentence about what was found. */
export interface Finding {
  readonly kind: DriftKind
  readonly text: string
  readonly expected?: DriftValue | undefined
  readonly found?: DriftValue | undefined
}

/** Why something was not compared. If it is tolerated, the Region is optional and was not available. */
export interface Unchecked {
  readonly reason: Reason
  readonly isTolerated: boolean
}

/** The result for an aspect: the differences, and why it could not be compared, or only in part. */
export interface AspectResult {
  readonly findings: readonly Finding[]
  readonly unchecked?: Unchecked | undefined
}

/** The result in a Region. An aspect is missing if nothing is expected of it. `notes` are not drift. */
export interface RegionResult {
  /** The number of the version that was found, if it was. */
  readonly version?: number | undefined
  readonly aspects: ReadonlyMap<Aspect, AspectResult>
  readonly notes: readonly string[]
  /** The functions that use older versions, if the functions could be listed. They are not drift. */
  readonly olderUses?: OlderUses | undefined
}

/** The result in each Region. */
export type Comparison = ReadonlyMap<Region, RegionResult>

/** Returns all differences in a Region. */
export function findingsIn({ aspects: results }: RegionResult): Finding[] {
  return [...results.values()].flatMap(({ findings }) => findings)
}

/** Returns why parts of a Region could not be compared, each reason once. Without those that are tolerated. */
export function uncheckedIn({ aspects: results }: RegionResult): Reason[] {
  const reasons = [...results.values()].flatMap(({ unchecked }) =>
    unchecked && !unchecked.isTolerated ? [unchecked.reason] : [],
  )
  return withoutDuplicates(reasons)
}

/** Returns why an optional Region was not available. Undefined if it was, or if the Region is required. */
export function missingIn({ aspects: results }: RegionResult): Reason | undefined {
  return [...results.values()].find(({ unchecked }) => unchecked?.isTolerated)?.unchecked?.reason
}

/** Returns whether a difference means that the version cannot be used. */
export function isMissing({ kind }: Finding): boolean {
  const found: Kind = kinds[kind]
  return found.isMissing === true
}

/** Returns the message about a difference: what was found, and what to do. */
export function messageOn({ kind, text }: Finding): Message {
  const { topic = 'a-region-has-drifted', fix }: Kind = kinds[kind]
  return about(topic, `${text} ${fix}`)
}
