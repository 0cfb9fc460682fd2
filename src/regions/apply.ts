import pLimit from 'p-limit'
import type { Grant, LayerVersion, Numbered, Outcome, Plan, Region, RegionPlan } from '../layer.ts'
import { messageOf, Problem } from '../problem.ts'
import type { Sleep } from './retry.ts'
import { ServiceFailure } from './service.ts'
import type { LayerService, Release } from './service.ts'

/** Each upload in flight holds the zip once more, as base64 in its request. */
const uploadsAtOnce = 4

/** Milliseconds before each look for what has just been written: Lambda's reads can lag behind its writes. */
const looks = [0, 250, 500, 1_000, 2_000, 4_000]

/** After a publish that AWS neither confirmed nor refused. */
const perhaps =
  'A new version may stand all the same: "aws lambda list-layer-versions" shows it. ' +
  'Running again takes it, if it has these contents.'

/** What apply works with; `release` is asked for only where something is published. */
export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly layerName: string
  readonly codeSha256: string
  readonly release: () => Promise<Release>
  readonly sleep: Sleep
  /** Hears what is known of a Region, each time it has come further. */
  readonly tell: (region: Region, outcome: Outcome) => void
  /** Hears of a Region when nothing more will be done there. */
  readonly ended: (region: Region, outcome: Outcome) => void
}

/** Carries a plan out, one Region beside another: one that fails stops no other. Never rejects: `tell` hears everything. */
export async function apply(plan: Plan, request: ApplyRequest): Promise<void> {
  const upload = pLimit(uploadsAtOnce)
  await Promise.all(
    [...request.services].map(async ([region, service]) => {
      const planned = plan.get(region)
      let known: Outcome = { published: false, granted: [] }
      const advance = (news: Partial<Outcome>): void => {
        known = { ...known, ...news }
        request.tell(region, known)
      }
      if (planned) await carryOut(planned, { ...request, service, upload, advance })
      request.ended(region, known)
    }),
  )
}

/** One Region's part: its service, and `advance` to tell what has become known. */
interface Work extends ApplyRequest {
  readonly service: LayerService
  readonly upload: <T>(run: () => Promise<T>) => Promise<T>
  readonly advance: (news: Partial<Outcome>) => void
}

async function carryOut(planned: RegionPlan, work: Work): Promise<void> {
  if ('unobserved' in planned) return work.advance({ failure: planned.unobserved })
  if ('blocked' in planned) return work.advance({ standing: planned.standing, failure: planned.blocked })
  const { ending, grants } = planned
  try {
    const standing =
      ending.do === 'publish' ? await publish(work) : { arn: ending.arn, version: ending.version }
    work.advance({ standing })
    await grantAll(grants, standing.version, work)
    if (ending.do === 'publish') await requireReadable(standing.version, work)
  } catch (error) {
    work.advance({ failure: messageOf(error) })
  }
}

async function publish({ service, upload, advance, release, codeSha256 }: Work): Promise<Numbered> {
  const made = await release()
  const reply = await upload(() => service.publish(made)).catch((error: unknown) => {
    throw error instanceof ServiceFailure && !error.refused
      ? new Problem(`${error.message} ${perhaps}`)
      : error
  })
  advance({ published: true })
  if (reply.codeSha256 !== codeSha256) throw otherBytes(reply, codeSha256)
  return { arn: reply.arn, version: reply.version }
}

/** Lambda's own word that the version stands as it was sent. */
async function requireReadable(version: number, work: Work): Promise<void> {
  const { service, layerName, advance, codeSha256 } = work
  const found = await look(() => service.version(layerName, version), work)
  if (!found) throw new Problem(`Version ${version} was published, but cannot be read back. Run again.`)
  if (found.codeSha256 === codeSha256) return
  advance({ standing: undefined })
  throw otherBytes(found, codeSha256)
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
