import { lazily } from '../base/lazy.ts'
import type { Message } from '../base/message.ts'
import { about, reworded } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { EncodedZip } from '../layer/encoded-zip.ts'
import type { Judged } from '../layer/judged-archive.ts'
import { nothingDone } from '../layer/layer.ts'
import type { Outcome, Region } from '../layer/layer.ts'
import { numbered } from '../layer/version-ranges.ts'
import { writes } from '../plan/writes.ts'
import { apply } from '../regions/apply/apply.ts'
import type { ApplyRequest } from '../regions/apply/apply.ts'
import { isTolerated } from '../regions/calls/service.ts'
import type { Staging } from '../regions/calls/staging.ts'
import { currentStep } from './current-step.ts'
import { adviceIfTaken } from './plan.ts'
import type { CopyRequest, Plan, RegionPlan, SourceVersion, Step } from './plan.ts'
import type { RegionOutcome } from './run.ts'

/** What is needed to apply a plan. */
export interface CopyTask
  extends
    CopyRequest,
    Pick<ApplyRequest, 'services' | 'optionalRegions' | 'layerName' | 'waitIn' | 'progress' | 'warn'> {
  /** The archives of the versions that the plan publishes, by the numbers of the versions. */
  readonly archives: ReadonlyMap<number, Judged>
  /** Returns the bytes of an archive. Throws a Problem if it has changed since it was checked. */
  readonly read: (archive: Judged) => Promise<EncodedZip>
  /** Returns S3 in each Region for an archive. Empty if no bucket is configured. */
  readonly stagingsFor: (archive: Judged) => Promise<ReadonlyMap<Region, Staging>>
  readonly report: (region: Region, outcome: RegionOutcome) => void
}

/**
 * Copies one version after another, each in all Regions in parallel, so that few archives are in memory. After a failure in a Region, its later
 * versions are not tried. The other Regions continue. Never rejects, because `report` receives failures too.
 */
export async function applyCopies(plan: Plan, task: CopyTask): Promise<void> {
  const copies = [...plan].map(([region, planned]) => new RegionCopy(region, planned, task))
  for (const version of task.versions) {
    const due = copies.filter((copy) => !copy.hasEnded && copy.stepFor(version) !== undefined)
    await copyVersion(version, due, task)
  }
}

/** The progress in one Region. */
class RegionCopy {
  readonly region: Region
  readonly #steps: readonly Step[]
  readonly #impossible: Pick<RegionOutcome, 'failure' | 'missing'>
  readonly #report: CopyTask['report']
  readonly #outcomes = new Map<number, Outcome>()

  constructor(region: Region, planned: RegionPlan, { report }: CopyTask) {
    this.region = region
    this.#steps = 'steps' in planned ? planned.steps : []
    this.#impossible = reasonIn(planned)
    this.#report = report
    this.#tell()
  }

  /** Whether nothing more is done in the Region, because it failed or is skipped. */
  get hasEnded(): boolean {
    return Object.values(this.#end()).some((reason) => reason !== undefined)
  }

  stepFor({ number }: SourceVersion): Step | undefined {
    return this.#steps.find(({ source }) => source === number)
  }

  /** Records the result of a version so far. A later result of the same version replaces it. */
  record({ number }: SourceVersion, outcome: Outcome): void {
    this.#outcomes.set(number, outcome)
    this.#tell()
  }

  /** Records why the copy of a version stopped. */
  stop(version: SourceVersion, error: unknown): void {
    const reason = reasonOf(error)
    this.record(version, { ...nothingDone, [isTolerated(error) ? 'missing' : 'failure']: reason })
  }

  #tell(): void {
    const isDone = this.hasEnded || this.#outcomes.size === this.#steps.length
    const end = isDone ? this.#end() : { failure: interrupted }
    this.#report(this.region, { versions: new Map(this.#outcomes), ...end })
  }

