import { bytes, counted } from '../../base/figures.ts'
import type { Message } from '../../base/message.ts'
import { textsOf } from '../../base/message.ts'
import type { Archive, Check, Plan, Region, RegionPlan } from '../../layer/layer.ts'
import type { CodeStorage } from '../../regions/calls/service.ts'
import type { Inputs } from '../inputs/inputs.ts'

/** What AWS returned, without a write, on anything that could prevent a publish. Without credentials, nothing is known. */
export interface ReadResults {
  readonly account: string | undefined
  /** The code storage in each Region, or why it is not known. */
  readonly storages: ReadonlyMap<Region, CodeStorage | { readonly unknown: string }>
  /** Why the archive could not be staged in a bucket. Undefined if it is not staged. */
  readonly stagingErrors: readonly Message[] | undefined
}

/** A check, and its kind. */
export interface PublishCheck extends Check {
  readonly kind: 'credentials' | 'regions' | 'code-storage' | 'bucket' | 'permissions'
}

type Needs = Pick<Inputs, 'role-to-assume' | 's3-bucket'>

/** Returns the checks for a publish. Each is ready, missing, or unknown if only a write would show it. */
export function checksFor(
  plan: Plan,
  archive: Pick<Archive, 'size'>,
  results: ReadResults,
  inputs: Needs,
): readonly PublishCheck[] {
  return [
    credentials(results, inputs),
    ...(results.account === undefined ? [] : [regions(plan), ...storage(archive, results)]),
    ...bucketFor(plan, results, inputs),
    { kind: 'permissions', what: 'Permissions to read', ...reads(plan, results) },
  ]
}

function credentials({ account }: ReadResults, inputs: Needs): PublishCheck {
  const check = { kind: 'credentials', what: 'Credentials' } as const
  const role = inputs['role-to-assume']
  const source = role === undefined ? 'From the environment' : `From the role ${role}`
  return account === undefined
    ? { ...check, found: 'missing', detail: 'AWS could not be reached. The warnings show the reason.' }
    : { ...check, found: 'ready', detail: `${source}, in account ${account}.` }
}

function regions(plan: Plan): PublishCheck {
  const silent = [...plan].filter(([, planned]) => 'unobserved' in planned).map(([region]) => region)
  const responding = plan.size - silent.length
  return {
    kind: 'regions',
    what: 'Regions',
    found: silent.length === 0 ? 'ready' : 'missing',
    detail:
      silent.length === 0
        ? `${counted(responding, 'Region')} responded.`
        : `${responding} of ${counted(plan.size, 'Region')} responded. No response: ${silent.join(', ')}. The warnings show the reason.`,
  }
}

/** One check for all Regions with enough code storage, and one for each other Region. */
function storage(archive: Pick<Archive, 'size'>, { storages }: ReadResults): PublishCheck[] {
  const known = [...storages].flatMap(([region, stored]) =>
    'unknown' in stored ? [] : [{ region, ...stored }],
  )
  const withSpace = known.filter(({ used, limit }) => used + archive.size <= limit)
  const fullest = withSpace.toSorted((one, other) => other.used / other.limit - one.used / one.limit)[0]
  const full = known.filter((one) => !withSpace.includes(one))
  return [
    ...(fullest ? [enoughStorage(withSpace.length, fullest)] : []),
    ...full.map(({ region, used, limit }): PublishCheck => {
      const detail = `${bytes(used)} of ${bytes(limit)} are used, so the archive of ${bytes(archive.size)} does not fit. ${advice}`
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

function enoughStorage(
  regions: number,
  { region, used, limit }: CodeStorage & { region: Region },
): PublishCheck {
  const usage = `${bytes(used)} of ${bytes(limit)} are used in ${region}`
  return {
    kind: 'code-storage',
    what: 'Code storage',
    found: 'ready',
    detail: regions === 1 ? `${usage}.` : `Enough in ${counted(regions, 'Region')}. At most, ${usage}.`,
  }
}

const advice = 'Delete old versions with the action "yank", or set "retain-versions".'

/** No check if the plan does not use the bucket. */
function bucketFor(plan: Plan, { stagingErrors }: ReadResults, inputs: Needs): PublishCheck[] {
  const bucket = { kind: 'bucket', what: 'Bucket for the archive' } as const
  const isPublished = [...plan.values()].some(publishes)
  if (inputs['s3-bucket'] === undefined || stagingErrors === undefined || !isPublished) return []
  return stagingErrors.length === 0
    ? [
        {
          ...bucket,
          found: 'ready',
          detail: `"${inputs['s3-bucket']}" exists in each Region that needs it.`,
        },
      ]
    : [{ ...bucket, found: 'missing', detail: textsOf(stagingErrors).join(' ') }]
}

function reads(plan: Plan, { account }: ReadResults): Pick<Check, 'found' | 'detail'> {
  const denials = [...plan.values()].flatMap((planned) =>
    'unobserved' in planned ? (planned.denied ?? []) : [],
  )
  if (account === undefined)
    return { found: 'unknown', detail: 'Not checked, because there are no credentials.' }
  return denials.length === 0
    ? { found: 'ready', detail: 'AWS denied no call of this dry run.' }
    : { found: 'missing', detail: `Denied: ${[...new Set(denials)].join(', ')}.` }
}

/** Whether a version is to be published in a Region. */
export function publishes(planned: RegionPlan | undefined): boolean {
  return planned !== undefined && 'target' in planned && planned.target.do === 'publish'
}
