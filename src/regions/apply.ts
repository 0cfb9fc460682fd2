import pLimit from 'p-limit'
import type { LayerVersion, Numbered, Outcome, Plan, Principal, Region, Step } from '../layer.ts'
import { explain, isRefusal } from './refusals.ts'
import type { LayerService, Release } from './service.ts'
import type { Sleep } from './sleep.ts'

/** Each upload in flight holds the zip once more, as base64 in its request. */
const uploadsAtOnce = 4

/** Milliseconds before each look for what has just been written: Lambda's reads can lag behind its writes. */
const looks = [0, 250, 500, 1_000, 2_000, 4_000]

export interface ApplyRequest {
  readonly services: ReadonlyMap<Region, LayerService>
  readonly release: Release
  readonly sleep: Sleep
  /** Called when a Region has ended. */
  readonly ended: (outcome: Outcome) => void
}

/** Carries a plan out, one Region beside another: one that fails stops no other. Never rejects. */
export async function apply(plan: Plan, request: ApplyRequest): Promise<Outcome[]> {
  const limit = pLimit(uploadsAtOnce)
  return Promise.all(
    [...plan].map(async ([region, steps]) => {
      const outcome = await carryOut(region, steps, { ...request, limit })
      request.ended(outcome)
      return outcome
    }),
  )
}

/** After a publish that AWS neither confirmed nor refused. */
const perhaps =
  'A new version may stand all the same: look with "aws lambda list-layer-versions". Running again takes it, if its bytes are these.'

type Work = ApplyRequest & { readonly limit: <T>(run: () => Promise<T>) => Promise<T> }

/** What is known of a Region while its steps are taken: whatever happens, that is what is told. */
interface Known {
  standing?: Numbered
  published: boolean
  readonly granted: Principal[]
}

async function carryOut(region: Region, steps: readonly Step[], work: Work): Promise<Outcome> {
  const known: Known = { published: false, granted: [] }
  const principals = steps.flatMap((step) => (step.do === 'grant' ? [step.principal] : []))
  try {
    const service = work.services.get(region)
    for (const step of steps) await take(step, service, known, work)
    if (principals.length > 0) await requireGranted(principals, service, known, work)
    return { region, ...known }
  } catch (error) {
    const reason = error instanceof Refused ? error.message : explain(error)
    return { region, ...known, failure: [reason, whatStands(known, principals)].filter(Boolean).join(' ') }
  }
}

async function take(step: Step, service: LayerService | undefined, known: Known, work: Work): Promise<void> {
  switch (step.do) {
    case 'reuse':
      known.standing = { arn: step.arn, version: step.version }
      return
    case 'publish':
      return publish(must(service), known, work)
    case 'grant':
      await must(service).grant(work.release.layerName, must(known.standing).version, step)
      known.granted.push(step.principal)
      return
    case 'blocked':
    case 'unobserved':
      throw new Refused(step.because)
  }
}

async function publish(service: LayerService, known: Known, work: Work): Promise<void> {
  const { release, limit } = work
  const reply = await limit(() => service.publish(release)).catch((error: unknown) => {
    throw isRefusal(error) ? error : new Refused(`${explain(error)} ${perhaps}`)
  })
  known.published = true
  requireSameBytes(reply, work)
  known.standing = { arn: reply.arn, version: reply.version }
  const found = await look(() => service.version(release.layerName, reply.version), work)
  if (!found) throw new Refused(`Version ${reply.version} was published, but cannot be read back.`)
  requireSameBytes(found, work)
}

function requireSameBytes({ arn, codeSha256 }: LayerVersion, { release }: Work): void {
  if (codeSha256 === release.codeSha256) return
  throw new Refused(
    `AWS reports other bytes for ${arn} than were sent (${codeSha256}). Do not use this version.`,
  )
}

/** Reads the policy back until it grants to all; throws a Refused that names those to whom it does not. */
async function requireGranted(
  principals: readonly Principal[],
  service: LayerService | undefined,
  known: Known,
  work: Work,
): Promise<void> {
  const { version } = must(known.standing)
  let missing = principals
  await look(async () => {
    const statements = await must(service).statements(work.release.layerName, version)
    missing = principals.filter(
      (principal) => !statements.some((statement) => statement.principal === principal),
    )
    return missing.length === 0 || undefined
  }, work)
  if (missing.length === 0) return
  throw new Refused(
    `The policy of version ${version} does not grant to ${missing.join(', ')}, although AWS took the statement: ` +
      'another statement stands under its id.',
  )
}

async function look<T>(find: () => Promise<T | undefined>, { sleep }: Work): Promise<T | undefined> {
  for (const pause of looks) {
    await sleep(pause)
    const found = await find()
    if (found !== undefined) return found
  }
  return undefined
}

/** What a reader of a failure needs to know beside its reason. */
function whatStands({ standing, granted }: Known, principals: readonly Principal[]): string {
  if (!standing) return ''
  const missing = principals.filter((principal) => !granted.includes(principal))
  const lacks = missing.length > 0 ? `, not granted to ${missing.join(', ')}` : ''
  return `Version ${standing.version} stands${lacks}. Running again does only what is missing.`
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the plan has a step for which something is missing')
  return value
}

/** A sentence of our own; anything else that is thrown came from AWS and is explained. */
class Refused extends Error {}