  #end(): Pick<RegionOutcome, 'failure' | 'missing'> {
    for (const [number, { failure, missing }] of this.#outcomes) {
      if (missing !== undefined) return { missing }
      if (failure === undefined) continue
      const later = this.#steps.map(({ source }) => source).filter((source) => source > number)
      const notTried = later.length === 0 ? '' : ` Not tried: ${numbered(later)}.`
      return { failure: reworded(failure, (text) => `Copy of version ${number}: ${text}${notTried}`) }
    }
    return this.#impossible
  }
}

/** The run can be killed between two versions, so this is reported until the last one is done. */
const interrupted: Message = about(
  'the-run-was-cancelled',
  'The run ended before this Region was done. Re-run the job. It does only what is missing.',
)

function reasonIn(planned: RegionPlan): Pick<RegionOutcome, 'failure' | 'missing'> {
  if ('missing' in planned) return { missing: planned.missing }
  if ('unobserved' in planned) return { failure: planned.unobserved }
  return 'blocked' in planned ? { failure: planned.blocked } : {}
}

async function copyVersion(
  version: SourceVersion,
  due: readonly RegionCopy[],
  task: CopyTask,
): Promise<void> {
  const found = due.map(async (copy) => {
    try {
      const step = await currentStep(copy.stepFor(version), version, { ...task, region: copy.region })
      return step === undefined ? [] : [[copy, step] as const]
    } catch (error) {
      copy.stop(version, error)
      return []
    }
  })
  const steps = (await Promise.all(found)).flat()
  const isNeeded = ({ plan }: Step): boolean => writes(plan) || plan.prunes.length > 0
  for (const [copy, step] of steps) if (!isNeeded(step)) copy.record(version, existing(step))
  const needed = steps.filter(([, step]) => isNeeded(step))
  if (needed.length === 0) return
  try {
    await applyStep(version, new Map(needed), task)
  } catch (error) {
    for (const [copy] of needed) copy.stop(version, error)
  }
}

function existing({ plan: { target } }: Step): Outcome {
  return target.do === 'reuse'
    ? { ...nothingDone, layerVersion: { arn: target.arn, version: target.version } }
    : nothingDone
}

/** Applies the plan of one version in the same way as the main action. */
async function applyStep(
  version: SourceVersion,
  steps: ReadonlyMap<RegionCopy, Step>,
  task: CopyTask,
): Promise<void> {
  const archive = task.archives.get(version.number)
  const byRegion = new Map([...steps.keys()].map((copy) => [copy.region, copy]))
  const record = (region: Region, outcome: Outcome): void => byRegion.get(region)?.record(version, outcome)
  const { services, optionalRegions = [], layerName, waitIn, progress, warn } = task
  await apply(new Map([...steps].map(([{ region }, { plan }]) => [region, plan])), {
    ...{ services, optionalRegions, layerName, waitIn, progress, warn },
    stagings: archive === undefined ? new Map() : await task.stagingsFor(archive),
    parameters: new Map(),
    metadata: version,
    archive: archive ?? { sha256: version.codeSha256, size: 0 },
    zip: lazily(() => (archive === undefined ? noArchive() : task.read(archive))),
    principals: version.principals ?? [],
    retain: undefined,
    architectureSets: [version.architectures],
    numbering: task.keepNumbers ? { kind: 'exact', version: version.number } : { kind: 'next' },
    rollsBack: false,
    adviceIfTaken: () => adviceIfTaken,
    reportOutcome: record,
    reportEnd: (region, outcome) => {
      const { layerVersion, published } = outcome
      if (layerVersion && published)
        progress(region, `copied version ${version.number} as ${layerVersion.arn}`)
    },
  })
}

/** Only versions that the plan publishes are downloaded. */
function noArchive(): Promise<never> {
  return Promise.reject(
    new Problem(about('anything-else', 'The archive was not downloaded. Re-run the job.')),
  )
}
