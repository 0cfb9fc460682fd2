import type {
  Archive,
  Grant,
  LayerVersion,
  Metadata,
  Numbered,
  Outcome,
  Plan,
  Region,
  RegionPlan,
} from '../layer.ts'
import { messageOf, Problem } from '../problem.ts'
import type { Delivery } from './deliver.ts'
import { deliver, limitsOfRun } from './deliver.ts'
import type { Sleep } from './retry.ts'
import { ServiceFailure } from './service.ts'
import type { Content, LayerService } from './service.ts'
import type { Staging } from './staging.ts'

/** Milliseconds before each look for what has just been written: Lambda's reads can lag behind its writes. */
const looks = [0, 250, 500, 1_000, 2_000, 4_000]

/** After a publish that AWS neither confirmed nor refused. */
const perhaps =
  'A new version may stand all the same: "aws lambda list-layer-versions" shows it. ' +
  'Running again takes it, if it has these contents.'

/** What apply works with; `zip` gives the archive's bytes, and is asked for them only where they go out directly. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  /** Empty where no bucket is given. */
  readonly stagings: ReadonlyMap<Region, Staging>
  readonly layerName: string
  readonly metadata: Metadata
  readonly archive: Pick<Archive, 'sha256' | 'size'>
  readonly zip: () => Promise<Uint8Array>
  readonly sleep: Sleep
  /** Hears what is known of a Region, each time it has come further. */
  readonly tell: (region: Region, outcome: Outcome) => void
  /** Hears of a Region when nothing more will be done there. */
  readonly ended: (region: Region, outcome: Outcome) => void
  /** Hears what did not go as it should, although the Region does not fail for it. */
  readonly warn: (region: Region, text: string) => void
}

/** Carries a plan out, one Region beside another: one that fails stops no other. Never rejects: `tell` hears everything. */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  const limits = limitsOfRun()
  await Promise.all(
    [...request.services].map(async ([region, service]) => {
      const planned = plan.get(region)
      let known: Outcome = { published: false, granted: [] }
      const advance = (news: Partial<Outcome>): void => {
        known = { ...known, ...news }
        request.tell(region, known)
      }
      const delivery: Delivery = {
        zip: request.zip,
        size: request.archive.size,
        staging: request.stagings.get(region),
        limits,
        warn: (text) => request.warn(region, text),
      }
      if (planned) await carryOut(planned, { ...request, service, delivery, advance })
      request.ended(region, known)
    }),
  )
}

/** One Region's part: its service, how the zip gets there, and `advance` to tell what has become known. */
interface Work extends Pick<ApplyRequest, 'layerName' | 'metadata' | 'archive' | 'sleep'> {
  readonly service: LayerService
  readonly delivery: Delivery
  readonly advance: (news: Partial<Outcome>) => void
}

async function carryOut(planned: RegionPlan, work: Work): Promise<void> {
  if ('unobserved' in planned) return work.advance({ failure: planned.unobserved })
  if ('blocked' in planned) return work.advance({ standing: planned.standing, failure: planned.blocked })
  const { ending, grants } = planned
  try {
    const standing = ending.do === 'publish' ? await publish(work) : reuse(ending, work)
    await grantAll(grants, standing.version, work)
    if (ending.do === 'publish') await requireReadable(standing.version, work)
  } catch (error) {
    work.advance({ failure: messageOf(error) })
  }
}

function reuse({ arn, version }: Numbered, { advance }: Work): Numbered {
  const standing = { arn, version }
  advance({ standing })
  return standing
}

function publish(work: Work): Promise<Numbered> {
  return deliver((content) => publishFrom(content, work), work.delivery)
}

/** The version is told before what was staged for it is deleted, which can take its time. */
async function publishFrom(content: Content, work: Work): Promise<Numbered> {
  const { service, layerName, metadata, archive, advance } = work
  const reply = await service.publish({ ...metadata, layerName, content }).catch((error: unknown) => {
    throw error instanceof ServiceFailure && !error.refused
      ? new Problem(`${error.message} ${perhaps}`)
      : error
  })
  if (reply.codeSha256 !== archive.sha256) {
    advance({ published: true })
    throw otherBytes(reply, archive.sha256)
  }
  const standing = { arn: reply.arn, version: reply.version }
  advance({ published: true, standing })
  return standing
}

/** Lambda's own word that the version stands as it was sent. */
async function requireReadable(version: number, work: Work): Promise<void> {
  const { service, layerName, advance, archive } = work
  const found = await look(() => service.version(layerName, version), work)
  if (!found) throw new Problem(`Version ${version} was published, but cannot be read back. Run again.`)
  if (found.codeSha256 === archive.sha256) return
  advance({ standing: undefined })
  throw otherBytes(found, archive.sha256)
}

function otherBytes({ arn, codeSha256 }: LayerVersion, sent: string): Problem {
  return new Problem(
    `AWS reports the CodeSha256 ${codeSha256} for ${arn}, and ${sent} was sent. Do not use this version.`,
  )
}

/** Grants to all, whatever becomes of one of them; what then stands, the policy tells and not the replies. */
async function grantAll(grants: readonly Grant[], version: number, work: Work): Promise<void> {
  if (grants.length === 0) return
  const refusals = new Map<Grant, string>()
  for (const grant of grants) {
    await work.service.grant(work.layerName, version, grant).catch((error: unknown) => {
      refusals.set(grant, messageOf(error))
    })
  }
  const missing = await missingGrants(grants, refusals, version, work)
  if (missing.length === 0) return
  const reasons = missing.map(
    (grant) => refusals.get(grant) ?? 'The policy has another statement under its id.',
  )
  throw new Problem(
    `Version ${version} stands, but is not granted to ${missing.map(({ principal }) => principal).join(', ')}. ` +
      `${[...new Set(reasons)].join(' ')} Running again does only what is missing.`,
  )
}

/** Reads the policy until it has all that was not refused, or for as long as reads may lag. */
async function missingGrants(
  grants: readonly Grant[],
  refusals: Map<Grant, string>,
  version: number,
  work: Work,
): Promise<readonly Grant[]> {
  let missing = grants
  try {
    await look(async () => {
      const statements = await work.service.statements(work.layerName, version)
      const stands = ({ principal }: Grant): boolean =>
        statements.some((statement) => statement.principal === principal)
      missing = grants.filter((grant) => !stands(grant))
      work.advance({ granted: grants.filter(stands).map(({ principal }) => principal) })
      return missing.every((grant) => refusals.has(grant)) || undefined
    }, work)
  } catch (error) {
    for (const grant of missing) {
      if (!refusals.has(grant)) refusals.set(grant, `The policy cannot be read back: ${messageOf(error)}`)
    }
  }
  return missing
}

async function look<T>(find: () => Promise<T | undefined>, { sleep }: Work): Promise<T | undefined> {
  for (const pause of looks) {
    await sleep(pause)
    const found = await find()
    if (found !== undefined) return found
  }
  return undefined
}
