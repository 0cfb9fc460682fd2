import type { Message, Reason } from '../../base/message.ts'
import { reworded } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { EncodedZip } from '../../layer/encoded-zip.ts'
import type {
  ArchitectureSets,
  Archive,
  CurrentVersion,
  Metadata,
  Outcome,
  Principal,
  Region,
  RegionPlan,
} from '../../layer/layer.ts'
import { nothingDone } from '../../layer/layer.ts'
import type { Declared } from '../../layer/metadata.ts'
import { nothingLeft, notDeclared, withoutRejected } from '../../plan/rejected.ts'
import type { Parameters } from '../calls/parameter-store.ts'
import type { Sleep } from '../calls/retry.ts'
import { isTolerated, ServiceFailure } from '../calls/service.ts'
import type { LayerService } from '../calls/service.ts'
import type { ObjectLocation, Staging } from '../calls/staging.ts'
import type { UploadLimits } from './upload-limits.ts'

/** A plan that can be applied: the Region was observed, and nothing blocks it. */
export type FeasiblePlan = Extract<RegionPlan, { target: unknown }>

/** The work in one Region, and everything it needs. Nothing in it changes during the run. */
export interface RegionTask {
  readonly region: Region
  readonly isOptional: boolean
  readonly plan: FeasiblePlan
  readonly layerName: string
  readonly metadata: Metadata
  readonly archive: Pick<Archive, 'sha256' | 'size'>
  /** Returns the archive in base64. Called only if a Region receives them in the request itself. */
  readonly zip: () => Promise<EncodedZip>
  /** Who is allowed to use a version that the run publishes. */
  readonly principals: readonly Principal[]
  /** How many versions are kept. Undefined: all. */
  readonly retain: number | undefined
  /** Only versions that declare one of these sets are counted and deleted. */
  readonly architectureSets: ArchitectureSets
  readonly service: LayerService
  /** S3 for large archives. Undefined if no bucket is configured. */
  readonly staging: Staging | undefined
  /** The parameters that receive the ARN. Undefined if none is configured. */
  readonly parameters: Parameters | undefined
  readonly uploadLimits: UploadLimits
  readonly sleep: Sleep
  /** Milliseconds before each read that looks for a version after the response to its publish was lost. */
  readonly readsAfterLostResponse: readonly number[]
  readonly progress: (text: string) => void
  readonly warn: (warning: Message) => void
}

/** The work that has begun and not ended: a publish that may create a version `above` a number, and an archive that is `staged` in S3. */
export interface UnderWay {
  readonly above?: number | undefined
  readonly staged?: ObjectLocation | undefined
}

/** The run in one Region: its task and its progress. */
export class RegionRun {
  readonly task: RegionTask
  /** The version numbers that this run published, placeholders and `adopted` included, in order. */
  readonly published: number[] = []
  /** Those of `published` that were found after a response was lost. Another run at the same time may have published them. */
  readonly adopted: number[] = []
  /** Those of `published` that are placeholder versions. */
  readonly placeholders: number[] = []
  /** Those of `published` that have the content of the layer, and were replaced by a version with a higher number. */
  readonly superseded: number[] = []
  /**
   * The one of `published` that is never deleted, because it shows which version numbers are taken. Lambda does not list deleted versions,
   * and does not use their numbers again.
   */
  keepAsMarker: number | undefined
  /** The ids of the policy statements that this run sent, with or without success. */
  readonly sentStatements: string[] = []
  /** The version numbers that "retain-versions" keeps, if they were listed. */
  retained: Promise<readonly number[]> | undefined

  readonly #report: (regionRun: RegionRun) => void
  /** What Lambda rejected in this Region, since the run began. */
  #rejected: Declared | undefined
  #metadata: Metadata
  #outcome: Outcome
  #underWay: UnderWay = {}

  /** `report` is called after each change of the outcome or of `underWay`. */
  constructor(task: RegionTask, report: (regionRun: RegionRun) => void) {
    const { target } = task.plan
    const existing = target.do === 'reuse' ? { layerVersion: currentVersionOf(target) } : {}
    this.task = task
    this.#metadata = task.metadata
    this.#report = report
    this.#outcome = { ...nothingDone, ...existing }
    report(this)
  }

