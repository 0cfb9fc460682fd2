import type { Message, Reason } from '../../base/message.ts'
import { reasonOf } from '../../base/problem.ts'
import type { Archive, Metadata, Outcome, Principal, Region, RegionPlan } from '../../layer/layer.ts'
import { nothingDone } from '../../layer/layer.ts'
import type { Parameter } from '../calls/parameter-store.ts'
import type { Sleep } from '../calls/retry.ts'
import type { LayerService } from '../calls/service.ts'
import type { ObjectLocation, Staging } from '../calls/staging.ts'
import type { UploadLimits } from './upload-limits.ts'

/** A plan that can be carried out. */
export type FeasiblePlan = Extract<RegionPlan, { target: unknown }>

/** What is to be done in one Region, and with what. Nothing in it changes during the run. */
export interface RegionTask {
  readonly region: Region
  readonly plan: FeasiblePlan
  readonly layerName: string
  readonly metadata: Metadata
  readonly archive: Pick<Archive, 'sha256' | 'size'>
  /** Returns the bytes of the archive. Called only if a Region receives them in the request itself. */
  readonly zip: () => Promise<Uint8Array>
  /** Who is allowed to use a version that the run publishes. */
  readonly principals: readonly Principal[]
  /** How many versions are kept. Undefined: all. */
  readonly retain: number | undefined
  readonly service: LayerService
  /** S3 for large archives. Undefined if no bucket is configured. */
  readonly staging: Staging | undefined
  /** The parameter that receives the ARN. Undefined if none is configured. */
  readonly parameter: Parameter | undefined
  readonly uploadLimits: UploadLimits
  readonly sleep: Sleep
  /** Milliseconds before each read that looks for a version whose response was lost. */
  readonly readsAfterLostResponse: readonly number[]
  readonly progress: (text: string) => void
  readonly warn: (warning: Message) => void
}

/** What has begun and not ended: a publish without a result, above a version number, and an archive in S3. */
export interface UnderWay {
  readonly above?: number | undefined
  readonly staged?: ObjectLocation | undefined
}

/** The run in one Region: its task, and how far it has come. */
export class RegionRun {
  readonly task: RegionTask
  /** The version numbers that this run published, placeholders and `adopted` included, in order. */
  readonly published: number[] = []
  /** Those of them that were found after a response was lost. Another run at the same time may have published them. */
  readonly adopted: number[] = []
  /** Those of them that are placeholder versions. */
  readonly placeholders: number[] = []
  /** Those of them that have the content of the layer, and that a higher version number replaced. */
  readonly superseded: number[] = []
  /**
   * The one of them that is never deleted, because nothing else shows how many version numbers of the Region are taken: Lambda does not
   * list deleted versions, and does not use their numbers again.
   */
  keepAsMarker: number | undefined
  /** The ids of the policy statements that this run sent, with or without success. */
  readonly sentStatements: string[] = []
  /** The version numbers that "retain-versions" keeps, if they were listed. */
  retained: Promise<readonly number[]> | undefined

  readonly #report: (regionRun: RegionRun) => void
  #outcome: Outcome
  #underWay: UnderWay = {}

  /** `report` is called after each change of the outcome, or of what is under way. */
  constructor(task: RegionTask, report: (regionRun: RegionRun) => void) {
    const { target } = task.plan
    const existing =
      target.do === 'reuse' ? { layerVersion: { arn: target.arn, version: target.version } } : {}
    this.task = task
    this.#report = report
    this.#outcome = { ...nothingDone, ...existing }
    report(this)
  }

  get outcome(): Outcome {
    return this.#outcome
  }

  get underWay(): UnderWay {
    return this.#underWay
  }

  /** The number of the version that the Region has now with the content of the layer. */
  get currentVersion(): number | undefined {
    return this.#outcome.layerVersion?.version
  }

  get hasFailed(): boolean {
    return this.#outcome.failure !== undefined
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

  advance(changes: Partial<Outcome>): void {
    this.#outcome = { ...this.#outcome, ...changes }
    this.#report(this)
  }

  /** Adds to the reason that the Region failed. The first reason decides what the failure is about, unless that is vague. */
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

/** Does the work in all Regions in parallel. A Region that has failed does no more work, and does not affect the others. */
export async function inEachHealthy(
  regionRuns: readonly RegionRun[],
  work: (regionRun: RegionRun) => Promise<void>,
): Promise<void> {
  const healthy = regionRuns.filter(({ hasFailed }) => !hasFailed)
  await Promise.all(
    healthy.map((regionRun) =>
      work(regionRun).catch((error: unknown) => regionRun.advance({ failure: reasonOf(error) })),
    ),
  )
}
