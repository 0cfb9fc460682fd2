import { bytes, counted } from '../base/figures.ts'
import type { Message } from '../base/message.ts'
import { textsOf } from '../base/message.ts'
import type { Archive, Check, Plan, Region, RegionPlan } from '../layer/layer.ts'
import type { CodeStorage } from '../regions/calls/service.ts'
import type { Inputs } from './inputs.ts'

/** What AWS answered, without a write, on what could prevent a publish. Without credentials there is no account, and nothing else. */
export interface Answers {
  readonly account: string | undefined
  /** How much code is stored in each Region that answers, or why that is not known. */
  readonly storages: ReadonlyMap<Region, CodeStorage | { readonly unknown: string }>
  /** Why the archive could not be sent to the bucket, by Region; undefined if it need not be. */
  readonly obstacles: readonly Message[] | undefined
}

/** A check, and what it is about. */
export interface PublishCheck extends Check {
  readonly kind: 'credentials' | 'regions' | 'code-storage' | 'bucket' | 'permissions'
}

type Needs = Pick<Inputs, 'role-to-assume' | 's3-bucket'>

/** What a publish needs, and whether it is ready, missing, or not known without a write. Pure. */
export function checksFor(
  plan: Plan,
  archive: Pick<Archive, 'size'>,
  answers: Answers,
  inputs: Needs,
): readonly PublishCheck[] {
  return [
    credentials(answers, inputs),
    ...(answers.account === undefined ? [] : [regions(plan), ...storage(archive, answers)]),
    ...bucketFor(plan, answers, inputs),
    { kind: 'permissions', what: 'Permissions to read', ...reads(plan, answers) },
  ]
}

function credentials({ account }: Answers, inputs: Needs): PublishCheck {
  const check = { kind: 'credentials', what: 'Credentials' } as const
  const role = inputs['role-to-assume']
  const source = role === undefined ? 'from the environment' : `of the role ${role}, by GitHub's OIDC`
  return account === undefined
    ? { ...check, found: 'missing', detail: 'AWS was not reached: the warnings tell why.' }
    : { ...check, found: 'ready', detail: `Those ${source}, in account ${account}.` }
}

function regions(plan: Plan): PublishCheck {
  const silent = [...plan].filter(([, planned]) => 'unobserved' in planned).map(([region]) => region)
  const answering = plan.size - silent.length
  return {
    kind: 'regions',
    what: 'Regions',
    found: silent.length === 0 ? 'ready' : 'missing',
    detail:
      silent.length === 0
        ? `${counted(answering, 'Region')} answered.`
        : `${answering} of ${counted(plan.size, 'Region')} answered, ${silent.join(', ')} did not: the warnings tell why.`,
  }
}

/** One line for all Regions that have room, and one for each of the others. */
function storage(archive: Pick<Archive, 'size'>, { storages }: Answers): PublishCheck[] {
  const known = [...storages].flatMap(([region, stored]) =>
    'unknown' in stored ? [] : [{ region, ...stored }],
  )
  const roomy = known.filter(({ used, limit }) => used + archive.size <= limit)
  const fullest = roomy.toSorted((one, other) => other.used / other.limit - one.used / one.limit)[0]
  const full = known.filter((one) => !roomy.includes(one))
  return [
    ...(fullest ? [withRoom(roomy.length, fullest)] : []),
    ...full.map(({ region, used, limit }): PublishCheck => {
      const detail = `${bytes(used)} of ${bytes(limit)} are used, and the zip of ${bytes(archive.size)} has no room. ${advice}`
      return { ...storageIn(region), found: 'missing', detail }
    }),
    ...[...storages].flatMap(([region, stored]): PublishCheck[] =>
      'unknown' in stored ? [{ ...storageIn(region), found: 'unknown', detail: stored.unknown }] : [],
    ),
  ]
}

function storageIn(region: Region): Pick<PublishCheck, 'kind' | 'what'> {
  return { kind: 'code-storage', what: `Code storage in ${region}` }
}

function withRoom(regions: number, { region, used, limit }: CodeStorage & { region: Region }): PublishCheck {
  const most = `${bytes(used)} of ${bytes(limit)} are used in ${region}`
  return {
    kind: 'code-storage',
    what: 'Code storage',
    found: 'ready',
    detail:
      regions === 1 ? `${most}.` : `There is room in ${counted(regions, 'Region')}: at the most, ${most}.`,
  }
}

const advice = 'Take old versions back with "yank", and keep fewer with "retain-versions".'

/** None for a bucket that this plan does not use. */
function bucketFor(plan: Plan, { obstacles }: Answers, inputs: Needs): PublishCheck[] {
  const bucket = { kind: 'bucket', what: 'Bucket to stage the zip in' } as const
  const isPublished = [...plan.values()].some(publishes)
  if (inputs['s3-bucket'] === undefined || obstacles === undefined || !isPublished) return []
  return obstacles.length === 0
    ? [
        {
          ...bucket,
          found: 'ready',
          detail: `"${inputs['s3-bucket']}" is there, in each Region that needs it.`,
        },
      ]
    : [{ ...bucket, found: 'missing', detail: textsOf(obstacles).join(' ') }]
}

function reads(plan: Plan, { account }: Answers): Pick<Check, 'found' | 'detail'> {
  const denials = [...plan.values()].flatMap((planned) =>
    'unobserved' in planned ? (planned.denied ?? []) : [],
  )
  if (account === undefined) return { found: 'unknown', detail: 'Not checked, for lack of credentials.' }
  return denials.length === 0
    ? { found: 'ready', detail: 'No call that a dry run makes was denied.' }
    : { found: 'missing', detail: `Denied: ${[...new Set(denials)].join(', ')}.` }
}

/** Whether a version is to be published in a Region. */
export function publishes(planned: RegionPlan | undefined): boolean {
  return planned !== undefined && 'target' in planned && planned.target.do === 'publish'
}