  get outcome(): Outcome {
    return this.#outcome
  }

  /** The metadata of a version that this run publishes: the wanted metadata, without what Lambda rejected. */
  get metadata(): Metadata {
    return this.#metadata
  }

  /** What a version that this run publishes declares, if Lambda rejected a part of it. */
  get declared(): Declared | undefined {
    const { runtimes, architectures } = this.#metadata
    return this.#rejected && { runtimes, architectures }
  }

  get underWay(): UnderWay {
    return this.#underWay
  }

  /** The number of the version with the content of the layer, if the Region has one now. */
  get currentVersion(): number | undefined {
    return this.#outcome.layerVersion?.version
  }

  get hasFailed(): boolean {
    return this.#outcome.failure !== undefined
  }

  /** Whether nothing more is done in the Region, because it failed or is skipped. */
  get hasEnded(): boolean {
    return this.hasFailed || this.#outcome.missing !== undefined
  }

  /** Records why the work in the Region stopped. */
  stop(error: unknown): void {
    const reason = reasonOf(error)
    this.advance(isTolerated(error) ? { missing: reason } : { failure: reason })
  }

  /** The highest version number that is known to be taken. */
  get highestNumber(): number {
    return this.published.at(-1) ?? this.highestNumberBefore
  }

  /** The highest version number that was taken before this run. */
  get highestNumberBefore(): number {
    const { target, fill } = this.task.plan
    return target.do === 'publish' ? target.expected - 1 - fill : target.version
  }

  /**
   * Removes rejected runtimes and architectures from the metadata, and warns. Throws if the Region can have no version. An optional Region is
   * skipped for that, unless it has placeholder versions already.
   */
  leaveOut(rejected: Declared, cause: unknown): void {
    const { metadata } = this.task
    const all = {
      runtimes: [...(this.#rejected?.runtimes ?? []), ...rejected.runtimes],
      architectures: [...(this.#rejected?.architectures ?? []), ...rejected.architectures],
    }
    const left = withoutRejected(metadata, all)
    if (left === undefined) {
      const { why, advice } = nothingLeft(metadata, all)
      if (this.task.isOptional && this.published.length === 0)
        throw new ServiceFailure(why, { refused: true, isTolerated: true, cause })
      throw new Problem(
        reworded(why, (text) => `${text} ${advice}`),
        { cause },
      )
    }
    this.#rejected = all
    this.#metadata = left
    this.task.warn(notDeclared(rejected))
  }

  advance(changes: Partial<Outcome>): void {
    this.#outcome = { ...this.#outcome, ...changes }
    this.#report(this)
  }

  /** Adds a reason to the failure of the Region. The first reason that is not vague decides which section of the guide is linked. */
  addToFailure(more: Reason): void {
    const { failure } = this.#outcome
    if (failure === undefined) return this.advance({ failure: more })
    this.advance({ failure: { ...(failure.isVague ? more : failure), text: `${failure.text} ${more.text}` } })
  }

  /** Records what has begun. An undefined value means that it has ended. */
  begin(what: UnderWay): void {
    this.#underWay = { ...this.#underWay, ...what }
    this.#report(this)
  }
}

function currentVersionOf({ arn, version, declared }: CurrentVersion): CurrentVersion {
  return { arn, version, ...(declared && { declared }) }
}

/** Does the work in parallel in all Regions that have not ended. An error stops only its own Region. */
export async function inEachHealthy(
  regionRuns: readonly RegionRun[],
  work: (regionRun: RegionRun) => Promise<void>,
): Promise<void> {
  await inEach(
    regionRuns.filter(({ hasEnded }) => !hasEnded),
    work,
  )
}

/** Does the work in parallel in all Regions. An error stops only its own Region. */
export async function inEach(
  regionRuns: readonly RegionRun[],
  work: (regionRun: RegionRun) => Promise<void>,
): Promise<void> {
  await Promise.all(
    regionRuns.map((regionRun) => work(regionRun).catch((error: unknown) => regionRun.stop(error))),
  )
}
